// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of outcome data and the values that cannot be.
#include "core/model/outcome.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(outcome)
};

QStringList split(const char16_t* words)
{
    return QString::fromUtf16(words).split(u' ');
}

void checkColumn(QStringList& problems, const DataKind& kind, const QString& column, double value,
                 ColumnNaming name)
{
    if (!std::isfinite(value))
        problems += Text::tr("%1 is not a number").arg(name(column));
    else if (kind.counts.contains(column) && (value < 0 || value != std::floor(value)))
        problems += Text::tr("%1 = %2 is not a count").arg(name(column)).arg(value);
    else if (kind.positive.contains(column) && value <= 0)
        problems += Text::tr("%1 = %2 must be above zero").arg(name(column)).arg(value);
}

void checkEvents(QStringList& problems, const OutcomeRow& row, const QString& events, const QString& totals,
                 ColumnNaming name)
{
    const auto x = row.value(events);
    const auto n = row.value(totals);
    if (x && n && *x > *n)
        problems += Text::tr("%1 = %2 events are more than %3 = %4")
                        .arg(name(events))
                        .arg(*x)
                        .arg(name(totals))
                        .arg(*n);
}

/// A column as people call it.
struct ColumnName {
    QString column;
    QString words;
    int arm; ///< 1 or 2; 0 = of the whole study
};

const QList<ColumnName>& columnNames()
{
    static const QList<ColumnName> names{
        {u"m1i"_s, Text::tr("Mean"), 1},   {u"sd1i"_s, Text::tr("SD"), 1},
        {u"n1i"_s, Text::tr("n"), 1},      {u"m2i"_s, Text::tr("Mean"), 2},
        {u"sd2i"_s, Text::tr("SD"), 2},    {u"n2i"_s, Text::tr("n"), 2},
        {u"ai"_s, Text::tr("Events"), 1},  {u"bi"_s, Text::tr("No event"), 1},
        {u"ci"_s, Text::tr("Events"), 2},  {u"di"_s, Text::tr("No event"), 2},
        {u"yi"_s, Text::tr("Effect"), 0},  {u"sei"_s, Text::tr("Standard error"), 0},
        {u"vi"_s, Text::tr("Variance"), 0}};
    return names;
}

const QString kAsPrinted = u"printed"_s;

} // namespace

QString columnWords(const QString& column, const QString& arm1, const QString& arm2)
{
    const auto found = std::ranges::find(columnNames(), column, &ColumnName::column);
    if (found == columnNames().end() || found->arm == 0)
        return found == columnNames().end() ? column : found->words;
    const QString name = found->arm == 1 ? arm1 : arm2;
    return u"%1 (%2)"_s.arg(found->words, name.isEmpty() ? Text::tr("arm %1").arg(found->arm) : name);
}

QString columnWords(const QString& column, const Outcome& outcome)
{
    return columnWords(column, outcome.arm1, outcome.arm2);
}

bool effectsAsPrinted(const Outcome& outcome)
{
    return outcome.plan.value(kEffectsKey) == kAsPrinted;
}

Outcome withEffects(Outcome outcome, bool asPrinted)
{
    if (asPrinted)
        outcome.plan.insert(kEffectsKey, kAsPrinted);
    else
        outcome.plan.remove(kEffectsKey);
    return outcome;
}

std::optional<double> OutcomeRow::value(const QString& name) const
{
    for (const Cell& cell : cells)
        if (cell.name == name)
            return cell.value;
    return std::nullopt;
}

const QList<DataKind>& dataKinds()
{
    static const QList<DataKind> kinds{
        {u"cont"_s, Text::tr("means and standard deviations"), split(u"m1i sd1i n1i m2i sd2i n2i"),
         split(u"n1i n2i"), split(u"sd1i sd2i n1i n2i"), u"MD"_s},
        {u"2x2"_s, Text::tr("events and totals"), split(u"ai n1i ci n2i"), split(u"ai n1i ci n2i"),
         split(u"n1i n2i"), u"RR"_s},
        {u"2x2"_s, Text::tr("fourfold table"), split(u"ai bi ci di"), split(u"ai bi ci di"), {}, u"RR"_s},
        {u"generic"_s, Text::tr("effect and standard error"), split(u"yi sei"), {}, split(u"sei"), u"GEN"_s},
        {u"generic"_s, Text::tr("effect and variance"), split(u"yi vi"), {}, split(u"vi"), u"GEN"_s}};
    return kinds;
}

const DataKind* dataKindByKey(const QString& key)
{
    for (const DataKind& kind : dataKinds())
        if (kind.key == key)
            return &kind;
    return nullptr;
}

Outcome completed(Outcome outcome)
{
    if (outcome.key.isEmpty())
        outcome.key = foldText(outcome.name).replace(u' ', u'_');
    const DataKind* kind = dataKindByKey(outcome.kind);
    if (kind && !outcome.plan.contains(u"measure"_s))
        outcome.plan.insert(u"measure"_s, kind->defaultMeasure);
    if (!outcome.plan.contains(u"model"_s))
        outcome.plan.insert(u"model"_s, u"RE"_s);
    return outcome;
}

const DataKind* dataKindOf(const OutcomeRow& row)
{
    const DataKind* best = nullptr;
    qsizetype most = 0;
    for (const DataKind& kind : dataKinds()) {
        const qsizetype n = std::count_if(row.cells.begin(), row.cells.end(), [&kind](const Cell& cell) {
            return kind.columns.contains(cell.name);
        });
        if (n > most)
            best = &kind;
        most = std::max(most, n);
    }
    return best;
}

QString inWords(const QString& column)
{
    return columnWords(column);
}

QString asInFile(const QString& column)
{
    return column;
}

QStringList impossibleValues(const DataKind& kind, const OutcomeRow& row, ColumnNaming name)
{
    QStringList problems;
    for (const QString& column : kind.columns)
        if (const auto value = row.value(column))
            checkColumn(problems, kind, column, *value, name);
    if (kind.key == u"2x2"_s) {
        checkEvents(problems, row, u"ai"_s, u"n1i"_s, name);
        checkEvents(problems, row, u"ci"_s, u"n2i"_s, name);
    }
    return problems;
}

} // namespace plansift
