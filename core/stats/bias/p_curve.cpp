// SPDX-License-Identifier: GPL-3.0-or-later
// Tests and power from the p-curve of z statistics.
#include "core/stats/bias/p_curve.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/optimise.hpp"

#include <algorithm>
#include <vector>

namespace plansift::stats {
namespace {

constexpr double kAlpha = 0.05;
constexpr double kHalfAlpha = 0.025;
constexpr double kLeastPower = 0.05;
constexpr double kMostPower = 0.999;

/// |z| that has this two-sided p.
double criticalAt(double alpha)
{
    return normalQuantile(1 - alpha / 2);
}

/// Mean of z with which a study is significant at 0.05, in the right direction, with this chance.
double meanOfPower(double power)
{
    return criticalAt(kAlpha) - normalQuantile(1 - power);
}

/// Stouffer's z of probabilities that are uniform under the hypothesis tested; small ones give a low z.
StoufferTest stouffer(const std::vector<double>& p)
{
    constexpr double kEnd = 1e-15;
    double sum = 0;
    for (const double pi : p)
        sum += normalQuantile(std::clamp(pi, kEnd, 1 - kEnd));
    const double z = sum / std::sqrt(asDouble(p.size()));
    return p.empty() ? StoufferTest{} : StoufferTest{z, normalLowerTail(z)};
}

/// Chance of a p as small or smaller given that it is below alpha, without effect.
std::vector<double> nullShares(const std::vector<double>& z, double alpha)
{
    std::vector<double> shares;
    for (const double zi : z)
        if (zi > criticalAt(alpha))
            shares.push_back(normalTwoSided(zi) / alpha);
    return shares;
}

/// Chance of a p as large or larger given that it is below alpha, at a mean of z.
std::vector<double> powerShares(const std::vector<double>& z, double alpha, double mean)
{
    std::vector<double> shares;
    const double significant = normalUpperTail(criticalAt(alpha) - mean);
    for (const double zi : z)
        if (zi > criticalAt(alpha))
            shares.push_back(1 - normalUpperTail(zi - mean) / significant);
    return shares;
}

/// The power at which Stouffer's z takes the value `target`; it falls with the power.
double powerAt(const std::vector<double>& z, double target)
{
    const auto excess = [&](double power) {
        return stouffer(powerShares(z, kAlpha, meanOfPower(power))).z - target;
    };
    const double low = excess(kLeastPower);
    const double high = excess(kMostPower);
    if (low <= 0)
        return kLeastPower;
    return high >= 0 ? kMostPower : rootInBracketWithoutSlope(excess, kLeastPower, kMostPower, low, high);
}

/// P(X >= x) of a binomial variable with chance one half.
double binomialHalfUpperTail(int x, int n)
{
    double sum = 0;
    for (int i = x; i <= n; ++i)
        sum += std::exp(logGamma(n + 1) - logGamma(i + 1) - logGamma(n - i + 1) - n * std::log(2.0));
    return std::min(1.0, sum);
}

/// The rule for two tests of the same thing (Simonsohn 2015).
bool holds(const StoufferTest& half, const StoufferTest& full)
{
    return half.pval < 0.05 || (half.pval < 0.1 && full.pval < 0.1);
}

} // namespace

Result<PCurve> pCurve(std::span<const StudyEffect> effects)
{
    std::vector<double> z;
    for (const StudyEffect& e : effects)
        if (const double zi = std::abs(e.yi) / std::sqrt(e.vi); zi > criticalAt(kAlpha))
            z.push_back(zi);
    if (z.empty())
        return Error{ErrorCode::Input, "no study is significant: there is no p-curve"};
    PCurve out;
    out.significant = static_cast<int>(z.size());
    out.halfSignificant =
        static_cast<int>(std::ranges::count_if(z, [](double zi) { return zi > criticalAt(kHalfAlpha); }));
    out.shareBelowHalf = double(out.halfSignificant) / out.significant;
    out.pBinomial = binomialHalfUpperTail(out.halfSignificant, out.significant);
    out.rightSkew = stouffer(nullShares(z, kAlpha));
    out.halfRightSkew = stouffer(nullShares(z, kHalfAlpha));
    const double third = meanOfPower(1.0 / 3);
    out.flatness = stouffer(powerShares(z, kAlpha, third));
    out.halfFlatness = stouffer(powerShares(z, kHalfAlpha, third));
    out.power = powerAt(z, 0);
    out.powerLower = powerAt(z, normalQuantile(0.95));
    out.powerUpper = powerAt(z, normalQuantile(0.05));
    out.evidential = holds(out.halfRightSkew, out.rightSkew);
    out.inadequate = holds(out.halfFlatness, out.flatness);
    return out;
}

} // namespace plansift::stats
