// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: where the likelihood of a multilevel model is highest.
#pragma once

#include "core/stats/models/multilevel_likelihood.hpp"

namespace plansift::stats {

struct MultilevelMaximum {
    Eigen::VectorXd parameters{}; ///< the scaled ones in units of `scale`
    double scale = 1;
    double logLik = kUndefined;
    Warnings warnings{};
};

/// The highest of the local maxima from several starts: the variation shared out evenly, and most of it to
/// each term in turn. Standard deviations are set to zero where that costs nothing. Errors: no start is in
/// the domain.
Result<MultilevelMaximum> maximise(MultilevelLikelihood& likelihood);

/// The maximum with one parameter fixed at a value, from a start near by.
double profile(MultilevelLikelihood& likelihood, MultilevelMaximum& from, Eigen::Index fixed, double value);

} // namespace plansift::stats
