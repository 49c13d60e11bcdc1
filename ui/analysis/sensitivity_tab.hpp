// SPDX-License-Identifier: GPL-3.0-or-later
// The tab of sensitivity: the result under every defensible combination of choices, and in every subset of
// the studies.
#pragma once

#include "core/session/robustness.hpp"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace plansift::ui {

class FigureView;
class JobRunner;

class SensitivityTab final : public QWidget {
    Q_OBJECT

public:
    explicit SensitivityTab(JobRunner& jobs, QWidget* parent = nullptr);

    /// Shows the results for the outcome; computes them beside the window's thread where they are not known.
    void setOutcome(const Session& session, const Outcome& outcome);

Q_SIGNALS:
    void exportAsked(const QString& figureKind);

private:
    /// Words, figure and export of one question.
    struct Section {
        QLabel* words = nullptr;
        FigureView* figure = nullptr;
        QPushButton* exportButton = nullptr;
    };
    using Answer = Result<RobustnessAnswer>;

    Section buildSection(const QString& name, const QString& kind);
    void compute();
    void showAnswer(const Section& section, const Answer& answer);
    /// A sentence in place of the answers; `offer`: with the button that computes them.
    void say(const QString& sentence, bool offer);

    JobRunner& m_jobs;
    QPushButton* m_compute = nullptr;
    Section m_curve{};
    Section m_subsets{};
    std::optional<RobustnessQuestion> m_question{};
    std::optional<RobustnessQuestion> m_answered{}; ///< the question whose answers are shown
};

} // namespace plansift::ui
