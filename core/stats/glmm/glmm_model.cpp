// SPDX-License-Identifier: GPL-3.0-or-later
// From tables of counts to likelihoods.
#include "core/stats/glmm/glmm_model.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

constexpr int kNodes = 7;
constexpr int kExactNodes = 21; // the exact likelihood is farther from normal

using Rows = std::vector<std::size_t>;

double share(double x, double n)
{
    return (x + 0.5) / (n + 1);
}

double logit(double p)
{
    return std::log(p / (1 - p));
}

/// What becomes of one row of a table with the standard columns.
using Builder = GlmmStudy (*)(const StudyTable&, std::size_t row);

GlmmStudy oddsRatioUnconditional(const StudyTable& t, std::size_t i)
{
    const double n1 = t[Column::ai][i] + t[Column::bi][i];
    const double n2 = t[Column::ci][i] + t[Column::di][i];
    return {{Observation::binomial(t[Column::ai][i], n1), Observation::binomial(t[Column::ci][i], n2)},
            logit(share(t[Column::ci][i], n2))};
}

GlmmStudy oddsRatioExact(const StudyTable& t, std::size_t i)
{
    return {{Observation::hypergeometric(t[Column::ai][i], t[Column::ai][i] + t[Column::bi][i],
                                         t[Column::ci][i] + t[Column::di][i],
                                         t[Column::ai][i] + t[Column::ci][i])}};
}

GlmmStudy oddsRatioApproximate(const StudyTable& t, std::size_t i)
{
    const double offset =
        std::log((t[Column::ai][i] + t[Column::bi][i]) / (t[Column::ci][i] + t[Column::di][i]));
    return {{Observation::binomial(t[Column::ai][i], t[Column::ai][i] + t[Column::ci][i], offset)}};
}

GlmmStudy rateRatioUnconditional(const StudyTable& t, std::size_t i)
{
    return {{Observation::poisson(t[Column::x1i][i], t[Column::t1i][i]),
             Observation::poisson(t[Column::x2i][i], t[Column::t2i][i])},
            std::log((t[Column::x2i][i] + 0.5) / t[Column::t2i][i])};
}

/// Given the events of both groups, those of group 1 are binomial.
GlmmStudy rateRatioExact(const StudyTable& t, std::size_t i)
{
    return {{Observation::binomial(t[Column::x1i][i], t[Column::x1i][i] + t[Column::x2i][i],
                                   std::log(t[Column::t1i][i] / t[Column::t2i][i]))}};
}

GlmmStudy proportion(const StudyTable& t, std::size_t i)
{
    const double x = t[Column::xi][i];
    const double n = t[Column::ni][i];
    return {{Observation::binomial(x, n)}, logit(share(x, n))};
}

GlmmStudy rate(const StudyTable& t, std::size_t i)
{
    return {{Observation::poisson(t[Column::xi][i], t[Column::ti][i])},
            std::log((t[Column::xi][i] + 0.5) / t[Column::ti][i])};
}

/// Events in both groups of which nothing can be learned: none, or all.
bool saysNothing(const StudyTable& t, InputKind kind, std::size_t i)
{
    if (kind == InputKind::TwoByTwo)
        return t[Column::ai][i] + t[Column::ci][i] == 0 || t[Column::bi][i] + t[Column::di][i] == 0;
    return kind == InputKind::TwoRates && t[Column::x1i][i] + t[Column::x2i][i] == 0;
}

struct ModelRow {
    std::string_view measure;
    std::optional<GlmmKind> kind; ///< none: all
    Builder build;
};

constexpr ModelRow kModels[]{{"OR", GlmmKind::UmFs, oddsRatioUnconditional},
                             {"OR", GlmmKind::UmRs, oddsRatioUnconditional},
                             {"OR", GlmmKind::CmEl, oddsRatioExact},
                             {"OR", GlmmKind::CmAl, oddsRatioApproximate},
                             {"IRR", GlmmKind::UmFs, rateRatioUnconditional},
                             {"IRR", GlmmKind::UmRs, rateRatioUnconditional},
                             {"IRR", GlmmKind::CmEl, rateRatioExact},
                             {"PLO", std::nullopt, proportion},
                             {"IRLN", std::nullopt, rate}};

bool isComplete(const StudyTable& table, const InputForm& form, std::size_t row)
{
    return std::ranges::all_of(
        form.columns, [&](const FormColumn& column) { return std::isfinite(table[column.column][row]); });
}

} // namespace

Result<std::vector<GlmmStudy>> glmmStudies(const StudyTable& table, const MeasureSpec& measure, GlmmKind kind,
                                           Rows& rows)
{
    const auto model = std::ranges::find_if(kModels, [&](const ModelRow& row) {
        return row.measure == measure.key && row.kind.value_or(kind) == kind;
    });
    if (model == std::end(kModels))
        return Error{ErrorCode::Usage, "there is no mixed model " + std::string(glmmKey(kind)) + " for " +
                                           std::string(measure.key)};
    const InputForm* form = formOf(table, measure.input);
    if (!form)
        return Error{ErrorCode::Usage, "mixed models need " + formsInWords(measure.input)};
    const StudyTable standard = standardColumns(table, *form, 95);
    std::vector<GlmmStudy> studies;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        if (!isComplete(table, *form, i) || saysNothing(standard, measure.input, i))
            continue;
        studies.push_back(model->build(standard, i));
        rows.push_back(i);
    }
    if (studies.empty())
        return Error{ErrorCode::Input, "no study can be pooled"};
    return studies;
}

GlmmModel::GlmmModel(std::vector<GlmmStudy> studies, GlmmKind kind, bool exactLikelihood)
    : m_studies(std::move(studies))
    , m_randomLevels(kind == GlmmKind::UmRs && m_studies.front().counts.size() == 2)
    , m_rule(hermiteRule(exactLikelihood ? kExactNodes : kNodes))
{
    for (const GlmmStudy& study : m_studies)
        m_levels.push_back(study.startLevel);
}

double GlmmModel::operator()(const Point& at) const
{
    double sum = 0;
    for (std::size_t i = 0; i < m_studies.size(); ++i)
        sum += study(i, at);
    return sum;
}

/// The random effect of a study is halved between its groups (+1/2, -1/2), as metafor does by default.
std::vector<LoadedObservation> GlmmModel::loaded(const GlmmStudy& study, const Point& at, double level) const
{
    if (study.counts.size() == 1)
        return {{&study.counts[0], at.theta, {at.tau, 0}}};
    if (m_randomLevels)
        return {{&study.counts[0], at.level + at.theta, {at.sigma, 0.5 * at.tau}},
                {&study.counts[1], at.level, {at.sigma, -0.5 * at.tau}}};
    return {{&study.counts[0], level + at.theta, {0.5 * at.tau, 0}},
            {&study.counts[1], level, {-0.5 * at.tau, 0}}};
}

double GlmmModel::study(std::size_t i, const Point& at) const
{
    const GlmmStudy& study = m_studies[i];
    if (m_randomLevels)
        return laplaceLogLik(loaded(study, at, 0));
    if (study.counts.size() == 1)
        return marginalLogLik(loaded(study, at, 0), m_rule);
    return withFixedLevel(study, at, m_levels[i]);
}

double GlmmModel::atModes(const Point& at) const
{
    static_cast<void>((*this)(at)); // finds the levels
    double sum = 0;
    for (std::size_t i = 0; i < m_studies.size(); ++i)
        sum += logLikAtMode(loaded(m_studies[i], at, m_levels[i]));
    return sum;
}

double GlmmModel::withFixedLevel(const GlmmStudy& study, const Point& at, double& level) const
{
    const auto f = [&](const Eigen::VectorXd& x) { return marginalLogLik(loaded(study, at, x[0]), m_rule); };
    const Maximum best = climb(f, Eigen::VectorXd::Constant(1, level));
    level = best.at[0];
    return best.value;
}

GlmmModel::Point GlmmModel::start() const
{
    const double k = asDouble(m_studies.size());
    double level = 0;
    for (const GlmmStudy& study : m_studies)
        level += study.startLevel / k;
    double variance = 0;
    for (const GlmmStudy& study : m_studies)
        variance += square(study.startLevel - level) / k;
    const bool single = m_studies.front().counts.size() == 1;
    return {single ? level : 0, 0.4, level, std::max(0.2, std::sqrt(variance))};
}

} // namespace plansift::stats
