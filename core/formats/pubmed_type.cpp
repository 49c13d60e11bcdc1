// SPDX-License-Identifier: GPL-3.0-or-later
// Types and status of NLM records.
#include "core/formats/pubmed_type.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {

/// In order of preference; everything else is a journal article.
QString pubmedType(const QStringList& publicationTypes, bool inJournal)
{
    static const std::pair<QString, QString> types[] = {{u"Book Chapter"_s, u"CHAP"_s},
                                                        {u"Book"_s, u"BOOK"_s},
                                                        {u"Technical Report"_s, u"RPRT"_s},
                                                        {u"Congress"_s, u"CONF"_s},
                                                        {u"Academic Dissertation"_s, u"THES"_s}};
    for (const auto& [printed, type] : types)
        if (publicationTypes.contains(printed, Qt::CaseInsensitive))
            return type;
    const bool report = std::any_of(publicationTypes.begin(), publicationTypes.end(),
                                    [](const QString& t) { return t.startsWith(u"Reports - "_s); });
    return report && !inJournal ? u"RPRT"_s : u"JOUR"_s;
}

QString pubmedStatus(const QString& publicationType)
{
    if (publicationType == u"Retracted Publication"_s)
        return u"retracted"_s;
    return publicationType == u"Published Erratum"_s ? u"erratum"_s : QString();
}

} // namespace plansift::formats
