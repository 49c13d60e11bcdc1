// SPDX-License-Identifier: GPL-3.0-or-later
// Painting judgements with the colours and signs of the figures.
#include "ui/appraisal/judgement_mark.hpp"

#include "core/figure/rob_scheme.hpp"
#include "core/render/painter.hpp"
#include "ui/common/theme.hpp"

#include <QPainter>

namespace plansift::ui {
namespace {

/// Half lengths of the strokes of a sign, in halves of the circle's radius.
QList<QLineF> strokesOf(figure::RobSymbol symbol)
{
    switch (symbol) {
    case figure::RobSymbol::Plus:
        return {{-1, 0, 1, 0}, {0, -1, 0, 1}};
    case figure::RobSymbol::Minus:
        return {{-1, 0, 1, 0}};
    case figure::RobSymbol::Cross:
        return {{-0.8, -0.8, 0.8, 0.8}, {-0.8, 0.8, 0.8, -0.8}};
    default:
        return {};
    }
}

/// Signs that are letters.
QString letterOf(figure::RobSymbol symbol)
{
    if (symbol == figure::RobSymbol::Question)
        return QStringLiteral("?");
    return symbol == figure::RobSymbol::Exclamation ? QStringLiteral("!") : QString();
}

void paintSign(QPainter& painter, const QRectF& circle, figure::RobSymbol symbol, const QColor& colour)
{
    const double unit = circle.width() / 4;
    painter.setPen(QPen(colour, circle.width() / 8));
    for (const QLineF& line : strokesOf(symbol))
        painter.drawLine(circle.center() + line.p1() * unit, circle.center() + line.p2() * unit);
    QFont font = painter.font();
    font.setPixelSize(static_cast<int>(circle.width() * 0.7));
    font.setBold(true);
    painter.setFont(font);
    painter.drawText(circle, Qt::AlignCenter, letterOf(symbol));
}

} // namespace

void paintJudgement(QPainter& painter, const QRectF& circle, const QString& judgement)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Result<figure::RobLevel> level = figure::robLevel(judgement.toStdString());
    if (!level) {
        painter.setPen(QPen(theme().control, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(circle);
    } else {
        painter.setPen(QPen(Qt::black, 1));
        painter.setBrush(render::toColor(level->colour));
        painter.drawEllipse(circle);
        paintSign(painter, circle, level->symbol, render::toColor(figure::symbolColour(level->colour)));
    }
    painter.restore();
}

QIcon judgementIcon(const QString& judgement, int size)
{
    constexpr int kScale = 3; // sharp on dense screens
    QPixmap pixmap(size * kScale, size * kScale);
    pixmap.setDevicePixelRatio(kScale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintJudgement(painter, QRectF(1, 1, size - 2, size - 2), judgement);
    return QIcon(pixmap);
}

} // namespace plansift::ui
