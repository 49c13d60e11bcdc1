// SPDX-License-Identifier: GPL-3.0-or-later
// The likelihood of selected effects.
#include "core/stats/bias/selection/selection_likelihood.hpp"

#include "core/stats/distributions.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <algorithm>
#include <numbers>

namespace plansift::stats {
namespace {

using Rule = boost::math::quadrature::gauss<double, 10>;

constexpr double kWidestPanel = 0.75; // of z; the density of z is never narrower than the standard normal one

/// Appends the nodes and weights of Gauss' rule on [from, to].
void appendPanel(std::vector<double>& nodes, std::vector<double>& weights, double from, double to)
{
    const double half = 0.5 * (to - from);
    for (std::size_t i = 0; i < Rule::abscissa().size(); ++i)
        for (const double side : {-1.0, 1.0}) {
            nodes.push_back(0.5 * (from + to) + side * half * Rule::abscissa()[i]);
            weights.push_back(half * Rule::weights()[i]);
        }
}

Eigen::ArrayXd asArray(const std::vector<double>& v)
{
    return Eigen::Map<const Eigen::ArrayXd>(v.data(), static_cast<Eigen::Index>(v.size()));
}

} // namespace

SelectionLikelihood::SelectionLikelihood(std::vector<StudyEffect> effects, const SelectionSpec& spec,
                                         bool twoSided, std::vector<double> steps,
                                         std::vector<double> precision)
    : m_effects(std::move(effects))
    , m_spec(spec)
    , m_twoSided(twoSided)
    , m_steps(std::move(steps))
    , m_precision(std::move(precision))
{
    if (!m_spec.isStepFunction() && !m_steps.empty())
        m_threshold = {m_steps[0], std::log(m_steps[0]), std::log1p(-m_steps[0]), 0};
    for (const StudyEffect& e : m_effects)
        m_observed.push_back(pValue(e.yi / std::sqrt(e.vi)));
    buildNodes();
}

/// p of z, of both tails without cancellation.
PValue SelectionLikelihood::pValue(double z) const
{
    const double upper = m_twoSided ? 2 * normalUpperTail(std::abs(z)) : normalUpperTail(z);
    const double lower = m_twoSided ? 1 - upper : normalLowerTail(z);
    const double p = std::clamp(upper, m_spec.leastP, 1 - m_spec.leastP);
    const double q = std::clamp(lower, m_spec.leastP, 1 - m_spec.leastP);
    const auto step = std::ranges::lower_bound(m_steps, p);
    return {p, std::log(p), std::log(q), static_cast<std::size_t>(step - m_steps.begin())};
}

void SelectionLikelihood::buildNodes()
{
    m_end = -normalQuantile(m_spec.leastP / (m_twoSided ? 2 : 1));
    std::vector<double> breaks{-m_end, 0, m_end};
    for (const double step : m_steps) {
        const double z = step < 1 ? -normalQuantile(m_twoSided ? step / 2 : step) : m_end;
        for (const double side : m_twoSided ? std::vector{z, -z} : std::vector{z})
            if (std::abs(side) < m_end)
                breaks.push_back(side);
    }
    std::ranges::sort(breaks);
    std::vector<double> nodes, weights;
    for (std::size_t i = 1; i < breaks.size(); ++i) {
        const double length = breaks[i] - breaks[i - 1];
        const int panels = static_cast<int>(std::ceil(length / kWidestPanel));
        for (int j = 0; j < panels; ++j)
            appendPanel(nodes, weights, breaks[i - 1] + length * j / panels,
                        breaks[i - 1] + length * (j + 1) / panels);
    }
    for (const double z : nodes)
        m_nodes.push_back(pValue(z));
    m_nodes.push_back(pValue(-m_end - 1));
    m_nodes.push_back(pValue(m_end + 1));
    m_z = asArray(nodes);
    m_nodeWeights = asArray(weights);
}

double SelectionLikelihood::logWeight(const PValue& p, double precision, std::span<const double> delta) const
{
    if (m_spec.isStepFunction() || m_steps.empty())
        return m_spec.logWeight(p, precision, delta);
    return p.interval == 0
               ? 0
               : m_spec.logWeight(p, precision, delta) - m_spec.logWeight(m_threshold, precision, delta);
}

Eigen::ArrayXd SelectionLikelihood::weightsOfNodes(double precision, std::span<const double> delta) const
{
    Eigen::ArrayXd weights(static_cast<Eigen::Index>(m_nodes.size()));
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        weights[static_cast<Eigen::Index>(i)] = std::exp(logWeight(m_nodes[i], precision, delta));
    return weights;
}

/// E w for z ~ N(mean, sd^2).
double SelectionLikelihood::seenShare(double mean, double sd, const Eigen::ArrayXd& weights) const
{
    const Eigen::Index n = m_z.size();
    const Eigen::ArrayXd density = (-0.5 * ((m_z - mean) / sd).square()).exp();
    const double middle = (m_nodeWeights * weights.head(n) * density).sum();
    return middle / (sd * std::sqrt(2 * std::numbers::pi)) +
           weights[n] * normalLowerTail((-m_end - mean) / sd) +
           weights[n + 1] * normalUpperTail((m_end - mean) / sd);
}

double SelectionLikelihood::operator()(double mu, double tau2, std::span<const double> delta) const
{
    Eigen::ArrayXd weights;
    if (m_precision.empty())
        weights = weightsOfNodes(1, delta);
    double sum = 0;
    for (std::size_t i = 0; i < m_effects.size(); ++i) {
        const StudyEffect& e = m_effects[i];
        const double precision = m_precision.empty() ? 1 : m_precision[i];
        if (!m_precision.empty())
            weights = weightsOfNodes(precision, delta);
        const double total = e.vi + tau2;
        const double share = seenShare(mu / std::sqrt(e.vi), std::sqrt(total / e.vi), weights);
        if (!(share > 0)) // too small for a number
            return -std::numeric_limits<double>::infinity();
        sum += logWeight(m_observed[i], precision, delta) - std::log(share) -
               0.5 * (square(e.yi - mu) / total + std::log(2 * std::numbers::pi * total));
    }
    return std::isnan(sum) ? -std::numeric_limits<double>::infinity() : sum;
}

std::vector<int> SelectionLikelihood::observedInIntervals() const
{
    std::vector<int> counts(m_steps.size() + (m_spec.isStepFunction() ? 0 : 1));
    for (const PValue& p : m_observed)
        ++counts[p.interval];
    return counts;
}

} // namespace plansift::stats
