// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the likelihoods of the mixed models, study by study.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/glmm/glmm.hpp"
#include "core/stats/glmm/marginal_likelihood.hpp"
#include "core/stats/newton.hpp"

#include <Eigen/Dense>

namespace plansift::stats {

/// The counts of a study: of two groups, or one conditional or single count.
struct GlmmStudy {
    std::vector<Observation> counts{};
    double startLevel = 0; ///< a rough linear predictor of the second (or only) count
};

/// The studies that say something about the effect. Errors: as glmmPool().
Result<std::vector<GlmmStudy>> glmmStudies(const StudyTable& table, const MeasureSpec& measure, GlmmKind kind,
                                           std::vector<std::size_t>& rows);

/// Log-likelihood of the effect theta, the standard deviation tau of the effects and, with random study
/// levels, the mean and standard deviation of the levels; fixed levels are profiled out.
class GlmmModel {
public:
    GlmmModel(std::vector<GlmmStudy> studies, GlmmKind kind, bool exactLikelihood);

    /// theta, tau, and for random levels their mean and standard deviation.
    struct Point {
        double theta = 0;
        double tau = 0;
        double level = 0;
        double sigma = 0;
    };

    bool hasRandomLevels() const { return m_randomLevels; }
    const std::vector<GlmmStudy>& studies() const { return m_studies; }
    double operator()(const Point& at) const;
    /// One study's part, with its own effect in place of the common one.
    double study(std::size_t i, const Point& at) const;
    /// Log-likelihood of the counts at the modes of the random effects (and at the best fixed levels).
    double atModes(const Point& at) const;
    /// A point from which a search can start.
    Point start() const;

private:
    double withFixedLevel(const GlmmStudy& study, const Point& at, double& level) const;
    std::vector<LoadedObservation> loaded(const GlmmStudy& study, const Point& at, double level) const;

    std::vector<GlmmStudy> m_studies;
    bool m_randomLevels;
    HermiteRule m_rule;
    mutable std::vector<double> m_levels{}; ///< where the last profile search of each study ended
};

} // namespace plansift::stats
