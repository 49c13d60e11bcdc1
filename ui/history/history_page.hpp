// SPDX-License-Identifier: GPL-3.0-or-later
// History: every step, newest first, filtered; what it changed; taking back one of them.
#pragma once

#include "core/session/history.hpp"
#include "ui/page.hpp"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace plansift::ui {

class HistoryPage final : public Page {
    Q_OBJECT

public:
    explicit HistoryPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;
    bool startSearch() override;

private:
    void buildActions();
    QWidget* buildFilters();
    QWidget* buildSteps();
    QWidget* buildDetail();
    void fillWho();
    void fillSteps();
    void addDay(const QString& day, int steps);
    void addStep(const StepSummary& step);
    bool passes(const StepSummary& step) const;
    void showStep();
    void undoStep();
    void exportLog();
    QString chosenStep() const;

    QList<StepSummary> m_steps{};
    QPushButton* m_undo = nullptr;
    QComboBox* m_who = nullptr;
    QLineEdit* m_text = nullptr;
    QTableWidget* m_table = nullptr;
    QLabel* m_title = nullptr;
    QTableWidget* m_detail = nullptr;
};

} // namespace plansift::ui
