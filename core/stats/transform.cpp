// SPDX-License-Identifier: GPL-3.0-or-later
// Back-transformations.
#include "core/stats/transform.hpp"

#include <cmath>

namespace plansift::stats {

double backTransform(Transform transform, double value)
{
    switch (transform) {
    case Transform::Identity:
        return value;
    case Transform::Exp:
        return std::exp(value);
    }
    return value;
}

bool hasLogAxis(Transform transform)
{
    return transform == Transform::Exp;
}

} // namespace plansift::stats
