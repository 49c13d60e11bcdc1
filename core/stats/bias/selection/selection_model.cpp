// SPDX-License-Identifier: GPL-3.0-or-later
// Maximum likelihood fits of selection models.
#include "core/stats/bias/selection/selection_model.hpp"

#include "core/stats/bias/selection/selection_fitter.hpp"
#include "core/stats/distributions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plansift::stats {
namespace {

constexpr std::array<std::pair<SelectionSide, std::string_view>, 3> kSides{
    {{SelectionSide::Greater, "greater"},
     {SelectionSide::Less, "less"},
     {SelectionSide::TwoSided, "two.sided"}}};

Error usage(std::string message)
{
    return Error{ErrorCode::Usage, std::move(message)};
}

Result<std::vector<double>> completeSteps(const SelectionSpec& spec, std::vector<double> steps)
{
    std::ranges::sort(steps);
    const bool inRange = std::ranges::all_of(steps, [](double s) { return s > 0 && s <= 1; });
    if (!inRange || std::ranges::adjacent_find(steps) != steps.end())
        return usage("steps must be different numbers above 0 and up to 1");
    if (spec.isStepFunction() && (steps.empty() || steps[0] == 1))
        return usage("a step function needs a step below 1");
    if (spec.isStepFunction() && steps.back() < 1)
        steps.push_back(1);
    if (!spec.isStepFunction() && (steps.size() > 1 || (steps.size() == 1 && steps[0] == 1)))
        return usage(std::string(spec.key) + " takes one step below 1 at most");
    if (spec.key == "beta" && !steps.empty())
        return usage("beta takes no steps");
    return steps;
}

Result<std::vector<double>> completeDeltas(const SelectionSpec& spec, std::size_t intervals,
                                           std::vector<double> delta)
{
    const std::size_t wanted = spec.isStepFunction() ? intervals : spec.parameters;
    if (delta.empty()) {
        delta.assign(wanted, kUndefined);
        if (spec.isStepFunction())
            delta[0] = 1;
    }
    if (delta.size() != wanted)
        return usage(std::to_string(delta.size()) + " deltas given, " + std::string(spec.key) + " has " +
                     std::to_string(wanted));
    if (spec.isStepFunction() && std::isnan(delta[0]))
        delta[0] = 1;
    if (std::ranges::any_of(delta, [](double d) { return d < 0 || std::isinf(d); }))
        return usage("a delta must not be negative");
    return delta;
}

std::string inWords(double number)
{
    std::string text = std::to_string(number);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

std::string emptyInterval(const std::vector<double>& steps, std::size_t i)
{
    return "no study has a p value between " + inWords(i == 0 ? 0 : steps[i - 1]) + " and " +
           inWords(i < steps.size() ? steps[i] : 1);
}

/// The likelihood of a delta without a p in its interval only rises towards zero; without one in the first
/// interval, to which the others relate, they rise together, which is fitted with a warning.
Status checkIntervals(const std::vector<int>& counts, const std::vector<double>& steps, Warnings& warnings)
{
    for (std::size_t i = 1; i < counts.size(); ++i)
        if (counts[i] == 0)
            return Error{ErrorCode::Input, emptyInterval(steps, i)};
    if (counts[0] == 0)
        warnings.push_back(
            {WarningCode::NotIdentified, emptyInterval(steps, 0) + ": the deltas are not identified"});
    return {};
}

Result<std::vector<double>> precisions(const PreparedAnalysis& analysis, const SelectionSpec& spec,
                                       std::optional<FunnelPredictor> wanted)
{
    if (!wanted)
        return std::vector<double>{};
    if (spec.isStepFunction() || spec.key == "beta")
        return usage(std::string(spec.key) + " takes no precision");
    const FunnelPredictorSpec& kind =
        *std::ranges::find(funnelPredictors(), *wanted, &FunnelPredictorSpec::predictor);
    const std::vector<double> sizes = totalSizes(analysis.table(), analysis.measure().input);
    std::vector<double> out;
    for (const std::size_t row : analysis.usableRows())
        out.push_back(
            kind.value(analysis.effects().effects[row].vi, sizes.empty() ? kUndefined : sizes[row]));
    if (!std::ranges::all_of(out, [](double p) { return std::isfinite(p) && p > 0; }))
        return usage("the numbers of participants are not known");
    const double largest = std::ranges::max(out);
    for (double& p : out)
        p /= largest;
    return out;
}

Result<Unselected> unselected(const std::vector<StudyEffect>& effects, bool random)
{
    PoolOptions options;
    options.randomEffects = random;
    options.tau2 = Tau2Method::ML;
    const Result<PooledResult> pooled = pool(effects, options);
    if (!pooled)
        return pooled.error();
    double variance = 0;
    for (const StudyEffect& e : effects)
        variance += e.vi / asDouble(effects.size());
    const double tau2 = std::isnan(pooled->tau2) ? 0 : pooled->tau2;
    const double typical = pooled->typicalVariance > 0 ? pooled->typicalVariance : variance;
    return Unselected{pooled->beta, tau2, pooled->logLik, std::sqrt(typical + tau2)};
}

void setTests(SelectionFit& out, const Unselected& without, std::size_t freeDeltas, double level)
{
    out.test = testCoefficient(out.beta, out.se, kUndefined, level);
    out.lrtDf = asDouble(freeDeltas);
    out.lrt = std::max(0.0, 2 * (out.logLik - without.logLik));
    if (freeDeltas > 0)
        out.lrtP = chiSquareUpperTail(out.lrt, out.lrtDf);
}

/// The fit with or without tau2, whichever the data prefer.
SelectionFit fitted(const SelectionFitter& fitter, bool random)
{
    SelectionFit out;
    SelectionFitter::Fit fit = fitter.equal();
    if (random) {
        const SelectionFitter::Fit equal = fit;
        fit = fitter.random();
        out.lrtTau2 = std::max(0.0, 2 * (fit.logLik - equal.logLik));
        if (equal.logLik >= fit.logLik - SelectionFitter::kAsGood) {
            fit = equal;
            out.warnings.push_back({WarningCode::Boundary, "selection model: tau2 at its boundary"});
        }
    }
    if (!fit.converged)
        out.warnings.push_back({WarningCode::NotConverged, "selection model: the search did not settle"});
    const SelectionFitter::Errors errors = fitter.standardErrors(fit);
    out.beta = fit.mu;
    out.tau2 = fit.tau2;
    out.delta = fit.delta;
    out.logLik = fit.logLik;
    out.se = errors.mu;
    out.seTau2 = errors.tau2;
    out.seDelta = errors.delta;
    return out;
}

void mirror(std::vector<StudyEffect>& effects)
{
    for (StudyEffect& e : effects)
        e.yi = -e.yi;
}

} // namespace

std::string_view selectionSideKey(SelectionSide side)
{
    return std::ranges::find(kSides, side, &std::pair<SelectionSide, std::string_view>::first)->second;
}

std::optional<SelectionSide> selectionSideByKey(std::string_view key)
{
    const auto found = std::ranges::find(kSides, key, &std::pair<SelectionSide, std::string_view>::second);
    return found == kSides.end() ? std::nullopt : std::optional(found->first);
}

std::optional<FunnelPredictor> selectionPrecisionByKey(std::string_view key)
{
    const auto found = std::ranges::find_if(funnelPredictors(), [key](const FunnelPredictorSpec& spec) {
        return spec.key == key && spec.hasLimit; // grows with imprecision
    });
    return found == funnelPredictors().end() ? std::nullopt : std::optional(found->predictor);
}

Result<SelectionFit> fitSelectionModel(const PreparedAnalysis& analysis, const SelectionRequest& request)
{
    const SelectionSpec* spec = selectionSpecByKey(request.type);
    if (!spec)
        return usage("unknown type of selection model \"" + request.type + "\"");
    if ((analysis.model() != Model::EE && analysis.model() != Model::RE) || analysis.hasUserWeights())
        return usage("a selection model needs an inverse variance model");
    const Result<std::vector<double>> steps = completeSteps(*spec, request.steps);
    if (!steps)
        return steps.error();
    const Result<std::vector<double>> delta = completeDeltas(*spec, steps->size(), request.delta);
    if (!delta)
        return delta.error();
    const Result<std::vector<double>> precision = precisions(analysis, *spec, request.precision);
    if (!precision)
        return precision.error();
    std::vector<StudyEffect> effects = analysis.usableEffects();
    const Result<PooledResult> pooled = analysis.pool(analysis.usableRows());
    if (!pooled)
        return pooled.error();
    const SelectionSide side =
        request.side.value_or(pooled->beta < 0 ? SelectionSide::Less : SelectionSide::Greater);
    if (side == SelectionSide::Less)
        mirror(effects);
    const bool random = analysis.model() == Model::RE;
    const Result<Unselected> start = unselected(effects, random);
    if (!start)
        return start.error();
    const SelectionLikelihood likelihood(effects, *spec, side == SelectionSide::TwoSided, *steps, *precision);
    const SelectionFitter fitter(likelihood, *spec, *start, *delta);
    if (effects.size() < 1 + (random ? 1 : 0) + fitter.freeDeltas())
        return Error{ErrorCode::Input, std::to_string(effects.size()) + " studies are too few for the model"};
    Warnings warnings;
    if (fitter.freeDeltas() > 0)
        if (const Status fine = checkIntervals(likelihood.observedInIntervals(), *steps, warnings); !fine)
            return fine.error();
    SelectionFit out = fitted(fitter, random);
    out.warnings.insert(out.warnings.begin(), warnings.begin(), warnings.end());
    out.side = side;
    if (side == SelectionSide::Less)
        out.beta = -out.beta;
    setTests(out, *start, fitter.freeDeltas(), analysis.options().level);
    return out;
}

} // namespace plansift::stats
