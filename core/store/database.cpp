// SPDX-License-Identifier: GPL-3.0-or-later
// Connections and transactions.
#include "core/store/database.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

constexpr size_t kMostKept = 64;

QString cannotUse(const Location& location)
{
    return QCoreApplication::translate("store", "cannot use \"%1\"").arg(QFileInfo(location.path).fileName());
}

void prepareHandle(QSqlDatabase& handle, const Location& location, Access access)
{
    handle.setDatabaseName(location.path);
    handle.setHostName(location.host);
    handle.setUserName(location.user);
    if (location.backend == Backend::Sqlite && access == Access::ReadOnly)
        handle.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
}

/// A null QString is an empty text; only an invalid QVariant is NULL.
QVariant storable(const QVariant& value)
{
    return value.typeId() == QMetaType::QString && value.toString().isNull() ? QVariant(u""_s) : value;
}

} // namespace

Database::Database(const Location& location, Access access)
    : m_location(location)
    , m_dialect(&dialectOf(location.backend))
    , m_connection(QUuid::createUuid().toString())
    , m_readOnly(access != Access::ReadWrite)
{
}

Result<std::unique_ptr<Database>> Database::open(const Location& location, Access access, bool create)
{
    if (location.backend == Backend::Sqlite && !create && !QFileInfo(location.path).isFile())
        return makeError(ErrorCode::Input,
                         QCoreApplication::translate("store", "cannot open \"%1\": there is no such file")
                             .arg(location.path));
    std::unique_ptr<Database> database(new Database(location, access));
    QSqlDatabase handle = QSqlDatabase::addDatabase(database->m_dialect->driver, database->m_connection);
    prepareHandle(handle, location, access);
    if (!handle.open())
        return database->errorOf(handle.lastError());
    const QStringList look = access == Access::Look ? database->m_dialect->setupLook : QStringList();
    if (Status ready = database->runAll(database->m_dialect->setup + look); !ready)
        return ready.error();
    return database;
}

Status Database::prepareWrites() const
{
    return runAll(m_dialect->setupWrite);
}

Status Database::runAll(const QStringList& statements) const
{
    for (const QString& statement : statements)
        if (Status done = exec(statement); !done)
            return done;
    return {};
}

Database::~Database()
{
    m_kept.clear();
    if (!m_readOnly && handle().isOpen())
        for (const QString& statement : m_dialect->leave)
            QSqlQuery(handle()).exec(
                statement); // refused while others have the review open: theirs is the last word
    handle().close();
    QSqlDatabase::removeDatabase(m_connection);
}

QSqlDatabase Database::handle() const
{
    return QSqlDatabase::database(m_connection, false);
}

Error Database::errorOf(const QSqlError& error) const
{
    return m_dialect->classify(error, cannotUse(m_location));
}

Result<QSqlQuery> Database::prepare(const QString& sql) const
{
    QSqlQuery query(handle());
    query.setForwardOnly(m_dialect->readsForward);
    if (!query.prepare(sql))
        return errorOf(query.lastError());
    return query;
}

Status Database::run(QSqlQuery& query, const QVariantList& values) const
{
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, storable(values.at(i)));
    if (!query.exec())
        return errorOf(query.lastError());
    return {};
}

Result<Rows> Database::query(const QString& sql, const QVariantList& values) const
{
    if (values.isEmpty()) { // not every statement can be prepared (PRAGMA, BEGIN on PostgreSQL)
        QSqlQuery plain(handle());
        plain.setForwardOnly(m_dialect->readsForward);
        if (!plain.exec(sql))
            return errorOf(plain.lastError());
        return Rows(std::move(plain));
    }
    Result<QSqlQuery> prepared = prepare(sql);
    if (!prepared)
        return prepared.error();
    if (Status done = run(*prepared, values); !done)
        return done.error();
    return Rows(std::move(*prepared));
}

Result<QVariant> Database::runKept(const QString& sql, const QVariantList& values, bool read) const
{
    auto kept = m_kept.find(sql);
    if (kept == m_kept.end()) {
        Result<QSqlQuery> prepared = prepare(sql);
        if (!prepared)
            return prepared.error();
        if (m_kept.size() >= kMostKept)
            m_kept.clear();
        kept = m_kept.emplace(sql, std::move(*prepared)).first;
    }
    QSqlQuery& query = kept->second;
    const Status done = run(query, values);
    const QVariant value = done && read && query.next() ? query.value(0) : QVariant();
    query.finish();
    return done ? Result<QVariant>(value) : Result<QVariant>(done.error());
}

Status Database::exec(const QString& sql, const QVariantList& values) const
{
    if (!values.isEmpty()) {
        const Result<QVariant> done = runKept(sql, values, false);
        return done ? Status() : Status(done.error());
    }
    const Result<Rows> rows = query(sql, values);
    return rows ? Status() : Status(rows.error());
}

Result<QVariant> Database::scalar(const QString& sql, const QVariantList& values) const
{
    if (!values.isEmpty())
        return runKept(sql, values, true);
    Result<Rows> rows = query(sql, values);
    if (!rows)
        return rows.error();
    return rows->next() ? rows->value(0) : QVariant();
}

Result<std::unique_ptr<Transaction>> Transaction::begin(const Database& database)
{
    if (Status begun = database.exec(database.dialect().beginWrite); !begun)
        return begun.error();
    return std::unique_ptr<Transaction>(new Transaction(database));
}

Transaction::~Transaction()
{
    if (m_open)
        QSqlQuery(m_database.handle()).exec(u"ROLLBACK"_s);
}

Status Transaction::commit()
{
    Status done = m_database.exec(u"COMMIT"_s);
    m_open = !done.ok();
    return done;
}

} // namespace plansift::store
