// SPDX-License-Identifier: GPL-3.0-or-later
// plansift study: makes reports into studies.
#include "app/cli/registry.hpp"
#include "core/base/text.hpp"
#include "core/session/records.hpp"
#include "core/session/studies.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("cli", text);
}

/// Ids of the records named by --record and the arguments after the first `fixed` ones.
Result<QList<RowId>> recordsOf(const Session& session, const Call& call, qsizetype fixed)
{
    QList<RowId> ids;
    const QStringList names = call.values(u"record"_s) + call.arguments().mid(fixed);
    if (names.isEmpty())
        return makeError(ErrorCode::Usage, tr("cannot join records to a study: name them with --record"));
    for (const QString& name : names) {
        const Result<QList<RowId>> found = recordsNamed(session, name);
        if (!found)
            return found.error();
        if (found->size() != 1)
            return makeError(ErrorCode::Input,
                             tr("cannot join records to a study: %1 records are called \"%2\"")
                                 .arg(found->size())
                                 .arg(name));
        ids += found->constFirst();
    }
    return ids;
}

Answer answerOf(RowId study)
{
    return {{{u"study"_s, study}}, {tr("study %1").arg(study)}, {}};
}

Result<Answer> runAdd(const Call& call)
{
    const Result<std::unique_ptr<Session>> session = call.open();
    if (!session)
        return session.error();
    const Result<QList<RowId>> records = recordsOf(**session, call, 1);
    if (!records)
        return records.error();
    const Result<RowId> study = addStudy(**session, call.value(u"label"_s), *records);
    return study ? Result<Answer>(answerOf(*study)) : Result<Answer>(study.error());
}

Result<Answer> runJoin(const Call& call)
{
    const Result<std::unique_ptr<Session>> session = call.open();
    if (!session)
        return session.error();
    const Result<QList<RowId>> records = recordsOf(**session, call, 2);
    if (!records)
        return records.error();
    const Result<RowId> study = joinStudy(**session, call.argument(1), *records);
    return study ? Result<Answer>(answerOf(*study)) : Result<Answer>(study.error());
}

const OptionSpec kRecord{u"record"_s, u"R"_s, u"id, uid, DOI or PMID of a record; several may follow"_s};

} // namespace

Command studyAddCommand()
{
    return {u"study add"_s,
            tr("makes records the reports of a new study"),
            u"PROJECT --label L --record R..."_s,
            1,
            {{u"label"_s, u"L"_s, tr("label of the study, e.g. \"Smith 2019\"")}, kRecord},
            runAdd};
}

Command studyJoinCommand()
{
    return {u"study join"_s,
            tr("adds records to the reports of a study"),
            u"PROJECT STUDY --record R..."_s,
            2,
            {kRecord},
            runJoin};
}

} // namespace plansift::cli
