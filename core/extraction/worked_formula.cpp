// SPDX-License-Identifier: GPL-3.0-or-later
// Putting numbers in the places of names.
#include "core/extraction/worked_formula.hpp"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace plansift::extraction {
namespace {

const QChar kMinus(0x2212);
const QChar kTimes(0x00d7);

QString typeset(QString formula)
{
    return formula.replace(u'-', kMinus).replace(u'*', kTimes);
}

/// A negative number inside a formula stands in brackets.
QString operand(double value)
{
    const QString text = formulaNumber(value);
    return value < 0 ? u"(%1)"_s.arg(text) : text;
}

} // namespace

QString formulaNumber(double value)
{
    return QString::number(value, 'g', 6).replace(u'-', kMinus);
}

QString workedFormula(const QString& formula, const Inputs& inputs, double result)
{
    static const QRegularExpression names(u"[A-Za-z_]\\w*(?!\\w*\\s*\\()"_s); // a function keeps its name
    const QString right = typeset(formula.mid(formula.indexOf(u'=') + 1).trimmed());
    QString filled;
    qsizetype from = 0;
    for (auto match = names.globalMatch(right); match.hasNext();) {
        const QRegularExpressionMatch name = match.next();
        const std::string key = name.captured().toStdString();
        filled += right.mid(from, name.capturedStart() - from);
        filled += inputs.has(key) ? operand(inputs[key]) : name.captured();
        from = name.capturedEnd();
    }
    filled += right.mid(from);
    return u"%1 = %2 = %3"_s.arg(typeset(formula), filled, formulaNumber(result));
}

} // namespace plansift::extraction
