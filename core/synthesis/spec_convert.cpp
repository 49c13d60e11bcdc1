// SPDX-License-Identifier: GPL-3.0-or-later
// Conversions from JSON to JSON, and into the columns of the studies.
#include "core/synthesis/spec_convert.hpp"

#include "core/base/text.hpp"
#include "core/extraction/conversion.hpp"
#include "core/synthesis/spec_result.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

using extraction::Conversion;
using extraction::Converted;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(spec)
};

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Inputs of an item: what is the same for all rows, and what has one number a row.
struct ItemInputs {
    extraction::Inputs common{};
    QMap<QString, std::vector<double>> columns{};
    QStringList printed{}; ///< of these the columns that hold what papers print
};

bool isChoice(const Conversion& conversion, const QString& name)
{
    return std::ranges::find(conversion.choices, name.toStdString(), &extraction::ChoiceSpec::name) !=
           conversion.choices.end();
}

std::vector<double> numbersOf(const QJsonArray& cells)
{
    std::vector<double> numbers;
    for (const QJsonValue& cell : cells)
        numbers.push_back(cell.toDouble(stats::kUndefined));
    return numbers;
}

Result<std::vector<double>> columnNamed(const QString& name, const SpecInput& input)
{
    if (const auto found = input.printed.find(name); found != input.printed.end())
        return *found;
    const auto column = stats::columnByName(name.toStdString());
    if (column && input.table.has(*column))
        return input.table[*column];
    return makeError(ErrorCode::Usage, Text::tr("there is no column \"%1\"").arg(name));
}

Status readInput(ItemInputs& out, const Conversion& conversion, const QString& name, const QJsonValue& value,
                 const SpecInput& input)
{
    if (value.isDouble())
        out.common.set(name.toStdString(), value.toDouble());
    else if (value.isArray())
        out.columns[name] = numbersOf(value.toArray());
    else if (isChoice(conversion, name))
        out.common.choose(name.toStdString(), value.toString().toStdString());
    else if (value.isString()) {
        const Result<std::vector<double>> column = columnNamed(value.toString(), input);
        if (!column)
            return column.error();
        out.columns[name] = *column;
        if (input.printed.contains(value.toString()))
            out.printed += name;
    } else if (!value.isNull())
        return makeError(ErrorCode::Usage,
                         Text::tr("%1 must be a number, a list or the name of a column").arg(name));
    return {};
}

Result<ItemInputs> readInputs(const QJsonObject& item, const Conversion& conversion, const SpecInput& input)
{
    static const QStringList reserved{u"id"_s, u"from"_s, u"conversion"_s, u"into"_s, u"input"_s};
    ItemInputs out;
    QJsonObject all = item[u"input"_s].toObject();
    for (auto it = item.begin(); it != item.end(); ++it)
        if (!reserved.contains(it.key()))
            all.insert(it.key(), *it);
    for (auto it = all.begin(); it != all.end(); ++it)
        if (const Status done = readInput(out, conversion, it.key(), *it, input); !done)
            return done.error();
    for (const std::vector<double>& column : std::as_const(out.columns))
        if (column.size() != out.columns.first().size())
            return makeError(ErrorCode::Usage, Text::tr("the lists of a conversion must have one length"));
    return out;
}

/// Outputs by name, one number a row; NaN where a row could not be converted.
struct Rows {
    QMap<QString, std::vector<double>> values{};
    QStringList warnings{};
    std::size_t converted = 0;
};

extraction::Inputs inputsOfRow(const ItemInputs& inputs, std::size_t row)
{
    extraction::Inputs out = inputs.common;
    for (auto it = inputs.columns.begin(); it != inputs.columns.end(); ++it)
        if (std::isfinite((*it)[row]))
            out.set(it.key().toStdString(), (*it)[row]);
    return out;
}

/// A study that printed none of these numbers needs no conversion, and no warning.
bool printedNothing(const ItemInputs& inputs, std::size_t row)
{
    return !inputs.printed.isEmpty() && std::ranges::all_of(inputs.printed, [&](const QString& name) {
        return std::isnan(inputs.columns[name][row]);
    });
}

Rows convertRows(const Conversion& conversion, const ItemInputs& inputs)
{
    Rows out;
    const std::size_t count = inputs.columns.first().size();
    for (std::size_t row = 0; row < count; ++row) {
        if (printedNothing(inputs, row))
            continue;
        const Result<Converted> converted = extraction::convert(conversion, inputsOfRow(inputs, row));
        const auto prefixed = [row](const QString& text) {
            return Text::tr("row %1: %2").arg(row + 1).arg(text);
        };
        if (!converted) {
            out.warnings += prefixed(messageOf(converted.error()));
            continue;
        }
        ++out.converted;
        for (const auto& [name, value] : converted->values) {
            std::vector<double>& values = out.values[shown(name)];
            values.resize(count, stats::kUndefined);
            values[row] = value;
        }
        for (const QString& warning : converted->warnings)
            out.warnings += prefixed(warning);
    }
    return out;
}

/// Fills the empty cells of a column.
void fill(std::vector<double>& column, const std::vector<double>& values)
{
    column.resize(values.size(), stats::kUndefined);
    for (std::size_t row = 0; row < values.size(); ++row)
        if (std::isnan(column[row]))
            column[row] = values[row];
}

Status putInto(SpecInput& input, const QJsonObject& into, const Rows& rows)
{
    for (auto it = into.begin(); it != into.end(); ++it) {
        const auto column = stats::columnByName(it->toString().toStdString());
        const auto values = rows.values.find(it.key());
        if (!column)
            return makeError(ErrorCode::Usage,
                             Text::tr("into: there is no column \"%1\"").arg(it->toString()));
        if (values == rows.values.end())
            return makeError(ErrorCode::Usage, Text::tr("into: there is no output \"%1\"").arg(it.key()));
        if (values->size() != input.table.rows())
            return makeError(
                ErrorCode::Usage,
                Text::tr("into: %1 numbers for %2 studies").arg(values->size()).arg(input.table.rows()));
        fill(input.table[*column], *values);
    }
    return {};
}

QJsonArray textsJson(const QStringList& texts)
{
    return QJsonArray::fromStringList(texts);
}

Result<QJsonObject> convertedRows(const QJsonObject& item, const Conversion& conversion,
                                  const ItemInputs& inputs, SpecInput& input)
{
    const Rows rows = convertRows(conversion, inputs);
    if (rows.converted == 0)
        return makeError(ErrorCode::Input,
                         rows.warnings.isEmpty() ? Text::tr("there are no rows") : rows.warnings.first());
    if (const Status done = putInto(input, item[u"into"_s].toObject(), rows); !done)
        return done.error();
    QJsonObject out{{u"warnings"_s, textsJson(rows.warnings)}};
    for (auto it = rows.values.begin(); it != rows.values.end(); ++it) {
        QJsonArray column;
        for (const double value : *it)
            column += jsonNumber(value);
        out[it.key()] = column;
    }
    return out;
}

Result<QJsonObject> convertedItem(const QJsonObject& item, const Conversion& conversion, SpecInput& input)
{
    const Result<ItemInputs> inputs = readInputs(item, conversion, input);
    if (!inputs)
        return inputs.error();
    if (!inputs->columns.isEmpty())
        return convertedRows(item, conversion, *inputs, input);
    const Result<Converted> converted = extraction::convert(conversion, inputs->common);
    if (!converted)
        return converted.error();
    QJsonObject out{{u"warnings"_s, textsJson(converted->warnings)}};
    for (const auto& [name, value] : converted->values)
        out[shown(name)] = jsonNumber(value);
    return out;
}

QJsonObject answerTo(const QJsonObject& item, SpecInput& input)
{
    const QString from = item[u"from"_s].toString(item[u"conversion"_s].toString());
    const Conversion* conversion = extraction::conversionByKey(from.toStdString());
    Result<QJsonObject> out =
        conversion ? convertedItem(item, *conversion, input)
                   : makeError(ErrorCode::Usage, Text::tr("from: \"%1\" is unknown").arg(from));
    if (!out)
        out = QJsonObject{{u"error"_s, messageOf(out.error())}};
    else
        for (const auto& [name, text] : {std::pair{u"formula"_s, conversion->formulaText()},
                                         {u"assumptions"_s, conversion->assumptionsText()},
                                         {u"source"_s, QString::fromUtf8(conversion->source)}})
            (*out)[name] = text;
    (*out)[u"from"_s] = from;
    if (item.contains(u"id"_s))
        (*out)[u"id"_s] = item[u"id"_s];
    return *out;
}

} // namespace

QJsonArray convertAll(const QJsonArray& items, SpecInput& input)
{
    QJsonArray out;
    for (const QJsonValue& item : items)
        out += answerTo(item.toObject(), input);
    return out;
}

} // namespace plansift::synthesis
