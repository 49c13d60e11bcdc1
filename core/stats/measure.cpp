// SPDX-License-Identifier: GPL-3.0-or-later
// The table of measures, the zero-cell rules, and the way from a table of studies to effects.
#include "core/stats/measure.hpp"

#include "core/stats/effect_sizes/families.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plansift::stats {
namespace {

constexpr std::array<std::pair<VarianceType, std::string_view>, 7> kVarianceKeys{
    {{VarianceType::LS, "LS"},
     {VarianceType::LS2, "LS2"},
     {VarianceType::UB, "UB"},
     {VarianceType::AV, "AV"},
     {VarianceType::HO, "HO"},
     {VarianceType::CS, "CS"},
     {VarianceType::RevMan, "RevMan"}}};

constexpr std::array<std::pair<AddTo, std::string_view>, 4> kAddKeys{
    {{AddTo::Only0, "only0"}, {AddTo::If0All, "if0all"}, {AddTo::All, "all"}, {AddTo::None, "none"}}};

/// The counts of a kind to which an increment is added, and the totals that grow with two of them.
struct CountColumns {
    std::vector<Column> cells{};
    std::vector<Column> totals{};
};

CountColumns countColumns(InputKind kind)
{
    using enum Column;
    switch (kind) {
    case InputKind::TwoByTwo:
    case InputKind::PairedTable:
        return {{ai, bi, ci, di}, {n1i, n2i}};
    case InputKind::Proportion:
        return {{xi, mi}, {ni}};
    case InputKind::TwoRates:
        return {{x1i, x2i}, {}};
    case InputKind::OneRate:
        return {{xi}, {}};
    default:
        return {};
    }
}

std::vector<MeasureSpec> joined()
{
    std::vector<MeasureSpec> all;
    for (const auto& family :
         {binaryMeasures(), associationMeasures(), pairedTableMeasures(), continuousMeasures(),
          ratioOfMeansMeasures(), biserialMeasures(), pairedMeansMeasures(), rateMeasures(),
          oneRateMeasures(), proportionMeasures(), oneMeanMeasures(), correlationMeasures(),
          partialCorrelationMeasures(), reliabilityMeasures(), genotypeMeasures(), genericMeasures()})
        all.insert(all.end(), family.begin(), family.end());
    return all;
}

bool hasZero(const StudyTable& table, const CountColumns& columns, std::size_t i)
{
    return std::ranges::any_of(columns.cells, [&](Column c) { return table[c][i] == 0; });
}

bool isDoubleZero(const StudyTable& t, InputKind kind, std::size_t i)
{
    if (kind == InputKind::TwoRates)
        return t[Column::x1i][i] == 0 && t[Column::x2i][i] == 0;
    if (kind != InputKind::TwoByTwo)
        return false;
    return (t[Column::ai][i] == 0 && t[Column::ci][i] == 0) ||
           (t[Column::bi][i] == 0 && t[Column::di][i] == 0);
}

void addToRow(StudyTable& table, const CountColumns& columns, std::size_t i, double add)
{
    for (const Column c : columns.cells)
        table[c][i] += add;
    for (const Column c : columns.totals)
        table[c][i] += 2 * add;
}

/// Adds to both cells of an arm in proportion to its size; both arms together get as much as by a constant.
void addBySize(StudyTable& table, std::size_t i, double add)
{
    const double n1 = table[Column::n1i][i];
    const double n2 = table[Column::n2i][i];
    addToRow(table, {{Column::ai, Column::bi}, {Column::n1i}}, i, 2 * add * n1 / (n1 + n2));
    addToRow(table, {{Column::ci, Column::di}, {Column::n2i}}, i, 2 * add * n2 / (n1 + n2));
}

bool rowIsComplete(const StudyTable& table, const InputForm& form, std::size_t i)
{
    return std::ranges::none_of(form.columns,
                                [&](const FormColumn& c) { return std::isnan(table[c.column][i]); });
}

std::string studies(std::size_t n)
{
    return std::to_string(n) + (n == 1 ? " study" : " studies");
}

Error impossible(const StudyTable& table, const std::vector<InputProblem>& problems)
{
    Error error{ErrorCode::Input, inWords(table, problems.front()), {}};
    if (problems.size() > 1)
        error.message += " (and " + std::to_string(problems.size() - 1) + " more)";
    for (const InputProblem& problem : problems)
        error.detail += inWords(table, problem) + '\n';
    return error;
}

/// Counts why rows have no usable effect, one warning a reason.
void explainUnusable(EffectSet& set, const StudyTable& table, const InputForm& form,
                     const std::vector<bool>& dropped)
{
    std::size_t incomplete = 0;
    std::size_t undefined = 0;
    std::size_t zeroVariance = 0;
    for (std::size_t i = 0; i < set.effects.size(); ++i) {
        if (!rowIsComplete(table, form, i))
            ++incomplete;
        else if (!dropped[i] && !set.effects[i].defined())
            ++undefined;
        else if (!dropped[i] && !set.effects[i].usable())
            ++zeroVariance;
    }
    if (incomplete > 0)
        set.warnings.push_back(
            {WarningCode::IncompleteRows, studies(incomplete) + " with missing numbers left out"});
    if (const auto n = std::ranges::count(dropped, true); n > 0)
        set.warnings.push_back(
            {WarningCode::DoubleZero, studies(static_cast<std::size_t>(n)) + " without events dropped"});
    if (undefined > 0)
        set.warnings.push_back({WarningCode::UndefinedEffect,
                                studies(undefined) + " for which the measure has no value left out"});
    if (zeroVariance > 0)
        set.warnings.push_back({WarningCode::ZeroVariance,
                                studies(zeroVariance) + " with a sampling variance of zero left out"});
}

/// Takes back half of what the totals grew by.
void addOnceToTotals(StudyTable& table, const StudyTable& raw, const std::vector<bool>& corrected)
{
    for (const Column c : {Column::n1i, Column::n2i})
        for (std::size_t i = 0; i < table.rows(); ++i)
            if (corrected[i])
                table[c][i] = (table[c][i] + raw[c][i]) / 2;
}

void takeEstimates(std::vector<StudyEffect>& effects, const std::vector<StudyEffect>& raw,
                   const std::vector<bool>& dropped)
{
    for (std::size_t i = 0; i < effects.size(); ++i)
        if (!dropped[i])
            effects[i].yi = raw[i].yi;
}

void clearUndefined(std::vector<StudyEffect>& effects)
{
    for (StudyEffect& effect : effects)
        if (!effect.defined())
            effect = {};
}

/// A standardised difference above 2 usually means standard errors in place of standard deviations.
void warnOfLargeDifferences(EffectSet& set, const MeasureSpec& measure)
{
    if (measure.key != "SMD")
        return;
    const auto n =
        std::ranges::count_if(set.effects, [](const StudyEffect& e) { return std::abs(e.yi) > 2; });
    if (n > 0)
        set.warnings.push_back(
            {WarningCode::SuspectInput, studies(static_cast<std::size_t>(n)) +
                                            " with a standardised difference beyond 2: are the "
                                            "standard deviations standard errors?"});
}

} // namespace

std::span<const MeasureSpec> measures()
{
    static const std::vector<MeasureSpec> table = joined();
    return table;
}

const MeasureSpec* measureByKey(std::string_view key)
{
    const auto found = std::ranges::find(measures(), key, &MeasureSpec::key);
    return found == measures().end() ? nullptr : &*found;
}

std::string_view varianceTypeKey(VarianceType type)
{
    return std::ranges::find(kVarianceKeys, type, &std::pair<VarianceType, std::string_view>::first)->second;
}

std::optional<VarianceType> varianceTypeByKey(std::string_view key)
{
    for (const auto& [type, name] : kVarianceKeys)
        if (name == key)
            return type;
    return std::nullopt;
}

std::string_view addToKey(AddTo to)
{
    return kAddKeys[static_cast<std::size_t>(to)].second;
}

std::optional<AddTo> addToByKey(std::string_view key)
{
    for (const auto& [to, name] : kAddKeys)
        if (name == key)
            return to;
    return std::nullopt;
}

CorrectedCells correctZeroCells(const StudyTable& table, InputKind kind, const ZeroCellRule& rule)
{
    const CountColumns columns = countColumns(kind);
    const std::size_t k = table.rows();
    CorrectedCells out{table, std::vector<bool>(k, false), std::vector<bool>(k, false)};
    bool anyZero = false;
    for (std::size_t i = 0; i < k; ++i) {
        out.dropped[i] = rule.drop00 && isDoubleZero(table, kind, i);
        if (out.dropped[i])
            addToRow(out.table, columns, i, kUndefined);
        else
            anyZero = anyZero || hasZero(table, columns, i);
    }
    for (std::size_t i = 0; i < k; ++i) {
        const bool wanted = rule.to == AddTo::All || (rule.to == AddTo::If0All && anyZero) ||
                            (rule.to == AddTo::Only0 && hasZero(table, columns, i));
        out.corrected[i] = wanted && !columns.cells.empty() && rule.add > 0 && !out.dropped[i];
        if (out.corrected[i] && rule.share == AddShare::TreatmentArm && kind == InputKind::TwoByTwo)
            addBySize(out.table, i, rule.add);
        else if (out.corrected[i])
            addToRow(out.table, columns, i, rule.add);
    }
    return out;
}

Result<EffectSet> effectSizes(const StudyTable& table, const MeasureSpec& measure,
                              const EffectOptions& options)
{
    const InputForm* form = formOf(table, measure.input);
    if (!form)
        return Error{ErrorCode::Input, "measure " + std::string(measure.key) + " needs the columns " +
                                           formsInWords(measure.input)};
    if (std::ranges::find(measure.variances, options.variance) == measure.variances.end())
        return Error{ErrorCode::Usage, "measure " + std::string(measure.key) + " has no variance type " +
                                           std::string(varianceTypeKey(options.variance))};
    if (const auto problems = impossibleValues(table, *form); !problems.empty())
        return impossible(table, problems);

    const StudyTable raw = standardColumns(table, *form, options.level);
    CorrectedCells cells = correctZeroCells(raw, measure.input, options.zeroCells);
    StudyTable standard = std::move(cells.table);
    EffectSet set{{}, std::move(cells.corrected), {}};
    const std::vector<bool> dropped = std::move(cells.dropped);
    if (options.rrAddsOnceToTotals && measure.key == "RR")
        addOnceToTotals(standard, raw, set.corrected);
    set.effects = measure.compute(standard, options);
    if (options.rdEstimateUncorrected && (measure.key == "RD" || measure.key == "PR"))
        takeEstimates(set.effects, measure.compute(raw, options), dropped);
    clearUndefined(set.effects);
    explainUnusable(set, table, *form, dropped);
    warnOfLargeDifferences(set, measure);
    return set;
}

} // namespace plansift::stats
