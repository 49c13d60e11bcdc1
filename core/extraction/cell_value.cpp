// SPDX-License-Identifier: GPL-3.0-or-later
// What each family of columns makes of each kind of printed value: one table.
#include "core/extraction/cell_value.hpp"

#include "core/base/text.hpp"
#include "core/extraction/conversion.hpp"
#include "core/extraction/printed_value.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift::extraction {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(cells)
};

struct Reading {
    const QString& column;
    const OutcomeRow& row;
    const std::vector<double>& numbers;

    double number(std::size_t index) const { return numbers.at(index); }
    bool has(std::size_t index) const { return index < numbers.size(); }
};

using Reader = Result<CellValue> (*)(const Reading&);

Result<CellValue> waiting(const QString& forWhat)
{
    CellValue value;
    value.waitsFor = forWhat;
    return value;
}

QString digits(double value)
{
    return QString::number(value, 'g', 6);
}

/// Runs a conversion of the table and takes one of its values.
Result<CellValue> converted(std::string_view key, const Inputs& inputs, std::string_view wanted)
{
    const Conversion& conversion = *conversionByKey(key);
    const Result<Converted> result = convert(conversion, inputs);
    if (!result)
        return result.error();
    CellValue value;
    value.value = (*result)[wanted];
    value.formula = u"%1 = %2"_s.arg(conversion.formulaText(), digits(*value.value));
    return value;
}

Result<CellValue> asPrinted(const Reading& r)
{
    CellValue value;
    value.value = r.number(0);
    return value;
}

Result<CellValue> eventsOfTotal(const Reading& r)
{
    CellValue value;
    value.value = r.number(0);
    value.total = r.number(1);
    return value;
}

Result<CellValue> percentage(const Reading& r)
{
    const QString total = totalColumn(r.column);
    const auto n = r.row.value(total);
    if (!n)
        return waiting(total);
    CellValue value;
    value.value = std::round(r.number(0) / 100 * *n);
    value.formula = Text::tr("%1 % of %2 = %3").arg(r.number(0)).arg(*n).arg(*value.value);
    return value;
}

/// A conversion of one arm that needs the arm's n.
Result<CellValue> ofArm(const Reading& r, std::string_view key, Inputs inputs)
{
    const QString total = totalColumn(r.column);
    const auto n = r.row.value(total);
    if (!n)
        return waiting(total);
    inputs.set("n", *n);
    return converted(key, inputs, "sd");
}

/// Names two numbers of the text.
Inputs named(const Reading& r, const char* first, const char* second)
{
    Inputs inputs;
    inputs.set(first, r.number(0));
    inputs.set(second, r.number(1));
    return inputs;
}

Inputs interval(const Reading& r)
{
    Inputs inputs = named(r, "lb", "ub");
    if (r.has(2))
        inputs.set("level", r.number(2));
    return inputs;
}

Result<CellValue> errorOfMean(const Reading& r)
{
    Inputs inputs;
    inputs.set("se", r.number(0));
    return ofArm(r, "sd_from_se", inputs);
}

Result<CellValue> intervalOfMean(const Reading& r)
{
    return ofArm(r, "sd_from_ci_t", interval(r));
}

Result<CellValue> quartiles(const Reading& r)
{
    return ofArm(r, "sd_from_iqr", named(r, "q1", "q3"));
}

Result<CellValue> range(const Reading& r)
{
    return ofArm(r, "sd_from_range", named(r, "min", "max"));
}

/// A conversion from the difference of both arms' means.
Result<CellValue> ofDifference(const Reading& r, std::string_view key, const char* input)
{
    Inputs inputs;
    inputs.set(input, r.number(0));
    for (const QString& column : {u"m1i"_s, u"m2i"_s, u"n1i"_s, u"n2i"_s})
        if (!r.row.value(column))
            return waiting(column);
    inputs.set("md", *r.row.value(u"m1i"_s) - *r.row.value(u"m2i"_s));
    inputs.set("n1", *r.row.value(u"n1i"_s));
    inputs.set("n2", *r.row.value(u"n2i"_s));
    return converted(key, inputs, "sd");
}

Result<CellValue> pOfDifference(const Reading& r)
{
    return ofDifference(r, "sd_from_p", "p");
}

Result<CellValue> tOfDifference(const Reading& r)
{
    return ofDifference(r, "sd_from_t", "t");
}

/// The variance of an effect as the column wants it.
Result<CellValue> asColumn(const Reading& r, Result<CellValue> variance)
{
    if (!variance || !variance->value || r.column != u"sei"_s)
        return variance;
    variance->value = std::sqrt(*variance->value);
    variance->formula += Text::tr("; its root = %1").arg(digits(*variance->value));
    return variance;
}

/// The width of the interval alone decides; the effect only has to stand somewhere inside.
Result<CellValue> intervalOfEffect(const Reading& r)
{
    Inputs inputs = interval(r);
    inputs.set("out", r.row.value(u"yi"_s).value_or((r.number(0) + r.number(1)) / 2));
    return asColumn(r, converted("wald", inputs, "vi"));
}

Result<CellValue> pOfEffect(const Reading& r)
{
    const auto effect = r.row.value(u"yi"_s);
    if (!effect)
        return waiting(u"yi"_s);
    Inputs inputs;
    inputs.set("out", *effect);
    inputs.set("pval", r.number(0));
    return asColumn(r, converted("wald", inputs, "vi"));
}

Result<CellValue> errorOfEffect(const Reading& r)
{
    CellValue value;
    const double se = r.number(0);
    value.value = r.column == u"sei"_s ? se : se * se;
    if (r.column != u"sei"_s)
        value.formula = Text::tr("%1 squared = %2").arg(se).arg(digits(*value.value));
    return value;
}

/// What a family of columns takes.
struct Family {
    QStringList columns;
    QString takes; ///< examples, for the sentence of a refusal
    QList<std::pair<PrintedKind, Reader>> readers;
};

const QList<Family>& families()
{
    using enum PrintedKind;
    static const QList<Family> list{
        {{u"ai"_s, u"ci"_s},
         Text::tr("12, 12/38 or 31.6 %"),
         {{Number, asPrinted}, {Fraction, eventsOfTotal}, {Percentage, percentage}}},
        {{u"sd1i"_s, u"sd2i"_s},
         Text::tr("2.2, SE 0.4, 1.7 to 5.3, IQR 2 to 6, range 1 to 9, p = 0.03 or t = 2.1"),
         {{Number, asPrinted},
          {StandardDeviation, asPrinted},
          {StandardError, errorOfMean},
          {Interval, intervalOfMean},
          {Quartiles, quartiles},
          {Range, range},
          {PValue, pOfDifference},
          {TStatistic, tOfDifference}}},
        {{u"sei"_s, u"vi"_s},
         Text::tr("0.2, SE 0.2, 0.1 to 0.9 or p = 0.03"),
         {{Number, asPrinted},
          {StandardError, errorOfEffect},
          {Interval, intervalOfEffect},
          {PValue, pOfEffect}}}};
    return list;
}

const Family& familyOf(const QString& column)
{
    static const Family plain{{}, Text::tr("a number such as 3.4"), {{PrintedKind::Number, asPrinted}}};
    for (const Family& family : families())
        if (family.columns.contains(column))
            return family;
    return plain;
}

} // namespace

QString totalColumn(const QString& column)
{
    if (column == u"ai"_s || column == u"sd1i"_s || column == u"m1i"_s)
        return u"n1i"_s;
    return column == u"ci"_s || column == u"sd2i"_s || column == u"m2i"_s ? u"n2i"_s : QString();
}

Result<CellValue> readCell(const QString& column, const QString& text, const OutcomeRow& row)
{
    const Family& family = familyOf(column);
    const Result<PrintedValue> printed = readPrinted(text);
    if (printed)
        for (const auto& [kind, read] : family.readers)
            if (kind == printed->kind)
                return read({column, row, printed->numbers});
    return makeError(ErrorCode::Input,
                     Text::tr("%1 = \"%2\" is not a number or another form that it takes: %3")
                         .arg(column, text, family.takes));
}

} // namespace plansift::extraction
