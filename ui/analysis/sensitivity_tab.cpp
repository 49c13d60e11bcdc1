// SPDX-License-Identifier: GPL-3.0-or-later
// Running the multiverse and the subsets as one job, and showing what they say.
#include "ui/analysis/sensitivity_tab.hpp"

#include "core/base/text.hpp"
#include "core/session/figures.hpp"
#include "ui/analysis/analysis_parts.hpp"
#include "ui/common/figure_view.hpp"
#include "ui/common/job_runner.hpp"
#include "ui/common/parts.hpp"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// Same data, request and words: the answers still hold.
bool sameQuestion(const RobustnessQuestion& a, const RobustnessQuestion& b)
{
    return a.analysis.table == b.analysis.table && a.analysis.request == b.analysis.request &&
           a.words.title == b.words.title && a.words.notes == b.words.notes &&
           std::ranges::equal(a.axes.subsets, b.axes.subsets, {}, &stats::StudySubset::rows,
                              &stats::StudySubset::rows);
}

} // namespace

SensitivityTab::SensitivityTab(JobRunner& jobs, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
{
    m_compute = new QPushButton(tr("Compute again"));
    m_compute->setObjectName(u"computeSensitivity"_s);
    connect(m_compute, &QPushButton::clicked, this, &SensitivityTab::compute);
    m_curve = buildSection(u"multiverse"_s, u"multiverse"_s);
    m_subsets = buildSection(u"gosh"_s, u"gosh"_s);
    m_curve.exportButton->setText(tr("Export the specification curve…"));
    m_subsets.exportButton->setText(tr("Export the plot of subsets…"));
    auto* choices = headingLabel(tr("Would other defensible choices change the result?"));
    auto* studies = headingLabel(tr("Does the result hang on single studies?"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(onCanvas({choices, m_curve.words, m_curve.figure, m_curve.exportButton, studies,
                                m_subsets.words, m_subsets.figure, m_subsets.exportButton, m_compute}));
}

SensitivityTab::Section SensitivityTab::buildSection(const QString& name, const QString& kind)
{
    Section section{wordsLabel(name + u"Words"_s), new FigureView, new QPushButton};
    section.figure->setObjectName(name + u"View"_s);
    section.exportButton->setObjectName(name + u"Export"_s);
    section.exportButton->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(section.exportButton, &QPushButton::clicked, this, [this, kind] { Q_EMIT exportAsked(kind); });
    return section;
}

void SensitivityTab::setOutcome(const Session& session, const Outcome& outcome)
{
    Result<RobustnessQuestion> question = robustnessQuestion(session, outcome);
    if (!question) {
        m_question.reset();
        return say(messageOf(question.error()), false);
    }
    m_question = std::move(*question);
    if (!m_answered || !sameQuestion(*m_answered, *m_question))
        compute();
}

void SensitivityTab::say(const QString& sentence, bool offer)
{
    m_answered.reset();
    for (const Section& section : {m_curve, m_subsets}) {
        section.words->setText(sentence);
        section.figure->hide();
        section.exportButton->hide();
    }
    m_compute->setVisible(offer);
}

void SensitivityTab::compute()
{
    if (!m_question)
        return;
    if (m_jobs.isRunning())
        return say(tr("Other work is under way. Compute when it has ended."), true);
    struct Answers {
        Answer curve = Error{};
        Answer subsets = Error{};
    };
    auto answers = std::make_shared<Answers>();
    const auto work = [question = *m_question, answers](const JobRunner::Progress& progress) -> Status {
        const stats::GoOn goOn = [&progress](std::size_t done, std::size_t all) {
            return progress(static_cast<int>(done), static_cast<int>(all));
        };
        answers->curve = answerMultiverse(question, goOn);
        if (!answers->curve && answers->curve.error().code == ErrorCode::Cancelled)
            return answers->curve.error();
        answers->subsets = answerGosh(question, goOn);
        return answers->subsets || answers->subsets.error().code != ErrorCode::Cancelled
                   ? Status()
                   : Status(answers->subsets.error());
    };
    m_jobs.run(tr("Computing combinations and subsets…"), work, this,
               [this, answers, question = *m_question](const Status& done) {
                   if (!done)
                       return say(tr("The computation was stopped."), true);
                   m_answered = question;
                   showAnswer(m_curve, answers->curve);
                   showAnswer(m_subsets, answers->subsets);
                   m_compute->hide();
                   if (m_question && !sameQuestion(question, *m_question))
                       compute(); // the data changed meanwhile
               });
    say(tr("Computing…"), false);
}

void SensitivityTab::showAnswer(const Section& section, const Answer& answer)
{
    section.words->setText(answer ? answer->sentences.join(u' ') : messageOf(answer.error()));
    section.figure->setVisible(answer.ok());
    section.exportButton->setVisible(answer.ok());
    if (answer)
        section.figure->setResult(layOut(answer->input, {}));
}

} // namespace plansift::ui
