// SPDX-License-Identifier: GPL-3.0-or-later
// The list of conflicts: those that are open, then those that are settled, each with its date.
#pragma once

#include "core/session/conflicts.hpp"

#include <QListWidget>

namespace plansift::ui {

class ConflictList final : public QListWidget {
    Q_OBJECT

public:
    explicit ConflictList(QWidget* parent = nullptr);

    /// The chosen conflict stays; when it is gone, the one that takes its place is chosen.
    void setConflicts(const QList<ConflictLine>& open, const QList<ConflictLine>& settled);
    RowId chosen() const;
    bool choose(RowId record);
    /// Goes to the next conflict, or the one before.
    void step(int by);

private:
    void addHeading(const QString& words);
    void addConflict(const ConflictLine& line);
};

} // namespace plansift::ui
