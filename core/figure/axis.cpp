// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing ranges and ticks.
#include "core/figure/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace plansift::figure {
namespace {

/// The scales that RevMan offers for ratios: upper limit and ticks above 1.
struct RatioScale {
    double upper = 0;
    std::array<double, 3> above{}; ///< 0: none
    std::array<double, 3> below{};
};

constexpr std::array kRatioScales{
    RatioScale{1.1, {1.05, 1.1, 0}, {0.95, 0.91, 0}}, RatioScale{1.2, {1.1, 1.2, 0}, {0.9, 0.84, 0}},
    RatioScale{1.5, {1.2, 1.5, 0}, {0.85, 0.7, 0}},   RatioScale{2, {1.5, 2, 0}, {0.7, 0.5, 0}},
    RatioScale{5, {2, 5, 0}, {0.5, 0.2, 0}},          RatioScale{10, {2, 5, 10}, {0.5, 0.2, 0.1}},
    RatioScale{20, {5, 20, 0}, {0.2, 0.05, 0}},       RatioScale{50, {10, 50, 0}, {0.1, 0.02, 0}},
    RatioScale{100, {10, 100, 0}, {0.1, 0.01, 0}},    RatioScale{200, {10, 200, 0}, {0.1, 0.005, 0}},
    RatioScale{1000, {10, 1000, 0}, {0.1, 0.001, 0}}};

Tick tickAt(double value, std::string_view mark)
{
    return {value, fixedNumber(value, decimalsNeeded(value, 8), mark)};
}

/// Larger values get an arrow instead of a place on the axis; products of two of them stay finite.
constexpr double kLargest = 1e100;

/// An interval on the scale of the axis: logs on a log axis.
struct Span {
    double value = 0;
    double lower = 0;
    double upper = 0;
};

std::optional<Span> spanOf(const Estimate& e, bool logarithmic)
{
    const double largest = std::max({std::abs(e.value), std::abs(e.lower), std::abs(e.upper)});
    if (!isFinite(e) || largest > kLargest || (logarithmic && (e.lower <= 0 || e.value <= 0 || e.upper <= 0)))
        return std::nullopt;
    if (!logarithmic)
        return Span{e.value, e.lower, e.upper};
    return Span{std::log(e.value), std::log(e.lower), std::log(e.upper)};
}

std::vector<Span> spansOf(const std::vector<Estimate>& estimates, bool logarithmic)
{
    std::vector<Span> list;
    for (const Estimate& e : estimates)
        if (const std::optional<Span> span = spanOf(e, logarithmic))
            list.push_back(*span);
    return list;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// How far the axis must reach from no effect to either side: all intervals, but one that is more than 2.5
/// times as far as the median is cut (an arrow shows it); never an estimate or a pooled interval.
double reachFrom(double null, const std::vector<Span>& studies, const std::vector<Span>& pooled)
{
    std::vector<double> ends;
    double needed = 0;
    for (const Span& s : studies) {
        ends.push_back(std::max(std::abs(s.lower - null), std::abs(s.upper - null)));
        needed = std::max(needed, 1.1 * std::abs(s.value - null));
    }
    for (const Span& p : pooled)
        needed = std::max({needed, std::abs(p.lower - null), std::abs(p.upper - null)});
    const double widest = ends.empty() ? 0 : *std::max_element(ends.begin(), ends.end());
    return std::max(needed, std::min(widest, 2.5 * median(ends)));
}

Axis powersOfTen(double reach, std::string_view mark)
{
    const double exponent = std::min(std::ceil(reach / std::numbers::ln10), 300.0);
    const double step = std::max(1.0, std::ceil(exponent / 2));
    Axis axis{true, std::pow(10, -2 * step), std::pow(10, 2 * step), {}};
    for (int i = -2; i <= 2; ++i) {
        const int power = i * static_cast<int>(step);
        const double value = std::pow(10, power);
        axis.ticks.push_back(std::abs(power) <= 6 ? tickAt(value, mark)
                                                  : Tick{value, (power < 0 ? "1e\u2212" : "1e") +
                                                                    std::to_string(std::abs(power))});
    }
    return axis;
}

Axis ratioAxis(double reach, std::string_view mark)
{
    const auto scale = std::find_if(kRatioScales.begin(), kRatioScales.end(),
                                    [&](const RatioScale& s) { return std::log(s.upper) >= reach * 0.9999; });
    if (scale == kRatioScales.end())
        return powersOfTen(reach, mark);
    Axis axis{true, 1 / scale->upper, scale->upper, {tickAt(1, mark)}};
    for (std::size_t i = 0; i < scale->above.size() && scale->above[i] > 0; ++i) {
        axis.ticks.insert(axis.ticks.begin(), tickAt(scale->below[i], mark));
        axis.ticks.push_back(tickAt(scale->above[i], mark));
    }
    axis.lower = std::min(axis.lower, axis.ticks.front().value);
    return axis;
}

/// The smallest of 1, 2, 4, 6, 8, 10 times a power of ten that is not below `value`: its half is round as
/// well.
double roundReach(double value)
{
    if (value <= 0)
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 4.0, 6.0, 8.0})
        if (factor * power >= value * 0.9999)
            return factor * power;
    return 10 * power;
}

Axis differenceAxis(double null, double reach, std::string_view mark)
{
    const double r = roundReach(reach);
    Axis axis{false, null - r, null + r, {}};
    for (const double part : {-1.0, -0.5, 0.0, 0.5, 1.0})
        axis.ticks.push_back(tickAt(null + part * r, mark));
    return axis;
}

Axis rangeAxis(bool logarithmic, double lower, double upper, std::string_view mark)
{
    Axis axis{logarithmic, lower, upper, {}};
    if (!logarithmic) {
        axis.ticks = niceTicks(lower, upper, 5, mark);
        return axis;
    }
    for (int power = static_cast<int>(std::floor(std::log10(lower))); std::pow(10, power) <= upper * 1.0001;
         ++power)
        for (const double factor : {1.0, 2.0, 5.0})
            if (axis.holds(factor * std::pow(10, power)))
                axis.ticks.push_back(tickAt(factor * std::pow(10, power), mark));
    if (axis.ticks.size() < 2)
        axis.ticks = niceTicks(lower, upper, 4, mark);
    return axis;
}

/// An axis without a value of no effect (proportions, means): from the lowest to the highest bound.
Axis freeAxis(const AxisRequest& request, const std::vector<Span>& studies, const std::vector<Span>& pooled)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const std::vector<Span>* list : {&studies, &pooled}) {
        for (const Span& s : *list) {
            low = std::min(low, s.lower);
            high = std::max(high, s.upper);
        }
    }
    if (!(low <= high))
        low = high = 0;
    if (high - low < 1e-12 * std::max(1.0, std::abs(high)))
        high = low + std::max(1.0, std::abs(low));
    if (request.logarithmic)
        return rangeAxis(true, std::exp(low), std::exp(high), request.decimalMark);
    const std::vector<Tick> ticks = niceTicks(low, high, 4, request.decimalMark);
    const double step = ticks.size() > 1 ? ticks[1].value - ticks[0].value : high - low;
    return rangeAxis(false, std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step,
                     request.decimalMark);
}

bool validLimits(const AxisRequest& request)
{
    return request.lower && request.upper && std::isfinite(*request.lower) && std::isfinite(*request.upper) &&
           *request.lower < *request.upper && (!request.logarithmic || *request.lower > 0);
}

} // namespace

double Axis::position(double value) const
{
    if (!logarithmic)
        return (value - lower) / (upper - lower);
    if (value <= 0)
        return -std::numeric_limits<double>::infinity();
    return std::log(value / lower) / std::log(upper / lower);
}

std::vector<Tick> niceTicks(double lower, double upper, int about, std::string_view decimalMark)
{
    const double raw = (upper - lower) / about;
    if (!(raw > 0) || !std::isfinite(raw))
        return {};
    const double power = std::pow(10, std::floor(std::log10(raw)));
    const double factor = raw / power;
    const double step = (factor <= 1.0001 ? 1 : factor <= 2.0001 ? 2 : factor <= 5.0001 ? 5 : 10) * power;
    std::vector<Tick> ticks;
    for (double i = std::ceil(lower / step - 1e-6); i * step <= upper + 1e-6 * step && ticks.size() < 50;
         ++i) {
        const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 10);
        ticks.push_back({i * step, fixedNumber(i * step, decimals, decimalMark)});
    }
    return ticks;
}

Axis makeAxis(const AxisRequest& request)
{
    if (validLimits(request))
        return rangeAxis(request.logarithmic, *request.lower, *request.upper, request.decimalMark);
    const std::vector<Span> studies = spansOf(request.studies, request.logarithmic);
    const std::vector<Span> pooled = spansOf(request.pooled, request.logarithmic);
    if (!request.nullValue || (request.logarithmic && *request.nullValue <= 0))
        return freeAxis(request, studies, pooled);
    if (request.logarithmic && *request.nullValue == 1)
        return ratioAxis(reachFrom(0, studies, pooled), request.decimalMark);
    const double null = request.logarithmic ? std::log(*request.nullValue) : *request.nullValue;
    const double reach = reachFrom(null, studies, pooled);
    if (!request.logarithmic)
        return differenceAxis(null, reach, request.decimalMark);
    return rangeAxis(true, std::exp(null - reach), std::exp(null + reach), request.decimalMark);
}

void thinTicks(Axis& axis, double width, std::optional<double> nullValue, const Font& font,
               const TextMeasure& measure)
{
    struct Placed {
        double left = 0;
        double right = 0;
    };
    std::vector<Placed> taken;
    std::vector<Tick> kept;
    const auto rank = [&](const Tick& t) {
        const bool end = t.value == axis.ticks.front().value || t.value == axis.ticks.back().value;
        return nullValue && t.value == *nullValue ? 0 : end ? 1 : 2;
    };
    std::vector<Tick> order = axis.ticks;
    std::stable_sort(order.begin(), order.end(),
                     [&](const Tick& a, const Tick& b) { return rank(a) < rank(b); });
    for (const Tick& tick : order) {
        const double half = measure.width(tick.label, font) / 2 + 0.2 * font.size;
        const double centre = axis.position(tick.value) * width;
        const bool free = std::none_of(taken.begin(), taken.end(), [&](const Placed& p) {
            return centre - half < p.right && centre + half > p.left;
        });
        if (!free)
            continue;
        taken.push_back({centre - half, centre + half});
        kept.push_back(tick);
    }
    std::sort(kept.begin(), kept.end(), [](const Tick& a, const Tick& b) { return a.value < b.value; });
    axis.ticks = std::move(kept);
}

} // namespace plansift::figure
