// SPDX-License-Identifier: GPL-3.0-or-later
// The schema of the project file and its numbered changes (resources/schema).
#pragma once

#include "core/store/database.hpp"

namespace plansift::store {

/// What a file says about itself before it is used.
struct FileVersion {
    int schema = 0;    ///< number of the newest change applied
    int minReader = 0; ///< oldest schema number whose program may read it
};

/// What migrate() did.
struct Migration {
    int from = 0;
    int to = 0;
    QString backup{}; ///< copy of the file as it was, "" when nothing had to be changed
};

/// The newest schema number this program knows.
int currentSchema();

/// Statements of the schema files with this number, in order, expanded for the dialect.
QStringList schemaStatements(int number, const Dialect& dialect);

/// Creates all tables in an empty database and marks it as a Plansift review.
Status createSchema(const Database& database);

/// Reads the version. Error: not a Plansift review.
Result<FileVersion> fileVersion(const Database& database);

/// Brings an older file up to date, one transaction a number, after copying it to NAME.bak-<version>.
Result<Migration> migrate(const Database& database);

} // namespace plansift::store
