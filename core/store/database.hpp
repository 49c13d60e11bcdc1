// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to a project: opening, statements, transactions, closing to a single clean file.
#pragma once

#include "core/base/result.hpp"
#include "core/store/dialect.hpp"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <map>
#include <memory>

namespace plansift::store {

/// Where a project lives: a file (SQLite) or a database name with its socket folder (PostgreSQL).
struct Location {
    Backend backend = Backend::Sqlite;
    QString path{}; ///< file, or name of the database
    QString host{}; ///< PostgreSQL: socket folder
    QString user{}; ///< PostgreSQL
};

/// ReadOnly: nothing may be written, by the file system's word. Look: nothing will be written, but a crash of
/// another program may be cleaned up (rolling back what it left undone needs a connection that may write).
enum class Access { ReadOnly, Look, ReadWrite };

/// Rows of a finished query, forward only.
class Rows {
public:
    explicit Rows(QSqlQuery query)
        : m_query(std::move(query))
    {
    }

    bool next() { return m_query.next(); }
    qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    double real(int column) const { return m_query.value(column).toDouble(); }
    QString text(int column) const { return m_query.value(column).toString(); }
    QVariant value(int column) const { return m_query.value(column); }
    bool isNull(int column) const { return m_query.isNull(column); }

private:
    QSqlQuery m_query;
};

/// A connection; belongs to the thread that opened it. Every error names `name()` and the operation.
class Database {
public:
    /// Connects. The file must exist unless `create`; nothing is written to it here.
    static Result<std::unique_ptr<Database>> open(const Location& location, Access access,
                                                  bool create = false);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Settings of a connection that is going to write; they may touch the file, so look at its version
    /// first.
    Status prepareWrites() const;

    const Dialect& dialect() const { return *m_dialect; }
    const Location& location() const { return m_location; }
    bool isReadOnly() const { return m_readOnly; }
    QSqlDatabase handle() const;

    /// Runs one statement with positional values.
    Status exec(const QString& sql, const QVariantList& values = {}) const;
    /// Runs one query.
    Result<Rows> query(const QString& sql, const QVariantList& values = {}) const;
    /// The first column of the first row; an invalid QVariant when there is none.
    Result<QVariant> scalar(const QString& sql, const QVariantList& values = {}) const;
    /// A prepared query to be bound and run many times.
    Result<QSqlQuery> prepare(const QString& sql) const;
    /// Runs a prepared query with positional values and gives the last error in words.
    Status run(QSqlQuery& query, const QVariantList& values) const;

    Error errorOf(const QSqlError& error) const;

private:
    Database(const Location& location, Access access);
    /// Runs a statement with values, prepared once for all its uses; reads its first value with `read`.
    Result<QVariant> runKept(const QString& sql, const QVariantList& values, bool read) const;
    Status runAll(const QStringList& statements) const;

    Location m_location;
    const Dialect* m_dialect;
    QString m_connection;
    bool m_readOnly;
    mutable std::map<QString, QSqlQuery> m_kept{}; ///< prepared statements that are run again and again
};

/// A write transaction: rolled back unless committed.
class Transaction {
public:
    static Result<std::unique_ptr<Transaction>> begin(const Database& database);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    Status commit();

private:
    explicit Transaction(const Database& database)
        : m_database(database)
    {
    }
    const Database& m_database;
    bool m_open = true;
};

} // namespace plansift::store
