// SPDX-License-Identifier: GPL-3.0-or-later
// Analyses: outcomes, the forest plot that follows what is typed, other methods, the model, R code.
#pragma once

#include "core/session/plan.hpp"
#include "ui/page.hpp"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QPlainTextEdit;
class QTabWidget;

namespace plansift::ui {

class ConventionTable;
class FigureView;
class MethodList;
class ModelPanel;
class OutcomeGrid;
class RegressionTab;
class SensitivityTab;
class SmallStudyTab;

class AnalysisPage final : public Page {
    Q_OBJECT

public:
    explicit AnalysisPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;
    void showArgument(const QString& argument) override;

private:
    void buildActions();
    QWidget* buildOutcomes();
    QWidget* buildForest();
    QWidget* buildHeterogeneity();
    QWidget* buildScript();
    void connectEditing();
    void changeThePlan(const QJsonObject& changes);
    void exportFigure(const QString& kind);
    void showOutcome();
    void showTab();
    void showForest(const Outcome& outcome);
    void showMethods(const Outcome& outcome);
    void showNothing();
    void chooseStudy(const QString& role, const QString& study);
    void showTrace();
    void openStudio();
    void copyForest();
    void showBeyond();
    void preview(const CellEntry& entry);
    QString chosenOutcome() const;

    QList<QPushButton*> m_outcomeActions{}; ///< of the header, for the outcome that is shown
    QString m_drawn{};                      ///< key of the outcome of the forest plot that is shown
    QListWidget* m_outcomes = nullptr;
    QTabWidget* m_tabs = nullptr;
    OutcomeGrid* m_grid = nullptr;
    FigureView* m_forest = nullptr;
    MethodList* m_methods = nullptr;
    MethodList* m_without = nullptr;
    QWidget* m_lists = nullptr;
    QLabel* m_trace = nullptr;
    QLabel* m_sentence = nullptr;
    QLabel* m_heterogeneity = nullptr;
    QLineEdit* m_threshold = nullptr;
    QLabel* m_beyond = nullptr;
    SensitivityTab* m_sensitivity = nullptr;
    SmallStudyTab* m_small = nullptr;
    RegressionTab* m_regression = nullptr;
    ConventionTable* m_conventions = nullptr;
    QPlainTextEdit* m_script = nullptr;
    ModelPanel* m_model = nullptr;
};

} // namespace plansift::ui
