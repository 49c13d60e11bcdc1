// SPDX-License-Identifier: GPL-3.0-or-later
// The table that Plansift itself writes: one column for each part of a record, nothing lost.
#pragma once

#include "core/model/record.hpp"

#include <QStringList>

namespace plansift::formats {

/// Columns of the table: the parts of a record, then one column "raw:TAG" for every tag that was kept.
QStringList ownHeader(const QList<Record>& records);
/// The cells of a record under that header.
QStringList ownCells(const QStringList& header, const Record& record);

/// True for a header that ownHeader wrote.
bool isOwnHeader(const QStringList& header);
/// The record of a row under that header.
Record ownRecord(const QStringList& header, const QStringList& cells);

} // namespace plansift::formats
