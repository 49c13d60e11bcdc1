// SPDX-License-Identifier: GPL-3.0-or-later
// The multiverse and the comparison of conventions as JSON.
#include "core/base/text.hpp"
#include "core/stats/multiverse.hpp"
#include "core/stats/why_differ.hpp"
#include "core/synthesis/spec_also_blocks.hpp"
#include "core/synthesis/spec_result.hpp"

#include <QCoreApplication>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(spec)
};

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

Error usage(const QString& message)
{
    return makeError(ErrorCode::Usage, message);
}

/// A list, or the one value in place of it.
QJsonArray listOf(const QJsonValue& value)
{
    if (value.isArray())
        return value.toArray();
    return value.isUndefined() || value.isNull() ? QJsonArray() : QJsonArray{value};
}

template<typename T>
Status readWords(std::vector<T>& out, const QJsonObject& axes, const QString& key,
                 std::optional<T> (*byKey)(std::string_view))
{
    for (const QJsonValue& word : listOf(axes[key])) {
        const auto found = byKey(word.toString().toStdString());
        if (!found)
            return usage(Text::tr("multiverse, %1: \"%2\" is unknown").arg(key, word.toVariant().toString()));
        out.push_back(*found);
    }
    return {};
}

std::optional<std::string> knownMeasure(std::string_view key)
{
    return stats::measureByKey(key) ? std::optional(std::string(key)) : std::nullopt;
}

/// Every combination of add, to and drop00; none when the axes name none of them.
Status readZeroCells(stats::MultiverseAxes& out, const QJsonObject& axes, const stats::ZeroCellRule& base)
{
    if (!axes.contains(u"add"_s) && !axes.contains(u"to"_s) && !axes.contains(u"drop00"_s))
        return {};
    std::vector<stats::AddTo> places;
    if (const Status done = readWords(places, axes, u"to"_s, stats::addToByKey); !done)
        return done.error();
    if (places.empty())
        places.push_back(base.to);
    const auto orBase = [](QJsonArray list, const QJsonValue& fallback) {
        return list.isEmpty() ? QJsonArray{fallback} : list;
    };
    for (const stats::AddTo to : places)
        for (const QJsonValue& add : orBase(listOf(axes[u"add"_s]), base.add))
            for (const QJsonValue& drop : orBase(listOf(axes[u"drop00"_s]), base.drop00))
                out.zeroCells.push_back({add.toDouble(-1), to, drop.toBool()});
    for (const stats::ZeroCellRule& rule : out.zeroCells)
        if (!(rule.add >= 0))
            return usage(Text::tr("multiverse, add: a number that is not negative is needed"));
    return {};
}

std::vector<std::size_t> allRows(std::size_t count)
{
    std::vector<std::size_t> rows(count);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

/// Rows of a list counted from 1.
Result<std::vector<std::size_t>> rowsOf(const QJsonValue& list, std::size_t count)
{
    std::vector<std::size_t> rows;
    for (const QJsonValue& row : list.toArray()) {
        const int number = row.toInt();
        if (number < 1 || static_cast<std::size_t>(number) > count)
            return usage(
                Text::tr("multiverse, subset: there is no study %1").arg(row.toVariant().toString()));
        rows.push_back(static_cast<std::size_t>(number) - 1);
    }
    return rows;
}

/// The studies whose moderator has one of the values.
Result<std::vector<std::size_t>> rowsWith(const QJsonObject& subset, const SpecInput& input)
{
    const QString name = subset[u"moderator"_s].toString();
    const auto moderator = input.moderators.find(name);
    if (moderator == input.moderators.end())
        return usage(Text::tr("multiverse, subset: there is no moderator \"%1\"").arg(name));
    QStringList wanted;
    for (const QJsonValue& value : listOf(subset[u"is"_s]))
        wanted += value.toVariant().toString();
    std::vector<std::size_t> rows;
    for (qsizetype i = 0; i < moderator->size(); ++i)
        if (wanted.contains(moderator->at(i)))
            rows.push_back(static_cast<std::size_t>(i));
    return rows;
}

Result<stats::StudySubset> readSubset(const QJsonObject& json, const SpecInput& input)
{
    const std::size_t count = input.table.rows();
    const QString fallback = json[u"moderator"_s].toString() + u" = "_s +
                             listOf(json[u"is"_s]).toVariantList().value(0).toString();
    const std::string name = json[u"name"_s].toString(fallback).toStdString();
    if (json.contains(u"moderator"_s)) {
        const auto rows = rowsWith(json, input);
        return rows ? Result<stats::StudySubset>(stats::StudySubset{name, *rows}) : rows.error();
    }
    const bool without = json.contains(u"without"_s);
    auto rows = rowsOf(json[without ? u"without"_s : u"rows"_s], count);
    if (!rows)
        return rows.error();
    if (!without)
        return stats::StudySubset{name, *rows};
    std::vector<std::size_t> rest = allRows(count);
    std::erase_if(rest, [&](std::size_t row) { return std::ranges::find(*rows, row) != rows->end(); });
    return stats::StudySubset{name, rest};
}

void addLeaveOneOut(std::vector<stats::StudySubset>& out, const SpecInput& input)
{
    for (std::size_t left = 0; left < input.table.rows(); ++left) {
        std::vector<std::size_t> rest = allRows(input.table.rows());
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left));
        out.push_back({Text::tr("without study %1").arg(left + 1).toStdString(), std::move(rest)});
    }
}

/// "all", "leave1out", {"name", "rows"}, {"name", "without"} or {"moderator", "is"}.
Status readSubsets(stats::MultiverseAxes& out, const QJsonValue& list, const SpecInput& input)
{
    for (const QJsonValue& entry : listOf(list)) {
        if (entry == u"all"_s)
            out.subsets.push_back({"all", allRows(input.table.rows())});
        else if (entry == u"leave1out"_s)
            addLeaveOneOut(out.subsets, input);
        else if (!entry.isObject())
            return usage(Text::tr("multiverse, subset: \"%1\" is unknown").arg(entry.toVariant().toString()));
        else if (const auto subset = readSubset(entry.toObject(), input))
            out.subsets.push_back(*subset);
        else
            return subset.error();
    }
    return {};
}

QJsonObject specificationJson(const stats::Specification& s, const stats::MultiverseAxes& axes)
{
    const stats::ZeroCellRule& rule = axes.zeroCells[s.zeroCells];
    QJsonObject json{{u"measure"_s, QString::fromStdString(s.measure)},
                     {u"model"_s, text(stats::modelKey(s.model))},
                     {u"test"_s, text(stats::testKey(s.test))},
                     {u"add"_s, rule.add},
                     {u"to"_s, text(stats::addToKey(rule.to))},
                     {u"drop00"_s, rule.drop00},
                     {u"subset"_s, QString::fromStdString(axes.subsets[s.subset].name)}};
    if (s.model == stats::Model::RE)
        json[u"tau2"_s] = text(stats::tau2Spec(s.tau2).key);
    return json;
}

QJsonObject resultOf(const stats::SpecificationResult& r, const stats::MultiverseAxes& axes)
{
    QJsonObject json{{u"specification"_s, specificationJson(r.specification, axes)}};
    if (!r.error.empty()) {
        json[u"error"_s] = QString::fromStdString(r.error);
        return json;
    }
    json[u"k"_s] = r.k;
    json[u"beta"_s] = jsonNumber(r.beta);
    json[u"se"_s] = jsonNumber(r.se);
    json[u"ci_lb"_s] = jsonNumber(r.ciLower);
    json[u"ci_ub"_s] = jsonNumber(r.ciUpper);
    json[u"pval"_s] = jsonNumber(r.pval);
    json[u"tau2"_s] = jsonNumber(r.tau2);
    json[u"I2"_s] = jsonNumber(r.i2);
    json[u"converged"_s] = r.converged;
    return json;
}

QJsonObject summaryJson(const stats::MultiverseSummary& s)
{
    return {{u"specifications"_s, static_cast<qint64>(s.specifications)},
            {u"computed"_s, static_cast<qint64>(s.computed)},
            {u"median"_s, jsonNumber(s.median)},
            {u"min"_s, jsonNumber(s.least)},
            {u"max"_s, jsonNumber(s.greatest)},
            {u"share_significant"_s, jsonNumber(s.shareSignificant)},
            {u"share_positive"_s, jsonNumber(s.sharePositive)},
            {u"share_negative"_s, jsonNumber(s.shareNegative)},
            {u"share_converged"_s, jsonNumber(s.shareConverged)}};
}

QJsonObject multiverseJson(const stats::Multiverse& m)
{
    QJsonArray results;
    for (const stats::SpecificationResult& result : m.results)
        results += resultOf(result, m.axes);
    QJsonArray skipped;
    for (const auto& [reason, count] : m.skipped)
        skipped +=
            QJsonObject{{u"reason"_s, QString::fromStdString(reason)}, {u"n"_s, static_cast<qint64>(count)}};
    QJsonObject byMeasure;
    for (const auto& [measure, summary] : m.byMeasure)
        byMeasure[QString::fromStdString(measure)] = summaryJson(summary);
    return {{u"specifications"_s, results},
            {u"skipped"_s, skipped},
            {u"summary"_s, summaryJson(m.summary)},
            {u"by_measure"_s, byMeasure}};
}

struct NamedNumber {
    const char16_t* name;
    double stats::ComparedNumbers::*member;
};

constexpr NamedNumber kCompared[]{
    {u"beta", &stats::ComparedNumbers::beta},     {u"ci_lb", &stats::ComparedNumbers::ciLower},
    {u"ci_ub", &stats::ComparedNumbers::ciUpper}, {u"pi_lb", &stats::ComparedNumbers::piLower},
    {u"pi_ub", &stats::ComparedNumbers::piUpper}, {u"tau2", &stats::ComparedNumbers::tau2},
    {u"I2", &stats::ComparedNumbers::i2}};

QJsonObject numbersJson(const stats::ComparedNumbers& numbers)
{
    QJsonObject json{{u"k"_s, numbers.k}};
    for (const NamedNumber& number : kCompared)
        json[QString::fromUtf16(number.name)] = jsonNumber(numbers.*number.member);
    return json;
}

/// What changing one convention does: the numbers then, and by how much they moved.
QJsonObject differenceJson(const stats::ConventionDifference& d, const stats::ComparedNumbers& chosen)
{
    QJsonObject change;
    for (const NamedNumber& number : kCompared)
        change[QString::fromUtf16(number.name)] = jsonNumber(d.alone.*number.member - chosen.*number.member);
    return {{u"convention"_s, QString::fromStdString(d.key)},
            {u"label"_s, QString::fromStdString(d.label)},
            {u"chosen"_s, QString::fromStdString(d.chosen)},
            {u"other"_s, QString::fromStdString(d.other)},
            {u"matters"_s, d.matters},
            {u"alone"_s, numbersJson(d.alone)},
            {u"change"_s, change}};
}

QJsonObject comparisonJson(const stats::PresetComparison& preset, const stats::ComparedNumbers& chosen)
{
    QJsonObject json = preset.numbers ? numbersJson(*preset.numbers)
                                      : QJsonObject{{u"error"_s, QString::fromStdString(preset.error)}};
    QJsonArray differences;
    for (const stats::ConventionDifference& difference : preset.differences)
        differences += differenceJson(difference, chosen);
    json[u"preset"_s] = QString::fromStdString(preset.key);
    json[u"label"_s] = QString::fromStdString(preset.label);
    json[u"differences"_s] = differences;
    json[u"together"_s] = preset.together;
    return json;
}

} // namespace

Result<stats::MultiverseAxes> multiverseAxes(const AlsoContext& context)
{
    const QJsonObject& json = context.request.multiverse;
    stats::MultiverseAxes axes;
    for (const Status& done : {readWords(axes.measures, json, u"measure"_s, knownMeasure),
                               readWords(axes.models, json, u"model"_s, stats::modelByKey),
                               readWords(axes.tau2, json, u"tau2"_s, stats::tau2ByKey),
                               readWords(axes.tests, json, u"test"_s, stats::testByKey),
                               readZeroCells(axes, json, context.analysis.effectOptions().zeroCells),
                               readSubsets(axes, json[u"subset"_s], context.input)})
        if (!done)
            return done.error();
    return axes;
}

Result<QJsonValue> multiverseBlock(const AlsoContext& context)
{
    const Result<stats::MultiverseAxes> axes = multiverseAxes(context);
    if (!axes)
        return axes.error();
    const auto result = stats::multiverse(context.input.table, context.request.analysis, *axes);
    return result ? Result<QJsonValue>(multiverseJson(*result)) : result.error();
}

Result<QJsonValue> whyDifferBlock(const AlsoContext& context)
{
    const auto result = stats::whyDiffer(context.input.table, context.request.analysis);
    if (!result)
        return result.error();
    QJsonArray presets;
    for (const stats::PresetComparison& preset : result->presets)
        presets += comparisonJson(preset, result->numbers);
    return QJsonValue(QJsonObject{{u"chosen"_s, QString::fromStdString(result->chosen)},
                                  {u"numbers"_s, numbersJson(result->numbers)},
                                  {u"presets"_s, presets}});
}

} // namespace plansift::synthesis
