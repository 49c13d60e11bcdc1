// SPDX-License-Identifier: GPL-3.0-or-later
// Effects of rows and the checks of what is entered.
#include "core/session/outcome_view.hpp"

#include "core/extraction/cell_value.hpp"
#include "core/figure/number_text.hpp"
#include "core/store/study_repo.hpp"
#include "core/synthesis/assemble.hpp"

#include <QCoreApplication>
#include <QJsonArray>

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

Sheet sheetOf(const Outcome& outcome, const QList<OutcomeRow>& rows)
{
    Sheet sheet{outcome, rows, {}, 0, false};
    QList<OutcomeRow> all = rows;
    for (OutcomeRow& row : all)
        row.included = true;
    Result<synthesis::OutcomeAnalysis> analysis = synthesis::analyseOutcome(outcome, all);
    if (!analysis) { // a model that cannot be pooled so takes no study its effect
        Outcome simple = outcome;
        simple.plan.insert(u"model"_s, u"EE"_s);
        simple.plan.insert(u"test"_s, u"z"_s);
        analysis = synthesis::analyseOutcome(simple, all);
    }
    for (qsizetype i = 0; i < rows.size(); ++i)
        sheet.effects +=
            analysis ? effectOf(analysis->result, analysis->result.studies.at(static_cast<std::size_t>(i)),
                                rows.at(i).id)
                     : noRowEffect(rows.at(i).id);
    if (analysis) {
        sheet.nullValue = analysis->result.report(analysis->result.measure->nullValue);
        sheet.standardised = analysis->result.measure->key.starts_with("SMD");
    }
    return sheet;
}

Result<Sheet> sheetOf(const Session& session, const Outcome& outcome)
{
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
    return rows ? Result<Sheet>(sheetOf(outcome, *rows)) : Result<Sheet>(rows.error());
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

/// Intervals in whose middle the effect is not, on the scale on which they are typed.
void findDoubtfulIntervals(const Sheet& sheet, QList<Finding>& found)
{
    const extraction::EffectScale scale = extraction::effectScaleOf(sheet.outcome);
    for (const OutcomeRow& row : sheet.rows)
        for (const Cell& cell : row.cells) {
            const auto read = extraction::readCell(cell.name, cell.printed, row, scale);
            if (!read || read->doubt.isEmpty())
                continue;
            found.append({sheet.outcome.id, row.id, cell.name,
                          Text::tr("%1: %2").arg(placeOf(sheet, row), read->doubt),
                          scale == extraction::EffectScale::Ratio
                              ? Text::tr("Is one of the three numbers misprinted?")
                              : Text::tr("Ratios need a measure of ratios, and effects that are typed as "
                                         "printed.")});
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

QList<RowEffect> rowEffects(const Outcome& outcome, const QList<OutcomeRow>& rows)
{
    return sheetOf(outcome, rows).effects;
}

RowEffect noRowEffect(RowId row)
{
    return {row, std::nan(""), std::nan(""), std::nan(""), kNoValue};
}

namespace {

/// A look at the rows of one outcome; the kind is a part of the keys of its findings.
struct Check {
    QString kind;
    void (*find)(const Sheet&, QList<Finding>&);
};

const QList<Check>& checks()
{
    static const QList<Check> list{{u"spread"_s, findErrorsAsSpreads},
                                   {u"interval"_s, findDoubtfulIntervals},
                                   {u"large"_s, findLargeEffects},
                                   {u"flip"_s, findFlips}};
    return list;
}

/// What stands where a finding points to.
QString printedAt(const OutcomeRow& row, const QString& column)
{
    QStringList texts;
    for (const Cell& cell : row.cells)
        if (column.isEmpty() || cell.name == column)
            texts += cell.printed;
    return texts.join(u' ');
}

/// Gives findings their keys and says which are settled.
void addNamed(const QList<Sheet>& sheets, const QString& kind, const QList<Finding>& ofKind,
              QList<Finding>& found)
{
    for (Finding finding : ofKind) {
        const Sheet& sheet =
            *std::ranges::find(sheets, finding.outcome, [](const Sheet& s) { return s.outcome.id; });
        const OutcomeRow& row = *std::ranges::find(sheet.rows, finding.row, &OutcomeRow::id);
        finding.key = QStringList{kind, row.uid, finding.column, printedAt(row, finding.column)}.join(u'/');
        finding.settled = sheet.outcome.plan.value(kSettledKey).toArray().contains(finding.key);
        found += finding;
    }
}

QString sourceWords(const OutcomeRow& row)
{
    QStringList sources;
    for (const Cell& cell : row.cells)
        for (const QString& text : {cell.page, cell.quote})
            if (!text.isEmpty() && !sources.contains(text))
                sources += text;
    return sources.isEmpty() ? Text::tr("no source named") : sources.join(u"; "_s);
}

} // namespace

Result<QString> resultTrace(const Session& session, const Outcome& outcome, RowId row)
{
    const Result<Sheet> sheet = sheetOf(session, outcome);
    const Result<Event> event = store::newestCellEvent(session.database(), row);
    if (!sheet || !event)
        return sheet ? event.error() : sheet.error();
    const auto found = std::ranges::find(sheet->rows, row, &OutcomeRow::id);
    if (found == sheet->rows.end())
        return QString();
    QStringList parts{u"%1: %2"_s.arg(found->studyLabel, sheet->effects.at(found - sheet->rows.begin()).text),
                      sourceWords(*found)};
    if (!event->step.isEmpty())
        parts += Text::tr("entered by %1, %2").arg(event->actor, event->at.left(10));
    return parts.join(u"  ·  "_s);
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
    for (const Check& check : checks())
        for (const Sheet& sheet : sheets) {
            QList<Finding> ofKind;
            check.find(sheet, ofKind);
            addNamed(sheets, check.kind, ofKind, found);
        }
    QList<Finding> totals;
    findDifferentTotals(sheets, totals);
    addNamed(sheets, u"totals"_s, totals, found);
    std::ranges::stable_sort(found, {}, &Finding::settled);
    return found;
}

Status settleFinding(Session& session, const Finding& finding, bool settled)
{
    const Result<Outcome> outcome = outcomeById(session, finding.outcome);
    if (!outcome)
        return outcome.error();
    QJsonArray keys = outcome->plan.value(kSettledKey).toArray();
    if (settled)
        keys.append(finding.key);
    for (qsizetype i = keys.size() - 1; !settled && i >= 0; --i)
        if (keys.at(i) == finding.key)
            keys.removeAt(i);
    QJsonObject plan = outcome->plan;
    plan.insert(kSettledKey, keys);
    const QString note = settled ? Text::tr("Right as it is: %1") : Text::tr("To be looked at again: %1");
    return session.change(note.arg(finding.text), [&](store::Recorder& recorder) {
        return store::updatePlan(recorder, outcome->id, plan);
    });
}

} // namespace plansift
