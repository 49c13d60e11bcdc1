// SPDX-License-Identifier: GPL-3.0-or-later
// Collects the problems of one file and keeps the list readable when the same one comes up thousands of
// times.
#pragma once

#include "core/model/import_batch.hpp"

#include <QHash>
#include <QMap>

namespace plansift::formats {

/// Problems in file order. A sentence is a literal of the context "formats" with at most one %1.
class IssueLog {
public:
    /// At most this many issues with the same sentence are listed; the rest is counted.
    static constexpr int kListed = 200;

    void add(int line, Severity severity, const char* sentence, const QString& subject = {});
    /// ... about a record that is imported all the same.
    void addIncomplete(int line, const char* sentence);
    /// An unknown tag: reported once for the file, with its first line and how often it stood there.
    void unknownTag(int line, const QString& tag);
    /// A line that belongs to no record: reported once for the file.
    void outsideLine(int line);
    /// The list, sorted by line; summaries of what was only counted included.
    QList<ImportIssue> take();

private:
    struct Tally {
        int line = 0;
        int count = 0;
        Severity severity = Severity::Warning;
        bool incomplete = false;
    };

    void add(const ImportIssue& issue, const char* sentence);

    QList<ImportIssue> m_issues{};
    QHash<const char*, Tally> m_sentences{};
    QMap<QString, Tally> m_unknown{};
    Tally m_outside{};
};

} // namespace plansift::formats
