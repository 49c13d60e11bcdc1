// SPDX-License-Identifier: GPL-3.0-or-later
// A scene as readable lines, one an item: what golden tests compare and reviewers read as a difference.
#pragma once

#include "core/figure/scene.hpp"

namespace plansift::figure {

/// Coordinates with two decimals; equal scenes give equal text.
std::string sceneText(const Scene& scene);

} // namespace plansift::figure
