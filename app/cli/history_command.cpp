// SPDX-License-Identifier: GPL-3.0-or-later
// plansift log, undo, check, migrate, dedupe: the history and the state of a project file.
#include "app/cli/dedupe_csv.hpp"
#include "app/cli/registry.hpp"
#include "app/cli/text_table.hpp"
#include "core/base/text.hpp"
#include "core/session/check.hpp"
#include "core/session/records.hpp"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

QJsonValue parsed(const QString& json)
{
    return json.isEmpty() ? QJsonValue() : QJsonValue(QJsonDocument::fromJson(json.toUtf8()).object());
}

QJsonObject jsonOf(const Event& event)
{
    return {{u"seq"_s, event.seq},
            {u"uid"_s, event.uid},
            {u"step"_s, event.step},
            {u"at"_s, event.at},
            {u"actor"_s, event.actor},
            {u"kind"_s, event.kind},
            {u"subject"_s, event.subject},
            {u"before"_s, parsed(event.before)},
            {u"after"_s, parsed(event.after)},
            {u"undoes"_s, event.undoes.isEmpty() ? QJsonValue() : QJsonValue(event.undoes)},
            {u"note"_s, event.note}};
}

Result<Answer> runLog(const Call& call)
{
    const Result<std::unique_ptr<Session>> session = call.open(true);
    if (!session)
        return session.error();
    const Result<QList<Event>> events = (*session)->log(call.value(u"since"_s), call.value(u"subject"_s));
    if (!events)
        return events.error();
    Answer answer;
    QJsonArray list;
    QList<QStringList> rows;
    for (const Event& event : *events) {
        list.append(jsonOf(event));
        const QString note = event.undoes.isEmpty() ? event.note : Text::tr("take back: %1").arg(event.note);
        rows.append({event.at, event.actor, event.kind, note});
    }
    answer.json = {{u"events"_s, list}};
    answer.text = alignedLines(rows);
    return answer;
}

Result<Answer> runUndo(const Call& call)
{
    bool isNumber = true;
    const int steps = call.has(u"steps"_s) ? call.value(u"steps"_s).toInt(&isNumber) : 1;
    if (!isNumber || steps < 1)
        return makeError(ErrorCode::Usage, Text::tr("cannot undo: --steps is a number above zero"));
    const Result<std::unique_ptr<Session>> session = call.open();
    if (!session)
        return session.error();
    Answer answer;
    QJsonArray list;
    const Result<qint64> before = (*session)->newestEvent();
    if (!before)
        return before.error();
    for (int i = 0; i < steps; ++i) {
        const Result<UndoReport> report = (*session)->undo();
        if (!report)
            return report.error();
        if (report->step.isEmpty())
            break;
        answer.text += Text::tr("undone: %1").arg(report->note);
    }
    const Result<QList<Event>> events = (*session)->eventsSince(*before);
    if (!events)
        return events.error();
    for (const Event& event : *events)
        list.append(jsonOf(event));
    if (answer.text.isEmpty())
        answer.text += Text::tr("there is nothing to undo");
    answer.json = {{u"events"_s, list}};
    return answer;
}

Result<Answer> runCheck(const Call& call)
{
    const Result<std::unique_ptr<Session>> session = call.open(true);
    if (!session)
        return session.error();
    const Result<CheckReport> report = checkReview(**session);
    if (!report)
        return report.error();
    Answer answer;
    answer.json = {{u"ok"_s, report->problems.isEmpty()},
                   {u"problems"_s, QJsonArray::fromStringList(report->problems)},
                   {u"notes"_s, QJsonArray::fromStringList(report->notes)}};
    for (const QString& problem : report->problems)
        answer.text += Text::tr("problem: %1").arg(problem);
    for (const QString& note : report->notes)
        answer.text += Text::tr("to do: %1").arg(note);
    if (report->problems.isEmpty())
        answer.text += Text::tr("all checks passed");
    else
        answer.fault = makeError(ErrorCode::CheckFailed, Text::tr("the check of \"%1\" found %2 problems")
                                                             .arg(call.argument(0))
                                                             .arg(report->problems.size()));
    return answer;
}

Result<Answer> runMigrate(const Call& call)
{
    const Result<MigrationReport> done = migrateFile(call.argument(0));
    if (!done)
        return done.error();
    Answer answer;
    answer.json = {{u"from"_s, done->from}, {u"to"_s, done->to}, {u"backup"_s, done->backup}};
    answer.text = {done->backup.isEmpty() ? Text::tr("format %1 is up to date").arg(done->to)
                                          : Text::tr("from format %1 to %2; the file as it was: %3")
                                                .arg(done->from)
                                                .arg(done->to)
                                                .arg(done->backup)};
    return answer;
}

Result<Answer> runDedupe(const Call& call)
{
    if (call.has(u"csv"_s))
        return runDedupeCsv(call);
    if (call.arguments().isEmpty())
        return makeError(ErrorCode::Usage,
                         Text::tr("cannot look for duplicates: name a project or --csv FILE"));
    const Result<std::unique_ptr<Session>> session = call.open();
    if (!session)
        return session.error();
    QElapsedTimer timer;
    timer.start();
    const Result<DuplicateReport> report = markExactDuplicates(**session);
    if (!report)
        return report.error();
    Answer answer;
    answer.json = {{u"records"_s, report->records},
                   {u"clusters"_s, report->clusters},
                   {u"duplicates_removed"_s, report->removed},
                   {u"review_band"_s, 0},
                   {u"seconds"_s, static_cast<double>(timer.elapsed()) / 1000}};
    answer.text = {Text::tr("%1 records, %2 groups, %3 duplicates marked")
                       .arg(report->records)
                       .arg(report->clusters)
                       .arg(report->removed)};
    return answer;
}

} // namespace

Command logCommand()
{
    return {u"log"_s,
            Text::tr("lists every change: who, when, what, before and after"),
            u"PROJECT"_s,
            1,
            {{u"since"_s, u"TIME"_s, Text::tr("only from this ISO time on")},
             {u"subject"_s, u"UID"_s, Text::tr("only changes of this row")}},
            runLog};
}

Command undoCommand()
{
    return {u"undo"_s, Text::tr("takes back the newest steps"),          u"PROJECT"_s,
            1,         {{u"steps"_s, u"N"_s, Text::tr("how many (1)")}}, runUndo};
}

Command checkCommand()
{
    return {u"check"_s, Text::tr("checks the file, the counts and the history"), u"PROJECT"_s, 1, {},
            runCheck};
}

Command migrateCommand()
{
    return {u"migrate"_s, Text::tr("brings an older file up to date, keeps a backup"), u"PROJECT"_s, 1, {},
            runMigrate};
}

Command dedupeCommand()
{
    return {u"dedupe"_s,        Text::tr("marks records equal in title, year and identifiers as duplicates"),
            u"PROJECT"_s,       0,
            dedupeCsvOptions(), runDedupe};
}

} // namespace plansift::cli
