// SPDX-License-Identifier: GPL-3.0-or-later
// Location-scale models.
#include "core/stats/models/location_scale.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/models/design_matrix.hpp"
#include "core/stats/models/omnibus_test.hpp"
#include "core/stats/models/orthonormal_design.hpp"
#include "core/stats/models/quasi_newton.hpp"
#include "core/stats/tau2.hpp"

#include <algorithm>
#include <numbers>

namespace plansift::stats {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// (Restricted) log-likelihood of the coefficients of an orthonormal scale design, the mean profiled out.
class ScaleLikelihood {
public:
    ScaleLikelihood(const RegressionData& onQ, const MatrixXd& z, const LocationScaleOptions& options)
        : m_data(onQ)
        , m_z(z)
        , m_options(options)
    {
    }

    ArrayXd tau2(const VectorXd& a) const
    {
        const ArrayXd predictor = (m_z * a).array();
        return m_options.link == ScaleLink::Log ? ArrayXd(predictor.exp()) : predictor;
    }

    double value(const VectorXd& a, VectorXd* gradient) const
    {
        const ArrayXd t = tau2(a);
        const ArrayXd w = 1 / (m_data.v + t);
        if (!(t >= 0).all() || !w.isFinite().all() || !(w > 0).all())
            return kUndefined;
        const WeightedFit fit(m_data, w);
        if (gradient)
            *gradient = m_z.transpose() * (slopes(fit, w) * tau2Slope(t)).matrix();
        const double observations = m_options.restricted ? m_data.df() : m_data.k();
        const double common = observations * std::log(2 * std::numbers::pi) - w.log().sum() + fit.rss();
        const double restriction = m_options.restricted ? std::log(fit.inverseCross().determinant()) : 0;
        return -0.5 * (common - restriction); // |X'X| of the orthonormal design is 1
    }

private:
    /// By each study's tau2: -1/2 (P_ii - (Py)_i^2), with W in place of P for the unrestricted likelihood.
    ArrayXd slopes(const WeightedFit& fit, const ArrayXd& w) const
    {
        ArrayXd diagonal = w;
        if (m_options.restricted)
            diagonal -=
                w.square() * ((m_data.x * fit.inverseCross()).array() * m_data.x.array()).rowwise().sum();
        return -0.5 * (diagonal - (w * fit.residuals()).square());
    }

    ArrayXd tau2Slope(const ArrayXd& t) const
    {
        return m_options.link == ScaleLink::Log ? t : ArrayXd(ArrayXd::Ones(t.size()));
    }

    const RegressionData& m_data;
    const MatrixXd& m_z;
    LocationScaleOptions m_options;
};

/// Inverse of the observed information, by central differences of the gradient; NaN where it is not positive.
MatrixXd covarianceAt(const SmoothFunction& f, const VectorXd& a)
{
    const Index q = a.size();
    MatrixXd information(q, q);
    for (Index i = 0; i < q; ++i) {
        const double h = 1e-5 * std::max(1.0, std::abs(a[i]));
        VectorXd above(q), below(q), x = a;
        x[i] = a[i] + h;
        f(x, &above);
        x[i] = a[i] - h;
        f(x, &below);
        information.col(i) = (below - above) / (2 * h);
    }
    const MatrixXd symmetric = 0.5 * (information + information.transpose());
    const Eigen::LLT<MatrixXd> llt(symmetric);
    if (llt.info() != Eigen::Success)
        return MatrixXd::Constant(q, q, kUndefined);
    return llt.solve(MatrixXd::Identity(q, q));
}

ModelPart part(const VectorXd& estimate, const MatrixXd& covariance, const Design& design, double ddf,
               double level)
{
    ModelPart out;
    out.estimate.assign(estimate.begin(), estimate.end());
    out.ddf = ddf;
    for (Index i = 0; i < estimate.size(); ++i) {
        out.se.push_back(std::sqrt(covariance(i, i)));
        out.tests.push_back(testCoefficient(estimate[i], out.se.back(), ddf, level));
        out.covariance.emplace_back(covariance.row(i).begin(), covariance.row(i).end());
    }
    const std::size_t skip = design.intercept && out.estimate.size() > 1 ? 1 : 0;
    const OmnibusTest test = omnibusTest(waldStatistic(out.estimate, out.covariance, skip),
                                         asDouble(out.estimate.size() - skip), ddf);
    out.omnibus = test.stat;
    out.omnibusDf = test.df;
    out.omnibusP = test.pval;
    return out;
}

/// The same tau2 for all studies, from a sixteenth to four times the usual estimate.
std::vector<VectorXd> starts(const RegressionData& onQ, const MatrixXd& z, ScaleLink link)
{
    const Result<Tau2Estimate> estimate = estimateTau2(Tau2Method::HE, onQ, {});
    const double least = 0.05 * onQ.v.mean();
    const double tau2 = std::max(estimate ? estimate->tau2 : 0, least);
    std::vector<VectorXd> out;
    for (const double factor : {1.0, 1.0 / 16, 4.0}) {
        const double predictor = link == ScaleLink::Log ? std::log(factor * tau2) : factor * tau2;
        out.push_back(z.transpose() * VectorXd::Constant(z.rows(), predictor) /
                      asDouble(std::size_t(z.rows())));
    }
    return out;
}

Result<Maximum> highest(const SmoothFunction& f, const std::vector<VectorXd>& starts)
{
    std::vector<Maximum> found;
    for (const VectorXd& start : starts)
        if (std::isfinite(f(start, nullptr)))
            found.push_back(maximise(f, start));
    if (found.empty())
        return Error{ErrorCode::Input, "the numbers differ too much for a location-scale model"};
    return *std::ranges::max_element(found, {}, &Maximum::value);
}

void warn(LocationScaleResult& result, const SmoothFunction& f, const Maximum& maximum)
{
    VectorXd gradient(maximum.x.size());
    f(maximum.x, &gradient);
    if (!(gradient.cwiseAbs().maxCoeff() < 1e-3))
        result.warnings.push_back(
            {WarningCode::NotConverged,
             "the likelihood has no maximum inside: it rises towards a study's tau2 of zero"});
    if (std::isnan(result.scale.se.front()))
        result.warnings.push_back(
            {WarningCode::Boundary, "the likelihood is flat: the scale has no standard errors"});
}

Status check(const RegressionData& data, const MatrixXd& z, const LocationScaleOptions& options)
{
    if (options.test != TestMethod::Z && options.test != TestMethod::T)
        return Error{ErrorCode::Usage, "location-scale models have the tests z and t"};
    if (z.rows() != data.k())
        return Error{ErrorCode::Usage, "location and scale have another number of studies"};
    if (data.df() < 1 || data.k() <= z.cols())
        return Error{ErrorCode::Usage, "a location-scale model needs more studies than coefficients"};
    return {};
}

} // namespace

Result<LocationScaleResult> fitLocationScale(std::span<const StudyEffect> effects, const Design& location,
                                             const Design& scale, const LocationScaleOptions& options)
{
    const Result<RegressionData> data = regressionData(effects, location);
    if (!data)
        return data.error();
    if (const Status fine = checkRank(scale); !fine)
        return fine.error();
    const MatrixXd z = matrixOf(scale);
    if (const Status fine = check(*data, z, options); !fine)
        return fine.error();
    const OrthonormalDesign x = orthonormal(data->x);
    // Columns of mean square one make steps of the coefficients about one matter.
    const double unit = std::sqrt(double(data->k()));
    OrthonormalDesign s = orthonormal(z);
    s.q *= unit;
    s.inverseR *= unit;
    const RegressionData onQ{data->y, data->v, x.q};
    const ScaleLikelihood likelihood(onQ, s.q, options);
    const SmoothFunction f = [&](const VectorXd& a, VectorXd* gradient) {
        return likelihood.value(a, gradient);
    };
    const Result<Maximum> maximum = highest(f, starts(onQ, s.q, options.link));
    if (!maximum)
        return maximum.error();

    LocationScaleResult result;
    const ArrayXd tau2 = likelihood.tau2(maximum->x);
    const WeightedFit fit(onQ, 1 / (onQ.v + tau2));
    const auto df = [&](Index columns) {
        return options.test == TestMethod::T ? double(data->k() - columns) : kUndefined;
    };
    result.k = data->k();
    result.tau2.assign(tau2.begin(), tau2.end());
    result.logLik = maximum->value;
    result.location = part(x.coefficients(fit.beta()), x.covariance(fit.inverseCross()), location,
                           df(x.q.cols()), options.level);
    result.scale = part(s.coefficients(maximum->x), s.covariance(covarianceAt(f, maximum->x)), scale,
                        df(s.q.cols()), options.level);
    result.q = WeightedFit(onQ, 1 / onQ.v).rss();
    result.qDf = onQ.df();
    result.qP = chiSquareUpperTail(result.q, result.qDf);
    warn(result, f, *maximum);
    return result;
}

} // namespace plansift::stats
