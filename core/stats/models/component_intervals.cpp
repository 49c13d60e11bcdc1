// SPDX-License-Identifier: GPL-3.0-or-later
// Profile likelihood intervals of the components of a multilevel model.
#include "core/stats/distributions.hpp"
#include "core/stats/models/multilevel_maximum.hpp"
#include "core/stats/optimise.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

using Eigen::Index;

constexpr Interval kNoInterval{kUndefined, kUndefined};

/// Where the profile of one parameter has fallen by half the quantile of chi-square.
class ProfileBounds {
public:
    ProfileBounds(MultilevelLikelihood& likelihood, const MultilevelMaximum& maximum, Index parameter, double level)
        : m_likelihood(likelihood)
        , m_maximum(maximum)
        , m_parameter(parameter)
        , m_drop(0.5 * chiSquareQuantile(level / 100, 1))
    {
    }

    /// The bound between the maximum and `end`; `end` when the profile has not fallen there.
    double between(double end) const
    {
        MultilevelMaximum at = m_maximum;
        const auto height = [&](double x) {
            return profile(m_likelihood, at, m_parameter, x) - m_maximum.logLik + m_drop;
        };
        const double atEnd = height(end);
        if (!(atEnd < 0))
            return end;
        const double start = m_maximum.parameters[m_parameter];
        at = m_maximum;
        return rootInBracketWithoutSlope(height, start, end, m_drop, atEnd);
    }

    /// The bound above the maximum, however far.
    double above() const
    {
        MultilevelMaximum at = m_maximum;
        const auto height = [&](double x) {
            const double value = profile(m_likelihood, at, m_parameter, x) - m_maximum.logLik + m_drop;
            return std::isnan(value) ? -m_drop : value;
        };
        return fallsToZero(height, m_maximum.parameters[m_parameter], 0.25);
    }

private:
    MultilevelLikelihood& m_likelihood;
    const MultilevelMaximum& m_maximum;
    Index m_parameter;
    double m_drop;
};

Interval varianceInterval(MultilevelLikelihood& likelihood, const MultilevelMaximum& maximum, Index parameter,
                          double level)
{
    MultilevelMaximum positive = maximum;
    positive.parameters[parameter] = std::abs(maximum.parameters[parameter]);
    const ProfileBounds bounds(likelihood, positive, parameter, level);
    return {square(maximum.scale * bounds.between(0)), square(maximum.scale * bounds.above())};
}

/// Correlations end at 0.9999: beyond, the profile is flat.
Interval correlationInterval(MultilevelLikelihood& likelihood, const MultilevelMaximum& maximum,
                             std::size_t term, double level)
{
    constexpr double kEnd = 0.9999;
    const StructureParameters& structure = likelihood.structures()[term];
    const Index parameter = likelihood.firstOf(term) + structure.deviations();
    const ProfileBounds bounds(likelihood, maximum, parameter, level);
    const auto rhoAt = [&](double x) {
        Eigen::VectorXd own = likelihood.parametersOf(term, maximum.parameters, maximum.scale).cwiseAbs();
        own[structure.deviations()] = x;
        return structure.rho(own).front();
    };
    const double lowest = structure.parameterOf(structure.lowestRho() * kEnd);
    return {rhoAt(bounds.between(lowest)), rhoAt(bounds.between(structure.parameterOf(kEnd)))};
}

} // namespace

Result<ComponentIntervals> componentIntervals(const MultilevelModel& model, const MultilevelOptions& options)
{
    Result<MultilevelLikelihood> likelihood = MultilevelLikelihood::prepare(model, options.restricted);
    if (!likelihood)
        return likelihood.error();
    const Result<MultilevelMaximum> maximum = maximise(*likelihood);
    if (!maximum)
        return maximum.error();
    ComponentIntervals out;
    for (std::size_t t = 0; t < model.terms.size(); ++t) {
        const StructureParameters& structure = likelihood->structures()[t];
        out.variances.emplace_back();
        for (Index i = 0; i < structure.deviations(); ++i)
            out.variances.back().push_back(
                varianceInterval(*likelihood, *maximum, likelihood->firstOf(t) + i, options.level));
        out.rho.emplace_back(static_cast<std::size_t>(structure.correlations()), kNoInterval);
        if (structure.correlations() == 1)
            out.rho.back().front() = correlationInterval(*likelihood, *maximum, t, options.level);
    }
    return out;
}

} // namespace plansift::stats
