// SPDX-License-Identifier: GPL-3.0-or-later
// plansift prisma: the counts of the flow, derived from the records and decisions.
#include "app/cli/registry.hpp"
#include "app/cli/text_table.hpp"
#include "core/session/prisma_json.hpp"
#include "core/session/screening.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

QList<QStringList> rowsOf(const QString& key, const QJsonValue& value)
{
    if (!value.isArray())
        return {{key, QString::number(value.toInteger())}};
    QList<QStringList> rows;
    for (const QJsonValue& entry : value.toArray())
        rows.append(
            {key + u": "_s + entry[u"name"_s].toString(), QString::number(entry[u"n"_s].toInteger())});
    return rows;
}

Result<Answer> run(const Call& call)
{
    const Result<std::unique_ptr<Session>> session = call.open(true);
    if (!session)
        return session.error();
    const Result<PrismaCounts> counts = prismaCounts(**session);
    const Result<QList<OpenRecord>> open = openRecords(**session);
    if (!counts || !open)
        return counts ? open.error() : counts.error();
    Answer answer;
    answer.json = prismaJson(*counts, *open);
    QList<QStringList> rows;
    for (const QString& key : prismaKeys())
        rows += rowsOf(key, answer.json.value(key));
    answer.text = alignedLines(rows);
    const QStringList breaches = prismaBreaches(*counts);
    answer.text += breaches.isEmpty() ? QStringList{Text::tr("all identities hold")} : breaches;
    if (!open->isEmpty())
        answer.text += Text::tr("%1 records are not settled yet").arg(open->size());
    return answer;
}

} // namespace

Command prismaCommand()
{
    return {u"prisma"_s, Text::tr("counts the boxes of the PRISMA 2020 flow"), u"PROJECT"_s, 1, {}, run};
}

} // namespace plansift::cli
