// SPDX-License-Identifier: GPL-3.0-or-later
// The page of risk of bias.
#include "ui/appraisal/appraisal_page.hpp"

#include "core/session/appraisal.hpp"
#include "core/session/figures.hpp"
#include "ui/common/figure_export.hpp"
#include "ui/common/figure_view.hpp"
#include "ui/common/theme.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
AppraisalPage::AppraisalPage(const PageContext& context, QWidget* parent)
    : Page(tr("Risk of bias"), context, parent)
{
    for (const auto& [kind, text] : {std::pair(u"traffic-light"_s, tr("Export traffic light…")),
                                     std::pair(u"rob-summary"_s, tr("Export summary…"))}) {
        QPushButton* button = addAction(text, u"export"_s);
        button->setObjectName(u"export_"_s + kind);
        connect(button, &QPushButton::clicked, this, [this, kind = kind] {
            exportFigureByDialog(review(), prompter(), this, {kind, chosenOutcome(), {}});
        });
    }
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPagePadding, 8, kPagePadding, 8);
    m_outcome = new QComboBox;
    m_outcome->setObjectName(u"robOutcome"_s);
    m_outcome->setAccessibleName(tr("Results of which outcome"));
    connect(m_outcome, &QComboBox::currentIndexChanged, this, [this] { showFigures(); });
    row->addWidget(new QLabel(tr("Results")));
    row->addWidget(m_outcome);
    row->addStretch(1);
    body()->addLayout(row);
    m_light = new FigureView;
    m_light->setObjectName(u"trafficLightView"_s);
    m_summary = new FigureView;
    m_summary->setObjectName(u"robSummaryView"_s);
    auto* canvas = new QWidget;
    canvas->setObjectName(u"canvas"_s);
    auto* column = new QVBoxLayout(canvas);
    column->addWidget(m_light);
    column->addWidget(m_summary);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(canvas);
    body()->addWidget(scroll, 1);
}

QString AppraisalPage::chosenOutcome() const
{
    return m_outcome->currentData().toString();
}

void AppraisalPage::fillOutcomes()
{
    const QSignalBlocker quiet(m_outcome);
    const QString kept = chosenOutcome();
    m_outcome->clear();
    QStringList seen;
    for (const RobAssessment& assessment : review().valueOf(assessments(review().session()))) {
        if (seen.contains(assessment.outcomeName))
            continue;
        seen += assessment.outcomeName;
        m_outcome->addItem(assessment.outcomeName.isEmpty() ? tr("The study as a whole")
                                                            : assessment.outcomeName,
                           assessment.outcomeName);
    }
    m_outcome->setCurrentIndex(std::max(0, m_outcome->findData(kept)));
}

void AppraisalPage::refresh()
{
    fillOutcomes();
    const qsizetype results = review().valueOf(assessments(review().session())).size();
    setState(results == 0 ? tr("Nothing assessed yet") : tr("%1 results assessed").arg(results));
    showFigures();
}

void AppraisalPage::showFigures()
{
    m_light->setResult(buildFigure(review().session(), {u"traffic-light"_s, chosenOutcome(), {}}));
    m_summary->setResult(buildFigure(review().session(), {u"rob-summary"_s, chosenOutcome(), {}}));
}

} // namespace plansift::ui
