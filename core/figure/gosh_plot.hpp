// SPDX-License-Identifier: GPL-3.0-or-later
// The GOSH plot: estimate and I2 of every subset of the studies (Olkin, Dahabreh & Trikalinos, Res Synth
// Methods 2012;3:214).
#pragma once

#include "core/base/result.hpp"
#include "core/figure/style.hpp"
#include "core/figure/text_measure.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plansift::figure {

/// The result of one subset.
struct GoshMark {
    double effect = 0;   ///< as shown
    double i2 = 0;       ///< percent
    bool marked = false; ///< the study that the colour is about takes part

    bool operator==(const GoshMark&) const = default;
};

struct GoshInput {
    std::string title{};
    std::string effectName{};
    bool logarithmic = false;
    std::vector<GoshMark> marks{};
    std::optional<GoshMark> all{}; ///< the result of all studies together
    std::string markedStudy{};     ///< "" when no study is marked
    std::vector<std::string> notes{};

    bool operator==(const GoshInput&) const = default;
};

/// One scene; subsets that fall on the same spot share a dot. Errors (Input): no subsets, a value that cannot
/// be shown, or the content needs more width or height.
Result<Pages> goshPlot(const GoshInput& input, const FigureOptions& options, const TextMeasure& measure);

} // namespace plansift::figure
