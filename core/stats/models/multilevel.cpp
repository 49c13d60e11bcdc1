// SPDX-License-Identifier: GPL-3.0-or-later
// Fits of multilevel and multivariate models.
#include "core/stats/models/multilevel.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/models/cluster_sandwich.hpp"
#include "core/stats/models/connected_rows.hpp"
#include "core/stats/models/multilevel_maximum.hpp"
#include "core/stats/models/omnibus_test.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

Status check(const MultilevelOptions& options)
{
    if (options.test != TestMethod::Z && options.test != TestMethod::T)
        return Error{ErrorCode::Usage, "multilevel models have the tests z and t"};
    return {};
}

/// Does the column have one value within each level of the factor?
bool isConstantWithin(const std::vector<double>& column, const std::vector<std::string>& factor)
{
    return std::ranges::all_of(rowsByLabel(factor), [&](const std::vector<std::size_t>& rows) {
        return std::ranges::all_of(rows, [&](std::size_t row) { return column[row] == column[rows[0]]; });
    });
}

/// Levels of the coarsest factor within whose levels the column does not vary, less p; else k - p.
double containmentDf(const std::vector<double>& column, const MultilevelModel& model,
                     const MultilevelLikelihood& likelihood)
{
    int levels = likelihood.k();
    for (std::size_t t = 0; t < model.terms.size(); ++t)
        if (isConstantWithin(column, model.terms[t].outer))
            levels = std::min(levels, likelihood.outerLevels()[t]);
    return levels - likelihood.p();
}

std::vector<double> degreesOfFreedom(const MultilevelModel& model, const MultilevelLikelihood& likelihood,
                                     const MultilevelOptions& options)
{
    std::vector<double> df(model.design.columns.size(), kUndefined);
    for (std::size_t i = 0; i < df.size(); ++i)
        if (options.containment)
            df[i] = containmentDf(model.design.columns[i], model, likelihood);
        else if (options.test == TestMethod::T)
            df[i] = likelihood.k() - likelihood.p();
    return df;
}

void setTests(MultilevelResult& result, const MultilevelFit& fit, const OrthonormalDesign& design,
              double level)
{
    const VectorXd beta = design.coefficients(fit.beta);
    const MatrixXd covariance = design.covariance(fit.covariance);
    result.beta.assign(beta.begin(), beta.end());
    for (Index i = 0; i < beta.size(); ++i) {
        result.se.push_back(std::sqrt(covariance(i, i)));
        result.covariance.emplace_back(covariance.row(i).begin(), covariance.row(i).end());
        result.tests.push_back(
            testCoefficient(beta[i], result.se.back(), result.ddf[static_cast<std::size_t>(i)], level));
    }
}

/// Wald test of all coefficients but the intercept, with the smallest degrees of freedom among them.
void setOmnibus(MultilevelResult& result, bool intercept)
{
    const std::size_t skip = intercept && result.beta.size() > 1 ? 1 : 0;
    result.qmDdf =
        *std::min_element(result.ddf.begin() + static_cast<std::ptrdiff_t>(skip), result.ddf.end());
    const double wald = waldStatistic(result.beta, result.covariance, skip);
    const OmnibusTest test = omnibusTest(wald, asDouble(result.beta.size() - skip), result.qmDdf);
    result.qm = test.stat;
    result.qmDf = test.df;
    result.qmP = test.pval;
}

/// Q of the model without random effects.
Status setHeterogeneity(MultilevelResult& result, MultilevelLikelihood& likelihood)
{
    std::vector<MatrixXd> none;
    for (const StructureParameters& s : likelihood.structures())
        none.push_back(MatrixXd::Zero(s.levels(), s.levels()));
    const MultilevelFit fit = likelihood.fit(none, false);
    if (std::isnan(fit.logLik))
        return Error{ErrorCode::Input, "V is not positive definite"};
    result.q = fit.rss;
    result.qDf = likelihood.k() - likelihood.p();
    result.qP = chiSquareUpperTail(result.q, result.qDf);
    return {};
}

/// Of a new effect, where one mean and one total variance hold for all.
void setPrediction(MultilevelResult& result, bool intercept, double level)
{
    if (!intercept || result.beta.size() > 1)
        return;
    double variance = 0;
    for (const TermEstimate& term : result.terms) {
        if (term.variances.size() > 1)
            return;
        variance += term.variances.front();
    }
    const double half = criticalValue(result.ddf[0], level) * std::sqrt(square(result.se[0]) + variance);
    result.piLower = result.beta[0] - half;
    result.piUpper = result.beta[0] + half;
}

Cluster clusterOf(const std::vector<const ModelBlock*>& blocks, const MultilevelFit& fit,
                  const std::vector<MatrixXd>& g)
{
    Index n = 0;
    for (const ModelBlock* block : blocks)
        n += block->y.size();
    Cluster out{MatrixXd(n, fit.beta.size()), VectorXd(n), MatrixXd::Zero(n, n)};
    Index first = 0;
    for (const ModelBlock* block : blocks) {
        const Index size = block->y.size();
        out.x.middleRows(first, size) = block->x;
        out.residuals.segment(first, size) = block->y - block->x * fit.beta;
        out.covariance.block(first, first, size, size) =
            std::visit([&](const auto& c) -> MatrixXd { return c.matrix(g); }, block->covariance);
        first += size;
    }
    return out;
}

} // namespace

Result<MultilevelResult> fitMultilevel(const MultilevelModel& model, const MultilevelOptions& options)
{
    if (const Status fine = check(options); !fine)
        return fine.error();
    Result<MultilevelLikelihood> likelihood = MultilevelLikelihood::prepare(model, options.restricted);
    if (!likelihood)
        return likelihood.error();
    MultilevelResult result;
    result.k = likelihood->k();
    if (const Status done = setHeterogeneity(result, *likelihood); !done)
        return done.error();
    Result<MultilevelMaximum> maximum = maximise(*likelihood);
    if (!maximum)
        return maximum.error();
    result.warnings = std::move(maximum->warnings);
    for (std::size_t t = 0; t < model.terms.size(); ++t) {
        const VectorXd own = likelihood->parametersOf(t, maximum->parameters, maximum->scale);
        const StructureParameters& structure = likelihood->structures()[t];
        result.terms.push_back({structure.variances(own), structure.rho(own)});
    }
    const MultilevelFit fit =
        likelihood->fit(likelihood->covariances(maximum->parameters, maximum->scale), false);
    result.logLik = fit.logLik;
    result.ddf = degreesOfFreedom(model, *likelihood, options);
    setTests(result, fit, likelihood->design(), options.level);
    setOmnibus(result, model.design.intercept);
    setPrediction(result, model.design.intercept, options.level);
    return result;
}

Result<RobustTests> robustTests(const MultilevelModel& model, const MultilevelOptions& options,
                                const std::vector<std::string>& cluster, RobustKind kind)
{
    Result<MultilevelLikelihood> likelihood = MultilevelLikelihood::prepare(model, options.restricted);
    if (!likelihood)
        return likelihood.error();
    const Result<MultilevelMaximum> maximum = maximise(*likelihood);
    if (!maximum)
        return maximum.error();
    const std::vector<int> clusterOfRow = numbered(cluster);
    std::vector<std::vector<const ModelBlock*>> members(
        static_cast<std::size_t>(1 + *std::ranges::max_element(clusterOfRow)));
    for (const ModelBlock& block : likelihood->blocks()) {
        const int own = clusterOfRow[block.rows[0]];
        if (std::ranges::any_of(block.rows, [&](std::size_t row) { return clusterOfRow[row] != own; }))
            return Error{ErrorCode::Usage,
                         "the clusters of robust tests must hold whole levels of the random effects"};
        members[static_cast<std::size_t>(own)].push_back(&block);
    }
    const std::vector<MatrixXd> g = likelihood->covariances(maximum->parameters, maximum->scale);
    const MultilevelFit fit = likelihood->fit(g, false);
    std::vector<Cluster> clusters;
    for (const auto& blocks : members)
        clusters.push_back(clusterOf(blocks, fit, g));
    return sandwichTests(clusters, {fit.beta, fit.covariance}, likelihood->design(), kind, options.level);
}

} // namespace plansift::stats
