// SPDX-License-Identifier: GPL-3.0-or-later
// The table of patterns.
#include "core/extraction/printed_value.hpp"

#include "core/base/text.hpp"
#include "core/extraction/conversions/families.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::extraction {
namespace {

/// A pattern in which # is a number and ~ what stands between two of them.
struct Pattern {
    PrintedKind kind;
    const char16_t* text;
};

constexpr std::array<Pattern, 16> kPatterns{{
    {PrintedKind::Number, u"#"},
    {PrintedKind::StandardError, u"(?:SEM?|S\\.E\\.(?:M\\.)?)\\s*[=:]?\\s*#"},
    {PrintedKind::LogStandardError, u"(?:(?:SE|S\\.E\\.)\\s*(?:of\\s+)?(?:\\(\\s*(?:log|ln)[^)]*\\)|(?:log|"
                                    u"ln)(?:\\s*[HRO]R)?)|(?:log|ln)\\s*SE)"
                                    u"\\s*[=:]?\\s*#"},
    {PrintedKind::Variance, u"var(?:iance)?\\s*[=:]?\\s*#"},
    {PrintedKind::StandardDeviation, u"(?:SD|S\\.D\\.)\\s*[=:]?\\s*#"},
    {PrintedKind::Quartiles, u"(?:IQR|Q1~Q3|quartiles)\\s*[=:,]?\\s*[\\[(]?\\s*#~#\\s*[\\])]?"},
    {PrintedKind::Range, u"(?:range|min(?:imum)?~max(?:imum)?)\\s*[=:,]?\\s*[\\[(]?\\s*#~#\\s*[\\])]?"},
    {PrintedKind::Interval, u"[\\[(]?\\s*#~#\\s*[\\])]?"},
    {PrintedKind::Interval, u"(?:#\\s*%\\s*)?CI\\s*[=:,]?\\s*[\\[(]?\\s*#~#\\s*[\\])]?"},
    {PrintedKind::PValue, u"p\\s*=\\s*#"},
    {PrintedKind::PBound, u"p\\s*[<>≤≥]\\s*#"},
    {PrintedKind::TStatistic, u"t\\s*(?:[\\[(]\\s*#\\s*[\\])])?\\s*=\\s*#"},
    {PrintedKind::FStatistic, u"F\\s*(?:[\\[(]\\s*#\\s*[,;]\\s*#\\s*[\\])])?\\s*=\\s*#"},
    {PrintedKind::Fraction, u"#\\s*(?:/|of)\\s*#"},
    {PrintedKind::Percentage, u"#\\s*%"},
    {PrintedKind::MeanSpread, u"#\\s*(?:\\(\\s*(?:S[DE][=:]?\\s*)?#\\s*\\)|(?:±|\\+/?-)\\s*#)"},
}};

QRegularExpression compiled(const Pattern& pattern)
{
    QString text = QString::fromUtf16(pattern.text);
    text.replace(u'~', u"\\s*(?:to|,|;|\\.\\.|--?(?=\\s|\\d))\\s*"_s);
    text.replace(u'#', u"(-?(?:\\d+(?:[.,]\\d+)*|\\.\\d+)(?:[eE]-?\\d+)?)"_s);
    return QRegularExpression(u"^\\s*(?:"_s + text + u")\\s*$"_s,
                              QRegularExpression::CaseInsensitiveOption |
                                  QRegularExpression::UseUnicodePropertiesOption);
}

/// Dashes of any length as the plain one.
QString plain(QString text)
{
    for (const QChar dash :
         {QChar(0x2212), QChar(0x2010), QChar(0x2011), QChar(0x2012), QChar(0x2013), QChar(0x2014)})
        text.replace(dash, u'-');
    return text;
}

/// Commas before groups of three digits separate thousands, a single other one is the decimal point.
double numberOf(QString text)
{
    static const QRegularExpression thousands(u"^-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?$"_s);
    if (thousands.match(text).hasMatch())
        text.remove(u',');
    else if (text.count(u',') == 1 && !text.contains(u'.'))
        text.replace(u',', u'.');
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok ? value : stats::kUndefined;
}

/// The statistic first, then its degrees of freedom; the bounds first, then their level.
std::vector<double> inOrder(PrintedKind kind, std::vector<double> numbers)
{
    const bool statistic = kind == PrintedKind::TStatistic || kind == PrintedKind::FStatistic;
    if (statistic && numbers.size() > 1)
        std::rotate(numbers.begin(), numbers.end() - 1, numbers.end());
    if (kind == PrintedKind::Interval && numbers.size() == 3)
        std::rotate(numbers.begin(), numbers.begin() + 1, numbers.end());
    return numbers;
}

} // namespace

Result<PrintedValue> readPrinted(const QString& text)
{
    static const auto patterns = [] {
        std::array<QRegularExpression, kPatterns.size()> all;
        std::transform(kPatterns.begin(), kPatterns.end(), all.begin(), compiled);
        return all;
    }();
    const QString line = plain(text);
    for (std::size_t i = 0; i < kPatterns.size(); ++i) {
        const QRegularExpressionMatch match = patterns[i].match(line);
        std::vector<double> numbers;
        bool readable = match.hasMatch();
        for (int group = 1; group <= match.lastCapturedIndex(); ++group)
            if (const QString number = match.captured(group); !number.isEmpty()) {
                numbers.push_back(numberOf(number));
                readable = readable && std::isfinite(numbers.back());
            }
        if (readable)
            return PrintedValue{kPatterns[i].kind, inOrder(kPatterns[i].kind, std::move(numbers))};
    }
    return impossible(ConversionText::tr("\"%1\" is no number, interval, fraction or statistic").arg(text));
}

} // namespace plansift::extraction
