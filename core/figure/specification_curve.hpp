// SPDX-License-Identifier: GPL-3.0-or-later
// The specification curve of a multiverse analysis (Simonsohn, Simmons & Nelson, Nat Hum Behav 2020;4:1208):
// the estimates of all combinations of choices in order, and below them which choices each one has.
#pragma once

#include "core/base/result.hpp"
#include "core/figure/number_text.hpp"
#include "core/figure/text_measure.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plansift::figure {

/// Something that can be chosen one way or another: "Between-study variance": "REML", "DL" ...
struct CurveChoice {
    std::string name{};
    std::vector<std::string> options{};

    bool operator==(const CurveChoice&) const = default;
};

/// One combination with its result, as shown.
struct CurveSpecification {
    Estimate effect{};
    std::vector<std::size_t> chosen{}; ///< an option of each choice; past the end: it does not apply
    bool own = false;                  ///< the review's own combination

    bool operator==(const CurveSpecification&) const = default;
};

struct SpecificationCurveInput {
    std::string title{};
    std::string effectName{};
    bool logarithmic = false;
    std::optional<double> nullValue{};
    std::vector<CurveChoice> choices{};
    std::vector<CurveSpecification> specifications{}; ///< in any order
    double level = 95;                                ///< of the intervals, percent
    std::vector<std::string> notes{};

    bool operator==(const SpecificationCurveInput&) const = default;
};

/// One scene. Errors (Input): no combinations, a value that cannot be shown, or the content needs more width
/// or height.
Result<Pages> specificationCurve(const SpecificationCurveInput& input, const FigureOptions& options,
                                 const TextMeasure& measure);

} // namespace plansift::figure
