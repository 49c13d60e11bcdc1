// SPDX-License-Identifier: GPL-3.0-or-later
// plansift data: outcome data in and out, and how an outcome is pooled.
#include "app/cli/registry.hpp"
#include "core/base/text.hpp"
#include "core/session/studies.hpp"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("cli", text);
}

// Options that set the same key of the saved analysis.
constexpr std::array kPlanKeys{u"measure", u"model", u"tau2", u"test", u"preset", u"pi", u"i2"};

QJsonObject planOf(const Call& call)
{
    QJsonObject plan;
    for (const char16_t* name : kPlanKeys)
        if (const QString key = QString::fromUtf16(name); call.has(key))
            plan.insert(key, call.value(key));
    if (call.has(u"level"_s))
        plan.insert(u"level"_s, call.value(u"level"_s).toDouble());
    return plan;
}

QList<OptionSpec> planOptions()
{
    return {{u"measure"_s, u"M"_s, tr("effect measure: MD, SMD, RR, OR, RD ...")},
            {u"model"_s, u"M"_s, tr("EE, RE, MH or PETO")},
            {u"tau2"_s, u"T"_s, tr("estimator of the heterogeneity: DL, REML ...")},
            {u"test"_s, u"T"_s, tr("z, t, knha or adhoc")},
            {u"preset"_s, u"P"_s, tr("conventions of revman5, revman, metafor, meta, stata or cma")},
            {u"pi"_s, u"P"_s, tr("prediction interval: z, t-k-1 or t-k-2")},
            {u"i2"_s, u"I"_s, tr("tau2 or q")},
            {u"level"_s, u"L"_s, tr("confidence level in percent (95)")}};
}

Outcome newOutcome(const Call& call)
{
    Outcome outcome;
    outcome.name = call.value(u"outcome"_s);
    outcome.higherIsBetter = call.has(u"higher-is-better"_s);
    outcome.arm1 = call.has(u"arm1"_s) ? call.value(u"arm1"_s) : tr("Experimental");
    outcome.arm2 = call.has(u"arm2"_s) ? call.value(u"arm2"_s) : tr("Control");
    const QString favours = tr("Favours %1");
    outcome.favoursLeft = favours.arg((outcome.higherIsBetter ? outcome.arm2 : outcome.arm1).toLower());
    outcome.favoursRight = favours.arg((outcome.higherIsBetter ? outcome.arm1 : outcome.arm2).toLower());
    outcome.plan = planOf(call);
    return outcome;
}

Result<Answer> runImport(const Call& call)
{
    if (call.value(u"outcome"_s).trimmed().isEmpty())
        return makeError(ErrorCode::Usage, tr("cannot import data: name the outcome with --outcome"));
    const Result<std::unique_ptr<Session>> session = call.open();
    if (!session)
        return session.error();
    const Result<Outcome> known = outcomeNamed(**session, call.value(u"outcome"_s));
    const Result<DataReport> report =
        importData(**session, {call.argument(1), known ? *known : newOutcome(call)});
    if (!report)
        return report.error();
    Answer answer;
    answer.json = {{u"rows"_s, report->rows}, {u"issues"_s, issuesJson(report->issues)}};
    answer.text = QStringList{tr("%1 rows").arg(report->rows)} + issueLines(call.argument(1), report->issues);
    if (!report->allTaken())
        answer.fault =
            makeError(ErrorCode::Input, tr("some rows of \"%1\" were refused").arg(call.argument(1)));
    return answer;
}

Result<QList<Outcome>> chosen(const Session& session, const Call& call)
{
    if (!call.has(u"outcome"_s))
        return outcomes(session);
    const Result<Outcome> one = outcomeNamed(session, call.value(u"outcome"_s));
    return one ? Result<QList<Outcome>>(QList<Outcome>{*one}) : Result<QList<Outcome>>(one.error());
}

QJsonObject jsonOf(const Outcome& outcome, const OutcomeRow& row)
{
    QJsonObject object{{u"outcome"_s, outcome.name},  {u"study"_s, row.studyLabel},
                       {u"subgroup"_s, row.subgroup}, {u"time"_s, row.timePoint},
                       {u"scale"_s, row.scale},       {u"included"_s, row.included}};
    for (const Cell& cell : row.cells)
        object.insert(cell.name,
                      QJsonObject{{u"printed"_s, cell.printed},
                                  {u"value"_s, cell.value ? QJsonValue(*cell.value) : QJsonValue()},
                                  {u"conversion"_s, cell.conversion},
                                  {u"tag"_s, cell.tag},
                                  {u"page"_s, cell.page},
                                  {u"quote"_s, cell.quote}});
    return object;
}

Result<Answer> runExport(const Call& call)
{
    const Result<std::unique_ptr<Session>> session = call.open(true);
    if (!session)
        return session.error();
    const Result<QList<Outcome>> list = chosen(**session, call);
    if (!list)
        return list.error();
    Answer answer;
    QJsonArray rows;
    for (const Outcome& outcome : *list) {
        const Result<QList<OutcomeRow>> data = outcomeRows(**session, outcome.id);
        const Result<QStringList> lines = exportData(**session, outcome);
        if (!data || !lines)
            return data ? lines.error() : data.error();
        for (const OutcomeRow& row : *data)
            rows.append(jsonOf(outcome, row));
        answer.text += *lines;
    }
    answer.json = {{u"rows"_s, rows}, {u"issues"_s, QJsonArray()}};
    return answer;
}

Result<Answer> runPlan(const Call& call)
{
    const Result<std::unique_ptr<Session>> session = call.open();
    if (!session)
        return session.error();
    const Result<Outcome> outcome = outcomeNamed(**session, call.value(u"outcome"_s));
    if (!outcome)
        return outcome.error();
    if (const QJsonObject plan = planOf(call); !plan.isEmpty())
        if (Status done = changePlan(**session, outcome->id, plan); !done)
            return done.error();
    const Result<Outcome> now = outcomeNamed(**session, call.value(u"outcome"_s));
    if (!now)
        return now.error();
    Answer answer;
    answer.json = {{u"outcome"_s, now->name}, {u"plan"_s, now->plan}};
    for (auto it = now->plan.begin(); it != now->plan.end(); ++it)
        answer.text += it.key() + u" = "_s + it.value().toVariant().toString();
    return answer;
}

} // namespace

Command dataImportCommand()
{
    return {u"data import"_s,
            tr("reads outcome data from a CSV"),
            u"PROJECT FILE.csv --outcome O"_s,
            2,
            QList<OptionSpec>{{u"outcome"_s, u"O"_s, tr("name of the outcome; made when it is new")},
                              {u"higher-is-better"_s, {}, tr("for a new outcome: high values are good")},
                              {u"arm1"_s, u"NAME"_s, tr("for a new outcome: the first arm")},
                              {u"arm2"_s, u"NAME"_s, tr("for a new outcome: the second arm")}} +
                planOptions(),
            runImport};
}

Command dataExportCommand()
{
    return {u"data export"_s,
            tr("writes outcome data as CSV or JSON"),
            u"PROJECT"_s,
            1,
            {{u"outcome"_s, u"O"_s, tr("only this outcome")}},
            runExport};
}

Command dataPlanCommand()
{
    return {u"data plan"_s,
            tr("shows or changes how an outcome is pooled"),
            u"PROJECT --outcome O"_s,
            1,
            QList<OptionSpec>{{u"outcome"_s, u"O"_s, tr("the outcome")}} + planOptions(),
            runPlan};
}

} // namespace plansift::cli
