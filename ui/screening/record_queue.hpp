// SPDX-License-Identifier: GPL-3.0-or-later
// The records of a sitting: those voted on, through which Back walks, and those that wait.
#pragma once

#include "core/model/review.hpp"

namespace plansift::ui {

/// The order of the records that wait.
enum class RecordOrder { Imported, Random };

class RecordQueue {
public:
    /// Forgets the sitting.
    void start(RecordOrder order);
    RecordOrder order() const { return m_order; }

    /// What waits according to the file. The record that is shown stays, wherever it can; a vote taken back
    /// comes up again; what is new comes last.
    void setWaiting(const QList<RowId>& waiting);

    RowId current() const; ///< 0 = nothing waits
    bool isVoted(RowId record) const { return m_voted.contains(record); }
    bool canGoBack() const { return m_back < m_voted.size(); }
    qsizetype waiting() const { return m_waiting.size(); }

    void voteOnCurrent(); ///< goes on to the first that waits
    void back();
    void later();
    void goOn() { m_back = 0; }
    /// Shows a record of the sitting; false when it is none.
    bool show(RowId record);

private:
    RecordOrder m_order = RecordOrder::Imported;
    QList<RowId> m_voted{}; ///< in the order of their first vote
    QList<RowId> m_waiting{};
    qsizetype m_back = 0; ///< steps back from the first that waits
};

} // namespace plansift::ui
