// SPDX-License-Identifier: GPL-3.0-or-later
// Counts records as they are handed on, and says which of them are incomplete, empty or cut off.
#pragma once

#include "core/formats/format.hpp"
#include "core/formats/issue_log.hpp"

namespace plansift::formats {

/// Stands between a reader and its sink.
class RecordDelivery {
public:
    explicit RecordDelivery(const RecordSink& sink)
        : m_sink(sink)
    {
    }

    IssueLog& log() { return m_log; }
    /// Hands the record on; `line` is its first line.
    void deliver(Record&& record, int line);
    /// Counts a record that cannot be read at all. `sentence` as in IssueLog.
    void refuse(int line, const char* sentence, const QString& subject = {});
    /// ... because it holds nothing.
    void refuseEmpty(int line);
    /// ... because it has more than `limit` bytes.
    void refuseOversize(int line, qsizetype limit);
    /// Says that the file ends inside the record that starts at `line`.
    void warnOfCut(int line);
    /// False when the sink wants no more.
    bool goesOn() const { return m_goesOn; }
    /// The counts and the issues; call once.
    ReadSummary summary();

private:
    const RecordSink& m_sink;
    IssueLog m_log{};
    ReadSummary m_summary{};
    bool m_goesOn = true;
};

} // namespace plansift::formats
