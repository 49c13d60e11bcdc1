// SPDX-License-Identifier: GPL-3.0-or-later
// Conditional p values as functions of the effect.
#include "core/stats/bias/p_uniform.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/optimise.hpp"

#include <algorithm>
#include <vector>

namespace plansift::stats {
namespace {

constexpr double kAlpha = 0.025; // one-sided
constexpr int kMostExact =
    12;                     // beyond it the alternating sum loses digits and the normal one is good to 1e-3
constexpr double kFar = 40; // standard errors from the outermost effect: no estimate beyond

/// log P(Z > z), also far out.
double logUpperTail(double z)
{
    if (z < 30)
        return std::log(normalUpperTail(z));
    return -0.5 * z * z - std::log(z) - 0.918938533204672742 - 1 / (z * z);
}

/// P(Y > y | Y > critical value) for Y ~ N(effect, v).
double conditionalP(const StudyEffect& e, double effect)
{
    const double s = std::sqrt(e.vi);
    const double critical = normalQuantile(1 - kAlpha);
    return std::exp(logUpperTail((e.yi - effect) / s) - logUpperTail(critical - effect / s));
}

double sumAt(const std::vector<StudyEffect>& used, double effect)
{
    double sum = 0;
    for (const StudyEffect& e : used)
        sum += conditionalP(e, effect);
    return sum;
}

/// The effect at which the sum, which grows with the effect, is `target`; NaN when it lies far outside.
double effectAtSum(const std::vector<StudyEffect>& used, double target)
{
    double low = used[0].yi;
    double high = used[0].yi;
    double widest = 0;
    for (const StudyEffect& e : used) {
        low = std::min(low, e.yi);
        high = std::max(high, e.yi);
        widest = std::max(widest, std::sqrt(e.vi));
    }
    low -= kFar * widest;
    high += kFar * widest;
    const auto excess = [&](double effect) { return sumAt(used, effect) - target; };
    const double atLow = excess(low);
    const double atHigh = excess(high);
    return atLow < 0 && atHigh > 0 ? rootInBracketWithoutSlope(excess, low, high, atLow, atHigh) : kUndefined;
}

double irwinHallQuantile(double p, int n)
{
    const auto excess = [&](double x) { return irwinHallLowerTail(x, n) - p; };
    return rootInBracketWithoutSlope(excess, 0.0, double(n), -p, 1 - p);
}

double equalEffects(std::span<const StudyEffect> effects)
{
    double w = 0;
    double wy = 0;
    for (const StudyEffect& e : effects) {
        w += 1 / e.vi;
        wy += e.yi / e.vi;
    }
    return wy / w;
}

} // namespace

double irwinHallLowerTail(double x, int n)
{
    if (x <= 0 || x >= n)
        return x <= 0 ? 0 : 1;
    if (n > kMostExact)
        return normalLowerTail((x - 0.5 * n) / std::sqrt(n / 12.0));
    if (x > 0.5 * n) // symmetric; the short side cancels less
        return 1 - irwinHallLowerTail(n - x, n);
    double sum = 0;
    double coefficient = 1; // (-1)^i C(n, i) / n!
    for (int i = 2; i <= n; ++i)
        coefficient /= i;
    for (int i = 0; i <= x; ++i) {
        sum += coefficient * std::pow(x - i, n);
        coefficient *= -double(n - i) / (i + 1);
    }
    return sum;
}

Result<PUniform> pUniform(std::span<const StudyEffect> effects, bool positive, double level)
{
    std::vector<StudyEffect> used;
    for (const StudyEffect& e : effects) {
        const StudyEffect oriented{positive ? e.yi : -e.yi, e.vi};
        if (oriented.yi / std::sqrt(e.vi) > normalQuantile(1 - kAlpha))
            used.push_back(oriented);
    }
    if (used.empty())
        return Error{ErrorCode::Input, "no study is significant in the direction of the effect"};
    const int n = static_cast<int>(used.size());
    const double tail = 0.5 - level / 200;
    const double sd = std::sqrt(n / 12.0);
    PUniform out;
    out.significant = n;
    out.positive = positive;
    out.beta = effectAtSum(used, 0.5 * n);
    out.ciLower = effectAtSum(used, irwinHallQuantile(tail, n));
    out.ciUpper = effectAtSum(used, irwinHallQuantile(1 - tail, n));
    const double atZero = sumAt(used, 0);
    out.zNull = (0.5 * n - atZero) / sd;
    out.pNull = irwinHallLowerTail(atZero, n);
    const double atEqual = sumAt(used, (positive ? 1 : -1) * equalEffects(effects));
    out.zBias = (atEqual - 0.5 * n) / sd;
    out.pBias = 1 - irwinHallLowerTail(atEqual, n);
    if (!positive) {
        out.beta = -out.beta;
        std::swap(out.ciLower, out.ciUpper);
        out.ciLower = -out.ciLower;
        out.ciUpper = -out.ciUpper;
    }
    return out;
}

} // namespace plansift::stats
