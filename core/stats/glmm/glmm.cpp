// SPDX-License-Identifier: GPL-3.0-or-later
// Fits of mixed models and their tests.
#include "core/stats/glmm/glmm.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/glmm/glmm_model.hpp"
#include "core/stats/heterogeneity.hpp"

#include <algorithm>
#include <array>

namespace plansift::stats {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;
using Point = GlmmModel::Point;

constexpr std::array<std::pair<GlmmKind, std::string_view>, 4> kKinds{{{GlmmKind::UmFs, "UM.FS"},
                                                                       {GlmmKind::UmRs, "UM.RS"},
                                                                       {GlmmKind::CmEl, "CM.EL"},
                                                                       {GlmmKind::CmAl, "CM.AL"}}};
constexpr double kInfinite = 20; // a log ratio beyond it means that the estimate runs away
constexpr double kZeroTau = 1e-4;

/// Which of the parameters of a model are estimated: theta, then tau, then level and sigma.
struct Search {
    const GlmmModel& model;
    bool theta = true;
    bool tau = true;

    Point unpacked(const VectorXd& x) const
    {
        Point at;
        Eigen::Index next = 0;
        at.theta = theta ? x[next++] : 0;
        at.tau = tau ? x[next++] : 0;
        if (model.hasRandomLevels()) {
            at.level = x[next++];
            at.sigma = x[next++];
        }
        return at;
    }
    VectorXd packed(const Point& at) const
    {
        std::vector<double> x;
        if (theta)
            x.push_back(at.theta);
        if (tau)
            x.push_back(at.tau);
        if (model.hasRandomLevels())
            x.insert(x.end(), {at.level, at.sigma});
        return Eigen::Map<const VectorXd>(x.data(), static_cast<Eigen::Index>(x.size()));
    }
    Objective objective() const
    {
        return [this](const VectorXd& x) { return model(unpacked(x)); };
    }
};

/// The likelihood is even in tau, so that zero is no boundary for the search; it starts from a small and a
/// large tau.
Maximum fitted(const Search& search)
{
    std::vector<VectorXd> starts;
    for (const double tau : search.tau ? std::vector{0.1, 0.8} : std::vector{0.0}) {
        Point start = search.model.start();
        start.tau = tau;
        starts.push_back(search.packed(start));
    }
    return climbFromEach(search.objective(), starts);
}

/// Each study's own effect and its information, from the counts alone.
struct OwnEffect {
    double logLik = 0;
    double effect = 0;
    double information = 0;
};

OwnEffect ownEffect(const GlmmStudy& study)
{
    const Saturated first = study.counts[0].saturated();
    if (study.counts.size() == 1)
        return {first.logLik, first.eta, first.information};
    const Saturated second = study.counts[1].saturated();
    return {first.logLik + second.logLik, first.eta - second.eta,
            1 / (1 / first.information + 1 / second.information)};
}

/// Sum of squares about the weighted mean; effects without information do not count.
double weightedSquares(const std::vector<OwnEffect>& own)
{
    double w = 0;
    double wy = 0;
    for (const OwnEffect& o : own)
        if (o.information > 0) {
            w += o.information;
            wy += o.information * o.effect;
        }
    double sum = 0;
    for (const OwnEffect& o : own)
        if (o.information > 0)
            sum += o.information * square(o.effect - wy / w);
    return sum;
}

GlmmTests testsOf(double wald, double lrt, double df)
{
    lrt = std::max(0.0, lrt);
    return {df, wald, chiSquareUpperTail(wald, df), lrt, chiSquareUpperTail(lrt, df)};
}

GlmmTests homogeneityByCounts(const GlmmModel& model)
{
    const Maximum equal = fitted({model, true, false});
    std::vector<OwnEffect> own;
    double saturated = 0;
    for (const GlmmStudy& study : model.studies()) {
        own.push_back(ownEffect(study));
        saturated += own.back().logLik;
    }
    return testsOf(weightedSquares(own), 2 * (saturated - equal.value), asDouble(own.size()) - 1);
}

/// With random levels the studies' effects share the parameters of the levels: for each study the effect is
/// profiled out, and the information of the effects is what remains after the shared ones are.
class RandomLevelHomogeneity {
public:
    explicit RandomLevelHomogeneity(const GlmmModel& model)
        : m_model(model)
        , m_effects(model.studies().size(), 0.0)
    {
    }

    GlmmTests run()
    {
        const Maximum equal = fitted({m_model, true, false});
        const Point start = m_model.start();
        const Maximum saturated = climb([this](const VectorXd& shared) { return profile(shared); },
                                        Eigen::Vector2d(start.level, start.sigma));
        profile(saturated.at);
        return testsOf(waldAt(saturated.at), 2 * (saturated.value - equal.value),
                       asDouble(m_effects.size()) - 1);
    }

private:
    double study(std::size_t i, double effect, double level, double sigma) const
    {
        return m_model.study(i, {std::clamp(effect, -kInfinite, kInfinite), 0, level, sigma});
    }

    double profile(const VectorXd& shared)
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_effects.size(); ++i) {
            const auto f = [&](const VectorXd& x) { return study(i, x[0], shared[0], shared[1]); };
            const Maximum best = climb(f, VectorXd::Constant(1, m_effects[i]));
            m_effects[i] = std::clamp(best.at[0], -kInfinite, kInfinite);
            sum += best.value;
        }
        return sum;
    }

    /// Information of the effects, the shared parameters eliminated: D - B' S^-1 B.
    double waldAt(const VectorXd& shared) const
    {
        const auto k = static_cast<Eigen::Index>(m_effects.size());
        MatrixXd own = MatrixXd::Zero(k, k);
        MatrixXd mixed(2, k);
        MatrixXd common = MatrixXd::Zero(2, 2);
        VectorXd effects(k);
        for (Eigen::Index i = 0; i < k; ++i) {
            const auto place = static_cast<std::size_t>(i);
            const auto f = [&](const VectorXd& x) { return study(place, x[0], x[1], x[2]); };
            const MatrixXd h = -hessianOf(f, Eigen::Vector3d(m_effects[place], shared[0], shared[1]));
            own(i, i) = h(0, 0);
            mixed.col(i) = h.block(1, 0, 2, 1);
            common += h.block(1, 1, 2, 2);
            effects[i] = m_effects[place];
        }
        const MatrixXd information = own - mixed.transpose() * common.inverse() * mixed;
        const VectorXd ones = VectorXd::Ones(k);
        const double mean = ones.dot(information * effects) / ones.dot(information * ones);
        const VectorXd distance = effects - mean * ones;
        return distance.dot(information * distance);
    }

    const GlmmModel& m_model;
    std::vector<double> m_effects;
};

GlmmTests homogeneityOf(const GlmmModel& model)
{
    if (model.studies().size() < 2)
        return {};
    return model.hasRandomLevels() ? RandomLevelHomogeneity(model).run() : homogeneityByCounts(model);
}

/// The exact likelihood of fourfold tables; that of rates is binomial.
bool isHypergeometric(const MeasureSpec& measure, GlmmKind kind)
{
    return measure.key == "OR" && kind == GlmmKind::CmEl;
}

Result<GlmmModel> modelOf(const StudyTable& table, const MeasureSpec& measure, GlmmKind kind)
{
    std::vector<std::size_t> rows;
    Result<std::vector<GlmmStudy>> studies = glmmStudies(table, measure, kind, rows);
    if (!studies)
        return studies.error();
    return GlmmModel(std::move(*studies), kind, isHypergeometric(measure, kind));
}

/// Standard error of theta from the observed information.
double standardError(const Search& search, const VectorXd& at)
{
    const Eigen::LLT<MatrixXd> factor(-hessianOf(search.objective(), at));
    if (factor.info() != Eigen::Success)
        return kUndefined;
    return std::sqrt(factor.solve(VectorXd::Unit(at.size(), 0))[0]);
}

double zeroIfTiny(double tau)
{
    return std::abs(tau) < kZeroTau ? 0 : square(tau);
}

void setEstimate(PooledResult& pooled, double beta, double se, double level)
{
    const CoefficientTest test = testCoefficient(beta, se, pooled.ddf, level);
    pooled.beta = beta;
    pooled.se = se;
    pooled.stat = test.stat;
    pooled.pval = test.pval;
    pooled.ciLower = test.ciLower;
    pooled.ciUpper = test.ciUpper;
}

} // namespace

std::string_view glmmKey(GlmmKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)].second;
}

std::optional<GlmmKind> glmmByKey(std::string_view key)
{
    for (const auto& [kind, name] : kKinds)
        if (name == key)
            return kind;
    return std::nullopt;
}

Result<GlmmResult> glmmPool(const StudyTable& table, const MeasureSpec& measure, GlmmKind kind,
                            TestMethod test, double level, double typicalVariance)
{
    const Result<GlmmModel> model = modelOf(table, measure, kind);
    if (!model)
        return model.error();
    const bool several = model->studies().size() > 1;
    const Search search{*model, true, several};
    const Maximum best = fitted(search);
    const Point at = search.unpacked(best.at);
    if (!std::isfinite(best.value) || std::abs(at.theta) > kInfinite)
        return Error{ErrorCode::Input, "the counts have no finite estimate"};
    GlmmResult result{{}, homogeneityOf(*model)};
    const bool quadrature = !model->hasRandomLevels() && !isHypergeometric(measure, kind);
    result.tests.countLogLik = quadrature ? model->atModes(at) : best.value;
    PooledResult& pooled = result.pooled;
    pooled.k = static_cast<int>(model->studies().size());
    pooled.logLik = best.value;
    pooled.tau2 = several ? zeroIfTiny(at.tau) : kUndefined;
    pooled.typicalVariance = typicalVariance;
    addI2FromTau2(pooled);
    pooled.q = result.tests.lrt;
    pooled.qDf = result.tests.df;
    pooled.qP = result.tests.lrtP;
    pooled.weights.assign(table.rows(), kUndefined);
    if (test == TestMethod::T && several)
        pooled.ddf = pooled.k - 1;
    setEstimate(pooled, at.theta, standardError(search, best.at), level);
    if (!best.converged)
        pooled.warnings.push_back({WarningCode::NotConverged, "GLMM: the search did not settle"});
    if (pooled.tau2 == 0)
        pooled.warnings.push_back({WarningCode::Boundary, "GLMM: tau2 at its boundary"});
    return result;
}

} // namespace plansift::stats
