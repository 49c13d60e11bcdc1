// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the place of the record when none waits.
#pragma once

#include "core/session/screening_rules.hpp"

#include <QWidget>

class QLabel;
class QPushButton;

namespace plansift::ui {

class EmptyQueue final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyQueue(QWidget* parent = nullptr);

    void setProgress(const ScreeningProgress& progress, qsizetype conflicts);

Q_SIGNALS:
    void importAsked();
    void conflictsAsked();

private:
    QLabel* m_words = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_conflicts = nullptr;
};

} // namespace plansift::ui
