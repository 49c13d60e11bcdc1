// SPDX-License-Identifier: GPL-3.0-or-later
// The table of effect measures. To add one: a row in the table of its family in effect_sizes/.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/study_effect.hpp"
#include "core/stats/study_table.hpp"
#include "core/stats/transform.hpp"
#include "core/stats/warning.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace plansift::stats {

/// Sampling variance formulas; which of them a measure has stands in its row of the table.
enum class VarianceType {
    LS,     ///< large sample
    LS2,    ///< large sample with the bias correction in the variance (Borenstein 2009, eq. 4.24)
    UB,     ///< unbiased (Hedges 1983)
    AV,     ///< large sample at the weighted mean of the effects
    HO,     ///< equal variances in both groups
    CS,     ///< cross-sectional sampling: the sizes of the groups are random (Tate 1954)
    RevMan, ///< SMD of RevMan 5 and RevMan Web: g^2 / (2 (N - 3.94))
};

/// The small-sample factor J of Hedges' g.
enum class HedgesJ {
    Exact,       ///< gamma functions (Hedges 1981, eq. 6e)
    Approximate, ///< 1 - 3 / (4 m - 1)
    None,        ///< no correction: Cohen's d
};

/// Of the definitions that metafor changed between versions 3.8 and 5: PCOR ZPCOR SMDH SMD1H ROM CVR ROMC
/// SMCRH.
enum class Definitions { Current, Metafor38 };

/// To which studies the increment for zero cells is added.
enum class AddTo { Only0, If0All, All, None };

/// How much each arm of a table gets.
enum class AddShare {
    Constant,     ///< `add` to every cell
    TreatmentArm, ///< 2 add split in proportion to the arms' sizes (treatment arm correction, Sweeting 2004)
};

/// What is done about zero cells of fourfold tables (Sweeting 2004).
struct ZeroCellRule {
    double add = 0.5;
    AddTo to = AddTo::Only0;
    bool drop00 = false; ///< leave out studies without events, or with events only, in both groups
    AddShare share = AddShare::Constant; ///< of fourfold tables

    bool operator==(const ZeroCellRule&) const = default;
};

/// Options of the effect size computation.
struct EffectOptions {
    VarianceType variance = VarianceType::LS;
    HedgesJ j = HedgesJ::Exact;
    Definitions definitions = Definitions::Current;
    ZeroCellRule zeroCells{};
    bool rrAddsOnceToTotals =
        false; ///< a corrected risk ratio has totals n + add (meta) in place of n + 2 add
    bool rdEstimateUncorrected =
        false; ///< corrected cells enter the variance of a risk difference or a proportion only (meta)
    double level = 95; ///< percent; of confidence bounds given as input

    bool operator==(const EffectOptions&) const = default;
};

/// One measure. `compute` gets a table with the kind's standard columns, cells already corrected for zeros.
struct MeasureSpec {
    std::string_view key;   ///< metafor's code
    std::string_view label; ///< in words
    InputKind input;
    Transform transform;
    double nullValue;  ///< of no effect, on the analysis scale; NaN for measures of one group
    double defaultAdd; ///< increment for zero cells unless asked otherwise
    std::vector<VarianceType> variances;
    std::vector<StudyEffect> (*compute)(const StudyTable&, const EffectOptions&);
};

/// All measures.
std::span<const MeasureSpec> measures();
/// The measure of that code, or nullptr.
const MeasureSpec* measureByKey(std::string_view key);

std::string_view varianceTypeKey(VarianceType type);
std::optional<VarianceType> varianceTypeByKey(std::string_view key);
std::string_view addToKey(AddTo to);
std::optional<AddTo> addToByKey(std::string_view key);

/// Effects of all rows of a table; rows without an effect are NaN.
struct EffectSet {
    std::vector<StudyEffect> effects{};
    std::vector<bool> corrected{}; ///< zero-cell increment added
    Warnings warnings{};
};

/// The counts after the zero-cell rule: what became of each row.
struct CorrectedCells {
    StudyTable table{};            ///< ai bi ci di n1i n2i for fourfold tables
    std::vector<bool> corrected{}; ///< increment added
    std::vector<bool> dropped{};   ///< left out by drop00; its cells are NaN
};

/// Applies the rule to a table with the standard columns of its kind; kinds without counts stay as they are.
CorrectedCells correctZeroCells(const StudyTable& table, InputKind kind, const ZeroCellRule& rule);

/// Effect sizes of a table. Errors: columns not given, impossible values (all named in `detail`), unknown
/// variance type for the measure. Incomplete rows are kept as undefined effects and counted in the warnings.
Result<EffectSet> effectSizes(const StudyTable& table, const MeasureSpec& measure,
                              const EffectOptions& options);

} // namespace plansift::stats
