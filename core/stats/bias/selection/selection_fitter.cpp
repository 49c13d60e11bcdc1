// SPDX-License-Identifier: GPL-3.0-or-later
// Starting points, searches and standard errors of selection models.
#include "core/stats/bias/selection/selection_fitter.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

using Eigen::VectorXd;

constexpr double kSmallestDelta = 1e-6;

} // namespace

SelectionFitter::Fit SelectionFitter::unpacked(const VectorXd& at, const Layout& layout,
                                               const Fit& fixed) const
{
    Fit fit = fixed;
    Eigen::Index next = 0;
    fit.mu = m_start.beta + m_start.scale * at[next++];
    if (layout.tau2)
        fit.tau2 = square(m_start.scale) * std::exp(at[next++]);
    for (const std::size_t i : layout.deltas)
        fit.delta[i] = std::clamp(std::exp(at[next++]), m_spec.leastDelta, kMostDelta);
    return fit;
}

VectorXd SelectionFitter::packed(const Fit& fit, const Layout& layout) const
{
    VectorXd at(1 + (layout.tau2 ? 1 : 0) + static_cast<Eigen::Index>(layout.deltas.size()));
    Eigen::Index next = 0;
    at[next++] = (fit.mu - m_start.beta) / m_start.scale;
    if (layout.tau2)
        at[next++] = std::log(fit.tau2 / square(m_start.scale));
    for (const std::size_t i : layout.deltas)
        at[next++] = std::log(fit.delta[i]);
    return at;
}

Objective SelectionFitter::objective(const Layout& layout, const Fit& fixed) const
{
    return [this, layout, fixed](const VectorXd& at) { return logLik(unpacked(at, layout, fixed)); };
}

/// Without selection first, then with weaker and stronger selection; from a small tau2; without tau2, whose
/// likelihood has more maxima when the effects differ, also from other means.
std::vector<SelectionFitter::Fit> SelectionFitter::starts(bool random) const
{
    const double unit = square(m_start.scale);
    const double tau2 = random ? std::max(m_start.tau2, 0.1 * unit) : 0;
    std::vector<Fit> fits;
    const auto add = [&](double mu, double startTau2, double factor) {
        Fit start{mu, startTau2, m_delta, 0, false};
        for (const std::size_t i : m_free)
            start.delta[i] = (m_spec.neutral > 0 ? m_spec.neutral : 0.5) * factor;
        fits.push_back(std::move(start));
    };
    const std::vector<double> factors = m_free.empty() ? std::vector{1.0} : std::vector{1.0, 0.3, 4.0};
    for (const double factor : factors)
        add(m_start.beta, tau2, factor);
    if (random)
        add(m_start.beta, 0.05 * unit, 1);
    for (const double mu : random ? std::vector<double>{} : std::vector{0.0, 2 * m_start.beta})
        for (const double factor : factors)
            add(mu, 0, factor);
    return fits;
}

SelectionFitter::Fit SelectionFitter::fit(bool random) const
{
    const Layout layout{random, m_free};
    const std::vector<Fit> from = starts(random);
    std::vector<VectorXd> points;
    for (const Fit& start : from)
        points.push_back(packed(start, layout));
    const Maximum best = climbFromEach(objective(layout, from[0]), points);
    Fit fit = unpacked(best.at, layout, from[0]);
    fit.logLik = best.value;
    fit.converged = best.converged;
    takeBounds(fit);
    return fit;
}

/// Logarithms only approach the lower bound of a delta.
void SelectionFitter::takeBounds(Fit& fit) const
{
    for (const std::size_t i : m_free) {
        Fit bound = fit;
        bound.delta[i] = m_spec.leastDelta;
        bound.logLik = logLik(bound);
        if (fit.delta[i] < kSmallestDelta && bound.logLik >= fit.logLik - kAsGood)
            fit = bound;
    }
}

/// At a maximum the covariance of a parameter is that of its logarithm times its square.
SelectionFitter::Errors SelectionFitter::standardErrors(const Fit& fit) const
{
    Layout layout{fit.tau2 > 0, {}};
    for (const std::size_t i : m_free)
        if (!atBound(fit.delta[i]))
            layout.deltas.push_back(i);
    const Eigen::MatrixXd information = -hessianOf(objective(layout, fit), packed(fit, layout));
    const Eigen::LLT<Eigen::MatrixXd> factor(information);
    Errors errors{kUndefined, kUndefined, std::vector<double>(m_delta.size(), kUndefined)};
    if (factor.info() != Eigen::Success)
        return errors;
    const VectorXd variances =
        factor.solve(Eigen::MatrixXd::Identity(information.rows(), information.cols())).diagonal();
    Eigen::Index next = 0;
    errors.mu = m_start.scale * std::sqrt(variances[next++]);
    if (layout.tau2)
        errors.tau2 = fit.tau2 * std::sqrt(variances[next++]);
    for (const std::size_t i : layout.deltas)
        errors.delta[i] = fit.delta[i] * std::sqrt(variances[next++]);
    return errors;
}

} // namespace plansift::stats
