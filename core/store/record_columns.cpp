// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of a record.
#include "core/store/record_columns.hpp"

#include "core/base/text.hpp"
#include "core/model/record_json.hpp"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

/// What the columns of their own do not hold. A single abstract, the title and the line would stand in the
/// file twice.
QJsonObject detailsOf(const Record& record)
{
    QJsonObject details = toJson(record);
    details.remove(u"title"_s);
    details.remove(u"line"_s);
    if (record.abstracts.size() == 1)
        details.remove(u"abstract"_s);
    return details;
}

} // namespace

Columns columnsOf(const Record& record)
{
    return {
        {u"type"_s, record.type},
        {u"title"_s, record.title},
        {u"title_key"_s, foldText(record.title)},
        {u"authors"_s, authorLine(record)},
        {u"year"_s, record.year},
        {u"journal"_s, record.journal.isEmpty() ? record.journalAbbrev : record.journal},
        {u"volume"_s, record.volume},
        {u"issue"_s, record.issue},
        {u"pages"_s, record.pages},
        {u"doi"_s, record.doi},
        {u"doi_key"_s, record.doi.isEmpty() ? QString() : normalDoi(record.doi)},
        {u"pmid"_s, record.pmid},
        {u"abstract"_s, record.abstracts.join(u"\n\n"_s)},
        {u"keywords"_s, record.keywords.join(u"; "_s)},
        {u"incomplete"_s, isIncomplete(record) ? 1 : 0},
        {u"has_abstract"_s, record.abstracts.isEmpty() ? 0 : 1},
        {u"details"_s, QString::fromUtf8(QJsonDocument(detailsOf(record)).toJson(QJsonDocument::Compact))}};
}

} // namespace plansift::store
