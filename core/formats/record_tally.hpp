// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the records of one file while they are handed on, and says which of them are incomplete.
#pragma once

#include "core/formats/format.hpp"
#include "core/formats/issue_log.hpp"

namespace plansift::formats {

class RecordTally {
public:
    explicit RecordTally(const RecordSink& sink)
        : m_sink(sink)
    {
    }

    IssueLog& log() { return m_log; }
    bool goesOn() const { return m_go; } ///< false once the receiver has stopped the reading
    void deliver(Record&& record);
    /// Counts a record that cannot be read at all. `sentence` as in IssueLog.
    void refuse(int line, const char* sentence, const QString& subject = {});
    /// The counts and the issues; call once.
    ReadSummary take();

private:
    const RecordSink& m_sink;
    ReadSummary m_summary{};
    IssueLog m_log{};
    bool m_go = true;
};

} // namespace plansift::formats
