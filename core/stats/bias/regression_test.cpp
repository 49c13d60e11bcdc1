// SPDX-License-Identifier: GPL-3.0-or-later
// Effects regressed on a measure of the studies' precision.
#include "core/stats/bias/regression_test.hpp"

#include "core/stats/meta_regression.hpp"
#include "core/stats/weighted_fit.hpp"

#include <algorithm>
#include <array>

namespace plansift::stats {
namespace {

constexpr std::array<FunnelPredictorSpec, 6> kPredictors{
    {{FunnelPredictor::StandardError, "sei", true, [](double v, double) { return std::sqrt(v); }},
     {FunnelPredictor::Variance, "vi", true, [](double v, double) { return v; }},
     {FunnelPredictor::Size, "ni", false, [](double, double n) { return n; }},
     {FunnelPredictor::InverseSize, "ninv", true, [](double, double n) { return 1 / n; }},
     {FunnelPredictor::RootSize, "sqrtni", false, [](double, double n) { return std::sqrt(n); }},
     {FunnelPredictor::InverseRootSize, "sqrtninv", true,
      [](double, double n) { return 1 / std::sqrt(n); }}}};

/// Effects of the usable rows with their predictor.
struct FunnelData {
    std::vector<double> y{}, x{}, v{};
};

Result<FunnelData> funnelData(const PreparedAnalysis& analysis, FunnelPredictor predictor)
{
    const FunnelPredictorSpec& spec =
        *std::ranges::find(kPredictors, predictor, &FunnelPredictorSpec::predictor);
    const std::vector<double> sizes = totalSizes(analysis.table(), analysis.measure().input);
    const bool needsSize =
        predictor != FunnelPredictor::StandardError && predictor != FunnelPredictor::Variance;
    FunnelData data;
    for (const std::size_t row : analysis.usableRows()) {
        const StudyEffect& e = analysis.effects().effects[row];
        data.y.push_back(e.yi);
        data.v.push_back(e.vi);
        data.x.push_back(spec.value(e.vi, sizes.empty() ? kUndefined : sizes[row]));
    }
    if (needsSize && std::ranges::any_of(data.x, [](double x) { return !std::isfinite(x); }))
        return Error{ErrorCode::Usage, "the numbers of participants are not known"};
    return data;
}

Result<Line> additiveLine(const FunnelData& data, const RegressionOptions& options)
{
    const auto k = static_cast<Eigen::Index>(data.y.size());
    RegressionData design{Eigen::Map<const Eigen::ArrayXd>(data.y.data(), k),
                          Eigen::Map<const Eigen::ArrayXd>(data.v.data(), k), Eigen::MatrixXd::Ones(k, 2)};
    design.x.col(1) = Eigen::Map<const Eigen::VectorXd>(data.x.data(), k);
    const Result<RegressionResult> fit = metaRegression(design, options);
    if (!fit)
        return fit.error();
    const auto coefficient = [&](std::size_t i) {
        const CoefficientTest& test = fit->tests[i];
        return LineCoefficient{fit->beta[i], fit->se[i], test.stat, test.pval};
    };
    return Line{coefficient(0),        coefficient(1),       fit->ddf, kUndefined, fit->tau2,
                fit->tests[0].ciLower, fit->tests[0].ciUpper};
}

} // namespace

std::span<const FunnelPredictorSpec> funnelPredictors()
{
    return kPredictors;
}

Result<Line> funnelRegression(const PreparedAnalysis& analysis, FunnelModel model, FunnelPredictor predictor)
{
    const Result<FunnelData> data = funnelData(analysis, predictor);
    if (!data)
        return data.error();
    const PoolOptions& options = analysis.options();
    if (model == FunnelModel::Additive)
        return additiveLine(*data, {.randomEffects = options.randomEffects,
                                    .tau2 = options.tau2,
                                    .test = options.test,
                                    .level = options.level});
    std::vector<double> w;
    for (const double v : data->v)
        w.push_back(1 / v);
    return weightedLine(data->y, data->x, w, options.level);
}

Result<Line> funnelRegression(const PreparedAnalysis& analysis, Tau2Method tau2, FunnelPredictor predictor)
{
    const Result<FunnelData> data = funnelData(analysis, predictor);
    return data ? additiveLine(*data, {.tau2 = tau2, .level = analysis.options().level}) : data.error();
}

} // namespace plansift::stats
