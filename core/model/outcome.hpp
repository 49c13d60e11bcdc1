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

/// All kinds of data.
const QList<DataKind>& dataKinds();
const DataKind* dataKindByKey(const QString& key);
/// The kind of which this row has the most columns; nullptr when it has those of none.
const DataKind* dataKindOf(const OutcomeRow& row);

/// The outcome with a key made of its name and the usual plan of its kind of data, where it has none.
Outcome completed(Outcome outcome);

/// Why a row cannot be, in words naming the column; empty when it can.
QStringList impossibleValues(const DataKind& kind, const OutcomeRow& row);

} // namespace plansift
