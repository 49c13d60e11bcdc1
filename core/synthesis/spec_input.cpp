// SPDX-License-Identifier: GPL-3.0-or-later
// Columns and moderators from JSON, refused by row and column.
#include "core/synthesis/spec_input.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(spec)
};

Error inputError(const QString& message)
{
    return makeError(ErrorCode::Input, message);
}

/// A moderator's value as text; numbers in their shortest form.
QString asText(const QJsonValue& value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.toString();
}

QString shown(const QJsonValue& value)
{
    if (value.isString())
        return u"\"%1\""_s.arg(value.toString().left(40));
    return value.isObject() || value.isArray() ? Text::tr("a nested value") : asText(value);
}

void readColumn(SpecInput& input, stats::Column column, const QJsonArray& cells)
{
    std::vector<double>& out = input.table[column];
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QJsonValue cell = cells[i];
        out.push_back(cell.isDouble() ? cell.toDouble() : stats::kUndefined);
        if (!cell.isDouble() && !cell.isNull())
            input.unreadable.push_back({static_cast<std::size_t>(i) + 1, column,
                                        Text::tr("%1 is not a number").arg(shown(cell)).toStdString()});
    }
}

/// The number of studies: that of the labels, else of the first column.
Result<qsizetype> studyCount(const QJsonObject& columns)
{
    qsizetype count = -1;
    QString first;
    if (columns.contains(u"slab"_s)) {
        first = u"slab"_s;
        count = columns[first].toArray().size();
    }
    for (auto it = columns.begin(); it != columns.end(); ++it) {
        if (!it->isArray())
            return inputError(Text::tr("column %1 is not a list").arg(it.key()));
        const qsizetype rows = it->toArray().size();
        if (count >= 0 && rows != count)
            return inputError(Text::tr("column %1 has %2 rows, column %3 has %4")
                                  .arg(it.key())
                                  .arg(rows)
                                  .arg(first)
                                  .arg(count));
        if (count < 0)
            first = it.key();
        count = rows;
    }
    if (count <= 0)
        return inputError(Text::tr("the input has no studies"));
    return count;
}

Status readPrinted(SpecInput& input, const QJsonObject& columns, qsizetype rows)
{
    for (auto it = columns.begin(); it != columns.end(); ++it) {
        const QJsonArray cells = it->toArray();
        if (cells.size() != rows)
            return inputError(Text::tr("printed column %1 has %2 values for %3 studies")
                                  .arg(it.key())
                                  .arg(cells.size())
                                  .arg(rows));
        std::vector<double>& values = input.printed[it.key()];
        for (const QJsonValue& cell : cells)
            values.push_back(cell.toDouble(stats::kUndefined));
    }
    return {};
}

/// Levels as given, else sorted without regard to case.
QStringList levelsOf(const QJsonArray& given, const QStringList& values)
{
    QStringList levels;
    for (const QJsonValue& level : given)
        levels += asText(level);
    if (!levels.isEmpty())
        return levels;
    levels = values;
    levels.removeAll(QString());
    levels.sort();
    levels.removeDuplicates();
    std::ranges::stable_sort(levels, [](const QString& a, const QString& b) {
        return QString::compare(a, b, Qt::CaseInsensitive) < 0;
    });
    return levels;
}

/// A moderator is a factor when it says so, when it has levels, or when one of its values is a text.
bool isFactor(const QJsonObject& moderator, const QJsonArray& values)
{
    if (moderator[u"type"_s].isString())
        return moderator[u"type"_s] == u"factor"_s;
    return moderator[u"levels"_s].isArray() ||
           std::any_of(values.begin(), values.end(), [](const QJsonValue& v) { return v.isString(); });
}

Status readModerators(SpecInput& input, const QJsonObject& moderators, qsizetype rows)
{
    for (auto it = moderators.begin(); it != moderators.end(); ++it) {
        const QJsonArray values = it->isArray() ? it->toArray() : it->toObject()[u"values"_s].toArray();
        if (values.size() != rows)
            return inputError(Text::tr("moderator %1 has %2 values for %3 studies")
                                  .arg(it.key())
                                  .arg(values.size())
                                  .arg(rows));
        QStringList texts;
        for (const QJsonValue& value : values)
            texts += asText(value);
        input.moderators.insert(it.key(), texts);
        if (isFactor(it->toObject(), values))
            input.levels.insert(it.key(), levelsOf(it->toObject()[u"levels"_s].toArray(), texts));
    }
    return {};
}

/// Names that every spec has besides its moderators: the labels, the number of the row, and the lists
/// "cluster" and "year" beside "input" where they stand.
void addImpliedModerators(SpecInput& input, const QJsonObject& spec, qsizetype rows)
{
    QStringList labels, numbers;
    for (qsizetype i = 0; i < rows; ++i) {
        labels += QString::fromStdString(input.table.labels[static_cast<std::size_t>(i)]);
        numbers += QString::number(i + 1);
    }
    QMap<QString, QStringList> implied{{u"slab"_s, labels}, {u"row"_s, numbers}};
    for (const QString& name : {u"cluster"_s, u"year"_s}) {
        const QJsonArray values = spec[name].toArray();
        for (const QJsonValue& value : values)
            implied[name] += asText(value);
    }
    for (auto it = implied.begin(); it != implied.end(); ++it)
        if (it->size() == rows && !input.moderators.contains(it.key()))
            input.moderators.insert(it.key(), *it);
}

} // namespace

Result<SpecInput> readSpecInput(const QJsonObject& spec)
{
    const QJsonObject columns = spec[u"input"_s].toObject();
    const Result<qsizetype> rows = studyCount(columns);
    if (!rows)
        return rows.error();
    SpecInput input;
    input.table.labels.resize(static_cast<std::size_t>(*rows));
    for (auto it = columns.begin(); it != columns.end(); ++it) {
        const QJsonArray cells = it->toArray();
        if (it.key() == u"slab"_s)
            std::ranges::transform(cells, input.table.labels.begin(),
                                   [](const QJsonValue& cell) { return asText(cell).toStdString(); });
        else if (const auto column = stats::columnByName(it.key().toStdString()))
            readColumn(input, *column, cells);
        else
            input.warnings += Text::tr("column %1 is unknown and was not read").arg(it.key());
    }
    if (const Status done = readPrinted(input, spec[u"printed"_s].toObject(), *rows); !done)
        return done.error();
    if (const Status done = readModerators(input, spec[u"moderators"_s].toObject(), *rows); !done)
        return done.error();
    addImpliedModerators(input, spec, *rows);
    return input;
}

Status checkReadable(const SpecInput& input, stats::InputKind kind)
{
    const stats::InputForm* form = stats::formOf(input.table, kind);
    if (!form)
        return {};
    for (const stats::InputProblem& problem : input.unreadable)
        if (std::ranges::find(form->columns, problem.column, &stats::FormColumn::column) !=
            form->columns.end())
            return Error{ErrorCode::Input, stats::inWords(input.table, problem), {}};
    return {};
}

} // namespace plansift::synthesis
