// SPDX-License-Identifier: GPL-3.0-or-later
// Use cases on studies and outcomes.
#include "core/session/studies.hpp"

#include "core/base/text.hpp"
#include "core/store/study_repo.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

Result<Study> studyNamed(const Session& session, const QString& text)
{
    const Result<QList<Study>> all = studies(session);
    if (!all)
        return all.error();
    const auto found = std::find_if(all->begin(), all->end(), [&text](const Study& s) {
        return QString::number(s.id) == text || s.uid == text ||
               s.label.compare(text, Qt::CaseInsensitive) == 0;
    });
    if (found == all->end())
        return makeError(ErrorCode::Input, Text::tr("cannot find the study \"%1\"").arg(text));
    return *found;
}

Status addReports(store::Recorder& recorder, RowId study, const QList<RowId>& records)
{
    for (const RowId record : records)
        if (Status done = store::addReport(recorder, study, record); !done)
            return done;
    return {};
}

} // namespace

Result<QList<Study>> studies(const Session& session)
{
    return store::studies(session.database());
}

Result<RowId> addStudy(Session& session, const QString& label, const QList<RowId>& records,
                       const QString& tag)
{
    if (label.trimmed().isEmpty())
        return makeError(ErrorCode::Usage, Text::tr("cannot add a study: it needs a label"));
    if (studyNamed(session, label))
        return makeError(
            ErrorCode::Conflict,
            Text::tr("cannot add the study \"%1\": a study of this label exists already").arg(label));
    RowId id = 0;
    const Status done =
        session.change(Text::tr("Add the study %1").arg(label), [&](store::Recorder& recorder) -> Status {
            const Result<RowId> study = store::addStudy(recorder, label.trimmed(), tag);
            if (!study)
                return study.error();
            id = *study;
            return addReports(recorder, id, records);
        });
    return done ? Result<RowId>(id) : Result<RowId>(done.error());
}

Result<RowId> joinStudy(Session& session, const QString& study, const QList<RowId>& records)
{
    const Result<Study> found = studyNamed(session, study);
    if (!found)
        return found.error();
    const Status done =
        session.change(Text::tr("Add reports to the study %1").arg(found->label),
                       [&](store::Recorder& recorder) { return addReports(recorder, found->id, records); });
    return done ? Result<RowId>(found->id) : Result<RowId>(done.error());
}

Result<QList<Outcome>> outcomes(const Session& session)
{
    return store::outcomes(session.database());
}

Result<Outcome> outcomeNamed(const Session& session, const QString& text)
{
    const Result<QList<Outcome>> all = outcomes(session);
    if (!all)
        return all.error();
    if (text.isEmpty() && all->size() == 1)
        return all->constFirst();
    const auto is = [&text](const QString& name) { return name.compare(text, Qt::CaseInsensitive) == 0; };
    for (const Outcome& outcome : *all)
        if (is(outcome.name) || is(outcome.key) || is(outcome.uid) || QString::number(outcome.id) == text)
            return outcome;
    QStringList names;
    for (const Outcome& outcome : *all)
        names += outcome.name;
    return makeError(
        ErrorCode::Input,
        names.isEmpty()
            ? Text::tr("cannot find the outcome \"%1\": this review has none yet").arg(text)
            : Text::tr("cannot find the outcome \"%1\"; there are: %2").arg(text, names.join(u", "_s)));
}

Result<Outcome> outcomeById(const Session& session, RowId id)
{
    const Result<QList<Outcome>> all = outcomes(session);
    if (!all)
        return all.error();
    const auto found = std::ranges::find(*all, id, &Outcome::id);
    if (found == all->end())
        return makeError(ErrorCode::Input, Text::tr("there is no outcome %1").arg(id));
    return *found;
}

Result<RowId> addOutcome(Session& session, const Outcome& outcome)
{
    RowId id = 0;
    const Status done = session.change(
        Text::tr("Add the outcome %1").arg(outcome.name), [&](store::Recorder& recorder) -> Status {
            const Result<RowId> made =
                store::addOutcome(recorder, completed(withEffects(outcome, outcome.kind == u"generic"_s)));
            id = made.valueOr(0);
            return made ? Status() : Status(made.error());
        });
    return done ? Result<RowId>(id) : Result<RowId>(done.error());
}

Result<QList<OutcomeRow>> outcomeRows(const Session& session, RowId outcome)
{
    return store::outcomeRows(session.database(), outcome);
}

} // namespace plansift
