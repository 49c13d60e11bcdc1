// SPDX-License-Identifier: GPL-3.0-or-later
// Showing methods against small-study effects.
#include "ui/analysis/small_study_tab.hpp"

#include "core/base/text.hpp"
#include "core/session/figures.hpp"
#include "core/session/small_studies.hpp"
#include "ui/analysis/analysis_parts.hpp"
#include "ui/analysis/method_list.hpp"
#include "ui/common/figure_view.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

SmallStudyTab::SmallStudyTab(QWidget* parent)
    : QWidget(parent)
{
    m_funnel = new FigureView;
    m_funnel->setObjectName(u"funnelView"_s);
    m_contours = new QCheckBox(tr("Shade where a study would be significant (contour-enhanced funnel plot)"));
    m_contours->setObjectName(u"funnelContours"_s);
    connect(m_contours, &QCheckBox::clicked, this, [this](bool on) {
        Q_EMIT planChanged({{u"contours"_s, on ? QJsonValue(true) : QJsonValue()}});
    });
    m_adjusted = new MethodList(tr("Adjusted for small studies or selection"));
    m_adjusted->setObjectName(u"adjustedEstimates"_s);
    m_caution = cautionLabel(u"smallStudyCaution"_s);
    m_methods = wordsLabel(u"smallStudyMethods"_s);
    m_methods->setTextFormat(Qt::RichText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(onCanvas({m_caution, m_funnel, m_contours, m_adjusted, m_methods}));
}

void SmallStudyTab::setOutcome(const Session& session, const Outcome& outcome)
{
    m_funnel->setResult(buildFigure(session, {u"funnel"_s, outcome.key, {}, {}}));
    m_contours->setChecked(outcome.plan.value(u"contours"_s).toBool());
    m_contours->setEnabled(!session.isReadOnly());
    const Result<SmallStudyReport> report = smallStudyReport(session, outcome);
    if (!report) {
        setCautions(m_caution, {});
        m_adjusted->setLines({}, 0);
        return m_methods->setText(messageOf(report.error()).toHtmlEscaped());
    }
    setCautions(m_caution, report->caution.isEmpty() ? QStringList() : QStringList{report->caution});
    m_adjusted->setLines(report->adjusted.lines, report->adjusted.none);
    QList<WordsRow> rows;
    for (const SmallStudyGroup& group : report->groups) {
        rows += WordsRow{group.heading};
        for (const SmallStudyMethod& method : group.methods)
            rows += WordsRow{method.name, method.result, method.says, method.notWhen};
    }
    m_methods->setText(wordsTable({tr("Method"), tr("Result"), tr("What it asks"), tr("When not to use it")},
                                  {18, 24, 27, 31}, rows));
}

} // namespace plansift::ui
