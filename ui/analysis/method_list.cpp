// SPDX-License-Identifier: GPL-3.0-or-later
// Painting the list of results.
#include "ui/analysis/method_list.hpp"

#include "ui/common/theme.hpp"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kRow = 28;
constexpr int kHead = 32;
constexpr double kNameShare = 0.4; ///< of the width that names may take
constexpr int kInside = 10;
constexpr int kColumnGap = 12;
constexpr double kArrow = 5;      ///< length of the arrow at the end of an interval that goes on
constexpr double kMostWidths = 3; ///< an interval wider than so many of the middle one does not set the scale

/// The values that the axis shows.
struct Span {
    double least = -1;
    double greatest = 1;

    double place(double value, double left, double width) const
    {
        return left + width * (std::clamp(value, least, greatest) - least) / (greatest - least);
    }
};

double middleWidth(const QList<MethodLine>& lines)
{
    QList<double> widths;
    for (const MethodLine& line : lines)
        if (std::isfinite(line.upper - line.lower))
            widths += line.upper - line.lower;
    std::ranges::sort(widths);
    return widths.value(widths.size() / 2);
}

/// From the intervals, so far as they are not much wider than most.
Span spanOf(const QList<MethodLine>& lines, double none)
{
    const double most = kMostWidths * middleWidth(lines) / 2;
    Span span{none, none};
    for (const MethodLine& line : lines) {
        if (!std::isfinite(line.lower) || !std::isfinite(line.upper))
            continue;
        const double lower = std::max(line.lower, line.effect - most);
        const double upper = std::min(line.upper, line.effect + most);
        span.least = std::isfinite(span.least) ? std::min(span.least, lower) : lower;
        span.greatest = std::isfinite(span.greatest) ? std::max(span.greatest, upper) : upper;
    }
    return span.greatest > span.least ? span : Span{};
}

/// The head of an arrow that points along `direction` (1 right, -1 left).
void drawArrow(QPainter& painter, QPointF tip, double direction)
{
    painter.drawPolyline(QPolygonF{tip + QPointF(-direction * kArrow, -kArrow / 1.6), tip,
                                   tip + QPointF(-direction * kArrow, kArrow / 1.6)});
}

void drawInterval(QPainter& painter, const MethodLine& line, const Span& span, QRectF axis)
{
    const double y = axis.center().y();
    const QPointF from(span.place(line.lower, axis.left(), axis.width()), y);
    const QPointF to(span.place(line.upper, axis.left(), axis.width()), y);
    const QColor colour = line.yours ? theme().accent : theme().secondary;
    painter.setPen(QPen(colour, 1.6));
    painter.drawLine(from, to);
    painter.setBrush(Qt::NoBrush);
    if (line.lower < span.least)
        drawArrow(painter, from, -1);
    if (line.upper > span.greatest)
        drawArrow(painter, to, 1);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(span.place(line.effect, axis.left(), axis.width()), y), 3.2, 3.2);
}

} // namespace

MethodList::MethodList(const QString& heading, QWidget* parent)
    : QWidget(parent)
    , m_heading(heading)
{
    setAccessibleName(heading);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(300);
}

void MethodList::setLines(const QList<MethodLine>& lines, double none)
{
    m_lines = lines;
    m_none = none;
    QStringList words;
    for (const MethodLine& line : lines)
        words += tr("%1: %2").arg(line.label, line.text);
    setAccessibleDescription(words.join(u"; "_s));
    setMinimumHeight(sizeHint().height());
    updateGeometry();
    update();
}

QSize MethodList::sizeHint() const
{
    return {340, kHead + kRow * std::max(1, static_cast<int>(m_lines.size()))};
}

void MethodList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().border);
    painter.setBrush(theme().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(theme().text);
    painter.drawText(QRect(kInside, 0, width() - 2 * kInside, kHead), Qt::AlignVCenter, m_heading);
    const Span span = spanOf(m_lines, m_none);
    const QFontMetrics metrics(bold);
    int names = 0;
    int numbers = 0;
    for (const MethodLine& line : m_lines) {
        names = std::max(names, metrics.horizontalAdvance(line.label));
        numbers = std::max(numbers, metrics.horizontalAdvance(line.text));
    }
    names = std::min(names, static_cast<int>(kNameShare * width()));
    const double left = kInside + names + kColumnGap;
    const double axis = width() - left - numbers - kColumnGap - kInside;
    for (int i = 0; i < m_lines.size(); ++i) {
        const MethodLine& line = m_lines.at(i);
        const QRect row(kInside, kHead + kRow * i, width() - 2 * kInside, kRow);
        painter.setPen(theme().border);
        painter.drawLine(row.topLeft() - QPoint(kInside, 0), row.topRight() + QPoint(kInside, 0));
        painter.setFont(line.yours ? bold : font());
        painter.setPen(theme().text);
        const QString name = painter.fontMetrics().elidedText(line.label, Qt::ElideRight, names);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, name);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, line.text);
        if (std::isfinite(line.effect))
            drawInterval(painter, line, span, QRectF(left, row.top() + 1, axis, kRow));
    }
    if (std::isfinite(m_none) && !m_lines.isEmpty()) {
        const double x = span.place(m_none, left, axis);
        painter.setPen(QPen(theme().secondary, 1));
        painter.drawLine(QPointF(x, kHead), QPointF(x, height() - 2));
    }
}

} // namespace plansift::ui
