// SPDX-License-Identifier: GPL-3.0-or-later
// Reading many ids at once.
#pragma once

#include "core/model/review.hpp"
#include "core/store/database.hpp"

namespace plansift::store {

/// The ids that a query selects as its column "id", sorted. They come as one text: a row for each of a
/// million costs five times as much. Errors: those of the query.
Result<QList<RowId>> idsOf(const Database& database, const QString& sql, const QVariantList& values = {});

/// The aggregate that joins the ids of this column to such a text.
QString joinedIds(const Database& database, const QString& column);
/// The numbers of one text "3,1,2".
QList<RowId> idsIn(QStringView text);

} // namespace plansift::store
