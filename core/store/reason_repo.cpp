// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on the list of reasons.
#include "core/store/reason_repo.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(store)
};

struct StoredReason {
    QString stage{};
    QString label{};
};

Result<StoredReason> storedReason(const Database& database, RowId reason)
{
    Result<Rows> rows = database.query(u"SELECT stage, label FROM reason WHERE id = ?"_s, {reason});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return makeError(ErrorCode::Input, Text::tr("there is no such reason any more"));
    return StoredReason{rows->text(0), rows->text(1)};
}

/// A vote that names a reason after its first one: those stand in the vote as labels.
struct FurtherReasons {
    RowId decision = 0;
    QJsonArray labels{};
};

Result<QList<FurtherReasons>> votesNaming(const Database& database, const StoredReason& reason)
{
    Result<Rows> rows =
        database.query(u"SELECT id, other_reasons FROM decision WHERE stage = ? AND other_reasons <> '[]'"_s,
                       {reason.stage});
    if (!rows)
        return rows.error();
    QList<FurtherReasons> list;
    while (rows->next()) {
        const QJsonArray labels = QJsonDocument::fromJson(rows->text(1).toUtf8()).array();
        if (labels.contains(reason.label))
            list.append({rows->integer(0), labels});
    }
    return list;
}

Status renameIn(Recorder& recorder, FurtherReasons vote, const QString& from, const QString& to)
{
    for (auto&& label : vote.labels)
        if (label.toString() == from)
            label = to;
    const QString text = QString::fromUtf8(QJsonDocument(vote.labels).toJson(QJsonDocument::Compact));
    return recorder.update(u"decision"_s, vote.decision, {{u"other_reasons"_s, text}});
}

} // namespace

Status renameReason(Recorder& recorder, RowId reason, const QString& label)
{
    const Database& database = recorder.database();
    const Result<StoredReason> stored = storedReason(database, reason);
    if (!stored)
        return stored.error();
    const QString wanted = label.trimmed();
    if (wanted.isEmpty())
        return makeError(ErrorCode::Input, Text::tr("a reason needs a name"));
    const Result<QVariant> taken =
        database.scalar(u"SELECT id FROM reason WHERE stage = ? AND label = ? AND id <> ?"_s,
                        {stored->stage, wanted, reason});
    const Result<QList<FurtherReasons>> votes = votesNaming(database, *stored);
    if (!taken || !votes)
        return taken ? votes.error() : taken.error();
    if (taken->isValid())
        return makeError(ErrorCode::Input, Text::tr("there is a reason \"%1\" already").arg(wanted));
    for (const FurtherReasons& vote : *votes)
        if (Status done = renameIn(recorder, vote, stored->label, wanted); !done)
            return done;
    return recorder.update(u"reason"_s, reason, {{u"label"_s, wanted}});
}

Status orderReasons(Recorder& recorder, const QList<RowId>& reasons)
{
    for (qsizetype i = 0; i < reasons.size(); ++i)
        if (Status done = recorder.update(u"reason"_s, reasons.at(i), {{u"position"_s, i + 1}}); !done)
            return done;
    return {};
}

Status removeReason(Recorder& recorder, RowId reason)
{
    const Database& database = recorder.database();
    const Result<StoredReason> stored = storedReason(database, reason);
    if (!stored)
        return stored.error();
    const Result<QVariant> uses =
        database.scalar(u"SELECT (SELECT COUNT(*) FROM decision WHERE reason_id = ?) + "
                        "(SELECT COUNT(*) FROM adjudication WHERE reason_id = ?)"_s,
                        {reason, reason});
    const Result<QList<FurtherReasons>> votes = votesNaming(database, *stored);
    if (!uses || !votes)
        return uses ? votes.error() : uses.error();
    if (const qint64 n = uses->toLongLong() + votes->size(); n > 0)
        return makeError(ErrorCode::Conflict,
                         Text::tr("\"%1\" is the reason of %2 decisions; it can be renamed, not deleted")
                             .arg(stored->label)
                             .arg(n));
    return recorder.remove(u"reason"_s, reason);
}

} // namespace plansift::store
