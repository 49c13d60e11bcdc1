// SPDX-License-Identifier: GPL-3.0-or-later
// Outcomes, the rows of data that studies give for them, and the analysis planned for each.
#pragma once

#include "core/model/review.hpp"

#include <QJsonObject>

#include <optional>

namespace plansift {

/// One number of a row: what the paper prints, what is used, and where it stands.
struct Cell {
    QString name{};    ///< column, named as in metafor: m1i sd1i n1i m2i sd2i n2i, ai bi ci di, yi vi sei ...
    QString printed{}; ///< as typed; never overwritten by a conversion
    std::optional<double> value{};
    QString conversion{}; ///< the formula, when value is not what is printed
    QString tag{};        ///< "", published, reconstructed, illustrative
    QString page{};
    QString quote{};

    bool operator==(const Cell&) const = default;
};

/// A study's data for an outcome at one time point and subgroup.
struct OutcomeRow {
    RowId id = 0;
    QString uid{};
    RowId study = 0;
    QString studyLabel{};
    QString scale{};
    QString timePoint{};
    QString subgroup{};
    int position = 0;
    bool included = true; ///< takes part in the pooling
    QList<Cell> cells{};

    std::optional<double> value(const QString& name) const;
    bool operator==(const OutcomeRow&) const = default;
};

/// What is measured, and how it is to be pooled.
struct Outcome {
    RowId id = 0;
    QString uid{};
    QString key{};
    QString name{};
    QString kind{}; ///< cont, 2x2 or generic: which columns its rows have
    bool higherIsBetter = false;
    QString favoursLeft{};
    QString favoursRight{};
    QString arm1{};
    QString arm2{};
    int position = 0;
    QJsonObject plan{}; ///< request of `analyse --spec` (measure, model, tau2, test, preset ...)

    bool operator==(const Outcome&) const = default;
};

/// The columns that a kind of data has; the first that is complete in a header decides the kind.
struct DataKind {
    QString key{};
    QString label{};
    QStringList columns{};
    QStringList counts{};   ///< columns that must be whole and not negative
    QStringList positive{}; ///< columns that must be above zero
    QString defaultMeasure{};
};

/// A column of data in words, with its arm where it belongs to one: "SD (Exercise)", "SD (arm 1)", "Effect".
QString columnWords(const QString& column, const QString& arm1 = {}, const QString& arm2 = {});
QString columnWords(const QString& column, const Outcome& outcome);

/// Key of the plan of a generic outcome: "printed" when its effects stand in the cells as papers print them
/// (a ratio as a ratio). Without it they are on the scale of the analysis (the log of a ratio), as in the
/// columns yi, vi and sei of metafor and of a file of data.
inline const QString kEffectsKey = QStringLiteral("effects");
/// Key of the plan: findings in the data that somebody called right as they are (a list of their keys).
inline const QString kSettledKey = QStringLiteral("settled");
bool effectsAsPrinted(const Outcome& outcome);
/// The outcome, its effects typed as printed or on the scale of the analysis.
Outcome withEffects(Outcome outcome, bool asPrinted);

/// All kinds of data.
const QList<DataKind>& dataKinds();
const DataKind* dataKindByKey(const QString& key);
/// The kind of which this row has the most columns; nullptr when it has those of none.
const DataKind* dataKindOf(const OutcomeRow& row);

/// The outcome with a key made of its name and the usual plan of its kind of data, where it has none.
Outcome completed(Outcome outcome);

/// What a column is called in a sentence: in words, or by its key as in the head of a file.
using ColumnNaming = QString (*)(const QString& column);
QString inWords(const QString& column);
QString asInFile(const QString& column);

/// Why a row cannot be, in sentences naming the column; empty when it can.
QStringList impossibleValues(const DataKind& kind, const OutcomeRow& row, ColumnNaming name = inWords);

} // namespace plansift
