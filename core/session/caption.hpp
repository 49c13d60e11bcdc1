// SPDX-License-Identifier: GPL-3.0-or-later
// The caption of a figure with the numbers of the review.
#pragma once

#include "core/session/figures.hpp"

namespace plansift {

/// What stands below a figure: what it shows, by which methods, with which result. Errors: as buildFigure().
Result<QString> captionOf(const Session& session, const FigureRequest& request);

} // namespace plansift
