// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: columns and moderators from JSON.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/study_table.hpp"

#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QStringList>

namespace plansift::synthesis {

/// What a spec says about the studies.
struct SpecInput {
    stats::StudyTable table{};
    std::vector<stats::InputProblem> unreadable{}; ///< cells that are no numbers; NaN stands in the table
    QMap<QString, QStringList> moderators{};       ///< values as text, "" where missing
    QStringList warnings{};                        ///< columns that no measure knows
    QMap<QString, std::vector<double>> printed{};  ///< numbers as papers print them, for conversions
    QMap<QString, QStringList> levels{}; ///< of the moderators that are factors, the first for reference
};

/// Errors: columns missing or of unequal length, a moderator of another length.
Result<SpecInput> readSpecInput(const QJsonObject& spec);

/// The first unreadable cell of the columns that the kind of data is read from, in words.
Status checkReadable(const SpecInput& input, stats::InputKind kind);

} // namespace plansift::synthesis
