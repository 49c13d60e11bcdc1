// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between SQLite and PostgreSQL: DDL words, connection setup and the meaning of error codes.
#pragma once

#include "core/base/result.hpp"

#include <QString>
#include <QStringList>

class QSqlError;

namespace plansift::store {

enum class Backend { Sqlite, Postgres };

/// One database product. Pure data and functions; dialectOf() gives the two instances.
struct Dialect {
    Backend backend;
    QString driver;         ///< Qt SQL driver name
    QString suffix;         ///< schema files NNNN_name.<suffix>.sql belong to this product only
    QString beginWrite;     ///< starts a transaction that may write
    bool readsForward;      ///< may rows be streamed while other queries run on the connection?
    QStringList setup;      ///< statements after connecting
    QStringList setupLook;  ///< further statements when the connection will not write
    QStringList setupWrite; ///< further statements when the connection is going to write
    QStringList leave;      ///< statements before a connection that may write is closed; each may be refused

    /// Replaces {seq} {int} {real} {blob} {strict} {c} in a statement.
    QString expand(QString sql) const;

    /// The fault behind a driver error: Conflict for locks and broken uniqueness, Input otherwise;
    /// the sentence completes `cannot <operation>: `.
    Error classify(const QSqlError& error, const QString& operation) const;
};

const Dialect& dialectOf(Backend backend);

} // namespace plansift::store
