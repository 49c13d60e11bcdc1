// SPDX-License-Identifier: GPL-3.0-or-later
// One analysis from data to everything that a forest plot or a report needs. The door to the statistics core.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/glmm/glmm.hpp"
#include "core/stats/mantel_haenszel.hpp"
#include "core/stats/measure.hpp"
#include "core/stats/pool.hpp"
#include "core/stats/preset.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plansift::stats {

enum class Model {
    EE,   ///< equal effects, inverse variance
    RE,   ///< random effects, inverse variance
    MH,   ///< Mantel-Haenszel
    PETO, ///< Peto's one-step odds ratio
    GLMM, ///< generalised linear mixed model of the counts
};

std::string_view modelKey(Model model);
std::optional<Model> modelByKey(std::string_view key);

/// What is to be computed. What is not set follows the preset.
struct AnalysisRequest {
    std::string measure{};
    std::string preset = "metafor";
    Model model = Model::RE;
    GlmmKind glmm = GlmmKind::UmFs; ///< of the model GLMM
    double level = 95;              ///< percent, of every interval
    std::optional<Tau2Method> tau2{};
    std::optional<TestMethod> test{};
    std::optional<PiMethod> pi{};
    Draws bootstrap{}; ///< of the bootstrap prediction interval
    std::optional<I2Method> i2{};
    std::optional<VarianceType> variance{};
    std::optional<HedgesJ> j{};
    std::optional<double> add{}; ///< zero cells: of the studies' effects
    std::optional<AddTo> to{};
    std::optional<bool> drop00{};
    std::optional<double> mhAdd{}; ///< zero cells: of the tables in Mantel-Haenszel pooling
    std::optional<AddTo> mhTo{};
    std::optional<bool> mhDrop00{};
    std::optional<AddShare> share{};    ///< zero cells: how the arms share the increment
    std::optional<bool> rrOnceTotals{}; ///< see EffectOptions::rrAddsOnceToTotals
    std::optional<bool> dlAboutMh{};    ///< see Preset::dlAboutMh
    bool continuityCorrection = true;   ///< of the Cochran-Mantel-Haenszel test
    std::vector<double> weights{};      ///< the user's, one a row of the table
    std::vector<std::string>
        subgroup{};          ///< level of each row; empty vector: no subgroups; "" belongs to none
    bool commonTau2 = false; ///< one tau2 over all subgroups

    bool operator==(const AnalysisRequest&) const = default;
};

/// A study's line in a forest plot.
struct StudyResult {
    std::string label{};
    StudyEffect effect{};        ///< NaN when the measure has no value for the study
    double ciLower = kUndefined; ///< normal interval on the analysis scale
    double ciUpper = kUndefined;
    double weight = kUndefined; ///< percent of the overall pooling; NaN when not pooled
    bool corrected = false;     ///< zero-cell increment added
    double size =
        kUndefined; ///< participants or person-time, when the way back to the scale of report needs it
};

struct SubgroupResult {
    std::string level{};
    std::vector<std::size_t> rows{}; ///< of the table, counted from 0
    PooledResult pooled{};           ///< its weights: one a row of `rows`, within the subgroup
};

/// Test for subgroup differences: Q of the subgroup estimates under equal effects (Borenstein 2009, ch. 19).
struct SubgroupTest {
    double q = kUndefined;
    double df = kUndefined;
    double p = kUndefined;
    double i2 = kUndefined; ///< percent
};

/// Everything that belongs to one analysis, on the analysis scale.
struct AnalysisResult {
    const MeasureSpec* measure = nullptr; ///< of static storage
    PoolOptions options{};                ///< as resolved from request and preset
    std::vector<StudyResult> studies{};   ///< one a row of the table
    PooledResult pooled{};                ///< its weights: one a row of the table
    std::optional<StratifiedTests> tests{};
    std::optional<GlmmTests> glmm{};         ///< of the model GLMM
    std::vector<SubgroupResult> subgroups{}; ///< in order of first appearance
    SubgroupTest subgroupTest{};
    Warnings warnings{}; ///< of the effects and of the pooling

    double meanSize = kUndefined; ///< harmonic mean of the sizes of the studies pooled

    /// A pooled value on the scale of report.
    double report(double value) const { return backTransform(measure->transform, value, meanSize); }
    /// A value of one study on the scale of report.
    double report(double value, const StudyResult& study) const
    {
        return backTransform(measure->transform, value, study.size);
    }
};

/// Data and conventions of one request, with the effects computed: pools any selection of rows.
class PreparedAnalysis {
public:
    /// Errors: unknown measure or preset, columns not given, impossible values, a level outside (0, 100),
    /// weights or subgroups of another number than the rows.
    static Result<PreparedAnalysis> prepare(const StudyTable& table, const AnalysisRequest& request);
    /// The same under the conventions given, whatever preset the request names.
    static Result<PreparedAnalysis> prepare(const StudyTable& table, const AnalysisRequest& request,
                                            const Preset& conventions);

    std::size_t rows() const { return m_table.rows(); }
    const EffectSet& effects() const { return m_effects; }
    const PoolOptions& options() const { return m_options; }
    const EffectOptions& effectOptions() const { return m_effectOptions; }
    const MantelHaenszelOptions& tableOptions() const { return m_mhOptions; } ///< of Mantel-Haenszel pooling
    const Preset& conventions() const { return m_preset; }
    const AnalysisRequest& request() const { return m_request; }
    const MeasureSpec& measure() const { return *m_measure; }
    Model model() const { return m_request.model; }
    const StudyTable& table() const { return m_table; }
    bool hasUserWeights() const { return !m_request.weights.empty(); }
    const std::vector<double>& userWeights() const { return m_request.weights; } ///< one a row, or none
    /// Rows that can be pooled.
    std::vector<std::size_t> usableRows() const;
    /// Their effects.
    std::vector<StudyEffect> usableEffects() const;

    /// Pools the rows named. The weights of the result are one a row named, NaN for those without effect.
    Result<PooledResult> pool(std::span<const std::size_t> rows) const;
    /// The same with tau2 known.
    Result<PooledResult> pool(std::span<const std::size_t> rows, std::optional<double> fixedTau2) const;
    /// Pools by inverse variance with other settings than those of the request; the effects stay. `options`
    /// has no weights of its own: the user's are taken.
    Result<PooledResult> pool(std::span<const std::size_t> rows, PoolOptions options) const;
    /// The same with the tau2 known at which the likelihood of ML or REML is highest for the rows.
    Result<PooledResult> poolAtMaximum(std::span<const std::size_t> rows, std::optional<double> tau2) const;
    /// Tests over the strata, of Mantel-Haenszel analyses of odds ratios.
    std::optional<StratifiedTests> stratifiedTests() const;
    /// Studies, overall result and subgroups.
    Result<AnalysisResult> run() const;

private:
    PreparedAnalysis() = default;

    Result<PooledResult> poolTables(std::span<const std::size_t> rows) const;
    Result<GlmmResult> poolCounts(std::span<const std::size_t> rows) const;
    std::optional<double> qAboutMantelHaenszel(std::span<const std::size_t> rows,
                                               const PoolOptions& options) const;
    Result<double> commonTau2(const std::vector<SubgroupResult>& groups) const;
    Status addSubgroups(AnalysisResult& result) const;

    StudyTable m_table{};
    AnalysisRequest m_request{};
    const MeasureSpec* m_measure = nullptr;
    Preset m_preset{};
    EffectOptions m_effectOptions{};
    PoolOptions m_options{};
    MantelHaenszelOptions m_mhOptions{};
    EffectSet m_effects{};
};

/// prepare() and run() in one call.
Result<AnalysisResult> analyse(const StudyTable& table, const AnalysisRequest& request);

/// Results of the pooling without each study in turn; NaN in a place where the rest could not be pooled.
struct LeaveOneOut {
    std::vector<std::size_t> rows{}; ///< the row left out, of the table
    std::vector<PooledResult> results{};
};

/// Leaves out each usable row in turn. Needs two usable rows or more.
Result<LeaveOneOut> leaveOneOut(const PreparedAnalysis& analysis);

} // namespace plansift::stats
