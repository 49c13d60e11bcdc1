// SPDX-License-Identifier: GPL-3.0-or-later
// The list of problems of one file.
#include "core/formats/issue_log.hpp"

#include <QCoreApplication>

#include <algorithm>

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

} // namespace

void IssueLog::add(const ImportIssue& issue, const char* sentence)
{
    Tally& tally = m_sentences[sentence];
    if (++tally.count > kListed)
        return;
    tally.line = issue.line;
    tally.severity = issue.severity;
    tally.incomplete = issue.incomplete;
    m_issues.append(issue);
}

void IssueLog::add(int line, Severity severity, const char* sentence, const QString& subject)
{
    const QString text = Text::tr(sentence);
    add({line, severity, subject.isNull() ? text : text.arg(subject)}, sentence);
}

void IssueLog::addIncomplete(int line, const char* sentence)
{
    add({line, Severity::Warning, Text::tr(sentence), true}, sentence);
}

void IssueLog::unknownTag(int line, const QString& tag)
{
    Tally& tally = m_unknown[tag];
    tally.line = tally.count++ == 0 ? line : tally.line;
}

void IssueLog::outsideLine(int line)
{
    m_outside.line = m_outside.count++ == 0 ? line : m_outside.line;
}

QList<ImportIssue> IssueLog::take()
{
    for (auto it = m_sentences.cbegin(); it != m_sentences.cend(); ++it)
        if (it->count > kListed)
            m_issues.append({it->line, it->severity,
                             Text::tr("%1 more like this are not listed").arg(it->count - kListed),
                             it->incomplete});
    for (auto it = m_unknown.cbegin(); it != m_unknown.cend(); ++it)
        m_issues.append(
            {it->line, Severity::Info,
             Text::tr("unknown tag %1 (%2 times): kept as it stands").arg(it.key()).arg(it->count)});
    if (m_outside.count > 0)
        m_issues.append({m_outside.line, Severity::Info,
                         Text::tr("%1 line(s) between the records belong to none and were left out")
                             .arg(m_outside.count)});
    std::stable_sort(m_issues.begin(), m_issues.end(),
                     [](const ImportIssue& a, const ImportIssue& b) { return a.line < b.line; });
    return std::move(m_issues);
}

} // namespace plansift::formats
