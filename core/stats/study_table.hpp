// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers that studies report, by column, and the rules that they must obey.
#pragma once

#include "core/stats/numeric.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plansift::stats {

/// Columns of outcome data, named as in metafor's escalc().
enum class Column : std::uint8_t {
    ai,    ///< group 1 with event
    bi,    ///< group 1 without event
    ci,    ///< group 2 with event
    di,    ///< group 2 without event
    n1i,   ///< size of group 1
    n2i,   ///< size of group 2
    m1i,   ///< mean of group 1
    m2i,   ///< mean of group 2
    sd1i,  ///< standard deviation of group 1
    sd2i,  ///< standard deviation of group 2
    yi,    ///< effect estimate on the analysis scale
    vi,    ///< its sampling variance
    sei,   ///< its standard error
    ci_lb, ///< lower bound of its confidence interval, on the scale of yi
    ci_ub, ///< upper bound
    x1i,   ///< events in group 1
    t1i,   ///< person-time of group 1
    x2i,   ///< events in group 2
    t2i,   ///< person-time of group 2
    xi,    ///< events of the only group
    ni,    ///< participants of the study
    ti,    ///< person-time of the only group; t of a regression coefficient
    mi,    ///< mean of the only group; without event; items of a scale; predictors of a regression
    sdi,   ///< standard deviation of the only group
    ri,    ///< correlation
    r2i,   ///< coefficient of determination
};
inline constexpr std::size_t kColumnCount = 26;

std::string_view columnName(Column column);
std::optional<Column> columnByName(std::string_view name);

/// Studies in rows. A column is empty (not given) or has one number a study; NaN is a missing cell.
struct StudyTable {
    std::vector<std::string> labels{};
    std::array<std::vector<double>, kColumnCount> columns{};

    std::size_t rows() const { return labels.size(); }
    std::vector<double>& operator[](Column column) { return columns[static_cast<std::size_t>(column)]; }
    const std::vector<double>& operator[](Column column) const
    {
        return columns[static_cast<std::size_t>(column)];
    }
    bool has(Column column) const { return !(*this)[column].empty(); }
    bool operator==(const StudyTable&) const = default;
};

/// What data a measure is computed from.
enum class InputKind {
    TwoByTwo,
    TwoMeans,
    Generic,
    TwoRates,    ///< events and person-time of two groups
    OneRate,     ///< of one group
    Proportion,  ///< events among participants
    OneMean,     ///< mean and standard deviation of one group
    PairedTable, ///< a fourfold table of pairs: ai both, bi the first only, ci the second only, di none
    PairedMeans, ///< two means of the same participants and their correlation
    Correlation, ///< of two variables
    PartialCorrelation, ///< t of a coefficient, predictors (the focal one too), participants
    SemiPartial,        ///< the same with the model's R^2
    RSquared,           ///< R^2, predictors, participants
    Alpha,              ///< Cronbach's alpha, items, participants
    Genotypes,          ///< counts of homozygous ai, heterozygous bi, homozygous ci
};

/// What values a cell may have.
enum class CellRule { Any, Count, GroupSize, NotNegative, AboveZero, Correlation, Share, AtMostOne };

struct FormColumn {
    Column column = Column::ai;
    CellRule rule = CellRule::Any;
};

/// One set of columns that gives a kind of data; a kind may have several (2x2: four cells, or events and
/// totals).
struct InputForm {
    InputKind kind = InputKind::Generic;
    std::vector<FormColumn> columns{};
};

/// All forms of a kind, the preferred first.
std::span<const InputForm> inputForms(InputKind kind);
/// The first form of the kind whose columns are all given, or nullptr.
const InputForm* formOf(const StudyTable& table, InputKind kind);
/// The columns of the kind's forms in words: "ai bi ci di, or ai n1i ci n2i".
std::string formsInWords(InputKind kind);

/// A value that cannot be. `row` counts from 1.
struct InputProblem {
    std::size_t row = 0;
    Column column = Column::ai;
    std::string reason{};

    bool operator==(const InputProblem&) const = default;
};

/// Every impossible value of the form's columns; missing cells are no problem.
std::vector<InputProblem> impossibleValues(const StudyTable& table, const InputForm& form);
/// "row 3 (Smith 2001), ai: 12 events among 10".
std::string inWords(const StudyTable& table, const InputProblem& problem);

/// The table with the kind's standard columns filled from the form: ai bi ci di n1i n2i for 2x2 and pairs,
/// yi vi for generic data, xi mi ni for proportions. `level` (percent) is that of the confidence bounds when
/// these are what is given.
StudyTable standardColumns(const StudyTable& table, const InputForm& form, double level);

/// Participants of each study, from the sizes of its groups; empty when the table does not say.
std::vector<double> totalSizes(const StudyTable& table, InputKind kind);

} // namespace plansift::stats
