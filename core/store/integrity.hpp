// SPDX-License-Identifier: GPL-3.0-or-later
// Is the project file whole? Each function lists what is broken, one sentence each; empty when all is well.
#pragma once

#include "core/store/database.hpp"

namespace plansift::store {

/// The database's own checks of its pages and foreign keys.
Result<QStringList> brokenPages(const Database& database);

/// Imports whose counts differ from the records that stand in the file.
Result<QStringList> brokenBatches(const Database& database);

/// Duplicates of records that are duplicates themselves.
Result<QStringList> brokenDuplicates(const Database& database);

/// The full-text index against the records.
Result<QStringList> brokenSearchIndex(const Database& database);

/// Rows that the event log does not explain: replays the log and compares (cost: linear in events and rows).
Result<QStringList> brokenHistory(const Database& database);

} // namespace plansift::store
