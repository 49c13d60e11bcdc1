// SPDX-License-Identifier: GPL-3.0-or-later
// What a subcommand is: its words, options and function. The table of all stands in registry.cpp.
#pragma once

#include "core/base/result.hpp"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QList>

#include <memory>
#include <optional>

namespace plansift {
class Session;
}

namespace plansift::cli {

/// An option of a command; `value` is its placeholder in the help, empty for a switch.
struct OptionSpec {
    QString name;
    QString value{};
    QString help{};
};

/// A call as parsed: positional arguments and options.
class Call {
public:
    Call(const QCommandLineParser& parser, QString reviewer)
        : m_parser(parser)
        , m_reviewer(std::move(reviewer))
    {
    }

    QStringList arguments() const { return m_parser.positionalArguments(); }
    QString argument(qsizetype at) const { return arguments().value(at); }
    bool has(const QString& option) const { return m_parser.isSet(option); }
    QString value(const QString& option) const { return m_parser.value(option); }
    QStringList values(const QString& option) const { return m_parser.values(option); }
    const QString& reviewer() const { return m_reviewer; }

    /// Opens the project named by the first argument.
    Result<std::unique_ptr<Session>> open(bool readOnly = false) const;

private:
    const QCommandLineParser& m_parser;
    QString m_reviewer;
};

/// What a command answers: the JSON document (without `schema`), the text for people, and a fault that does
/// not take the answer back (some files of many could not be read, a check failed).
struct Answer {
    QJsonObject json{};
    QStringList text{};
    std::optional<Error> fault{};
};

/// A subcommand. `words` has one or two words ("import", "study add").
struct Command {
    QString words;
    QString summary;
    QString arguments;   ///< "PROJECT FILE..."
    qsizetype least = 0; ///< how many positional arguments it needs
    QList<OptionSpec> options{};
    Result<Answer> (*run)(const Call&) = nullptr;
    bool needsGui = false; ///< draws figures: wants fonts, so a QGuiApplication
};

/// All subcommands, in the order of the help.
const QList<Command>& commands();

} // namespace plansift::cli
