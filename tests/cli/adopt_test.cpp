// SPDX-License-Identifier: GPL-3.0-or-later
// Adopting the work of other tools on the command line.
#include "tests/cli/program.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

class AdoptTest : public test::CliTest {
protected:
    void SetUp() override
    {
        ok({u"new"_s, project, u"--title"_s, u"A review"_s, u"--votes"_s, u"1"_s, u"--reviewer"_s, u"Ann"_s});
    }

    static QString data(const QString& name)
    {
        return QStringLiteral(PLANSIFT_TEST_DATA "/interchange/") + name;
    }

    QString project = path(u"r.plansift"_s);
};

TEST_F(AdoptTest, RehearsesAdoptsAndTakesBack)
{
    const QStringList call{u"adopt"_s, project, data(u"rayyan_articles.csv"_s), u"--reviewer"_s, u"Ann"_s};
    const QJsonObject report = ok(call + QStringList{u"--dry-run"_s});
    EXPECT_EQ(report[u"tool"_s].toString(), u"rayyan"_s);
    EXPECT_EQ(report[u"records"_s].toInt(), 4);
    EXPECT_EQ(report[u"decisions"_s].toInt(), 5);
    EXPECT_EQ(ok({u"prisma"_s, project})[u"database_results"_s].toInt(), 0);
    ok(call);
    EXPECT_EQ(ok({u"prisma"_s, project})[u"database_results"_s].toInt(), 4);
    ok({u"undo"_s, project, u"--reviewer"_s, u"Ann"_s});
    EXPECT_EQ(ok({u"prisma"_s, project})[u"database_results"_s].toInt(), 0);
    ok({u"check"_s, project});
}

TEST_F(AdoptTest, WhatCannotBePlacedGivesStatusThreeAndStaysAnIssue)
{
    const test::ProgramRun result = run(
        {u"adopt"_s, project, data(u"robvis__data_robins_i.csv"_s), u"--reviewer"_s, u"Ann"_s, u"--json"_s});
    EXPECT_EQ(result.status, 3);
    const QJsonObject issue = result.json()[u"issues"_s].toArray().at(0).toObject();
    EXPECT_EQ(issue[u"severity"_s].toString(), u"error"_s);
    EXPECT_EQ(issue[u"line"_s].toInt(), 2);
}

TEST_F(AdoptTest, RefusesWrongCallsAndFiles)
{
    EXPECT_EQ(run({u"adopt"_s, project}).status, 2);
    EXPECT_EQ(run({u"adopt"_s, project, data(u"review.rm5"_s), u"--stage"_s, u"late"_s}).status, 2);
    EXPECT_EQ(run({u"adopt"_s, project, data(u"review.rm5"_s), u"--tool"_s, u"endnote"_s, u"--reviewer"_s,
                   u"Ann"_s})
                  .status,
              2);
    const test::ProgramRun page = run(
        {u"adopt"_s, project, write(u"p.csv"_s, "<!DOCTYPE html><html></html>"), u"--reviewer"_s, u"Ann"_s});
    EXPECT_EQ(page.status, 3);
    EXPECT_TRUE(page.err.contains(u"web page"_s));
}
