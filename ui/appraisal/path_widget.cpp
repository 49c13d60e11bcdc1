// SPDX-License-Identifier: GPL-3.0-or-later
// Painting the path.
#include "ui/appraisal/path_widget.hpp"

#include "ui/appraisal/judgement_mark.hpp"
#include "ui/common/theme.hpp"

#include <QPainter>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kBoxHeight = 40;
constexpr int kWidestBox = 78;
constexpr int kBetween = 18;
constexpr int kMark = 26;
constexpr int kSmallMark = 14;

} // namespace

PathWidget::PathWidget(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"robPath"_s);
    setFixedHeight(92);
}

void PathWidget::setPath(const appraisal::Path& path)
{
    m_path = path;
    setAccessibleName(tr("Path of the algorithm"));
    setAccessibleDescription(inWords());
    setToolTip(inWords());
    update();
}

QString PathWidget::inWords() const
{
    QStringList steps;
    for (const appraisal::PathStep& step : m_path.steps)
        steps += step.answer.isEmpty() ? tr("%1 not answered").arg(step.question)
                                       : tr("%1 %2").arg(step.question, step.answer);
    return tr("%1: %2").arg(steps.join(u", "_s),
                            m_path.judgement.isEmpty() ? tr("no judgement yet") : m_path.judgement);
}

void PathWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    const auto count = static_cast<double>(m_path.steps.size());
    const double room = (width() - kMark - 4 - kBetween * count) / std::max(1.0, count);
    const double boxWidth = std::clamp(room, 30.0, double(kWidestBox));
    double x = 1;
    for (const appraisal::PathStep& step : m_path.steps) {
        const QRectF box(x, 2, boxWidth, kBoxHeight);
        paintStep(painter, box, step);
        paintAlternative(painter, box, step);
        x += boxWidth + kBetween;
        painter.setPen(QPen(theme().accent, 1.5));
        painter.drawLine(QPointF(box.right(), box.center().y()), QPointF(x - 1, box.center().y()));
    }
    paintJudgement(painter, QRectF(x, 2 + (kBoxHeight - kMark) / 2.0, kMark, kMark), m_path.judgement);
}

void PathWidget::paintStep(QPainter& painter, const QRectF& box, const appraisal::PathStep& step) const
{
    const bool answered = !step.answer.isEmpty();
    painter.setPen(answered ? QPen(theme().accent, 1.5) : QPen(theme().control, 1, Qt::DashLine));
    painter.setBrush(answered ? QBrush(theme().soft) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme().text);
    painter.drawText(QRectF(box.x(), box.y() + 2, box.width(), 18), Qt::AlignCenter, step.question);
    painter.setPen(theme().accent);
    QFont bold = painter.font();
    bold.setBold(true);
    painter.save();
    painter.setFont(bold);
    painter.drawText(QRectF(box.x(), box.y() + 19, box.width(), 18), Qt::AlignCenter,
                     answered ? step.answer : u"?"_s);
    painter.restore();
}

/// The first other judgement that this question could lead to.
void PathWidget::paintAlternative(QPainter& painter, const QRectF& box, const appraisal::PathStep& step) const
{
    const auto other = std::ranges::find_if(step.alternatives, [](const appraisal::Alternative& alternative) {
        return !alternative.judgement.isEmpty();
    });
    if (step.answer.isEmpty() || other == step.alternatives.end())
        return;
    const double x = box.center().x();
    painter.setPen(QPen(theme().control, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + 20));
    const QString words = other->answers.join(u'/');
    const double wide = painter.fontMetrics().horizontalAdvance(words) + kSmallMark + 4;
    const double left = x - wide / 2;
    paintJudgement(painter, QRectF(left, box.bottom() + 22, kSmallMark, kSmallMark), other->judgement);
    painter.setPen(theme().secondary);
    painter.drawText(QPointF(left + kSmallMark + 4, box.bottom() + 33), words);
}

} // namespace plansift::ui
