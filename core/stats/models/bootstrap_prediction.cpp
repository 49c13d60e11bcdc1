// SPDX-License-Identifier: GPL-3.0-or-later
// Bootstrap prediction intervals.
#include "core/stats/models/bootstrap_prediction.hpp"

#include "core/stats/quadratic_form.hpp"

#include <algorithm>
#include <random>

namespace plansift::stats {
namespace {

/// The confidence distribution of tau2: H(t) = P(Q > q | tau2 = t), as a table that grows in both columns.
class Tau2Distribution {
public:
    explicit Tau2Distribution(const RegressionData& data)
    {
        constexpr double kRatio = 1.06;
        constexpr double kAlmostOne = 1 - 1e-6;
        constexpr double kFarAway = 1e8;
        const Eigen::ArrayXd weights = 1 / data.v;
        const double q = WeightedFit(data, weights).rss();
        const double top = kFarAway * data.v.maxCoeff();
        const auto add = [&](double t) {
            const double below = quadraticFormLowerTail(q, weights, data.v + t, data.x);
            m_probability.push_back(std::max(1 - below, m_probability.empty() ? 0 : m_probability.back()));
            m_tau2.push_back(t);
        };
        add(0);
        for (double t = 0.01 * data.v.minCoeff(); m_probability.back() < kAlmostOne && t < top; t *= kRatio)
            add(t);
    }

    /// tau2 with H(tau2) = u, cut off at zero.
    double quantile(double u) const
    {
        const auto above = std::ranges::upper_bound(m_probability, u);
        if (above == m_probability.begin())
            return 0;
        if (above == m_probability.end())
            return m_tau2.back();
        const auto i = static_cast<std::size_t>(above - m_probability.begin());
        const double share = (u - m_probability[i - 1]) / (m_probability[i] - m_probability[i - 1]);
        return m_tau2[i - 1] + share * (m_tau2[i] - m_tau2[i - 1]);
    }

private:
    std::vector<double> m_probability{};
    std::vector<double> m_tau2{};
};

double drawEffect(const RegressionData& data, double tau2, double z, double t)
{
    const Eigen::ArrayXd w = 1 / (data.v + tau2);
    const double total = w.sum();
    const double mean = (w * data.y).sum() / total;
    const double variance = (w * (data.y - mean).square()).sum() / data.df() / total;
    return mean + std::sqrt(tau2) * z - std::sqrt(variance) * t;
}

/// The quantile between order statistics (Hyndman & Fan 1996, type 7). Sorts.
double quantileOf(std::vector<double>& values, double p)
{
    std::ranges::sort(values);
    const double place = p * (asDouble(values.size()) - 1);
    const auto low = static_cast<std::size_t>(place);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (place - std::floor(place)) * (values[high] - values[low]);
}

} // namespace

Interval bootstrapPredictionInterval(const RegressionData& data, const Draws& draws, double level)
{
    if (data.df() < 1 || draws.count < 1)
        return {kUndefined, kUndefined};
    const Tau2Distribution tau2(data);
    std::mt19937_64 random(draws.seed);
    std::uniform_real_distribution<double> uniform;
    std::normal_distribution<double> normal;
    std::student_t_distribution<double> student(data.df());
    std::vector<double> effects(draws.count);
    for (double& effect : effects) {
        const double t2 = tau2.quantile(uniform(random));
        const double z = normal(random);
        effect = drawEffect(data, t2, z, student(random));
    }
    const double tail = 0.5 - level / 200;
    return {quantileOf(effects, tail), quantileOf(effects, 1 - tail)};
}

} // namespace plansift::stats
