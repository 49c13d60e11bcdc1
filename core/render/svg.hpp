// SPDX-License-Identifier: GPL-3.0-or-later
// A scene as SVG: one element a mark, with ids, titles and the description, sized in mm.
#pragma once

#include "core/figure/scene.hpp"

#include <QByteArray>

namespace plansift::render {

/// Text stays text (editable, searchable), or becomes outlines that look the same without the font. The user
/// unit is the point. Equal scenes give equal bytes. GUI thread only when text is outlined.
QByteArray toSvg(const figure::Scene& scene, bool outlineText);

} // namespace plansift::render
