// SPDX-License-Identifier: GPL-3.0-or-later
// Dispatch over the table of commands, and the help made from the same table.
#include "app/cli/program.hpp"

#include "app/cli/command.hpp"
#include "core/base/text.hpp"
#include "core/session/session.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

void print(std::FILE* stream, const QString& text)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
}

int exitStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CheckFailed:
        return 1;
    case ErrorCode::Usage:
        return 2;
    case ErrorCode::Input:
        return 3;
    case ErrorCode::Conflict:
        return 4;
    case ErrorCode::Cancelled:
        return 5;
    }
    return 3;
}

/// The command whose words the arguments begin with; two words go before one.
const Command* commandOf(const QStringList& arguments)
{
    for (const qsizetype words : {qsizetype(2), qsizetype(1)})
        for (const Command& command : commands())
            if (arguments.size() >= words && arguments.mid(0, words).join(u' ') == command.words)
                return &command;
    return nullptr;
}

/// Commands that begin with this word: "study" -> study add, study join.
QList<const Command*> family(const QString& word)
{
    QList<const Command*> list;
    for (const Command& command : commands())
        if (command.words == word || command.words.startsWith(word + u' '))
            list += &command;
    return list;
}

QString helpOf(const Command& command)
{
    QStringList lines{Text::tr("plansift %1 %2 [options]").arg(command.words, command.arguments),
                      command.summary, QString()};
    for (const OptionSpec& option : command.options)
        lines += QString((option.name.size() == 1 ? u"  -"_s : u"  --"_s) + option.name + u' ' + option.value)
                     .leftJustified(30) +
                 u' ' + option.help;
    lines += Text::tr("  --json").leftJustified(30) + u' ' + Text::tr("print one JSON document");
    lines += Text::tr("  --reviewer NAME").leftJustified(30) + u' ' + Text::tr("who acts");
    return lines.join(u'\n');
}

QString helpOfAll()
{
    QStringList lines{
        Text::tr("Plansift takes a systematic review from database exports to manuscript figures."),
        Text::tr("plansift [PROJECT.plansift] opens the window; plansift COMMAND works without one."),
        QString()};
    for (const Command& command : commands())
        lines += u"  "_s + QString(command.words + u' ' + command.arguments).leftJustified(44) + u' ' +
                 command.summary;
    lines +=
        {QString(),
         Text::tr(
             "plansift help COMMAND tells its options. Exit status: 0 done, 1 a check failed, 2 wrong usage, "
             "3 input or file error, 4 conflict, 5 cancelled.")};
    return lines.join(u'\n');
}

int help(const QStringList& topic)
{
    if (topic.isEmpty()) {
        print(stdout, helpOfAll());
        return 0;
    }
    const Command* exact = commandOf(topic);
    const QList<const Command*> found = exact ? QList{exact} : family(topic.constFirst());
    for (const Command* command : found)
        print(stdout, helpOf(*command) + u'\n');
    if (found.isEmpty())
        print(stderr, Text::tr("there is no command \"%1\"; plansift help lists them").arg(topic.join(u' ')));
    return found.isEmpty() ? 2 : 0;
}

QString defaultReviewer()
{
    const QString configured = QSettings().value(u"reviewer/name"_s).toString();
    if (!configured.isEmpty())
        return configured;
    for (const char* variable : {"USER", "LOGNAME", "USERNAME"})
        if (const QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    return u"reviewer"_s;
}

void addOptions(QCommandLineParser& parser, const Command& command)
{
    for (const OptionSpec& option : command.options)
        parser.addOption({option.name, option.help, option.value});
    parser.addOption({u"json"_s, Text::tr("print one JSON document")});
    parser.addOption({u"reviewer"_s, Text::tr("who acts"), u"NAME"_s});
    parser.addOption({u"help"_s, Text::tr("show this help")});
}

int usage(const Command& command, const QString& problem)
{
    print(stderr, Text::tr("cannot run plansift %1: %2").arg(command.words, problem));
    print(stderr, Text::tr("usage: plansift %1 %2 (plansift help %1 tells more)")
                      .arg(command.words, command.arguments));
    return 2;
}

void printAnswer(const Answer& answer, bool json)
{
    if (!json) {
        for (const QString& line : answer.text)
            print(stdout, line);
        return;
    }
    QJsonObject document = answer.json;
    document.insert(u"schema"_s, u"plansift/1"_s);
    print(stdout, QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Indented)).trimmed());
}

int fail(const Error& error)
{
    print(stderr, messageOf(error));
    return exitStatus(error.code);
}

} // namespace

bool isCommandLine(const QStringList& arguments)
{
    if (arguments.isEmpty())
        return false;
    const QString first = arguments.constFirst();
    return first == u"help"_s || first == u"--help"_s || first == u"--version"_s || !family(first).isEmpty();
}

bool needsGui(const QStringList& arguments)
{
    const Command* command = commandOf(arguments);
    return command && command->needsGui;
}

int run(const QStringList& arguments)
{
    const QString first = arguments.value(0);
    if (first == u"help"_s || first == u"--help"_s)
        return help(arguments.mid(1));
    if (first == u"--version"_s) {
        print(stdout, u"plansift "_s + QCoreApplication::applicationVersion());
        return 0;
    }
    const Command* command = commandOf(arguments);
    if (!command) {
        help({first});
        return 2;
    }
    QCommandLineParser parser;
    addOptions(parser, *command);
    const qsizetype words = command->words.count(u' ') + 1;
    if (!parser.parse(QStringList{u"plansift"_s} + arguments.mid(words)))
        return usage(*command, parser.errorText());
    if (parser.isSet(u"help"_s))
        return help(command->words.split(u' '));
    if (parser.positionalArguments().size() < command->least)
        return usage(*command, Text::tr("it needs %1").arg(command->arguments));
    const QString reviewer = parser.isSet(u"reviewer"_s) ? parser.value(u"reviewer"_s) : defaultReviewer();
    const Result<Answer> answer = command->run(Call(parser, reviewer));
    if (!answer)
        return fail(answer.error());
    printAnswer(*answer, parser.isSet(u"json"_s));
    return answer->fault ? fail(*answer->fault) : 0;
}

Result<std::unique_ptr<Session>> Call::open(bool readOnly) const
{
    SessionOptions options;
    options.reviewer = m_reviewer;
    options.readOnly = readOnly;
    return Session::open(argument(0), options);
}

} // namespace plansift::cli
