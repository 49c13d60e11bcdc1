// SPDX-License-Identifier: GPL-3.0-or-later
// The jobs of this sitting: which runs, and how those before it ended.
#pragma once

#include "core/base/result.hpp"

#include <QElapsedTimer>
#include <QFrame>

class QTableWidget;

namespace plansift::ui {

class JobRunner;

/// A table with one row a job, newest first. Hidden until asked for.
class JobPanel final : public QFrame {
    Q_OBJECT

public:
    explicit JobPanel(const JobRunner& jobs, QWidget* parent = nullptr);

    void toggle() { setVisible(isHidden()); }

private:
    void addJob(const QString& name);
    void endJob(const Status& status, bool cancelled);

    QTableWidget* m_table = nullptr;
    QElapsedTimer m_took{};
};

} // namespace plansift::ui
