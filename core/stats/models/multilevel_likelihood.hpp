// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the likelihood of a multilevel model, block by block.
#pragma once

#include "core/stats/models/block_covariance.hpp"
#include "core/stats/models/multilevel.hpp"
#include "core/stats/models/orthonormal_design.hpp"
#include "core/stats/models/structure_parameters.hpp"

namespace plansift::stats {

/// Rows that depend on each other, apart from all others.
struct ModelBlock {
    std::vector<std::size_t> rows{};
    Eigen::MatrixXd x{}; ///< of the orthonormal design
    Eigen::VectorXd y{};
    BlockCovariance covariance;
};

/// The fit at given covariances of the random effects.
struct MultilevelFit {
    double logLik = kUndefined; ///< with the constants of metafor's logLik()
    Eigen::VectorXd beta{};     ///< on the orthonormal design
    Eigen::MatrixXd covariance{};
    double rss = kUndefined;               ///< r'M^-1 r
    std::vector<Eigen::MatrixXd> slopes{}; ///< of the log-likelihood by the elements of each G
};

/// (Restricted) log-likelihood of the covariances of the random effects with the coefficients profiled out
/// (Harville 1977). Not for use by two threads at once.
class MultilevelLikelihood {
public:
    /// Errors: see fitMultilevel().
    static Result<MultilevelLikelihood> prepare(const MultilevelModel& model, bool restricted);

    const std::vector<StructureParameters>& structures() const { return m_structures; }
    int k() const { return m_k; }
    int p() const { return static_cast<int>(m_design.q.cols()); }
    int parameterCount() const;
    const OrthonormalDesign& design() const { return m_design; }
    const std::vector<ModelBlock>& blocks() const { return m_blocks; }
    double meanVariance() const { return m_meanVariance; } ///< of the sampling errors
    /// Levels of the outer factor of each term.
    const std::vector<int>& outerLevels() const { return m_outerLevels; }

    /// The covariances of all terms at the parameters, the scaled ones in units of `scale`.
    std::vector<Eigen::MatrixXd> covariances(const Eigen::VectorXd& parameters, double scale) const;
    /// The parameters of one term, unscaled.
    Eigen::VectorXd parametersOf(std::size_t term, const Eigen::VectorXd& parameters, double scale) const;
    /// The place of a term's first parameter.
    Eigen::Index firstOf(std::size_t term) const;

    /// The fit; logLik is NaN when M is not positive definite.
    MultilevelFit fit(const std::vector<Eigen::MatrixXd>& g, bool withSlopes);
    /// Log-likelihood and gradient by the parameters.
    double value(const Eigen::VectorXd& parameters, double scale, Eigen::VectorXd* gradient);

private:
    MultilevelLikelihood() = default;
    Status checkSize() const;
    Status addBlocks(const MultilevelModel& model);
    void addSlopes(MultilevelFit& fit, const std::vector<Eigen::MatrixXd>& weightedX,
                   const std::vector<Eigen::VectorXd>& weightedResiduals) const;

    std::vector<ModelBlock> m_blocks{};
    std::vector<StructureParameters> m_structures{};
    std::vector<int> m_outerLevels{};
    OrthonormalDesign m_design{};
    double m_meanVariance = 0;
    bool m_restricted = true;
    int m_k = 0;
};

} // namespace plansift::stats
