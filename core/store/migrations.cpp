// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the numbered schema files from the program's resources and applies them.
#include "core/store/migrations.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

void initSchemaResources()
{
    Q_INIT_RESOURCE(schema); // static libraries do not register their resources by themselves
}

namespace plansift::store {
namespace {

// "PLSF": SQLite's application id, by which `file` and the desktop know the format.
constexpr int kApplicationId = 0x504C5346;

QStringList schemaFiles(const QString& filter)
{
    initSchemaResources();
    return QDir(u":/schema"_s).entryList({filter}, QDir::Files, QDir::Name);
}

QString readResource(const QString& name)
{
    QFile file(u":/schema/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Statements are separated by an empty line.
QStringList statementsOf(const QString& script, const Dialect& dialect)
{
    static const QRegularExpression emptyLine(u"\n\\s*\n"_s);
    QStringList statements;
    for (const QString& block : script.split(emptyLine, Qt::SkipEmptyParts))
        if (!block.trimmed().startsWith(u"--"_s))
            statements += dialect.expand(block.trimmed());
    return statements;
}

Error notAReview(const Database& database)
{
    return makeError(ErrorCode::Input,
                     QCoreApplication::translate("store", "cannot open \"%1\": it is not a Plansift review")
                         .arg(QFileInfo(database.location().path).fileName()));
}

Status setMeta(const Database& database, const QString& key, int value)
{
    return database.exec(u"INSERT INTO meta(key, value) VALUES(?, ?) "
                         "ON CONFLICT(key) DO UPDATE SET value = excluded.value"_s,
                         {key, QString::number(value)});
}

Status applyNumber(const Database& database, int number)
{
    for (const QString& statement : schemaStatements(number, database.dialect()))
        if (Status done = database.exec(statement); !done)
            return done;
    if (Status done = setMeta(database, u"schema_version"_s, number); !done)
        return done;
    return setMeta(database, u"min_reader_version"_s, number);
}

Status applyInTransaction(const Database& database, int number)
{
    Result<std::unique_ptr<Transaction>> transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    if (Status done = applyNumber(database, number); !done)
        return done;
    return (*transaction)->commit();
}

Result<QString> backUp(const Database& database, int version)
{
    const QString backup = u"%1.bak-%2"_s.arg(database.location().path).arg(version);
    QFile::remove(backup);
    if (Status done = database.exec(u"VACUUM INTO ?"_s, {backup}); !done)
        return done.error();
    return backup;
}

} // namespace

int currentSchema()
{
    static const int newest = schemaFiles(u"????_*.sql"_s).constLast().left(4).toInt();
    return newest;
}

QStringList schemaStatements(int number, const Dialect& dialect)
{
    const QString prefix = u"%1_"_s.arg(number, 4, 10, QChar(u'0'));
    QStringList names = schemaFiles(prefix + u"*.sql"_s);
    names.removeIf([&dialect](const QString& name) {
        const QStringList parts = name.split(u'.');
        return parts.size() == 3 && parts.at(1) != dialect.suffix;
    });
    // What all products share comes first; the rest builds on it.
    std::stable_sort(names.begin(), names.end(),
                     [](const QString& a, const QString& b) { return a.count(u'.') < b.count(u'.'); });
    QStringList statements;
    for (const QString& name : std::as_const(names))
        statements += statementsOf(readResource(name), dialect);
    return statements;
}

Status createSchema(const Database& database)
{
    if (database.dialect().backend == Backend::Sqlite)
        if (Status done = database.exec(u"PRAGMA application_id=%1"_s.arg(kApplicationId)); !done)
            return done;
    for (int number = 1; number <= currentSchema(); ++number)
        if (Status done = applyInTransaction(database, number); !done)
            return done;
    return {};
}

Result<FileVersion> fileVersion(const Database& database)
{
    if (database.dialect().backend == Backend::Sqlite) {
        const Result<QVariant> id = database.scalar(u"PRAGMA application_id"_s);
        if (!id)
            return id.error();
        if (id->toInt() != kApplicationId)
            return notAReview(database);
    }
    Result<Rows> rows = database.query(u"SELECT key, value FROM meta"_s);
    if (!rows)
        return notAReview(database);
    FileVersion version;
    while (rows->next()) {
        if (rows->text(0) == u"schema_version"_s)
            version.schema = rows->text(1).toInt();
        else if (rows->text(0) == u"min_reader_version"_s)
            version.minReader = rows->text(1).toInt();
    }
    return version;
}

Result<Migration> migrate(const Database& database)
{
    const Result<FileVersion> version = fileVersion(database);
    if (!version)
        return version.error();
    Migration migration{version->schema, version->schema, {}};
    if (version->schema >= currentSchema())
        return migration;
    const Result<QString> backup = backUp(database, version->schema);
    if (!backup)
        return backup.error();
    migration.backup = *backup;
    for (int number = version->schema + 1; number <= currentSchema(); ++number) {
        if (Status done = applyInTransaction(database, number); !done)
            return done.error();
        migration.to = number;
    }
    return migration;
}

} // namespace plansift::store
