// SPDX-License-Identifier: GPL-3.0-or-later
// The table of writable formats.
#include "core/formats/writer.hpp"

#include "core/formats/writers.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {

const QList<WriterSpec>& writers()
{
    static const QList<WriterSpec> table{
        {u"ris"_s, u"RIS"_s, u"ris"_s, &writeRis},
        {u"nbib"_s, u"PubMed (NBIB)"_s, u"nbib"_s, &writeNbib},
        {u"bibtex"_s, u"BibTeX"_s, u"bib"_s, &writeBibtex},
        {u"csv"_s, u"CSV"_s, u"csv"_s, &writeCsv},
        {u"endnote-xml"_s, u"EndNote XML"_s, u"xml"_s, &writeEndnoteXml},
        {u"csljson"_s, u"CSL-JSON"_s, u"json"_s, &writeCslJson},
        {u"json"_s, u"JSON"_s, u"json"_s, &writeJson},
    };
    return table;
}

const WriterSpec* writerByKey(const QString& key)
{
    const QList<WriterSpec>& all = writers();
    const auto found =
        std::find_if(all.begin(), all.end(), [&key](const WriterSpec& w) { return w.key == key; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace plansift::formats
