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

/// Of a maximum at which the parameter, a standard deviation, is not negative.
Interval varianceInterval(MultilevelLikelihood& likelihood, const MultilevelMaximum& maximum, Index parameter,
                          double level)
{
    const ProfileBounds bounds(likelihood, maximum, parameter, level);
    return {square(maximum.scale * bounds.between(0)), square(maximum.scale * bounds.above())};
}

/// The same maximum with that standard deviation not negative.
MultilevelMaximum withPositive(MultilevelMaximum maximum, Index parameter)
{
    maximum.parameters[parameter] = std::abs(maximum.parameters[parameter]);
    return maximum;
}

/// The same covariance with the first diagonal element of the term's triangular factor not negative: the sign
/// of a column of the factor does not matter.
MultilevelMaximum withPositiveFactor(MultilevelMaximum maximum, Index first, int levels)
{
    if (maximum.parameters[first] < 0)
        for (Index row = 0; row < levels; ++row)
            maximum.parameters[first + row * (row + 1) / 2] *= -1;
    return maximum;
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

/// The variance of one level of an unstructured term: as the first level it is the square of the first
/// element of the factor.
Result<Interval> unstructuredInterval(MultilevelModel model, std::size_t term, std::size_t level,
                                      const MultilevelOptions& options)
{
    std::swap(model.terms[term].levels.front(), model.terms[term].levels[level]);
    Result<MultilevelLikelihood> likelihood = MultilevelLikelihood::prepare(model, options.restricted);
    if (!likelihood)
        return likelihood.error();
    const Result<MultilevelMaximum> maximum = maximise(*likelihood);
    if (!maximum)
        return maximum.error();
    const Index first = likelihood->firstOf(term);
    const int levels = likelihood->structures()[term].levels();
    return varianceInterval(*likelihood, withPositiveFactor(*maximum, first, levels), first, options.level);
}

Status setUnstructured(ComponentIntervals& out, const MultilevelModel& model, std::size_t term,
                       const MultilevelOptions& options)
{
    for (std::size_t i = 0; i < out.variances[term].size(); ++i) {
        const Result<Interval> interval = unstructuredInterval(model, term, i, options);
        if (!interval)
            return interval.error();
        out.variances[term][i] = *interval;
    }
    return {};
}

} // namespace

Result<ComponentIntervals> componentIntervals(const MultilevelModel& given, const MultilevelOptions& options)
{
    const MultilevelModel model = withOwnParameters(given);
    Result<MultilevelLikelihood> likelihood = MultilevelLikelihood::prepare(model, options.restricted);
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
        for (Index i = 0; i < structure.scaled() && structure.hasDeviations(); ++i) {
            const Index parameter = likelihood->firstOf(t) + i;
            out.variances[t][static_cast<std::size_t>(i)] =
                varianceInterval(*likelihood, withPositive(*maximum, parameter), parameter, options.level);
        }
        if (!structure.hasDeviations())
            if (const Status done = setUnstructured(out, model, t, options); !done)
                return done.error();
        if (structure.hasRho())
            out.rho[t].front() = correlationInterval(*likelihood, *maximum, t, options.level);
    }
    return out;
}

} // namespace plansift::stats
