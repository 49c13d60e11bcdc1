// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences under a pooled result and the headers of its columns, in the words of a style.
#pragma once

#include "core/figure/style.hpp"
#include "core/figure/text_layout.hpp"

#include <optional>
#include <string>

namespace plansift::figure {

/// Cochran's Q with its relatives; absent values leave out their part of the sentence.
struct Heterogeneity {
    std::optional<double> tau2{};
    std::optional<double> q{};
    std::optional<double> df{};
    std::optional<double> p{};
    std::optional<double> i2{}; ///< percent

    bool operator==(const Heterogeneity&) const = default;
};

/// A test of the pooled effect: z, or t with its degrees of freedom.
struct EffectTest {
    double statistic = 0;
    std::optional<double> df{};
    double p = 1;

    bool operator==(const EffectTest&) const = default;
};

/// The lines under a pooled result, in the words of the style. One study or none: "Not applicable".
RichText heterogeneityLine(const std::optional<Heterogeneity>& h, const FigureStyle& style,
                           std::string_view estimator);
RichText effectTestLine(const std::optional<EffectTest>& test, const FigureStyle& style);
RichText subgroupTestLine(const Heterogeneity& test, const FigureStyle& style);

/// The places of a template (see Wording) that name the analysis.
struct AnalysisWords {
    std::string name{};   ///< Risk Ratio
    std::string abbr{};   ///< RR
    std::string method{}; ///< M-H, Random
    std::string level{};  ///< 95
    std::string model{};  ///< Random effects model
    std::string ci{};     ///< HKSJ, or "95% CI"
};

/// Fills {name} {abbr} {method} {level} {model} {ci}; one entry for each part between '|'.
Lines headerLines(std::string_view pattern, const AnalysisWords& words);

} // namespace plansift::figure
