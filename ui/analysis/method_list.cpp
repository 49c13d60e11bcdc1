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
constexpr int kLeastNames = 140;
constexpr double kNameShare = 0.34; ///< of the width, where that is more
constexpr int kNumbers = 140;
constexpr int kInside = 10;

/// The values that the axis shows.
struct Span {
    double least = -1;
    double greatest = 1;

    double place(double value, double left, double width) const
    {
        return left + width * (std::clamp(value, least, greatest) - least) / (greatest - least);
    }
};

Span spanOf(const QList<MethodLine>& lines, double none)
{
    Span span{none, none};
    for (const MethodLine& line : lines) {
        if (!std::isfinite(line.lower) || !std::isfinite(line.upper))
            continue;
        span.least = std::isfinite(span.least) ? std::min(span.least, line.lower) : line.lower;
        span.greatest = std::isfinite(span.greatest) ? std::max(span.greatest, line.upper) : line.upper;
    }
    return span.greatest > span.least ? span : Span{};
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
    const int names = std::max(kLeastNames, static_cast<int>(kNameShare * width()));
    const double left = kInside + names;
    const double axis = width() - left - kNumbers - kInside;
    for (int i = 0; i < m_lines.size(); ++i) {
        const MethodLine& line = m_lines.at(i);
        const QRect row(kInside, kHead + kRow * i, width() - 2 * kInside, kRow);
        painter.setPen(theme().border);
        painter.drawLine(row.topLeft() - QPoint(kInside, 0), row.topRight() + QPoint(kInside, 0));
        painter.setFont(line.yours ? bold : font());
        painter.setPen(theme().text);
        const QString name = painter.fontMetrics().elidedText(line.label, Qt::ElideRight, names - 6);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, name);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, line.text);
        if (!std::isfinite(line.effect))
            continue;
        const double y = row.center().y() + 0.5;
        const QColor colour = line.yours ? theme().accent : theme().secondary;
        painter.setPen(QPen(colour, 1.6));
        painter.drawLine(QPointF(span.place(line.lower, left, axis), y),
                         QPointF(span.place(line.upper, left, axis), y));
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(span.place(line.effect, left, axis), y), 3.2, 3.2);
    }
    if (std::isfinite(m_none) && !m_lines.isEmpty()) {
        const double x = span.place(m_none, left, axis);
        painter.setPen(QPen(theme().secondary, 1));
        painter.drawLine(QPointF(x, kHead), QPointF(x, height() - 2));
    }
}

} // namespace plansift::ui
