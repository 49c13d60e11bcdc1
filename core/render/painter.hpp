// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a scene on anything QPainter can paint on: the screen, a bitmap, a PDF page.
#pragma once

#include "core/figure/scene.hpp"

#include <QColor>
#include <QPainterPath>
#include <QString>

class QPainter;

namespace plansift::render {

/// Paints in units of 1/20 pt: scale the painter so that one unit is as large as wanted (zoom * dpi / 72 / 20
/// for pixels). loadFigureFonts() comes first.
void paint(const figure::Scene& scene, QPainter& painter);

/// Where a text begins on its baseline, pt, before rotation.
figure::Point textStart(const figure::Text& text);

/// The outlines of a text in units of 1/20 pt, at its place, not rotated.
QPainterPath textOutline(const figure::Text& text);

QColor toColor(figure::Colour colour);

} // namespace plansift::render
