// SPDX-License-Identifier: GPL-3.0-or-later
// From a request to its settings, and from the settings to results.
#include "core/stats/analysis.hpp"

#include "core/stats/heterogeneity.hpp"
#include "core/stats/peto.hpp"
#include "core/stats/subgroup.hpp"
#include "core/stats/subset_likelihood.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace plansift::stats {
namespace {

constexpr std::array<std::pair<Model, std::string_view>, 5> kModels{
    {{Model::EE, "EE"}, {Model::RE, "RE"}, {Model::MH, "MH"}, {Model::PETO, "PETO"}, {Model::GLMM, "GLMM"}}};

bool isRatioOfCounts(const MeasureSpec& measure)
{
    return measure.input == InputKind::TwoByTwo && measure.transform == Transform::Exp;
}

VarianceType defaultVariance(const MeasureSpec& measure, const Preset& preset)
{
    return measure.key == "SMD" ? preset.smdVariance : measure.variances.front();
}

EffectOptions effectOptions(const AnalysisRequest& r, const MeasureSpec& measure, const Preset& preset)
{
    EffectOptions options;
    options.variance = r.variance.value_or(defaultVariance(measure, preset));
    options.j = r.j.value_or(preset.j);
    options.zeroCells.add = r.add.value_or(measure.defaultAdd);
    options.zeroCells.to = r.to.value_or(AddTo::Only0);
    options.zeroCells.drop00 = r.drop00.value_or(preset.dropDoubleZeroRatios && isRatioOfCounts(measure));
    options.zeroCells.share = r.share.value_or(AddShare::Constant);
    options.rrAddsOnceToTotals = r.rrOnceTotals.value_or(preset.rrAddsOnceToTotals);
    options.rdEstimateUncorrected = preset.rdEstimateUncorrected;
    options.definitions = preset.definitions;
    options.level = r.level;
    return options;
}

PoolOptions poolOptions(const AnalysisRequest& r, const Preset& preset)
{
    PoolOptions options;
    options.randomEffects = r.model == Model::RE;
    options.tau2 = r.tau2.value_or(preset.tau2);
    options.test = r.test.value_or(preset.test);
    options.level = r.level;
    options.pi = r.pi.value_or(preset.pi);
    options.bootstrap = r.bootstrap;
    options.i2 = r.i2.value_or(preset.i2);
    return options;
}

MantelHaenszelOptions mhOptions(const AnalysisRequest& r, const MeasureSpec& measure, const Preset& preset)
{
    MantelHaenszelOptions options;
    const bool ratio = isRatioOfCounts(measure);
    options.cells = {r.mhAdd.value_or(preset.mhCells.add), r.mhTo.value_or(preset.mhCells.to),
                     r.mhDrop00.value_or(preset.mhCells.drop00 && ratio)};
    options.effects = {r.add.value_or(measure.defaultAdd), r.to.value_or(AddTo::Only0),
                       r.drop00.value_or(ratio || preset.mhDropsDoubleZeroRd)};
    options.cells.share = options.effects.share = r.share.value_or(AddShare::Constant);
    options.rdVariance = preset.rdVariance;
    options.rrAddsOnceToTotals = r.rrOnceTotals.value_or(preset.rrAddsOnceToTotals);
    options.rdEstimateUncorrected = preset.rdEstimateUncorrected;
    options.continuityCorrection = r.continuityCorrection;
    options.level = r.level;
    return options;
}

Status check(const StudyTable& table, const AnalysisRequest& r)
{
    if (!(r.level > 1 && r.level < 100))
        return Error{ErrorCode::Usage, "level must be a percentage between 1 and 100"};
    const auto fits = [&](std::size_t n) { return n == 0 || n == table.rows(); };
    if (!fits(r.weights.size()))
        return Error{ErrorCode::Usage, std::to_string(r.weights.size()) + " weights for " +
                                           std::to_string(table.rows()) + " studies"};
    if (!fits(r.subgroup.size()))
        return Error{ErrorCode::Usage, std::to_string(r.subgroup.size()) + " subgroup names for " +
                                           std::to_string(table.rows()) + " studies"};
    if (r.add && !(*r.add >= 0))
        return Error{ErrorCode::Usage, "add must not be negative"};
    return {};
}

StudyTable selectRows(const StudyTable& table, std::span<const std::size_t> rows)
{
    StudyTable out;
    for (const std::size_t i : rows)
        out.labels.push_back(table.labels[i]);
    for (std::size_t c = 0; c < kColumnCount; ++c)
        for (const std::size_t i : rows)
            if (!table.columns[c].empty())
                out.columns[c].push_back(table.columns[c][i]);
    return out;
}

/// Puts the weights of the studies pooled back beside the rows that they come from.
void spreadWeights(PooledResult& result, const std::vector<std::size_t>& places, std::size_t rows)
{
    std::vector<double> spread(rows, kUndefined);
    for (std::size_t i = 0; i < places.size(); ++i)
        spread[places[i]] = result.weights[i];
    result.weights = std::move(spread);
}

/// The sizes that the way back to the scale of report needs: of each study, and their harmonic mean over the
/// studies pooled.
void setSizes(AnalysisResult& result, const StudyTable& table)
{
    const Transform transform = result.measure->transform;
    if (!needsSize(transform))
        return;
    const std::vector<double> sizes = transform == Transform::FreemanTukeyRate
                                          ? table[Column::ti]
                                          : totalSizes(table, result.measure->input);
    double inverses = 0;
    double pooled = 0;
    for (std::size_t i = 0; i < result.studies.size(); ++i) {
        result.studies[i].size = sizes[i];
        if (std::isnan(result.studies[i].weight))
            continue;
        inverses += 1 / sizes[i];
        ++pooled;
    }
    result.meanSize = pooled / inverses;
}

std::vector<std::size_t> allRows(std::size_t n)
{
    std::vector<std::size_t> rows(n);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

} // namespace

std::string_view modelKey(Model model)
{
    return kModels[static_cast<std::size_t>(model)].second;
}

std::optional<Model> modelByKey(std::string_view key)
{
    for (const auto& [model, name] : kModels)
        if (name == key)
            return model;
    return std::nullopt;
}

Result<PreparedAnalysis> PreparedAnalysis::prepare(const StudyTable& table, const AnalysisRequest& request)
{
    const Preset* preset = presetByKey(request.preset);
    if (!preset)
        return Error{ErrorCode::Usage, "unknown preset \"" + request.preset + "\""};
    return prepare(table, request, *preset);
}

Result<PreparedAnalysis> PreparedAnalysis::prepare(const StudyTable& table, const AnalysisRequest& request,
                                                   const Preset& conventions)
{
    PreparedAnalysis a;
    a.m_measure = measureByKey(request.measure);
    if (!a.m_measure)
        return Error{ErrorCode::Usage, "unknown measure \"" + request.measure + "\""};
    a.m_preset = conventions;
    if (const Status fine = check(table, request); !fine)
        return fine.error();
    if (request.model == Model::PETO && request.measure != "PETO" && request.measure != "OR")
        return Error{ErrorCode::Usage, "Peto's method pools odds ratios, not " + request.measure};
    if (request.model == Model::PETO)
        a.m_measure = measureByKey("PETO");
    a.m_table = table;
    a.m_request = request;
    a.m_effectOptions = stats::effectOptions(request, *a.m_measure, a.m_preset);
    a.m_options = poolOptions(request, a.m_preset);
    a.m_mhOptions = mhOptions(request, *a.m_measure, a.m_preset);
    if (request.model == Model::MH || request.model == Model::GLMM)
        a.m_effectOptions.zeroCells = a.m_mhOptions.effects;
    if (request.model == Model::PETO)
        a.m_effectOptions.zeroCells = {0, AddTo::None, true};
    Result<EffectSet> effects = effectSizes(table, *a.m_measure, a.m_effectOptions);
    if (!effects)
        return effects.error();
    a.m_effects = std::move(*effects);
    return a;
}

std::vector<std::size_t> PreparedAnalysis::usableRows() const
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < m_effects.effects.size(); ++i)
        if (m_effects.effects[i].usable())
            rows.push_back(i);
    return rows;
}

std::vector<StudyEffect> PreparedAnalysis::usableEffects() const
{
    std::vector<StudyEffect> effects;
    for (const std::size_t row : usableRows())
        effects.push_back(m_effects.effects[row]);
    return effects;
}

Result<PooledResult> PreparedAnalysis::pool(std::span<const std::size_t> rows) const
{
    return pool(rows, std::nullopt);
}

Result<PooledResult> PreparedAnalysis::pool(std::span<const std::size_t> rows,
                                            std::optional<double> fixedTau2) const
{
    if (m_request.model == Model::GLMM) {
        Result<GlmmResult> glmm = poolCounts(rows);
        return glmm ? Result<PooledResult>(std::move(glmm->pooled)) : glmm.error();
    }
    if (m_request.model == Model::MH || m_request.model == Model::PETO)
        return poolTables(rows);
    PoolOptions options = m_options;
    options.fixedTau2 = fixedTau2;
    return pool(rows, std::move(options));
}

Result<PooledResult> PreparedAnalysis::poolAtMaximum(std::span<const std::size_t> rows,
                                                     std::optional<double> tau2) const
{
    if (!tau2)
        return pool(rows);
    PoolOptions options = m_options;
    options.likelihoodMaximum = tau2;
    return pool(rows, std::move(options));
}

Result<PooledResult> PreparedAnalysis::pool(std::span<const std::size_t> rows, PoolOptions options) const
{
    std::vector<StudyEffect> effects;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!m_effects.effects[rows[i]].usable())
            continue;
        effects.push_back(m_effects.effects[rows[i]]);
        places.push_back(i);
        if (!m_request.weights.empty())
            options.weights.push_back(m_request.weights[rows[i]]);
    }
    options.qOverride = qAboutMantelHaenszel(rows, options);
    Result<PooledResult> result = stats::pool(effects, options);
    if (result)
        spreadWeights(*result, places, rows.size());
    return result;
}

/// RevMan and meta: the DerSimonian-Laird estimate of a Mantel-Haenszel analysis takes Q about its fixed
/// estimate.
std::optional<double> PreparedAnalysis::qAboutMantelHaenszel(std::span<const std::size_t> rows,
                                                             const PoolOptions& options) const
{
    const bool pooledByMh = m_measure->key == "OR" || m_measure->key == "RR" || m_measure->key == "RD";
    const bool wanted = m_request.dlAboutMh.value_or(m_preset.dlAboutMh) && pooledByMh &&
                        options.randomEffects && options.tau2 == Tau2Method::DL;
    if (!wanted)
        return std::nullopt;
    const auto mh = mantelHaenszel(selectRows(m_table, rows), *m_measure, m_mhOptions);
    return mh && !std::isnan(mh->pooled.q) ? std::optional(mh->pooled.q) : std::nullopt;
}

Result<PooledResult> PreparedAnalysis::poolTables(std::span<const std::size_t> rows) const
{
    const StudyTable table = selectRows(m_table, rows);
    if (m_request.model == Model::PETO) {
        Result<PetoResult> peto = petoPool(table, m_request.level);
        return peto ? Result<PooledResult>(std::move(peto->pooled)) : peto.error();
    }
    Result<MantelHaenszelResult> mh = mantelHaenszel(table, *m_measure, m_mhOptions);
    return mh ? Result<PooledResult>(std::move(mh->pooled)) : mh.error();
}

/// The typical variance is that of the studies' own effects.
Result<GlmmResult> PreparedAnalysis::poolCounts(std::span<const std::size_t> rows) const
{
    std::vector<StudyEffect> effects;
    for (const std::size_t row : rows)
        if (m_effects.effects[row].usable())
            effects.push_back(m_effects.effects[row]);
    Heterogeneity own;
    if (!effects.empty())
        addQ(own, interceptOnly(effects), std::nullopt);
    return glmmPool(selectRows(m_table, rows), *m_measure, m_request.glmm, m_options.test, m_request.level,
                    own.typicalVariance);
}

std::optional<StratifiedTests> PreparedAnalysis::stratifiedTests() const
{
    const bool tested = m_measure->key == "OR" || m_measure->key == "IRR";
    if (m_request.model != Model::MH || !tested)
        return std::nullopt;
    const auto mh = mantelHaenszel(m_table, *m_measure, m_mhOptions);
    return mh ? std::optional(mh->tests) : std::nullopt;
}

Result<double> PreparedAnalysis::commonTau2(const std::vector<SubgroupResult>& groups) const
{
    std::vector<std::vector<StudyEffect>> effects;
    for (const SubgroupResult& group : groups) {
        std::vector<StudyEffect> own;
        for (const std::size_t row : group.rows)
            if (m_effects.effects[row].usable())
                own.push_back(m_effects.effects[row]);
        if (!own.empty())
            effects.push_back(std::move(own));
    }
    return tau2OverGroups(effects, m_options.tau2);
}

Status PreparedAnalysis::addSubgroups(AnalysisResult& result) const
{
    result.subgroups = groupRows(m_request.subgroup);
    std::optional<double> tau2;
    if (m_request.commonTau2 && m_request.model == Model::RE) {
        const Result<double> common = commonTau2(result.subgroups);
        if (!common)
            return common.error();
        tau2 = *common;
    }
    for (SubgroupResult& group : result.subgroups) {
        Result<PooledResult> pooled = pool(group.rows, tau2);
        if (pooled)
            group.pooled = std::move(*pooled);
        else
            result.warnings.push_back(
                {WarningCode::EmptySubgroup, "subgroup \"" + group.level + "\": " + pooled.error().message});
    }
    result.subgroupTest = testSubgroups(result.subgroups);
    return {};
}

Result<AnalysisResult> PreparedAnalysis::run() const
{
    const std::vector<std::size_t> rows = allRows(m_table.rows());
    Result<PooledResult> pooled = pool(rows);
    if (!pooled)
        return pooled.error();
    AnalysisResult result{.measure = m_measure,
                          .options = m_options,
                          .pooled = std::move(*pooled),
                          .tests = stratifiedTests(),
                          .warnings = m_effects.warnings};
    if (m_request.model == Model::GLMM)
        if (const Result<GlmmResult> glmm = poolCounts(rows))
            result.glmm = glmm->tests;
    const double z = criticalValue(kUndefined, m_request.level);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const StudyEffect& e = m_effects.effects[i];
        const double half = z * std::sqrt(e.vi);
        result.studies.push_back({m_table.labels[i], e, e.yi - half, e.yi + half, result.pooled.weights[i],
                                  bool(m_effects.corrected[i])});
    }
    setSizes(result, m_table);
    for (const Warning& warning : result.pooled.warnings)
        if (std::ranges::find(result.warnings, warning) == result.warnings.end())
            result.warnings.push_back(warning);
    if (!m_request.subgroup.empty())
        if (const Status done = addSubgroups(result); !done)
            return done.error();
    return result;
}

Result<AnalysisResult> analyse(const StudyTable& table, const AnalysisRequest& request)
{
    const Result<PreparedAnalysis> prepared = PreparedAnalysis::prepare(table, request);
    return prepared ? prepared->run() : prepared.error();
}

namespace {

/// tau2 of each analysis without one of the rows, where it is the maximum of a likelihood that is easily
/// found.
std::vector<std::optional<double>> knownMaxima(const PreparedAnalysis& analysis)
{
    constexpr std::size_t kEnough = 3; // without one of two no tau2 is left
    const Tau2Method method = analysis.options().tau2;
    const bool byLikelihood = method == Tau2Method::REML || method == Tau2Method::ML;
    const std::vector<StudyEffect> effects = analysis.usableEffects();
    if (analysis.model() != Model::RE || !byLikelihood || effects.size() < kEnough)
        return std::vector<std::optional<double>>(effects.size());
    return maximaWithoutEach(effects, method == Tau2Method::ML ? Likelihood::Ml : Likelihood::Reml);
}

} // namespace

Result<LeaveOneOut> leaveOneOut(const PreparedAnalysis& analysis)
{
    const std::vector<std::size_t> rows = analysis.usableRows();
    if (rows.size() < 2)
        return Error{ErrorCode::Usage, "leave-one-out needs two studies or more"};
    LeaveOneOut out{rows, std::vector<PooledResult>(rows.size())};
    const std::vector<std::optional<double>> maxima = knownMaxima(analysis);
    std::vector<std::size_t> rest(rows.begin() + 1, rows.end());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (Result<PooledResult> result = analysis.poolAtMaximum(rest, maxima[i]))
            out.results[i] = std::move(*result);
        if (i < rest.size())
            rest[i] = rows[i];
    }
    return out;
}

} // namespace plansift::stats
