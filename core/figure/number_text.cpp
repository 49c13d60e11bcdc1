// SPDX-License-Identifier: GPL-3.0-or-later
// Writing numbers and P values.
#include "core/figure/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace plansift::figure {
namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNothing = "\u2013"; // en dash: no number here

std::string written(double value, std::chars_format format, int decimals)
{
    std::array<char, 400> buffer{};
    const auto [end, fault] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, decimals);
    return fault == std::errc{} ? std::string(buffer.data(), end) : std::string(kNothing);
}

bool isZero(std::string_view digits)
{
    return digits.find_first_of("123456789") == std::string_view::npos;
}

/// 1.2e+07 -> 1.2e7
std::string shortExponent(std::string text)
{
    const std::size_t e = text.find('e');
    std::size_t digits = e + 2;
    while (digits + 1 < text.size() && text[digits] == '0')
        ++digits;
    return text.substr(0, e + 1) + (text[e + 1] == '-' ? std::string(kMinus) : "") + text.substr(digits);
}

std::string withMark(std::string text, std::string_view decimalMark)
{
    const std::size_t dot = text.find('.');
    if (dot != std::string::npos && decimalMark != ".")
        text.replace(dot, 1, decimalMark);
    return text;
}

} // namespace

bool isFinite(const Estimate& e)
{
    return std::isfinite(e.value) && std::isfinite(e.lower) && std::isfinite(e.upper);
}

std::string fixedNumber(double value, int decimals, std::string_view decimalMark)
{
    if (!std::isfinite(value))
        return std::string(kNothing);
    const double size = std::abs(value);
    std::string digits = size >= 1e7 ? shortExponent(written(size, std::chars_format::scientific, 1))
                                     : written(size, std::chars_format::fixed, std::max(decimals, 0));
    const bool negative = value < 0 && !isZero(digits);
    return (negative ? std::string(kMinus) : "") + withMark(std::move(digits), decimalMark);
}

int decimalsNeeded(double value, int limit)
{
    if (!std::isfinite(value) || std::abs(value) >= 1e7)
        return 0;
    const std::string digits = written(std::abs(value), std::chars_format::fixed, limit);
    const std::size_t last = digits.find_last_not_of('0');
    const std::size_t dot = digits.find('.');
    return dot == std::string::npos || last <= dot ? 0 : static_cast<int>(last - dot);
}

std::string countText(long long count)
{
    std::string digits = std::to_string(count);
    const std::size_t first = count < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return count < 0 ? std::string(kMinus) + digits.substr(1) : digits;
}

std::string pText(double p, const PStyle& style, std::string_view decimalMark)
{
    const auto relation = [&](std::string_view sign, std::string number) {
        if (!style.leadingZero && number.starts_with("0"))
            number.erase(0, 1);
        return std::string(style.gap) + std::string(sign) + std::string(style.gap) +
               withMark(number, decimalMark);
    };
    if (!std::isfinite(p))
        return relation("=", std::string(kNothing));
    std::array<double, 2> floors = style.floors;
    std::sort(floors.begin(), floors.end());
    for (const double floor : floors)
        if (p < floor)
            return relation("<", written(floor, std::chars_format::fixed,
                                         -static_cast<int>(std::lround(std::log10(floor)))));
    if (p > style.ceiling)
        return relation(">", written(style.ceiling, std::chars_format::fixed, 2));
    int decimals = style.decimals;
    if (p < 0.01)
        decimals = style.oneDigit ? static_cast<int>(std::ceil(-std::log10(p))) : style.smallDecimals;
    std::string digits = written(p, std::chars_format::fixed, decimals);
    if (p < 0.01 && std::abs(std::stod(digits) - 0.01) < 1e-9)
        digits = written(p, std::chars_format::fixed, style.decimals); // 0.0098: 0.01, not 0.010
    return relation("=", digits);
}

std::string ciText(const Estimate& estimate, int decimals, const NumberStyle& style, bool anyNegative)
{
    return std::string(style.ciOpen) + fixedNumber(estimate.lower, decimals, style.decimalMark) +
           std::string(anyNegative ? style.ciSeparatorNegative : style.ciSeparator) +
           fixedNumber(estimate.upper, decimals, style.decimalMark) + std::string(style.ciClose);
}

std::string subscript(std::string_view digits)
{
    std::string text;
    for (const char c : digits) {
        if (c >= '0' && c <= '9') {
            text += "\xE2\x82"; // U+2080 to U+2089
            text += static_cast<char>(0x80 + (c - '0'));
        } else {
            text += c;
        }
    }
    return text;
}

} // namespace plansift::figure
