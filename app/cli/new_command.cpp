// SPDX-License-Identifier: GPL-3.0-or-later
// plansift new: creates a review, empty or from a shipped example.
#include "app/cli/registry.hpp"
#include "core/base/text.hpp"
#include "core/session/example.hpp"
#include "core/session/session.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("cli", text);
}

Answer listExamples()
{
    Answer answer;
    QJsonArray list;
    for (const ExampleSpec& example : examples()) {
        list.append(QJsonObject{{u"key"_s, example.key}, {u"title"_s, example.title}});
        answer.text += example.key.leftJustified(12) + example.title;
    }
    answer.json.insert(u"examples"_s, list);
    return answer;
}

Result<ReviewInfo> infoOf(const Call& call)
{
    ReviewInfo info;
    info.title =
        call.has(u"title"_s) ? call.value(u"title"_s) : QFileInfo(call.argument(0)).completeBaseName();
    const QString votes = call.has(u"votes"_s) ? call.value(u"votes"_s) : u"2"_s;
    if (votes != u"1"_s && votes != u"2"_s)
        return makeError(ErrorCode::Usage,
                         tr("cannot create the review: --votes is 1 or 2, not \"%1\"").arg(votes));
    info.votes = votes.toInt();
    return info;
}

Status create(const Call& call)
{
    if (call.has(u"example"_s))
        return createExample(call.value(u"example"_s), call.argument(0));
    const Result<ReviewInfo> info = infoOf(call);
    if (!info)
        return info.error();
    SessionOptions options;
    options.reviewer = call.reviewer();
    const Result<std::unique_ptr<Session>> session = Session::create(call.argument(0), *info, options);
    return session ? Status() : Status(session.error());
}

Result<Answer> run(const Call& call)
{
    if (call.has(u"list-examples"_s))
        return listExamples();
    if (call.arguments().size() != 1)
        return makeError(ErrorCode::Usage, tr("cannot create a review: name the file to create"));
    if (Status done = create(call); !done)
        return done.error();
    const QString path = QFileInfo(call.argument(0)).absoluteFilePath();
    return Answer{{{u"project"_s, path}}, {tr("created %1").arg(path)}, {}};
}

} // namespace

Command newCommand()
{
    return {u"new"_s,
            tr("creates a review"),
            u"PROJECT"_s,
            0,
            {{u"title"_s, u"T"_s, tr("title of the review")},
             {u"votes"_s, u"1|2"_s, tr("votes needed for each record (2)")},
             {u"example"_s, u"KEY"_s, tr("fill it with a shipped example")},
             {u"list-examples"_s, {}, tr("list the shipped examples")}},
            run};
}

} // namespace plansift::cli
