// SPDX-License-Identifier: GPL-3.0-or-later
// The circle of a judgement, as the figures draw it, for lists, buttons and the path.
#pragma once

#include <QIcon>
#include <QRectF>

class QPainter;

namespace plansift::ui {

/// Paints the circle of a judgement with its sign; an empty dashed circle for "" (not judged).
void paintJudgement(QPainter& painter, const QRectF& circle, const QString& judgement);

/// The same as an icon of `size` device-independent pixels.
QIcon judgementIcon(const QString& judgement, int size);

} // namespace plansift::ui
