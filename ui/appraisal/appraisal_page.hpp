// SPDX-License-Identifier: GPL-3.0-or-later
// Risk of bias: the traffic light and the summary of all assessed results.
#pragma once

#include "ui/page.hpp"

class QComboBox;

namespace plansift::ui {

class FigureView;

class AppraisalPage final : public Page {
    Q_OBJECT

public:
    explicit AppraisalPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;

private:
    void fillOutcomes();
    void showFigures();
    QString chosenOutcome() const;

    QComboBox* m_outcome = nullptr;
    FigureView* m_light = nullptr;
    FigureView* m_summary = nullptr;
};

} // namespace plansift::ui
