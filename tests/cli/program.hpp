// SPDX-License-Identifier: GPL-3.0-or-later
// Running the built program from outside.
#pragma once

#include "tests/support/results.hpp"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace plansift::test {

/// What a run of the program gave.
struct ProgramRun {
    int status = -1;
    QByteArray out{};
    QString err{};

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

class CliTest : public ::testing::Test {
protected:
    ProgramRun run(const QStringList& arguments, const QByteArray& input = {}) const
    {
        QProcess process;
        process.start(QStringLiteral(PLANSIFT_PROGRAM), arguments);
        process.write(input);
        process.closeWriteChannel();
        EXPECT_TRUE(process.waitForFinished(120000)) << arguments.join(u' ').toStdString();
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
    }

    /// Runs with --json and expects success.
    QJsonObject ok(const QStringList& arguments, const QByteArray& input = {}) const
    {
        const ProgramRun result = run(arguments + QStringList{QStringLiteral("--json")}, input);
        EXPECT_EQ(result.status, 0) << arguments.join(u' ').toStdString() << "\n" << result.err.toStdString();
        EXPECT_EQ(result.json().value(QStringLiteral("schema")).toString(), QStringLiteral("plansift/1"));
        return result.json();
    }

    QString path(const QString& name) const { return folder.filePath(name); }

    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }

    QTemporaryDir folder{};
};

} // namespace plansift::test
