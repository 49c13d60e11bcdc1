// SPDX-License-Identifier: GPL-3.0-or-later
// Studies: reports made into studies, their characteristics, outcomes, and the grid of outcome data.
#pragma once

#include "core/session/outcome_view.hpp"
#include "ui/page.hpp"

class QPushButton;
class QTabWidget;
class QTreeWidget;

namespace plansift::ui {

class CellPanel;
class CharacteristicsForm;
class OutcomeForm;
class OutcomeGrid;

class StudiesPage final : public Page {
    Q_OBJECT

public:
    explicit StudiesPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;
    void showArgument(const QString& argument) override;

private:
    void buildActions();
    QWidget* buildTree();
    void connectGrid();
    void connectForms();
    void fillTree();
    void fillGrid();
    void showStudy();
    void goToStudy();
    void showStudyOf(const OutcomeRow& row);
    void showCell();
    void preview(const CellEntry& entry);
    void makeStudy();
    void joinToStudy();
    void addResults();
    void removeRow();
    void toggleRow();
    void readTable();
    Study current() const;

    QList<Study> m_studies{};
    QList<Outcome> m_outcomes{};
    QTreeWidget* m_tree = nullptr;
    QPushButton* m_make = nullptr;
    QPushButton* m_join = nullptr;
    QTabWidget* m_tabs = nullptr;
    CharacteristicsForm* m_form = nullptr;
    OutcomeGrid* m_grid = nullptr;
    OutcomeForm* m_outcomeForm = nullptr;
    CellPanel* m_panel = nullptr;
};

} // namespace plansift::ui
