// SPDX-License-Identifier: GPL-3.0-or-later
// Risk of bias: the results to assess, the form of the tool, traffic light and summary live beside it.
#pragma once

#include "core/session/appraisal.hpp"
#include "ui/page.hpp"

class QComboBox;
class QPushButton;
class QLabel;

namespace plansift::ui {

class AssessmentForm;
class FigureView;
class ResultList;

class AppraisalPage final : public Page {
    Q_OBJECT

public:
    explicit AppraisalPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildActions();
    QWidget* buildForm();
    QWidget* buildFigures();
    void fillOutcomes();
    void fillResults();
    void showTarget();
    void showFigures();
    void showFigure(FigureView& view, const QString& kind);
    void showOthers(const RobTarget& target);
    void save(const RobAssessment& assessment);
    void readTable();
    void copyDomain();
    void openMark(const QString& reference);
    QString tool() const;
    QString chosenOutcome() const;
    RobAssessment mine(const RobTarget& target);

    QList<RobAssessment> m_all{};
    ResultList* m_results = nullptr;
    AssessmentForm* m_form = nullptr;
    QLabel* m_empty = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_read = nullptr;
    QList<QPushButton*> m_exports{};
    QComboBox* m_tool = nullptr;
    QComboBox* m_outcome = nullptr;
    FigureView* m_light = nullptr;
    FigureView* m_summary = nullptr;
    QLabel* m_others = nullptr;
};

} // namespace plansift::ui
