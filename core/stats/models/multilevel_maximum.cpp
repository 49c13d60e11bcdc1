// SPDX-License-Identifier: GPL-3.0-or-later
// The search for the maximum of the likelihood of a multilevel model.
#include "core/stats/models/multilevel_maximum.hpp"

#include "core/stats/models/quasi_newton.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr double kSameMaximum = 1e-4;  // of the log-likelihood
constexpr double kCostsNothing = 1e-8; // of the log-likelihood
constexpr std::size_t kMostStarts = 4;

/// The standard deviation of the effects about the ordinary least squares fit, at least a tenth of that of
/// their sampling errors.
double spread(const MultilevelLikelihood& likelihood)
{
    double sum = 0;
    VectorXd moment = VectorXd::Zero(likelihood.p());
    for (const ModelBlock& block : likelihood.blocks())
        moment += block.x.transpose() * block.y; // X'X = I
    for (const ModelBlock& block : likelihood.blocks())
        sum += (block.y - block.x * moment).squaredNorm();
    const double deviation = std::sqrt(sum / (likelihood.k() - likelihood.p()));
    return std::max(deviation, 0.1 * std::sqrt(likelihood.meanVariance()));
}

VectorXd startAt(const MultilevelLikelihood& likelihood, const std::vector<double>& shares)
{
    VectorXd start(likelihood.parameterCount());
    for (std::size_t t = 0; t < shares.size(); ++t) {
        const VectorXd own = likelihood.structures()[t].start(std::sqrt(shares[t]));
        start.segment(likelihood.firstOf(t), own.size()) = own;
    }
    return start;
}

std::vector<VectorXd> starts(const MultilevelLikelihood& likelihood)
{
    constexpr double kMost = 0.9;
    const std::size_t terms = likelihood.structures().size();
    std::vector<VectorXd> out{
        startAt(likelihood, std::vector<double>(terms, 0.5 / asDouble(std::max<std::size_t>(1, terms))))};
    for (std::size_t t = 0; t < terms && out.size() < kMostStarts; ++t) {
        std::vector<double> shares(terms, (1 - kMost) / asDouble(terms));
        shares[t] = kMost;
        out.push_back(startAt(likelihood, shares));
    }
    return out;
}

SmoothFunction functionOf(MultilevelLikelihood& likelihood, double scale)
{
    return [&likelihood, scale](const VectorXd& x, VectorXd* gradient) {
        return likelihood.value(x, scale, gradient);
    };
}

/// Standard deviations near zero are zero when the likelihood does not mind.
void settleAtBoundary(MultilevelLikelihood& likelihood, MultilevelMaximum& maximum)
{
    constexpr double kNearZero = 1e-2;
    for (std::size_t t = 0; t < likelihood.structures().size(); ++t) {
        const StructureParameters& structure = likelihood.structures()[t];
        for (Index i = 0; i < structure.scaled() && structure.hasDeviations(); ++i) {
            VectorXd moved = maximum.parameters;
            double& deviation = moved[likelihood.firstOf(t) + i];
            if (std::abs(deviation) > kNearZero)
                continue;
            deviation = 0;
            const double value = likelihood.value(moved, maximum.scale, nullptr);
            if (!(value >= maximum.logLik - kCostsNothing))
                continue;
            maximum.parameters = moved;
            maximum.logLik = value;
            maximum.warnings.push_back(
                {WarningCode::Boundary,
                 "a variance of random term " + std::to_string(t + 1) + " is at its boundary, zero"});
        }
    }
}

void warnOfCorrelations(const MultilevelLikelihood& likelihood, MultilevelMaximum& maximum)
{
    constexpr double kAlmostOne = 0.9999;
    for (std::size_t t = 0; t < likelihood.structures().size(); ++t) {
        const VectorXd own = likelihood.parametersOf(t, maximum.parameters, maximum.scale);
        if (std::ranges::any_of(likelihood.structures()[t].rho(own),
                                [](double rho) { return std::abs(rho) > kAlmostOne; }))
            maximum.warnings.push_back(
                {WarningCode::Boundary,
                 "a correlation of random term " + std::to_string(t + 1) + " is at its boundary"});
    }
}

void warnOfOthers(MultilevelMaximum& best, const std::vector<Maximum>& found)
{
    const auto isOther = [&](const Maximum& m) {
        return m.converged && m.value < best.logLik - kSameMaximum;
    };
    if (std::ranges::any_of(found, isOther))
        best.warnings.push_back({WarningCode::SecondMode, "the likelihood has another, lower maximum"});
    if (std::ranges::none_of(found, &Maximum::converged))
        best.warnings.push_back({WarningCode::NotConverged, "the search for the maximum ended at its limit"});
}

} // namespace

Result<MultilevelMaximum> maximise(MultilevelLikelihood& likelihood)
{
    const double scale = spread(likelihood);
    const SmoothFunction f = functionOf(likelihood, scale);
    std::vector<Maximum> found;
    for (const VectorXd& start : starts(likelihood))
        if (std::isfinite(f(start, nullptr)))
            found.push_back(maximise(f, start));
    if (found.empty())
        return Error{ErrorCode::Input, "the numbers differ too much for a multilevel model"};
    const auto best = std::ranges::max_element(found, {}, &Maximum::value);
    MultilevelMaximum out{best->x, scale, best->value, {}};
    settleAtBoundary(likelihood, out);
    warnOfCorrelations(likelihood, out);
    warnOfOthers(out, found);
    return out;
}

double profile(MultilevelLikelihood& likelihood, MultilevelMaximum& from, Index fixed, double value)
{
    const SmoothFunction all = functionOf(likelihood, from.scale);
    const Index n = from.parameters.size();
    const auto complete = [&](const VectorXd& rest) {
        VectorXd x(n);
        x << rest.head(fixed), value, rest.tail(n - 1 - fixed);
        return x;
    };
    const SmoothFunction others = [&](const VectorXd& rest, VectorXd* gradient) {
        VectorXd full;
        const double at = all(complete(rest), gradient ? &full : nullptr);
        if (gradient) {
            gradient->resize(n - 1);
            *gradient << full.head(fixed), full.tail(n - 1 - fixed);
        }
        return at;
    };
    VectorXd start(n - 1);
    start << from.parameters.head(fixed), from.parameters.tail(n - 1 - fixed);
    const Maximum found = maximise(others, start);
    from.parameters = complete(found.x);
    return found.value;
}

} // namespace plansift::stats
