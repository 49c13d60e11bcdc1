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
    ProfileBounds(MultilevelLikelihood& likelihood, const MultilevelMaximum& maximum, Index parameter,
                  double level)
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
        return end < start ? rootInBracketWithoutSlope(height, end, start, atEnd, m_drop)
                           : rootInBracketWithoutSlope(height, start, end, m_drop, atEnd);
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
    const Index parameter = likelihood.firstOf(term) + structure.scaled();
    const ProfileBounds bounds(likelihood, maximum, parameter, level);
    const double lowest = structure.parameterOf(structure.lowestRho() + (1 - kEnd));
    return {structure.rhoOf(bounds.between(lowest)),
            structure.rhoOf(bounds.between(structure.parameterOf(kEnd)))};
}

/// The same model with two correlated levels in a form that has each component for a parameter.
MultilevelModel withOwnParameters(MultilevelModel model)
{
    for (RandomTerm& term : model.terms)
        if (term.structure == Structure::UN && term.levels.size() == 2)
            term.structure = Structure::HCS;
    return model;
}

} // namespace

Result<ComponentIntervals> componentIntervals(const MultilevelModel& model, const MultilevelOptions& options)
{
    Result<MultilevelLikelihood> likelihood =
        MultilevelLikelihood::prepare(withOwnParameters(model), options.restricted);
    if (!likelihood)
        return likelihood.error();
    const Result<MultilevelMaximum> maximum = maximise(*likelihood);
    if (!maximum)
        return maximum.error();
    ComponentIntervals out;
    for (std::size_t t = 0; t < model.terms.size(); ++t) {
        const StructureParameters& structure = likelihood->structures()[t];
        const Eigen::VectorXd own = likelihood->parametersOf(t, maximum->parameters, maximum->scale);
        out.variances.emplace_back(structure.variances(own).size(), kNoInterval);
        out.rho.emplace_back(structure.rho(own).size(), kNoInterval);
        for (Index i = 0; i < structure.scaled() && structure.hasDeviations(); ++i)
            out.variances[t][static_cast<std::size_t>(i)] =
                varianceInterval(*likelihood, *maximum, likelihood->firstOf(t) + i, options.level);
        if (structure.hasRho())
            out.rho[t].front() = correlationInterval(*likelihood, *maximum, t, options.level);
    }
    return out;
}

} // namespace plansift::stats
