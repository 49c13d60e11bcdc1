// SPDX-License-Identifier: GPL-3.0-or-later
// What all files of RevMan share: outcomes with their settings, and rows with their numbers.
#pragma once

#include "core/formats/exchange/foreign_review.hpp"

#include <QHash>

namespace plansift::formats {

/// Data types of RevMan.
enum class RevmanData { Dichotomous, Continuous, Generic, ObservedExpected, Other };

/// Settings of an analysis in the words of any of its files ("MH", "Odds Ratio", "Fixed effect").
struct RevmanSettings {
    QString name{};
    QString dataType{};
    QString method{};
    QString measure{};
    QString model{};
    QString arm1{};
    QString arm2{};
    QString favoursLeft{};
    QString favoursRight{};
    QString preset{}; ///< whose conventions the file was computed with
    bool swapEvents = false;
};

RevmanData revmanData(const QString& dataType);

/// The outcome and its plan; what the plan cannot say becomes an issue. None when it has no numbers (text).
std::optional<ForeignOutcome> revmanOutcome(const ForeignFile& file, const RevmanSettings& settings, int line,
                                            ForeignReview& review);

/// Numbers of a row by cell (ai n1i ci n2i m1i sd1i m2i sd2i yi sei), and oe and var; as printed.
using RevmanNumbers = QHash<QString, QString>;

/// The cells that the data type has.
QList<Cell> revmanCells(RevmanData data, const RevmanNumbers& numbers, bool swapEvents);

/// Gives outcomes of the same name in one file different names, by their numbers ("1.2").
QString uniqueOutcomeName(const ForeignReview& review, const QString& name, const QString& number);

} // namespace plansift::formats
