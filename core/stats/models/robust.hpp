// SPDX-License-Identifier: GPL-3.0-or-later
// Cluster-robust standard errors and tests.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/models/design.hpp"
#include "core/stats/study_effect.hpp"
#include "core/stats/test_method.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plansift::stats {

enum class RobustKind {
    CR1, ///< residuals scaled by m / (m - p) for m clusters and p coefficients, t with m - p (Hedges, Tipton
         ///< & Johnson 2010)
    CR2, ///< bias-reduced with the model as working model, t with Satterthwaite's degrees of freedom
         ///< (Pustejovsky & Tipton 2018)
};

std::string_view robustKey(RobustKind kind);
std::optional<RobustKind> robustByKey(std::string_view key);

/// Tests of the coefficients, one entry each.
struct RobustTests {
    int clusters = 0;
    std::vector<double> se{};
    std::vector<double> ddf{};
    std::vector<CoefficientTest> tests{};
    std::vector<std::vector<double>> covariance{};
};

/// Of a meta-regression at a given tau2. `cluster`: a label an effect. Errors: not more clusters than
/// coefficients (CR1), one cluster only.
Result<RobustTests> robustTests(std::span<const StudyEffect> effects, const Design& design, double tau2,
                                const std::vector<std::string>& cluster, RobustKind kind, double level);

} // namespace plansift::stats
