// SPDX-License-Identifier: GPL-3.0-or-later
// Records on which the votes differ: both votes and notes, and the settlement. The votes stay as they are.
#pragma once

#include "ui/review.hpp"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace plansift::ui {

class ConflictsView final : public QWidget {
    Q_OBJECT

public:
    explicit ConflictsView(Review& review, QWidget* parent = nullptr);

    void refresh();
    int openConflicts() const;

private:
    QWidget* buildRecord();
    void showConflict();
    void settle(Verdict verdict);
    RowId current() const;

    Review& m_review;
    QListWidget* m_list = nullptr;
    QTextBrowser* m_record = nullptr;
    QLineEdit* m_note = nullptr;
    QList<QPushButton*> m_buttons{};
};

} // namespace plansift::ui
