// SPDX-License-Identifier: GPL-3.0-or-later
// Files of every released format are kept for ever: each opens, is brought up to date and passes the checks.
#include "core/session/check.hpp"
#include "core/store/database.hpp"
#include "core/store/migrations.hpp"
#include "tests/session/review_fixture.hpp"
#include "tests/support/reference_data.hpp"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

/// All tables and columns of a file, to compare.
QStringList schemaOf(const Session& session)
{
    Result<store::Rows> rows =
        session.database().query(u"SELECT m.name, c.name, c.type, c.\"notnull\", c.pk FROM sqlite_master m "
                                 u"JOIN pragma_table_info(m.name) c "
                                 "WHERE m.type IN ('table', 'view') ORDER BY 1, c.cid"_s);
    EXPECT_TRUE(isOk(rows));
    QStringList lines;
    while (rows->next())
        lines += u"%1.%2 %3 %4 %5"_s.arg(rows->text(0), rows->text(1), rows->text(2), rows->text(3),
                                         rows->text(4));
    return lines;
}

} // namespace

class OldProjectsTest : public test::ReviewTest {};

TEST_F(OldProjectsTest, EveryFormatOpensAndEqualsAFreshFile)
{
    const QDir old(QString::fromStdString(test::committedData()) + u"/old_projects"_s);
    const QStringList files = old.entryList({u"*.plansift"_s}, QDir::Files);
    ASSERT_EQ(files.size(), store::currentSchema()) << "one file for each format";
    const QStringList fresh = schemaOf(*create());
    for (const QString& name : files) {
        ASSERT_TRUE(QFile::copy(old.filePath(name), path(name)));
        ASSERT_TRUE(QFile::setPermissions(path(name), QFile::ReadOwner | QFile::WriteOwner));
        auto session = reopen(name);
        EXPECT_EQ(schemaOf(*session), fresh) << name.toStdString();
        const CheckReport report = *checkReview(*session);
        EXPECT_TRUE(report.problems.isEmpty()) << report.problems.join(u'\n').toStdString();
        EXPECT_EQ(*recordTotal(*session), 2);
        EXPECT_EQ(prismaCounts(*session)->recordsExcluded, 1);
        EXPECT_EQ(studies(*session)->size(), 1);
    }
}

TEST_F(OldProjectsTest, AnOlderFileIsCopiedBeforeItIsChanged)
{
    {
        auto session = create();
        EXPECT_TRUE(
            isOk(session->database().exec(u"UPDATE meta SET value = '0' WHERE key = 'schema_version'"_s)));
    }
    // Number 1 cannot be applied to a file that has its tables: the step fails, the copy and the file stay.
    const Result<MigrationReport> failed = migrateFile(path(u"r.plansift"_s));
    ASSERT_FALSE(failed);
    EXPECT_TRUE(QFileInfo::exists(path(u"r.plansift.bak-0"_s)));
    SessionOptions options;
    options.readOnly = true;
    const Result<std::unique_ptr<Session>> copy = Session::open(path(u"r.plansift.bak-0"_s), options);
    ASSERT_TRUE(isOk(copy));
    EXPECT_EQ((*copy)->info()->title, u"A review"_s);
}
