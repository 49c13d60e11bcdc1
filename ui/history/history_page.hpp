// SPDX-License-Identifier: GPL-3.0-or-later
// Every change: who, when, what, before and after; one step can be taken back.
#pragma once

#include "ui/page.hpp"

class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace plansift::ui {

class HistoryPage final : public Page {
    Q_OBJECT

public:
    explicit HistoryPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;

private:
    void showStep();
    void undoStep();
    QString chosenStep() const;

    QTableWidget* m_table = nullptr;
    QPlainTextEdit* m_detail = nullptr;
    QPushButton* m_undo = nullptr;
};

} // namespace plansift::ui
