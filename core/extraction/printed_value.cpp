// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of printed values, one table of pattern and reader a family of columns.
#include "core/extraction/printed_value.hpp"

#include "core/base/text.hpp"
#include "core/extraction/conversion.hpp"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift::extraction {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(printed)
};

const QString kNumber = u"([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)"_s;

struct Reading {
    const QString& column;
    const OutcomeRow& row;
    const QRegularExpressionMatch& match;

    double number(int group) const { return match.captured(group).toDouble(); }
};

using Reader = Result<PrintedValue> (*)(const Reading&);

struct Form {
    QRegularExpression pattern;
    Reader read;
};

QRegularExpression form(const QString& pattern)
{
    QString whole = pattern;
    whole.replace(u"#"_s, kNumber);
    return QRegularExpression(u'^' + whole + u'$', QRegularExpression::CaseInsensitiveOption |
                                                       QRegularExpression::UseUnicodePropertiesOption);
}

/// Typeset signs as typed ones, one blank between words.
QString typed(QString text)
{
    if (text.trimmed().startsWith(QChar(0x2013)))
        text.replace(text.indexOf(QChar(0x2013)), 1, u'-'); // an en dash in place of a minus
    text.replace(QChar(0x2212), u'-').replace(QChar(0x2013), u"to"_s).replace(QChar(0x00B7), u'.');
    return text.simplified();
}

Result<PrintedValue> waiting(const QString& forWhat)
{
    PrintedValue value;
    value.waitsFor = forWhat;
    return value;
}

/// Runs a conversion of the table and takes one of its values.
Result<PrintedValue> converted(std::string_view key, const Inputs& inputs, std::string_view wanted)
{
    const Conversion& conversion = *conversionByKey(key);
    const Result<Converted> result = convert(conversion, inputs);
    if (!result)
        return result.error();
    PrintedValue value;
    value.value = (*result)[wanted];
    value.formula = u"%1 = %2"_s.arg(conversion.formulaText(), QString::number(*value.value, 'g', 6));
    return value;
}

Result<PrintedValue> readNumber(const Reading& r)
{
    PrintedValue value;
    value.value = r.number(1);
    return value;
}

Result<PrintedValue> readEventsOfTotal(const Reading& r)
{
    PrintedValue value;
    value.value = r.number(1);
    value.total = r.number(2);
    return value;
}

Result<PrintedValue> readPercentage(const Reading& r)
{
    const QString total = totalColumn(r.column);
    const auto n = r.row.value(total);
    if (!n)
        return waiting(total);
    PrintedValue value;
    value.value = std::round(r.number(1) / 100 * *n);
    value.formula = Text::tr("%1 % of %2 = %3").arg(r.number(1)).arg(*n).arg(*value.value);
    return value;
}

/// A conversion of one arm that needs the arm's n.
Result<PrintedValue> ofArm(const Reading& r, std::string_view key, Inputs inputs)
{
    const QString total = totalColumn(r.column);
    const auto n = r.row.value(total);
    if (!n)
        return waiting(total);
    inputs.set("n", *n);
    return converted(key, inputs, "sd");
}

Result<PrintedValue> readStandardError(const Reading& r)
{
    Inputs inputs;
    inputs.set("se", r.number(1));
    return ofArm(r, "sd_from_se", inputs);
}

/// Groups: 1 the level in percent or nothing, 2 and 3 the limits.
Result<PrintedValue> readMeanInterval(const Reading& r)
{
    Inputs inputs;
    inputs.set("lb", r.number(2));
    inputs.set("ub", r.number(3));
    if (!r.match.captured(1).isEmpty())
        inputs.set("level", r.number(1));
    return ofArm(r, "sd_from_ci_t", inputs);
}

Result<PrintedValue> readQuartiles(const Reading& r)
{
    Inputs inputs;
    inputs.set("q1", r.number(1));
    inputs.set("q3", r.number(2));
    return ofArm(r, "sd_from_iqr", inputs);
}

Result<PrintedValue> readRange(const Reading& r)
{
    Inputs inputs;
    inputs.set("min", r.number(1));
    inputs.set("max", r.number(2));
    return ofArm(r, "sd_from_range", inputs);
}

/// A conversion from the difference of both arms' means.
Result<PrintedValue> ofDifference(const Reading& r, std::string_view key, const char* input)
{
    Inputs inputs;
    inputs.set(input, r.number(1));
    for (const QString& column : {u"m1i"_s, u"m2i"_s, u"n1i"_s, u"n2i"_s})
        if (!r.row.value(column))
            return waiting(column);
    inputs.set("md", *r.row.value(u"m1i"_s) - *r.row.value(u"m2i"_s));
    inputs.set("n1", *r.row.value(u"n1i"_s));
    inputs.set("n2", *r.row.value(u"n2i"_s));
    return converted(key, inputs, "sd");
}

Result<PrintedValue> readDifferenceP(const Reading& r)
{
    return ofDifference(r, "sd_from_p", "p");
}

Result<PrintedValue> readDifferenceT(const Reading& r)
{
    return ofDifference(r, "sd_from_t", "t");
}

/// The variance of an effect as the column wants it.
Result<PrintedValue> asColumn(const Reading& r, Result<PrintedValue> variance)
{
    if (!variance || !variance->value || r.column != u"sei"_s)
        return variance;
    variance->value = std::sqrt(*variance->value);
    variance->formula += Text::tr("; its root = %1").arg(QString::number(*variance->value, 'g', 6));
    return variance;
}

Result<PrintedValue> readEffectInterval(const Reading& r)
{
    Inputs inputs;
    inputs.set("lb", r.number(2));
    inputs.set("ub", r.number(3));
    if (!r.match.captured(1).isEmpty())
        inputs.set("level", r.number(1));
    return asColumn(r, converted("wald", inputs, "vi"));
}

Result<PrintedValue> readEffectP(const Reading& r)
{
    const auto effect = r.row.value(u"yi"_s);
    if (!effect)
        return waiting(u"yi"_s);
    Inputs inputs;
    inputs.set("yi", *effect);
    inputs.set("pval", r.number(1));
    return asColumn(r, converted("wald", inputs, "vi"));
}

Result<PrintedValue> readEffectError(const Reading& r)
{
    PrintedValue value;
    const double se = r.number(1);
    value.value = r.column == u"sei"_s ? se : se * se;
    if (r.column != u"sei"_s)
        value.formula = Text::tr("%1² = %2").arg(se).arg(QString::number(*value.value, 'g', 6));
    return value;
}

const QString kInterval = u"[\\[(]?\\s*#\\s*(?:to|,|;)\\s*#\\s*[\\])]?"_s;

const QList<Form>& plainForms()
{
    static const QList<Form> forms{{form(u"#"_s), readNumber}};
    return forms;
}

const QList<Form>& eventForms()
{
    static const QList<Form> forms{{form(u"#"_s), readNumber},
                                   {form(u"#\\s*(?:/|of)\\s*#"_s), readEventsOfTotal},
                                   {form(u"#\\s*%"_s), readPercentage}};
    return forms;
}

const QList<Form>& spreadForms()
{
    static const QList<Form> forms{{form(u"(?:sd\\s*)?#"_s), readNumber},
                                   {form(u"sem?\\s*#"_s), readStandardError},
                                   {form(u"(?:(?:#\\s*%\\s*)?ci\\s*)?"_s + kInterval), readMeanInterval},
                                   {form(u"iqr\\s*"_s + kInterval), readQuartiles},
                                   {form(u"range\\s*"_s + kInterval), readRange},
                                   {form(u"p\\s*=?\\s*#"_s), readDifferenceP},
                                   {form(u"t\\s*=?\\s*#"_s), readDifferenceT}};
    return forms;
}

const QList<Form>& effectErrorForms()
{
    static const QList<Form> forms{{form(u"#"_s), readNumber},
                                   {form(u"se\\s*#"_s), readEffectError},
                                   {form(u"(?:(?:#\\s*%\\s*)?ci\\s*)?"_s + kInterval), readEffectInterval},
                                   {form(u"p\\s*=?\\s*#"_s), readEffectP}};
    return forms;
}

struct Family {
    QStringList columns;
    const QList<Form>& (*forms)();
    QString takes;
};

const Family& familyOf(const QString& column)
{
    static const QList<Family> families{
        {{u"ai"_s, u"ci"_s}, eventForms, Text::tr("12, 12/38 or 31.6 %")},
        {{u"sd1i"_s, u"sd2i"_s},
         spreadForms,
         Text::tr("2.2, SE 0.4, 1.7 to 5.3, IQR 2 to 6, range 1 to 9, p = 0.03 or t = 2.1")},
        {{u"sei"_s, u"vi"_s}, effectErrorForms, Text::tr("0.2, SE 0.2, 0.1 to 0.9 or p = 0.03")}};
    static const Family plain{{}, plainForms, Text::tr("a number such as 3.4")};
    for (const Family& family : families)
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

Result<PrintedValue> readPrinted(const QString& column, const QString& text, const OutcomeRow& row)
{
    const Family& family = familyOf(column);
    const QString plain = typed(text);
    for (const Form& form : family.forms()) {
        const QRegularExpressionMatch match = form.pattern.match(plain);
        if (match.hasMatch())
            return form.read({column, row, match});
    }
    return makeError(ErrorCode::Input,
                     Text::tr("\"%1\" cannot be read; %2 takes %3").arg(text, column, family.takes));
}

} // namespace plansift::extraction
