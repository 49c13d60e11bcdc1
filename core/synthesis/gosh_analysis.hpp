// SPDX-License-Identifier: GPL-3.0-or-later
// An outcome's subsets of studies: which studies drive the result and its heterogeneity.
#pragma once

#include "core/figure/gosh_plot.hpp"
#include "core/stats/diagnostics/gosh.hpp"
#include "core/synthesis/assemble.hpp"

namespace plansift::synthesis {

struct GoshAnalysis {
    OutcomeAnalysis own{};
    stats::Gosh gosh{}; ///< subsets of two studies or more
    std::vector<stats::GoshStudy> studies{};
    bool all = true;                   ///< every subset, else a random sample
    std::size_t movesEstimate = 0;     ///< of `studies`: with and without it the estimates differ most
    std::size_t addsHeterogeneity = 0; ///< of `studies`: I2 rises most with it

    std::string labelOf(std::size_t study) const { return own.table.labels.at(studies.at(study).row); }
};

/// All subsets of up to 15 studies, else 2^15 drawn with a fixed seed. Errors: fewer than three studies, a
/// mixed model of counts, the pooling of all studies, stopped (Cancelled). Safe on any thread.
Result<GoshAnalysis> analyseGosh(const OutcomeAnalysis& own, const stats::GoOn& goOn = {});

/// The study that moves the estimate is the one that is marked.
figure::GoshInput goshInput(const GoshAnalysis& analysis, const ForestWords& words);

} // namespace plansift::synthesis
