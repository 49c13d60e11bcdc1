// SPDX-License-Identifier: GPL-3.0-or-later
// The forest plot: table of studies, squares and diamonds on one axis, and the sentences under them.
// All numbers come in; nothing is computed here but their layout.
#pragma once

#include "core/figure/rob_scheme.hpp"
#include "core/figure/stat_lines.hpp"

#include "core/figure/number_text.hpp"

namespace plansift::figure {

/// Kind of outcome data: decides the columns of the arms and, in the RevMan styles, the colour of the
/// squares.
enum class DataKind {
    Dichotomous, ///< Events, Total: blue
    Continuous,  ///< Mean, SD, Total: green
    Generic,     ///< estimate and standard error on the analysis scale: red
};

/// One arm of a study; what is absent stays empty in the table.
struct ForestArm {
    std::optional<double> events{};
    std::optional<double> mean{};
    std::optional<double> sd{};
    std::optional<double> total{};

    bool operator==(const ForestArm&) const = default;
};

struct ForestStudy {
    std::string ref{};   ///< id of the caller, given back in Item::ref
    std::string label{}; ///< "Smith 2019"
    ForestArm experimental{};
    ForestArm control{};
    std::optional<double> generic{};   ///< Generic: estimate on the analysis scale (log risk ratio)
    std::optional<double> genericSe{}; ///< Generic: its standard error
    std::optional<double> weight{};    ///< percent; absent: not in the pooling
    std::optional<Estimate> effect{};  ///< absent: "Not estimable"
    std::vector<int> rob{}; ///< index into ForestInput::rob.levels for each domain; -1: not assessed
    std::vector<std::size_t> footnotes{}; ///< indices into ForestInput::footnotes

    bool operator==(const ForestStudy&) const = default;
};

/// A pooled row: subtotal of a group or total of the plot.
struct ForestPool {
    std::string ref{};
    std::string label{}; ///< "": as the style says, "Total (95% CI)"
    std::optional<Estimate> effect{};
    std::optional<double> weight{}; ///< percent
    std::optional<double> experimentalTotal{};
    std::optional<double> controlTotal{};
    std::optional<double> experimentalEvents{};
    std::optional<double> controlEvents{};
    std::optional<Estimate> prediction{}; ///< `value` is not drawn
    std::optional<Heterogeneity> heterogeneity{};
    std::optional<EffectTest> test{};

    bool operator==(const ForestPool&) const = default;
};

struct ForestGroup {
    std::string ref{};
    std::string title{}; ///< "": no title row (a plot without subgroups has one such group)
    std::vector<ForestStudy> studies{};
    std::optional<ForestPool> subtotal{};

    bool operator==(const ForestGroup&) const = default;
};

struct ForestInput {
    std::string title{}; ///< for the title of the file, not drawn
    DataKind kind = DataKind::Generic;
    std::string effectName{};         ///< Std. Mean Difference
    std::string effectAbbreviation{}; ///< SMD
    std::string genericHeader{};      ///< Generic: header over the estimate, "log[Risk Ratio]"
    std::string method{};             ///< IV, Random
    std::string modelName{};          ///< Random effects model
    std::string tau2Estimator{};      ///< REML
    std::string ciMethod{};           ///< HKSJ, Wald
    double level = 95;
    int decimals = 2;                  ///< of effects
    bool logarithmic = false;          ///< axis; the values themselves are always ratios, never logs
    std::optional<double> nullValue{}; ///< 1 for ratios, 0 for differences, absent for proportions and means
    std::string experimentalLabel = "Experimental";
    std::string controlLabel = "Control";
    std::string favoursLeft{}; ///< "Favours [experimental]"
    std::string favoursRight{};
    std::vector<ForestGroup> groups{};
    std::vector<ForestPool> totals{}; ///< usually one; two for a common-effect and a random-effects result
    std::optional<Heterogeneity> subgroupTest{};
    std::optional<RobScheme> rob{};       ///< letter columns and their legend
    std::vector<std::string> footnotes{}; ///< "(1)", "(2)" behind the study labels refer to them
    std::vector<std::string> notes{};     ///< lines without a mark: methods named, tags explained
    std::optional<double> axisLower{};    ///< own limits of the axis, both or none
    std::optional<double> axisUpper{};

    bool operator==(const ForestInput&) const = default;
};

/// One scene a page. Error (Input): no studies, or the content needs more width or height than the options
/// give; the sentence names what is needed.
Result<Pages> forest(const ForestInput& input, const FigureOptions& options, const TextMeasure& measure);

} // namespace plansift::figure
