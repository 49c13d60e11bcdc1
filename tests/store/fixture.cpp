// SPDX-License-Identifier: GPL-3.0-or-later
// Setting projects up and down.
#include "tests/store/fixture.hpp"

#include "core/store/event_log.hpp"
#include "core/store/record_import.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift::test {
namespace {

store::Location postgres(const QString& database)
{
    return {store::Backend::Postgres, database, qEnvironmentVariable("PLANSIFT_TEST_POSTGRES"),
            u"postgres"_s};
}

Status adminExec(const QString& sql)
{
    const Result<std::unique_ptr<store::Database>> admin =
        store::Database::open(postgres(u"postgres"_s), store::Access::ReadWrite);
    return admin ? (*admin)->exec(sql) : Status(admin.error());
}

} // namespace

void StoreTest::SetUp()
{
    static int number = 0;
    store::Location location{store::Backend::Sqlite, m_folder.filePath(u"review.plansift"_s), {}, {}};
    if (GetParam() == store::Backend::Postgres) {
        if (!qEnvironmentVariableIsSet("PLANSIFT_TEST_POSTGRES"))
            GTEST_SKIP() << "PLANSIFT_TEST_POSTGRES is not set";
        m_name = u"plansift_test_%1_%2"_s.arg(QCoreApplication::applicationPid()).arg(++number);
        ASSERT_TRUE(isOk(adminExec(u"CREATE DATABASE "_s + m_name)));
        location = postgres(m_name);
    }
    Result<std::unique_ptr<store::Database>> opened =
        store::Database::open(location, store::Access::ReadWrite, true);
    ASSERT_TRUE(isOk(opened));
    database = std::move(*opened);
    ASSERT_TRUE(isOk(database->prepareWrites()));
    ASSERT_TRUE(isOk(store::createSchema(*database)));
    const auto insertReview = [](store::Recorder& recorder) -> Status {
        const auto id = recorder.insert(u"review"_s, {{u"title"_s, u"T"_s},
                                                      {u"population"_s, u""_s},
                                                      {u"intervention"_s, u""_s},
                                                      {u"comparator"_s, u""_s},
                                                      {u"outcomes"_s, u""_s},
                                                      {u"registration"_s, u""_s},
                                                      {u"votes"_s, 2}});
        return id ? Status() : Status(id.error());
    };
    ASSERT_TRUE(isOk(step(insertReview)));
}

void StoreTest::TearDown()
{
    database.reset();
    if (!m_name.isEmpty()) {
        EXPECT_TRUE(isOk(adminExec(u"DROP DATABASE "_s + m_name)));
    }
}

Status StoreTest::step(const std::function<Status(store::Recorder&)>& body, const QString& undoes)
{
    Result<std::unique_ptr<store::Transaction>> transaction = store::Transaction::begin(*database);
    if (!transaction)
        return transaction.error();
    store::Recorder recorder(*database, {ids.next(), u"Tester"_s, u"a step"_s, undoes, clock, &ids});
    if (Status done = body(recorder); !done)
        return done;
    return (*transaction)->commit();
}

QList<RowId> StoreTest::importTitles(const QStringList& titles, SourceKind kind)
{
    FileReading file;
    QList<Record> records;
    file.path = u"some.ris"_s;
    file.format = u"ris"_s;
    file.sha256 = titles.join(u'|');
    for (const QString& title : titles) {
        Record record;
        record.title = title;
        record.year = 2020;
        record.doi = u"10.5555/"_s + title.section(u' ', 0, 0);
        record.abstracts = {u"About %1 in detail."_s.arg(title)};
        records += record;
    }
    file.summary.found = file.summary.imported = static_cast<int>(titles.size());
    const Status done = step([&](store::Recorder& recorder) -> Status {
        const Result<RowId> batch = store::insertBatch(recorder, file, {u"MEDLINE"_s, kind}, records);
        return batch ? Status() : Status(batch.error());
    });
    EXPECT_TRUE(isOk(done));
    const Result<QList<RowId>> all = store::recordIds(*database, true);
    EXPECT_TRUE(isOk(all));
    return all->mid(all->size() - titles.size());
}

qint64 StoreTest::count(const QString& table, const QString& where)
{
    const Result<QVariant> n = database->scalar(u"SELECT COUNT(*) FROM %1 WHERE %2"_s.arg(table, where));
    EXPECT_TRUE(isOk(n));
    return n->toLongLong();
}

QString StoreTest::lastStep()
{
    return database->scalar(u"SELECT step FROM event ORDER BY seq DESC LIMIT 1"_s)->toString();
}

Status StoreTest::undo(const QString& takenBack)
{
    const Result<QList<Event>> events = store::readEvents(*database, {{}, {}, takenBack, 0, 0});
    if (!events)
        return events.error();
    return step(
        [&](store::Recorder& recorder) -> Status {
            for (auto event = events->crbegin(); event != events->crend(); ++event)
                if (Status done = recorder.invert(*event); !done)
                    return done;
            return {};
        },
        takenBack);
}

} // namespace plansift::test
