// SPDX-License-Identifier: GPL-3.0-or-later
// Issues of files as JSON and as lines.
#include "app/cli/registry.hpp"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

QString keyOf(Severity severity)
{
    static const std::array<QString, 3> keys{u"info"_s, u"warning"_s, u"error"_s};
    return keys.at(static_cast<std::size_t>(severity));
}

} // namespace

QJsonArray issuesJson(const QList<ImportIssue>& issues)
{
    QJsonArray array;
    for (const ImportIssue& issue : issues)
        array.append(QJsonObject{
            {u"line"_s, issue.line}, {u"severity"_s, keyOf(issue.severity)}, {u"text"_s, issue.text}});
    return array;
}

QStringList issueLines(const QString& path, const QList<ImportIssue>& issues)
{
    QStringList lines;
    for (const ImportIssue& issue : issues)
        lines += issue.line > 0 ? QCoreApplication::translate("cli", "%1, line %2: %3: %4")
                                      .arg(path)
                                      .arg(issue.line)
                                      .arg(keyOf(issue.severity), issue.text)
                                : u"%1: %2: %3"_s.arg(path, keyOf(issue.severity), issue.text);
    return lines;
}

} // namespace plansift::cli
