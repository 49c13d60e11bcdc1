// SPDX-License-Identifier: GPL-3.0-or-later
// Values as R writes them.
#include "core/synthesis/r_text.hpp"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {

QString rNumber(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest) : u"NA"_s;
}

QString rText(const QString& text)
{
    QString out;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        out += c.unicode() < 0x20 ? QChar(u' ') : c;
    }
    return u'"' + out + u'"';
}

QString rName(const QString& name)
{
    static const QRegularExpression plain(u"^[A-Za-z][A-Za-z0-9._]*$"_s);
    if (plain.match(name).hasMatch())
        return name;
    QString inner = name;
    return u'`' + inner.replace(u'`', u'\'').replace(u'\\', u'/') + u'`';
}

QString rCall(const QString& function, const QStringList& arguments)
{
    constexpr qsizetype kWidth = 100;
    QString text = function + u'(';
    qsizetype column = text.size();
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString item = arguments[i] + (i + 1 < arguments.size() ? u","_s : u")"_s);
        if (column + item.size() + 1 > kWidth && i > 0) {
            text += u"\n    "_s + item;
            column = 4 + item.size();
        } else {
            text += (i > 0 ? u" "_s : QString()) + item;
            column += item.size() + 1;
        }
    }
    return arguments.isEmpty() ? text + u')' : text;
}

QString rVector(const QStringList& items)
{
    return rCall(u"c"_s, items);
}

QString rNumbers(const std::vector<double>& values)
{
    QStringList items;
    std::ranges::transform(values, std::back_inserter(items), rNumber);
    return rVector(items);
}

QString rTexts(const QStringList& texts)
{
    QStringList items;
    std::ranges::transform(texts, std::back_inserter(items), rText);
    return rVector(items);
}

QString rBool(bool value)
{
    return value ? u"TRUE"_s : u"FALSE"_s;
}

} // namespace plansift::synthesis
