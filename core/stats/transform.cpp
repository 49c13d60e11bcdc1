// SPDX-License-Identifier: GPL-3.0-or-later
// Back-transformations.
#include "core/stats/transform.hpp"

#include <algorithm>

namespace plansift::stats {

namespace {

/// Miller 1978: the proportion whose double arcsine, halved, is `value`; values beyond those of no and of all
/// events give 0 and 1.
double fromDoubleArcsine(double value, double n)
{
    const double least = std::asin(std::sqrt(1 / (n + 1))) / 2;
    const double most = (std::asin(std::sqrt(n / (n + 1))) + std::asin(1.0)) / 2;
    if (std::isnan(value) || std::isnan(n))
        return kUndefined;
    if (value <= least || value >= most)
        return value <= least ? 0 : 1;
    const double sine = std::sin(2 * value);
    const double inner = sine + (sine - 1 / sine) / n;
    const double root = std::sqrt(std::max(0.0, 1 - inner * inner));
    return (1 - std::copysign(root, std::cos(2 * value))) / 2;
}

/// The rate x / t with (sqrt(x / t) + sqrt((x + 1) / t)) / 2 = value; 0 below the value of no events.
double fromDoubleRoot(double value, double time)
{
    const double root = value - 1 / (4 * value * time);
    return value <= 0 || root < 0 ? 0 : root * root;
}

} // namespace

double backTransform(Transform transform, double value, double size)
{
    switch (transform) {
    case Transform::Identity:
        return value;
    case Transform::Exp:
        return std::exp(value);
    case Transform::InverseLogit:
        return 1 / (1 + std::exp(-value));
    case Transform::SquaredSine:
        return square(std::sin(std::clamp(value, 0.0, std::asin(1.0))));
    case Transform::FreemanTukey:
        return fromDoubleArcsine(value, size);
    case Transform::Square:
        return square(std::max(value, 0.0));
    case Transform::FreemanTukeyRate:
        return std::isnan(value) ? value : fromDoubleRoot(value, size);
    case Transform::Tanh:
        return std::tanh(value);
    case Transform::SquaredTanh:
        return square(std::tanh(std::max(value, 0.0)));
    case Transform::HakstianWhalen:
        return 1 - (1 - value) * square(1 - value);
    case Transform::Bonett:
        return 1 - std::exp(-value);
    }
    return value;
}

bool needsSize(Transform transform)
{
    return transform == Transform::FreemanTukey || transform == Transform::FreemanTukeyRate;
}

bool hasLogAxis(Transform transform)
{
    return transform == Transform::Exp;
}

} // namespace plansift::stats
