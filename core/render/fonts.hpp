// SPDX-License-Identifier: GPL-3.0-or-later
// The font of all figures: Liberation Sans, embedded, so that figures do not depend on the machine.
#pragma once

#include "core/base/result.hpp"
#include "core/figure/scene.hpp"

#include <QFont>

namespace plansift::render {

/// Figures are painted in twentieths of a point: font sizes are whole pixels there, in steps of 0.05 pt.
inline constexpr double kUnitsPerPoint = 20;

/// Registers the embedded faces once a process. Call after the QGuiApplication was made; GUI thread only.
/// Error (Input): the platform cannot use them.
Status loadFigureFonts();

/// The face in painter units, without hinting so that widths grow in proportion to the size.
QFont qtFont(const figure::Font& font);

} // namespace plansift::render
