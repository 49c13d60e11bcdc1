// SPDX-License-Identifier: GPL-3.0-or-later
// The page of analyses.
#include "ui/analysis/analysis_page.hpp"

#include "core/session/analysis.hpp"
#include "core/session/figures.hpp"
#include "core/session/studies.hpp"
#include "ui/common/figure_export.hpp"
#include "ui/common/figure_view.hpp"
#include "ui/common/theme.hpp"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

AnalysisPage::AnalysisPage(const PageContext& context, QWidget* parent)
    : Page(tr("Analysis"), context, parent)
{
    QPushButton* exportForest = addAction(tr("Export the forest plot…"), u"export"_s, true);
    exportForest->setObjectName(u"exportForest"_s);
    connect(exportForest, &QPushButton::clicked, this, [this] {
        exportFigureByDialog(review(), prompter(), this, {u"forest"_s, chosenOutcome(), {}});
    });
    m_outcomes = new QListWidget;
    m_outcomes->setObjectName(u"outcomeList"_s);
    m_outcomes->setAccessibleName(tr("Outcomes"));
    m_outcomes->setMinimumWidth(140);
    m_outcomes->setWordWrap(true);
    m_outcomes->setSpacing(3);
    connect(m_outcomes, &QListWidget::currentRowChanged, this, [this] { showOutcome(); });
    m_forest = new FigureView;
    m_forest->setObjectName(u"forestView"_s);
    auto* canvas = new QWidget;
    canvas->setObjectName(u"canvas"_s);
    auto* column = new QVBoxLayout(canvas);
    column->addWidget(m_forest);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(canvas);
    m_sentence = new QLabel;
    m_sentence->setObjectName(u"resultSentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setMargin(kGap);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(0);
    rightColumn->addWidget(scroll, 1);
    rightColumn->addWidget(m_sentence);
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(m_outcomes);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({200, 880});
    body()->addWidget(splitter, 1);
}

QString AnalysisPage::chosenOutcome() const
{
    const QListWidgetItem* item = m_outcomes->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void AnalysisPage::refresh()
{
    const QSignalBlocker quiet(m_outcomes);
    const QString kept = chosenOutcome();
    m_outcomes->clear();
    int row = 0;
    for (const Outcome& outcome : review().valueOf(outcomes(review().session()))) {
        const QString line = review().valueOf(resultLine(review().session(), outcome));
        auto* item = new QListWidgetItem(outcome.name + u'\n' + line, m_outcomes);
        item->setData(Qt::UserRole, outcome.key);
        if (outcome.key == kept)
            row = m_outcomes->count() - 1;
    }
    m_outcomes->setCurrentRow(row);
    setState(m_outcomes->count() == 0 ? tr("No outcome has data yet") : QString());
    showOutcome();
}

void AnalysisPage::showArgument(const QString& argument)
{
    for (int i = 0; i < m_outcomes->count(); ++i)
        if (m_outcomes->item(i)->data(Qt::UserRole).toString() == argument)
            m_outcomes->setCurrentRow(i);
}

void AnalysisPage::showOutcome()
{
    if (chosenOutcome().isEmpty()) {
        m_forest->setMessage(tr("No outcome has data yet. Import a table of outcome data."));
        return m_sentence->clear();
    }
    m_forest->setResult(buildFigure(review().session(), {u"forest"_s, chosenOutcome(), {}}));
    const Result<Outcome> outcome = outcomeNamed(review().session(), chosenOutcome());
    m_sentence->setText(outcome ? review().valueOf(resultSentence(review().session(), *outcome)) : QString());
}

} // namespace plansift::ui
