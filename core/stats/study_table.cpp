// SPDX-License-Identifier: GPL-3.0-or-later
// Column names, forms of input, their rules, and the way to the standard columns of each kind.
#include "core/stats/study_table.hpp"

#include "core/stats/distributions.hpp"

#include <algorithm>
#include <cstdio>
#include <functional>

namespace plansift::stats {
namespace {

constexpr std::array<std::string_view, kColumnCount> kNames{
    "ai",    "bi",    "ci",  "di",  "n1i", "n2i", "m1i", "m2i", "sd1i", "sd2i", "yi",  "vi", "sei",
    "ci_lb", "ci_ub", "x1i", "t1i", "x2i", "t2i", "xi",  "ni",  "ti",   "mi",   "sdi", "ri", "r2i"};

const std::vector<InputForm>& allForms()
{
    using enum Column;
    using enum CellRule;
    static const std::vector<InputForm> forms{
        {InputKind::TwoByTwo, {{ai, Count}, {bi, Count}, {ci, Count}, {di, Count}}},
        {InputKind::TwoByTwo, {{ai, Count}, {n1i, GroupSize}, {ci, Count}, {n2i, GroupSize}}},
        {InputKind::TwoMeans,
         {{m1i, Any},
          {sd1i, NotNegative},
          {n1i, GroupSize},
          {m2i, Any},
          {sd2i, NotNegative},
          {n2i, GroupSize}}},
        {InputKind::Generic, {{yi, Any}, {vi, NotNegative}}},
        {InputKind::Generic, {{yi, Any}, {sei, NotNegative}}},
        {InputKind::Generic, {{yi, Any}, {ci_lb, Any}, {ci_ub, Any}}},
        {InputKind::TwoRates, {{x1i, Count}, {t1i, AboveZero}, {x2i, Count}, {t2i, AboveZero}}},
        {InputKind::OneRate, {{xi, Count}, {ti, AboveZero}}},
        {InputKind::Proportion, {{xi, Count}, {ni, GroupSize}}},
        {InputKind::Proportion, {{xi, Count}, {mi, Count}}},
        {InputKind::OneMean, {{mi, Any}, {sdi, NotNegative}, {ni, GroupSize}}},
        {InputKind::PairedTable, {{ai, Count}, {bi, Count}, {ci, Count}, {di, Count}}},
        {InputKind::PairedMeans,
         {{m1i, Any},
          {m2i, Any},
          {sd1i, NotNegative},
          {sd2i, NotNegative},
          {ni, GroupSize},
          {ri, CellRule::Correlation}}},
        {InputKind::Correlation, {{ri, CellRule::Correlation}, {ni, GroupSize}}},
        {InputKind::PartialCorrelation, {{ti, Any}, {mi, AboveZero}, {ni, GroupSize}}},
        {InputKind::SemiPartial, {{ti, Any}, {mi, AboveZero}, {ni, GroupSize}, {r2i, Share}}},
        {InputKind::RSquared, {{r2i, Share}, {mi, AboveZero}, {ni, GroupSize}}},
        {InputKind::Alpha, {{ai, AtMostOne}, {mi, AboveZero}, {ni, GroupSize}}},
        {InputKind::Genotypes, {{ai, Count}, {bi, Count}, {ci, Count}}}};
    return forms;
}

std::string number(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

std::string breach(CellRule rule, double value)
{
    if (std::isinf(value))
        return "not a finite number";
    if (rule == CellRule::Count && value < 0)
        return number(value) + " is negative, a count cannot be";
    if (rule == CellRule::GroupSize && value <= 0)
        return number(value) + " participants, there must be at least one";
    if (rule == CellRule::NotNegative && value < 0)
        return number(value) + " is negative";
    if (rule == CellRule::AboveZero && value <= 0)
        return number(value) + " is not above zero";
    if (rule == CellRule::Correlation && std::abs(value) > 1)
        return number(value) + " is no correlation, it must be between -1 and 1";
    if (rule == CellRule::Share && (value < 0 || value > 1))
        return number(value) + " is not between 0 and 1";
    if (rule == CellRule::AtMostOne && value > 1)
        return number(value) + " is above 1";
    return {};
}

/// A check between two columns of one row; an empty text when it holds.
void checkEvents(std::vector<InputProblem>& problems, const StudyTable& table, Column events, Column total)
{
    if (!table.has(events) || !table.has(total))
        return;
    for (std::size_t i = 0; i < table.rows(); ++i)
        if (table[events][i] > table[total][i])
            problems.push_back(
                {i + 1, events, number(table[events][i]) + " events among " + number(table[total][i])});
}

void checkArm(std::vector<InputProblem>& problems, const StudyTable& table, Column events, Column others)
{
    for (std::size_t i = 0; i < table.rows(); ++i)
        if (table[events][i] == 0 && table[others][i] == 0)
            problems.push_back({i + 1, events, "the group has no participants"});
}

/// The residual degrees of freedom n - m - 1 of a regression with m predictors.
void checkPredictors(std::vector<InputProblem>& problems, const StudyTable& table)
{
    for (std::size_t i = 0; i < table.rows(); ++i)
        if (table[Column::ni][i] - table[Column::mi][i] - 1 <= 0)
            problems.push_back({i + 1, Column::mi,
                                number(table[Column::mi][i]) + " predictors are too many for " +
                                    number(table[Column::ni][i]) + " participants"});
}

void checkBounds(std::vector<InputProblem>& problems, const StudyTable& table)
{
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const double lower = table[Column::ci_lb][i];
        const double upper = table[Column::ci_ub][i];
        const double y = table[Column::yi][i];
        if (lower > upper)
            problems.push_back(
                {i + 1, Column::ci_lb, number(lower) + " is above the upper bound " + number(upper)});
        else if (y < lower || y > upper)
            problems.push_back({i + 1, Column::yi, number(y) + " is outside its interval"});
    }
}

void checkRelations(std::vector<InputProblem>& problems, const StudyTable& table, const InputForm& form)
{
    const auto uses = [&form](Column column) {
        return std::ranges::any_of(form.columns,
                                   [column](const FormColumn& c) { return c.column == column; });
    };
    if (form.kind == InputKind::TwoByTwo) {
        checkEvents(problems, table, Column::ai, Column::n1i);
        checkEvents(problems, table, Column::ci, Column::n2i);
        if (uses(Column::bi)) {
            checkArm(problems, table, Column::ai, Column::bi);
            checkArm(problems, table, Column::ci, Column::di);
        }
    }
    if (form.kind == InputKind::Proportion && uses(Column::ni))
        checkEvents(problems, table, Column::xi, Column::ni);
    if (form.kind == InputKind::Proportion && uses(Column::mi))
        checkArm(problems, table, Column::xi, Column::mi);
    if (form.kind == InputKind::PartialCorrelation || form.kind == InputKind::SemiPartial ||
        form.kind == InputKind::RSquared)
        checkPredictors(problems, table);
    if (uses(Column::ci_lb))
        checkBounds(problems, table);
}

template<typename Operation>
std::vector<double> combined(const std::vector<double>& a, const std::vector<double>& b, Operation f)
{
    std::vector<double> out(a.size());
    std::ranges::transform(a, b, out.begin(), f);
    return out;
}

void fillTwoByTwo(StudyTable& table, bool fromTotals)
{
    if (fromTotals) {
        table[Column::bi] = combined(table[Column::n1i], table[Column::ai], std::minus<>());
        table[Column::di] = combined(table[Column::n2i], table[Column::ci], std::minus<>());
    }
    table[Column::n1i] = combined(table[Column::ai], table[Column::bi], std::plus<>());
    table[Column::n2i] = combined(table[Column::ci], table[Column::di], std::plus<>());
}

void fillProportion(StudyTable& table, bool fromTotals)
{
    if (fromTotals)
        table[Column::mi] = combined(table[Column::ni], table[Column::xi], std::minus<>());
    table[Column::ni] = combined(table[Column::xi], table[Column::mi], std::plus<>());
}

void fillVariance(StudyTable& table, Column from, double level)
{
    if (from == Column::sei) {
        table[Column::vi] =
            combined(table[Column::sei], table[Column::sei], [](double a, double b) { return a * b; });
        return;
    }
    // Cochrane Handbook 6.5.2.2 and 6.3.1: SE = (upper - lower) / (2 z)
    const double z = normalQuantile(0.5 + level / 200);
    const auto width =
        combined(table[Column::ci_ub], table[Column::ci_lb], [](double u, double l) { return u - l; });
    table[Column::vi] = width;
    for (double& v : table[Column::vi])
        v = square(v / (2 * z));
}

} // namespace

std::string_view columnName(Column column)
{
    return kNames[static_cast<std::size_t>(column)];
}

std::optional<Column> columnByName(std::string_view name)
{
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end())
        return std::nullopt;
    return static_cast<Column>(found - kNames.begin());
}

std::span<const InputForm> inputForms(InputKind kind)
{
    const std::vector<InputForm>& forms = allForms();
    const auto first = std::ranges::find(forms, kind, &InputForm::kind);
    const auto last =
        std::find_if(first, forms.end(), [kind](const InputForm& form) { return form.kind != kind; });
    return {first, last};
}

const InputForm* formOf(const StudyTable& table, InputKind kind)
{
    for (const InputForm& form : inputForms(kind))
        if (std::ranges::all_of(form.columns, [&](const FormColumn& c) { return table.has(c.column); }))
            return &form;
    return nullptr;
}

std::string formsInWords(InputKind kind)
{
    std::string words;
    for (const InputForm& form : inputForms(kind)) {
        words += words.empty() ? "" : ", or ";
        for (const FormColumn& c : form.columns)
            words += std::string(columnName(c.column)) + ' ';
        words.pop_back();
    }
    return words;
}

std::vector<InputProblem> impossibleValues(const StudyTable& table, const InputForm& form)
{
    std::vector<InputProblem> problems;
    for (const FormColumn& c : form.columns)
        for (std::size_t i = 0; i < table.rows(); ++i)
            if (std::string reason = breach(c.rule, table[c.column][i]); !reason.empty())
                problems.push_back({i + 1, c.column, std::move(reason)});
    checkRelations(problems, table, form);
    std::ranges::stable_sort(problems, {}, &InputProblem::row);
    return problems;
}

std::string inWords(const StudyTable& table, const InputProblem& problem)
{
    const std::string& label = table.labels[problem.row - 1];
    return "row " + std::to_string(problem.row) + (label.empty() ? "" : " (" + label + ")") + ", " +
           std::string(columnName(problem.column)) + ": " + problem.reason;
}

StudyTable standardColumns(const StudyTable& table, const InputForm& form, double level)
{
    StudyTable out = table;
    const Column second = form.columns[1].column;
    if (form.kind == InputKind::TwoByTwo || form.kind == InputKind::PairedTable)
        fillTwoByTwo(out, second == Column::n1i);
    else if (form.kind == InputKind::Proportion)
        fillProportion(out, second == Column::ni);
    else if (form.kind == InputKind::Generic && second != Column::vi)
        fillVariance(out, second, level);
    return out;
}

std::vector<double> totalSizes(const StudyTable& table, InputKind kind)
{
    const InputForm* form = formOf(table, kind);
    if (!form)
        return {};
    const StudyTable standard = standardColumns(table, *form, 95);
    if (standard.has(Column::n1i) && standard.has(Column::n2i))
        return combined(standard[Column::n1i], standard[Column::n2i], std::plus<>());
    return standard[Column::ni];
}

} // namespace plansift::stats
