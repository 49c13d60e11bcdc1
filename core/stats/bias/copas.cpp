// SPDX-License-Identifier: GPL-3.0-or-later
// The likelihood of Copas and Shi and its maxima.
#include "core/stats/bias/copas.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/newton.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

using Eigen::VectorXd;

constexpr double kPublishedSmallest = 0.99; // chance at the smallest standard error
constexpr double kAccepted = 0.1;           // p of the residual test from which nothing is left to explain
constexpr double kRhoEnd = 0.999;

/// Density over lower tail, and log of the lower tail, of the standard normal distribution.
double inverseMills(double u)
{
    return u < -30 ? -u : normalDensity(u) / normalLowerTail(u);
}

double logLowerTail(double z)
{
    return z < -30 ? -0.5 * z * z - std::log(-z) - 0.918938533204672742 : std::log(normalLowerTail(z));
}

/// The search is over (mu - start) / scale, tau / scale (in which the likelihood is even), atanh(rho) and the
/// trend.
struct CopasSearch {
    std::span<const StudyEffect> effects;
    const CopasSelection& selection;
    double start = 0;
    double scale = 1;
    bool trend = false;
    std::optional<double> fixedRho{};

    double at(const VectorXd& x) const
    {
        const double rho = fixedRho ? *fixedRho : std::tanh(x[2]);
        return copasLogLik(effects, selection, start + scale * x[0], std::abs(scale * x[1]), rho,
                           trend ? x[3] : 0);
    }
    Objective objective() const
    {
        return [this](const VectorXd& x) { return at(x); };
    }
    Maximum fitted() const
    {
        std::vector<VectorXd> starts;
        for (const double rho : {0.0, 0.8, -0.8}) {
            VectorXd x = VectorXd::Zero(trend ? 4 : 3);
            x[1] = 0.5;
            x[2] = rho;
            starts.push_back(x);
        }
        return climbFromEach(objective(), starts);
    }
};

double standardError(CopasSearch search, const VectorXd& at)
{
    const double rho = std::tanh(at[2]);
    VectorXd x = at;
    if (std::abs(rho) > kRhoEnd) { // at its end, where its logarithm has no curvature
        search.fixedRho = rho;
        x = at.head(2);
    }
    const Eigen::LLT<Eigen::MatrixXd> factor(-hessianOf(search.objective(), x));
    if (factor.info() != Eigen::Success)
        return kUndefined;
    return search.scale * std::sqrt(factor.solve(VectorXd::Unit(x.size(), 0))[0]);
}

} // namespace

double copasLogLik(std::span<const StudyEffect> effects, const CopasSelection& selection, double mu,
                   double tau, double rho, double trend)
{
    double sum = 0;
    for (const StudyEffect& e : effects) {
        const double s = std::sqrt(e.vi);
        const double u = selection.gamma0 + selection.gamma1 / s;
        const double mills = inverseMills(u);
        const double variance = e.vi / (1 - square(rho) * mills * (u + mills)); // before selection
        const double total = variance + square(tau);
        const double z = (e.yi - mu - trend * s) / std::sqrt(total);
        const double correlation = rho * std::sqrt(variance / total);
        const double v = (u + correlation * z) / std::sqrt(1 - square(correlation));
        sum +=
            -0.5 * std::log(total) - 0.5 * z * z - logLowerTail(u) + logLowerTail(v) - 0.918938533204672742;
    }
    return std::isnan(sum) ? -std::numeric_limits<double>::infinity() : sum;
}

CopasFit copasFit(std::span<const StudyEffect> effects, const CopasSelection& selection, double level)
{
    PoolOptions options;
    options.tau2 = Tau2Method::ML;
    const Result<PooledResult> start = pool(effects, options);
    if (!start)
        return {};
    CopasSearch search{effects, selection, start->beta, std::sqrt(start->typicalVariance + start->tau2)};
    const Maximum best = search.fitted();
    CopasFit fit;
    fit.selection = selection;
    fit.beta = search.start + search.scale * best.at[0];
    fit.tau2 = square(search.scale * best.at[1]);
    fit.rho = std::tanh(best.at[2]);
    fit.logLik = best.value;
    fit.se = standardError(search, best.at);
    fit.test = testCoefficient(fit.beta, fit.se, kUndefined, level);
    search.trend = true;
    fit.pResidual = chiSquareUpperTail(std::max(0.0, 2 * (search.fitted().value - best.value)), 1);
    fit.unpublished = 0;
    for (const StudyEffect& e : effects) {
        const double published = normalLowerTail(selection.gamma0 + selection.gamma1 / std::sqrt(e.vi));
        fit.unpublished += (1 - published) / published;
    }
    return fit;
}

Result<Copas> copas(const PreparedAnalysis& analysis)
{
    const std::vector<StudyEffect> effects = analysis.usableEffects();
    if (analysis.model() != Model::RE && analysis.model() != Model::EE)
        return Error{ErrorCode::Usage, "the Copas model needs an inverse variance model"};
    if (effects.size() < 3)
        return Error{ErrorCode::Usage, "the Copas model needs three studies or more"};
    const auto [least, most] = std::ranges::minmax(effects, {}, &StudyEffect::vi);
    if (!(most.vi > least.vi * (1 + 1e-9)))
        return Error{ErrorCode::Input, "the Copas model needs studies of different precision"};
    Copas out;
    const double top = normalQuantile(kPublishedSmallest);
    for (const double published : {0.99, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1}) {
        const double gamma1 =
            (top - normalQuantile(published)) / (1 / std::sqrt(least.vi) - 1 / std::sqrt(most.vi));
        const CopasSelection selection{top - gamma1 / std::sqrt(least.vi), gamma1};
        out.fits.push_back(copasFit(effects, selection, analysis.options().level));
        out.fits.back().publishedLargest = published;
        if (!out.adjusted && out.fits.back().pResidual > kAccepted)
            out.adjusted = out.fits.size() - 1;
    }
    return out;
}

} // namespace plansift::stats
