// SPDX-License-Identifier: GPL-3.0-or-later
// RevMan's settings as plans, and its rows as cells.
#include "core/formats/exchange/revman_outcome.hpp"

#include "core/base/text.hpp"
#include "core/formats/exchange/foreign_table.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

struct DataWord {
    QLatin1StringView word; ///< folded
    RevmanData data;
};

constexpr std::array kDataWords{DataWord{QLatin1StringView("dichotomous"), RevmanData::Dichotomous},
                                DataWord{QLatin1StringView("dich"), RevmanData::Dichotomous},
                                DataWord{QLatin1StringView("dic"), RevmanData::Dichotomous},
                                DataWord{QLatin1StringView("continuous"), RevmanData::Continuous},
                                DataWord{QLatin1StringView("cont"), RevmanData::Continuous},
                                DataWord{QLatin1StringView("con"), RevmanData::Continuous},
                                DataWord{QLatin1StringView("generic inverse variance"), RevmanData::Generic},
                                DataWord{QLatin1StringView("contrast level"), RevmanData::Generic},
                                DataWord{QLatin1StringView("giv"), RevmanData::Generic},
                                DataWord{QLatin1StringView("iv"), RevmanData::Generic},
                                DataWord{QLatin1StringView("o e and variance"), RevmanData::ObservedExpected},
                                DataWord{QLatin1StringView("oev"), RevmanData::ObservedExpected},
                                DataWord{QLatin1StringView("ipd"), RevmanData::ObservedExpected}};

struct MeasureWord {
    QLatin1StringView word; ///< folded
    QLatin1StringView key;
};

constexpr std::array kMeasureWords{
    MeasureWord{QLatin1StringView("or"), QLatin1StringView("OR")},
    MeasureWord{QLatin1StringView("odds ratio"), QLatin1StringView("OR")},
    MeasureWord{QLatin1StringView("peto or"), QLatin1StringView("OR")},
    MeasureWord{QLatin1StringView("peto odds ratio"), QLatin1StringView("OR")},
    MeasureWord{QLatin1StringView("rr"), QLatin1StringView("RR")},
    MeasureWord{QLatin1StringView("risk ratio"), QLatin1StringView("RR")},
    MeasureWord{QLatin1StringView("rd"), QLatin1StringView("RD")},
    MeasureWord{QLatin1StringView("risk difference"), QLatin1StringView("RD")},
    MeasureWord{QLatin1StringView("md"), QLatin1StringView("MD")},
    MeasureWord{QLatin1StringView("mean difference"), QLatin1StringView("MD")},
    MeasureWord{QLatin1StringView("smd"), QLatin1StringView("SMD")},
    MeasureWord{QLatin1StringView("std mean difference"), QLatin1StringView("SMD")},
    MeasureWord{QLatin1StringView("standardized mean difference"), QLatin1StringView("SMD")},
    MeasureWord{QLatin1StringView("standardised mean difference"), QLatin1StringView("SMD")}};

QString kindKey(RevmanData data)
{
    switch (data) {
    case RevmanData::Dichotomous:
        return u"2x2"_s;
    case RevmanData::Continuous:
        return u"cont"_s;
    case RevmanData::Generic:
    case RevmanData::ObservedExpected:
        return u"generic"_s;
    case RevmanData::Other:
        break;
    }
    return {};
}

/// Free words of generic data ("Hazard Ratio", "Rate Ratio"): a ratio is pooled on its logarithm.
QString genericMeasure(const QString& words, RevmanData data)
{
    const bool ratio = data == RevmanData::ObservedExpected || words.contains(u"ratio"_s) ||
                       words == u"or"_s || words == u"rr"_s || words == u"hr"_s;
    return ratio ? u"HR"_s : u"GEN"_s;
}

QString measureKey(const QString& words, RevmanData data)
{
    if (kindKey(data) == u"generic"_s)
        return genericMeasure(words, data);
    for (const MeasureWord& known : kMeasureWords)
        if (words == known.word)
            return known.key.toString();
    return {};
}

bool isRandom(const QString& model)
{
    return model.startsWith(u"random"_s) || model == u"yes"_s;
}

QString modelKey(const RevmanSettings& settings, RevmanData data)
{
    const QString method = foldText(settings.method);
    if (isRandom(foldText(settings.model)))
        return u"RE"_s;
    if (data == RevmanData::Dichotomous &&
        (method == u"peto"_s || foldText(settings.measure).contains(u"peto"_s)))
        return u"PETO"_s;
    const bool byTables = data == RevmanData::Dichotomous &&
                          (method == u"mh"_s || method == u"m h"_s || method == u"mantel haenszel"_s);
    return byTables ? u"MH"_s : u"EE"_s;
}

Cell printedCell(const QString& name, const QString& printed)
{
    return {name, printed, foreignNumber(printed), {}, {}, {}, {}};
}

/// Events counted the other way round.
void swapEvents(QList<Cell>& cells)
{
    for (const auto& [events, total] : {std::pair(u"ai"_s, u"n1i"_s), std::pair(u"ci"_s, u"n2i"_s)}) {
        const auto find = [&cells](const QString& name) {
            return std::find_if(cells.begin(), cells.end(),
                                [&name](const Cell& c) { return c.name == name; });
        };
        const auto x = find(events);
        const auto n = find(total);
        if (x == cells.end() || n == cells.end() || !x->value || !n->value)
            continue;
        x->value = *n->value - *x->value;
        x->conversion = u"n - events"_s;
    }
}

/// Peto's one-step estimate: log ratio = (O-E)/V with the variance 1/V (Yusuf et al. 1985).
QList<Cell> observedExpected(const RevmanNumbers& numbers)
{
    const QString printed = u"O-E %1, V %2"_s.arg(numbers.value(u"oe"_s), numbers.value(u"var"_s));
    const std::optional<double> oe = foreignNumber(numbers.value(u"oe"_s));
    const std::optional<double> variance = foreignNumber(numbers.value(u"var"_s));
    const bool known = oe && variance && *variance > 0;
    return {
        {u"yi"_s, printed, known ? std::optional(*oe / *variance) : std::nullopt, u"(O-E)/V"_s, {}, {}, {}},
        {u"vi"_s, printed, known ? std::optional(1 / *variance) : std::nullopt, u"1/V"_s, {}, {}, {}}};
}

QStringList columnsOf(RevmanData data)
{
    switch (data) {
    case RevmanData::Dichotomous:
        return {u"ai"_s, u"n1i"_s, u"ci"_s, u"n2i"_s};
    case RevmanData::Continuous:
        return {u"m1i"_s, u"sd1i"_s, u"n1i"_s, u"m2i"_s, u"sd2i"_s, u"n2i"_s};
    default:
        return {u"yi"_s, u"sei"_s};
    }
}

} // namespace

RevmanData revmanData(const QString& dataType)
{
    const QString word = foldText(dataType);
    for (const DataWord& known : kDataWords)
        if (word == known.word)
            return known.data;
    return RevmanData::Other;
}

std::optional<ForeignOutcome> revmanOutcome(const ForeignFile& file, const RevmanSettings& settings, int line,
                                            ForeignReview& review)
{
    const RevmanData data = revmanData(settings.dataType);
    const QString measure = measureKey(foldText(settings.measure), data);
    if (data == RevmanData::Other || measure.isEmpty()) {
        review.report(
            file, line, Severity::Error,
            Text::tr("the analysis \"%1\" (data \"%2\", measure \"%3\") has no numbers that can be pooled "
                     "here and is left out; enter it by hand if it is needed")
                .arg(settings.name, settings.dataType, settings.measure));
        return std::nullopt;
    }
    const QString model = modelKey(settings, data);
    if (kindKey(data) == u"generic"_s && measure == u"HR"_s &&
        !foldText(settings.measure).contains(u"hazard"_s))
        review.report(
            file, line, Severity::Info,
            Text::tr("%1: the measure \"%2\" is pooled as a ratio on its logarithm, under the name hazard "
                     "ratio")
                .arg(settings.name, settings.measure));
    ForeignOutcome outcome;
    outcome.line = line;
    outcome.outcome.name = settings.name;
    outcome.outcome.kind = kindKey(data);
    outcome.outcome.arm1 = settings.arm1.isEmpty() ? Text::tr("Experimental") : settings.arm1;
    outcome.outcome.arm2 = settings.arm2.isEmpty() ? Text::tr("Control") : settings.arm2;
    outcome.outcome.favoursLeft = settings.favoursLeft;
    outcome.outcome.favoursRight = settings.favoursRight;
    outcome.outcome.plan = {{u"measure"_s, measure}, {u"model"_s, model}, {u"preset"_s, settings.preset}};
    if (model == u"RE"_s)
        outcome.outcome.plan.insert(u"tau2"_s, u"DL"_s);
    return outcome;
}

QList<Cell> revmanCells(RevmanData data, const RevmanNumbers& numbers, bool swapped)
{
    if (data == RevmanData::ObservedExpected)
        return observedExpected(numbers);
    QList<Cell> cells;
    for (const QString& name : columnsOf(data))
        cells += printedCell(name, numbers.value(name));
    if (swapped && data == RevmanData::Dichotomous)
        swapEvents(cells);
    return cells;
}

QString uniqueOutcomeName(const ForeignReview& review, const QString& name, const QString& number)
{
    const bool taken =
        std::any_of(review.outcomes.begin(), review.outcomes.end(), [&name](const ForeignOutcome& o) {
            return o.outcome.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    return taken ? QString(number + u' ' + name) : name;
}

} // namespace plansift::formats
