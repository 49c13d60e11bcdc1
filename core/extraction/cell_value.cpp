// SPDX-License-Identifier: GPL-3.0-or-later
// What each family of columns makes of each kind of printed value: one table.
#include "core/extraction/cell_value.hpp"

#include "core/base/text.hpp"
#include "core/extraction/conversion.hpp"
#include "core/extraction/printed_value.hpp"
#include "core/extraction/worked_formula.hpp"

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
    EffectScale scale;

    bool isRatio() const { return scale == EffectScale::Ratio; }
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

/// Runs a conversion of the table and takes one of its values.
Result<CellValue> converted(std::string_view key, const Inputs& inputs, std::string_view wanted,
                            const QString& formula = {})
{
    const Conversion& conversion = *conversionByKey(key);
    const Result<Converted> result = convert(conversion, inputs);
    if (!result)
        return result.error();
    CellValue value;
    value.value = (*result)[wanted];
    value.formula =
        workedFormula(formula.isEmpty() ? conversion.formulaText() : formula, inputs, *value.value);
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
    inputs.set("level", r.has(2) ? r.number(2) : 95); // what an interval is unless it says otherwise
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

/// A ratio enters the analysis as its log.
Result<CellValue> effect(const Reading& r)
{
    if (!r.isRatio())
        return asPrinted(r);
    Inputs inputs;
    inputs.set("ratio", r.number(0));
    if (!(r.number(0) > 0))
        return makeError(ErrorCode::Input,
                         Text::tr("%1 is no ratio, which is above zero. If the effects of this outcome are "
                                  "logs of ratios, say so under Outcomes and arms")
                             .arg(formulaNumber(r.number(0))));
    return converted("log_ratio", inputs, "yi", u"yi = log(ratio)"_s);
}

/// The effect of the row on the scale on which it is printed.
std::optional<double> printedEffect(const Reading& r)
{
    const auto yi = r.row.value(u"yi"_s);
    return yi && r.isRatio() ? std::exp(*yi) : yi;
}

/// The standard error, or its square, as the column wants it.
CellValue asColumn(const Reading& r, double se, const QString& formula, const QString& doubt = {})
{
    CellValue value;
    value.value = r.column == u"sei"_s ? se : se * se;
    value.formula = formula;
    if (r.column != u"sei"_s)
        value.formula += Text::tr("; its square = %1").arg(formulaNumber(*value.value));
    value.doubt = doubt;
    return value;
}

/// A standard error from what the table's Wald conversion is given, with the formula that applies of its
/// several.
Result<CellValue> wald(const Reading& r, Inputs inputs, const QString& formula)
{
    if (r.isRatio())
        inputs.choose("transf", "log");
    const Conversion& conversion = *conversionByKey("wald");
    const Result<Converted> result = convert(conversion, inputs);
    if (!result)
        return result.error();
    QString doubt;
    if (!result->warnings.isEmpty())
        doubt = r.isRatio() ? Text::tr("the ratio is not in the middle of its interval on the log scale")
                            : Text::tr("the effect is not in the middle of its interval: is it a ratio?");
    return asColumn(r, (*result)["sei"], workedFormula(formula, inputs, (*result)["sei"]), doubt);
}

/// Cochrane Handbook 6.3.1 (differences) and 6.3.2 (ratios, by their logs). The width of the interval alone
/// decides; the effect only has to stand somewhere inside.
Result<CellValue> intervalOfEffect(const Reading& r)
{
    Inputs inputs = interval(r);
    if (r.isRatio() && !(r.number(0) > 0 && r.number(1) > 0))
        return makeError(ErrorCode::Input, Text::tr("the bounds of a ratio are above zero"));
    const double middle =
        r.isRatio() ? std::sqrt(r.number(0) * r.number(1)) : (r.number(0) + r.number(1)) / 2;
    inputs.set("out", printedEffect(r).value_or(middle));
    return wald(r, inputs,
                r.isRatio() ? u"sei = (log(ub) - log(lb)) / (2 * z(level))"_s
                            : u"sei = (ub - lb) / (2 * z(level))"_s);
}

/// Cochrane Handbook 6.3.1 and 6.3.2.
Result<CellValue> pOfEffect(const Reading& r)
{
    const auto printed = printedEffect(r);
    if (!printed)
        return waiting(u"yi"_s);
    Inputs inputs;
    inputs.set("out", *printed);
    inputs.set("pval", r.number(0));
    return wald(r, inputs, r.isRatio() ? u"sei = |log(out)| / z(pval)"_s : u"sei = |out| / z(pval)"_s);
}

/// A standard error on the scale of the printed effect: as it is, or that of the ratio's log.
Result<CellValue> errorAsPrinted(const Reading& r, double se, const QString& formula)
{
    if (!r.isRatio())
        return asColumn(r, se, formula);
    const auto ratio = printedEffect(r);
    if (!ratio)
        return waiting(u"yi"_s);
    Inputs inputs;
    inputs.set("ratio", *ratio);
    inputs.set("se", se);
    const Result<CellValue> log = converted("log_ratio", inputs, "sei", u"sei = se / ratio"_s);
    if (!log)
        return log;
    return asColumn(r, *log->value, formula.isEmpty() ? log->formula : formula + u"; "_s + log->formula);
}

Result<CellValue> errorOfEffect(const Reading& r)
{
    if (r.column == u"sei"_s)
        return errorAsPrinted(r, r.number(0), {});
    return errorAsPrinted(r, r.number(0), Text::tr("standard error %1").arg(formulaNumber(r.number(0))));
}

Result<CellValue> varianceOfEffect(const Reading& r)
{
    if (r.column == u"vi"_s && !r.isRatio())
        return asPrinted(r);
    Inputs inputs;
    inputs.set("vi", r.number(0));
    const double se = std::sqrt(r.number(0));
    return errorAsPrinted(r, se, workedFormula(u"se = sqrt(vi)"_s, inputs, se));
}

/// A plain number is what the column is named after.
Result<CellValue> numberOfEffect(const Reading& r)
{
    return r.column == u"vi"_s ? varianceOfEffect(r) : errorOfEffect(r);
}

Result<CellValue> errorOfLog(const Reading& r)
{
    return asColumn(r, r.number(0), Text::tr("on the log scale already: %1").arg(formulaNumber(r.number(0))));
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
        {{u"yi"_s}, Text::tr("a number such as 0.74"), {{Number, effect}}},
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
         Text::tr("0.2, SE 0.2, var 0.04, SE(log) 0.2, 0.1 to 0.9 or p = 0.03"),
         {{Number, numberOfEffect},
          {StandardError, errorOfEffect},
          {LogStandardError, errorOfLog},
          {Variance, varianceOfEffect},
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

Result<CellValue> readCell(const QString& column, const QString& text, const OutcomeRow& row,
                           EffectScale scale)
{
    const Family& family = familyOf(column);
    const Result<PrintedValue> printed = readPrinted(text);
    if (printed)
        for (const auto& [kind, read] : family.readers)
            if (kind == printed->kind)
                return read({column, row, printed->numbers, scale});
    return makeError(
        ErrorCode::Input,
        Text::tr("\"%1\" is not a number or another form that the cell takes: %2").arg(text, family.takes));
}

} // namespace plansift::extraction
