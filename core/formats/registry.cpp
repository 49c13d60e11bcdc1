// SPDX-License-Identifier: GPL-3.0-or-later
// The table of formats, and recognition of a file by its content.
#include "core/formats/format.hpp"

#include "core/formats/readers.hpp"
#include "core/formats/record_file.hpp"
#include "core/formats/source_text.hpp"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr qsizetype kHeadBytes = 64 * 1024;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

bool isWebPage(const QString& head)
{
    const QString start = head.trimmed().left(1024).toLower();
    return start.startsWith(u"<!doctype html"_s) || start.startsWith(u"<html"_s) ||
           (start.startsWith(u'<') && start.contains(u"<html"_s));
}

struct Magic {
    QByteArrayView bytes;
    const char* what;
};

/// Beginnings of files that are often picked by mistake.
constexpr Magic kMagics[] = {
    {"PK\x03\x04", QT_TRANSLATE_NOOP("formats", "it is a ZIP, Word or Excel file; unpack it or export text")},
    {"%PDF", QT_TRANSLATE_NOOP("formats",
                               "it is a PDF, not a list of records; export the records from the database")},
    {"SQLite format 3",
     QT_TRANSLATE_NOOP("formats", "it is a database file; a review is opened, not imported")},
    {"\xD0\xCF\x11\xE0", QT_TRANSLATE_NOOP("formats", "it is an old Word or Excel file; export text")},
    {"\x1F\x8B", QT_TRANSLATE_NOOP("formats", "it is compressed; unpack it first")}};

/// The line of the first zero byte, or 0.
int firstBinaryLine(QByteArrayView bytes)
{
    const qsizetype at = bytes.indexOf('\0');
    return at < 0 ? 0 : static_cast<int>(std::count(bytes.begin(), bytes.begin() + at, '\n')) + 1;
}

/// Why bytes that no format knows are refused.
QString refusal(const QByteArray& bytes, const QString& head)
{
    if (head.trimmed().isEmpty() && !bytes.contains('\0'))
        return Text::tr("it is empty; export the records again");
    if (isWebPage(head))
        return Text::tr("it is a web page, not a list of records (expired login?); sign in and export again");
    for (const Magic& magic : kMagics)
        if (bytes.startsWith(magic.bytes))
            return Text::tr(magic.what);
    if (const int line = firstBinaryLine(bytes); line > 0)
        return Text::tr("line %1 is not text (a binary file?)").arg(QLocale::c().toString(line));
    QStringList names;
    for (const FormatSpec& format : formats())
        names += format.label;
    return Text::tr(
               "its content is in no format known here (%1); name one with --format if it is one of them")
        .arg(names.join(u", "_s));
}

} // namespace

const QList<FormatSpec>& formats()
{
    static const QList<FormatSpec> table{
        {u"xlsx"_s, u"Excel"_s, {u"xlsx"_s}, &sniffXlsx, &readXlsx, &readXlsxAs, &xlsxRows},
        {u"wos"_s, u"Web of Science"_s, {u"ciw"_s, u"isi"_s, u"txt"_s}, &sniffWos, &readWos},
        {u"pubmed-xml"_s, u"PubMed (XML)"_s, {u"xml"_s}, &sniffPubmedXml, &readPubmedXml},
        {u"ctgov"_s, u"ClinicalTrials.gov"_s, {u"json"_s, u"xml"_s}, &sniffCtgov, &readCtgov},
        {u"ictrp"_s, u"WHO ICTRP"_s, {u"xml"_s}, &sniffIctrpXml, &readIctrpXml},
        {u"endnote-xml"_s, u"EndNote XML"_s, {u"xml"_s}, &sniffEndnoteXml, &readEndnoteXml},
        {u"csljson"_s, u"CSL-JSON"_s, {u"json"_s}, &sniffCslJson, &readCslJson},
        {u"bibtex"_s, u"BibTeX"_s, {u"bib"_s, u"txt"_s}, &sniffBibtex, &readBibtex},
        // Its first row decides: cells of a table may hold lines that look like tags.
        {u"csv"_s,
         u"CSV or TSV"_s,
         {u"csv"_s, u"tsv"_s, u"txt"_s},
         &sniffCsv,
         &readCsv,
         &readCsvAs,
         &csvRows},
        {u"nbib"_s, u"PubMed (NBIB)"_s, {u"nbib"_s, u"txt"_s}, &sniffNbib, &readNbib},
        {u"cochrane-txt"_s, u"Cochrane Library (text)"_s, {u"txt"_s}, &sniffCochrane, &readCochrane},
        {u"ovid-tagged"_s, u"Ovid (text)"_s, {u"txt"_s, u"cgi"_s}, &sniffOvid, &readOvid},
        {u"ris"_s, u"RIS"_s, {u"ris"_s, u"txt"_s, u"ovd"_s, u"cgi"_s}, &sniffRis, &readRis},
        {u"refer"_s, u"EndNote Refer"_s, {u"enw"_s, u"enl"_s, u"txt"_s}, &sniffRefer, &readRefer},
        {u"refworks-tagged"_s, u"RefWorks tagged"_s, {u"txt"_s}, &sniffRefWorks, &readRefWorks}};
    return table;
}

const FormatSpec* formatByKey(const QString& key)
{
    const QList<FormatSpec>& all = formats();
    const auto found =
        std::find_if(all.begin(), all.end(), [&key](const FormatSpec& f) { return f.key == key; });
    return found == all.end() ? nullptr : &*found;
}

Result<const FormatSpec*> sniffFormat(const QByteArray& bytes, const QString& path)
{
    const QString head =
        QString::fromUtf8(toSourceText(bytes.first(std::min(bytes.size(), kHeadBytes))).utf8);
    if (!isWebPage(head))
        for (const FormatSpec& format : formats())
            if (format.sniff(head))
                return &format;
    return cannotImport(path, refusal(bytes, head));
}

} // namespace plansift::formats
