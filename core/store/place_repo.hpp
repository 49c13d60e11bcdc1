// SPDX-License-Identifier: GPL-3.0-or-later
// What a row belongs to, in names: "Trial B · Pain" for a cell of data or an answer on bias.
#pragma once

#include "core/model/review.hpp"
#include "core/store/database.hpp"

#include <QHash>
#include <QJsonObject>

namespace plansift::store {

/// Names of studies, outcomes, results and assessments, read once for many rows.
class PlaceNames {
public:
    static Result<PlaceNames> read(const Database& database);

    /// From the ids that a row of a table names; "" when it names none that is known.
    QString of(const QString& table, const QJsonObject& row) const;

private:
    QString of(RowId study, RowId outcome) const;

    QHash<RowId, QString> m_studies{};
    QHash<RowId, QString> m_outcomes{};
    QHash<RowId, std::pair<RowId, RowId>> m_results{};     ///< study and outcome, by row of data
    QHash<RowId, std::pair<RowId, RowId>> m_assessments{}; ///< by assessment
};

/// A row as it is now, by its uid; empty when there is none. `table` is a kind of the log.
Result<QJsonObject> rowByUid(const Database& database, const QString& table, const QString& uid);

} // namespace plansift::store
