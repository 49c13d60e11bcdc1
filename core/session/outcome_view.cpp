// SPDX-License-Identifier: GPL-3.0-or-later
// Effects of rows and the checks of what is entered.
#include "core/session/outcome_view.hpp"

#include "core/figure/number_text.hpp"
#include "core/synthesis/assemble.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(findings)
};

const QString kNoValue = QString(QChar(0x2013));
constexpr double kLargestSmd = 2;         // metafor 5.1 warns at |SMD| > 2
constexpr double kSpreadLooksSmall = 0.4; // share of the median spread of the other arms
constexpr double kNDiffers = 0.2;         // share by which n may differ between outcomes

QString number(double value)
{
    return QString::fromStdString(figure::fixedNumber(value, 2));
}

RowEffect effectOf(const stats::AnalysisResult& result, const stats::StudyResult& study, RowId row)
{
    RowEffect effect{row, result.report(study.effect.yi, study), result.report(study.ciLower, study),
                     result.report(study.ciUpper, study), kNoValue};
    if (std::isfinite(effect.effect) && std::isfinite(effect.lower))
        effect.text = u"%1 [%2, %3]"_s.arg(number(effect.effect), number(effect.lower), number(effect.upper));
    return effect;
}

/// An outcome with everything the checks look at.
struct Sheet {
    Outcome outcome{};
    QList<OutcomeRow> rows{};
    QList<RowEffect> effects{};
    double nullValue = 0;
    bool standardised = false;
};

Result<Sheet> sheetOf(const Session& session, const Outcome& outcome)
{
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
    if (!rows)
        return rows.error();
    Sheet sheet{outcome, *rows, {}, 0, false};
    QList<OutcomeRow> all = *rows;
    for (OutcomeRow& row : all)
        row.included = true;
    const Result<synthesis::OutcomeAnalysis> analysis = synthesis::analyseOutcome(outcome, all);
    for (qsizetype i = 0; i < rows->size(); ++i)
        sheet.effects +=
            analysis ? effectOf(analysis->result, analysis->result.studies.at(static_cast<std::size_t>(i)),
                                rows->at(i).id)
                     : RowEffect{rows->at(i).id, std::nan(""), std::nan(""), std::nan(""), kNoValue};
    if (analysis) {
        sheet.nullValue = analysis->result.report(analysis->result.measure->nullValue);
        sheet.standardised = analysis->result.measure->key.starts_with("SMD");
    }
    return sheet;
}

QString placeOf(const Sheet& sheet, const OutcomeRow& row)
{
    return Text::tr("%1, %2").arg(row.studyLabel, sheet.outcome.name);
}

double medianOf(QList<double> values)
{
    if (values.isEmpty())
        return std::nan("");
    std::ranges::sort(values);
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(middle) : (values.at(middle - 1) + values.at(middle)) / 2;
}

/// Spreads of all other rows on the same scale.
QList<double> otherSpreads(const Sheet& sheet, const OutcomeRow& row)
{
    QList<double> spreads;
    for (const OutcomeRow& other : sheet.rows)
        if (other.id != row.id && other.scale == row.scale)
            for (const QString& column : {u"sd1i"_s, u"sd2i"_s})
                if (const auto value = other.value(column))
                    spreads += *value;
    return spreads;
}

/// An SD far below those of the other studies that, taken as SE, would be like them (Handbook 6.5.2.2 warns).
void findErrorsAsSpreads(const Sheet& sheet, QList<Finding>& found)
{
    if (sheet.standardised)
        return; // scales differ between studies
    for (const OutcomeRow& row : sheet.rows)
        for (const auto& [spread, total] : {std::pair(u"sd1i"_s, u"n1i"_s), std::pair(u"sd2i"_s, u"n2i"_s)}) {
            const auto sd = row.value(spread);
            const auto n = row.value(total);
            const double usual = medianOf(otherSpreads(sheet, row));
            if (!sd || !n || !(*sd < kSpreadLooksSmall * usual))
                continue;
            const double asError = *sd * std::sqrt(*n);
            if (asError > usual / 2 && asError < usual * 2)
                found.append({sheet.outcome.id, row.id, spread,
                              Text::tr("%1: a spread of %2 is far below the others (%3)")
                                  .arg(placeOf(sheet, row), number(*sd), number(usual)),
                              Text::tr("Is it a standard error? Then type SE %1.").arg(*sd)});
        }
}

void findLargeEffects(const Sheet& sheet, QList<Finding>& found)
{
    if (!sheet.standardised)
        return;
    for (qsizetype i = 0; i < sheet.rows.size(); ++i)
        if (std::abs(sheet.effects.at(i).effect) > kLargestSmd)
            found.append({sheet.outcome.id,
                          sheet.rows.at(i).id,
                          {},
                          Text::tr("%1: a standardised difference of %2 is rare")
                              .arg(placeOf(sheet, sheet.rows.at(i)), number(sheet.effects.at(i).effect)),
                          Text::tr("Was a standard error entered as a standard deviation?")});
}

/// An effect whose interval excludes no effect, against the direction of all others before it or, from three
/// studies on, of all others.
void findFlips(const Sheet& sheet, QList<Finding>& found)
{
    const auto isPositive = [&sheet](const RowEffect& e) { return e.effect > sheet.nullValue; };
    QList<RowEffect> known;
    std::ranges::copy_if(sheet.effects, std::back_inserter(known),
                         [](const RowEffect& e) { return std::isfinite(e.effect); });
    for (qsizetype i = 0; i < known.size(); ++i) {
        const RowEffect& effect = known.at(i);
        const bool clear = effect.lower > sheet.nullValue || effect.upper < sheet.nullValue;
        if (!clear || known.size() < 2 || (known.size() == 2 && i == 0))
            continue;
        const bool alone = std::ranges::all_of(known, [&](const RowEffect& other) {
            return other.row == effect.row || isPositive(other) != isPositive(effect);
        });
        const auto row = std::ranges::find(sheet.rows, effect.row, &OutcomeRow::id);
        if (alone)
            found.append({sheet.outcome.id,
                          effect.row,
                          {},
                          Text::tr("%1 points the other way: %2").arg(placeOf(sheet, *row), effect.text),
                          Text::tr("Are the arms and the direction of the scale right?")});
    }
}

/// Numbers of one study that differ much between its outcomes.
void findDifferentTotals(const QList<Sheet>& sheets, QList<Finding>& found)
{
    QHash<QPair<RowId, QString>, double> first;
    for (const Sheet& sheet : sheets)
        for (const OutcomeRow& row : sheet.rows)
            for (const QString& column : {u"n1i"_s, u"n2i"_s}) {
                const auto n = row.value(column);
                if (!n)
                    continue;
                const double known = first.value({row.study, column}, *n);
                first.insert({row.study, column}, known);
                if (std::abs(*n - known) > kNDiffers * known)
                    found.append({sheet.outcome.id, row.id, column,
                                  Text::tr("%1: %2 participants, elsewhere %3")
                                      .arg(placeOf(sheet, row))
                                      .arg(*n)
                                      .arg(known),
                                  Text::tr("Is it the number that was analysed for this outcome?")});
            }
}

} // namespace

Result<QList<RowEffect>> rowEffects(const Session& session, const Outcome& outcome)
{
    const Result<Sheet> sheet = sheetOf(session, outcome);
    return sheet ? Result<QList<RowEffect>>(sheet->effects) : Result<QList<RowEffect>>(sheet.error());
}

Result<QList<Finding>> findings(const Session& session)
{
    const Result<QList<Outcome>> all = outcomes(session);
    if (!all)
        return all.error();
    QList<Sheet> sheets;
    for (const Outcome& outcome : *all) {
        const Result<Sheet> sheet = sheetOf(session, outcome);
        if (!sheet)
            return sheet.error();
        sheets += *sheet;
    }
    QList<Finding> found;
    for (const Sheet& sheet : sheets) {
        findErrorsAsSpreads(sheet, found);
        findLargeEffects(sheet, found);
        findFlips(sheet, found);
    }
    findDifferentTotals(sheets, found);
    return found;
}

} // namespace plansift
