// SPDX-License-Identifier: GPL-3.0-or-later
// Outcomes and their forest plots.
#pragma once

#include "ui/page.hpp"

class QLabel;
class QListWidget;

namespace plansift::ui {

class FigureView;

class AnalysisPage final : public Page {
    Q_OBJECT

public:
    explicit AnalysisPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;
    /// The key of an outcome.
    void showArgument(const QString& argument) override;

private:
    void showOutcome();
    QString chosenOutcome() const;

    QListWidget* m_outcomes = nullptr;
    FigureView* m_forest = nullptr;
    QLabel* m_sentence = nullptr;
};

} // namespace plansift::ui
