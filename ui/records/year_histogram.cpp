// SPDX-License-Identifier: GPL-3.0-or-later
// Painting years and choosing among them.
#include "ui/records/year_histogram.hpp"

#include "ui/common/theme.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace plansift::ui {
namespace {

constexpr int kBars = 44; // height of the bars; the rest is for the years below

} // namespace

YearHistogram::YearHistogram(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(sizeHint().height());
    setMouseTracking(false);
    describe();
}

void YearHistogram::setYears(const QMap<int, int>& counts, int from, int to)
{
    m_counts = counts;
    m_from = from;
    m_to = to;
    // The axis keeps all years that were ever shown, so that bars do not jump while a range is chosen.
    if (!counts.isEmpty()) {
        m_first = m_first == 0 ? counts.firstKey() : std::min(m_first, counts.firstKey());
        m_last = std::max(m_last, counts.lastKey());
    }
    describe();
    update();
}

void YearHistogram::describe()
{
    const QString range = m_from == 0 && m_to == 0 ? tr("all years") : tr("%1 to %2").arg(m_from).arg(m_to);
    setAccessibleName(tr("Year: %1").arg(range));
    setToolTip(tr("Drag over years to choose a range; double-click or Delete shows all. Now: %1").arg(range));
}

QRect YearHistogram::barOf(int year) const
{
    const int years = std::max(1, m_last - m_first + 1);
    const int left = width() * (year - m_first) / years;
    const int right = width() * (year - m_first + 1) / years;
    int most = 1;
    for (const int n : m_counts)
        most = std::max(most, n);
    const int n = m_counts.value(year);
    const int height = n == 0 ? 0 : std::max(2, kBars * n / most);
    return {left, kBars - height, std::max(1, right - left - 1), height};
}

void YearHistogram::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_first == 0)
        return;
    for (int year = m_first; year <= m_last; ++year) {
        const bool chosen = (m_from == 0 || year >= m_from) && (m_to == 0 || year <= m_to);
        painter.fillRect(barOf(year), chosen ? theme().accent : theme().edge);
    }
    painter.setPen(theme().border);
    painter.drawLine(0, kBars, width(), kBars);
    painter.setPen(theme().secondary);
    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    const QRect line(0, kBars + 2, width(), height() - kBars - 2);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QString::number(m_from == 0 ? m_first : m_from));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, QString::number(m_to == 0 ? m_last : m_to));
    if (hasFocus()) {
        painter.setPen(QPen(theme().focus, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

int YearHistogram::yearAt(int x) const
{
    const int years = std::max(1, m_last - m_first + 1);
    return std::clamp(m_first + x * years / std::max(1, width()), m_first, m_last);
}

void YearHistogram::choose(int from, int to)
{
    m_from = from;
    m_to = to;
    describe();
    update();
}

void YearHistogram::mousePressEvent(QMouseEvent* event)
{
    if (m_first == 0)
        return;
    m_pressed = yearAt(static_cast<int>(event->position().x()));
    choose(m_pressed, m_pressed);
}

void YearHistogram::mouseDoubleClickEvent(QMouseEvent*)
{
    m_pressed = 0;
    choose(0, 0);
    Q_EMIT rangeChosen(0, 0);
}

void YearHistogram::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed == 0)
        return;
    const int year = yearAt(static_cast<int>(event->position().x()));
    choose(std::min(m_pressed, year), std::max(m_pressed, year));
}

void YearHistogram::mouseReleaseEvent(QMouseEvent*)
{
    if (m_pressed == 0)
        return;
    m_pressed = 0;
    Q_EMIT rangeChosen(m_from, m_to);
}

void YearHistogram::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (event->key() == Qt::Key_Delete)
        choose(0, 0);
    else if (step == 0 || m_first == 0)
        return QWidget::keyPressEvent(event);
    else if (event->modifiers() & Qt::ShiftModifier) // moves the end of the range
        choose(m_from == 0 ? m_first : m_from,
               std::clamp((m_to == 0 ? m_last : m_to) + step, m_from == 0 ? m_first : m_from, m_last));
    else
        choose(std::clamp((m_from == 0 ? m_first : m_from) + step, m_first, m_to == 0 ? m_last : m_to),
               m_to == 0 ? m_last : m_to);
    Q_EMIT rangeChosen(m_from, m_to);
}

} // namespace plansift::ui
