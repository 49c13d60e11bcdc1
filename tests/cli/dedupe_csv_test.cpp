// SPDX-License-Identifier: GPL-3.0-or-later
// plansift dedupe --csv from outside.
#include "tests/cli/program.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

class DedupeCsvTest : public test::CliTest {
protected:
    QString fileText(const QString& name) const
    {
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
        return QString::fromUtf8(file.readAll());
    }

    /// Two records of one article, its erratum, and an article of its own.
    QString table(const QByteArray& idColumn = "ID") const
    {
        return write(u"in.csv"_s,
                     idColumn +
                         ",Title,AUTHOR,Year,Journal,Volume,Number,Pages,DOI\n"
                         "a1,Walking for long-lasting back pain,\"Smith, J and Miller, K\",2019,J Pain "
                         "Mov,12,3,101-12,\n"
                         "a2,WALKING FOR LONG-LASTING BACK PAIN.,\"Smith, Jane; Miller, Karl\",2019,Journal "
                         "of Pain and Movement,12,3,101-112,10.5555/w1\n"
                         "a3,Erratum: Walking for long-lasting back pain,\"Smith, J; Miller, K\",2019,J Pain "
                         "Mov,12,4,201,\n"
                         "a4,Surgery of the hip in childhood,\"Jones, A\",2011,Hip,3,1,7-9,\n");
    }
};

TEST_F(DedupeCsvTest, WritesGroupsAndBandAndCounts)
{
    const QJsonObject report = ok(
        {u"dedupe"_s, u"--csv"_s, table(), u"--groups"_s, path(u"g.txt"_s), u"--band"_s, path(u"b.csv"_s)});
    EXPECT_EQ(report[u"records"_s].toInt(), 4);
    EXPECT_EQ(report[u"clusters"_s].toInt(), 1);
    EXPECT_EQ(report[u"duplicates_removed"_s].toInt(), 1);
    EXPECT_TRUE(report[u"seconds"_s].isDouble());
    EXPECT_EQ(fileText(u"g.txt"_s), u"a1;a2\n"_s);
    const QStringList band = fileText(u"b.csv"_s).split(u'\n', Qt::SkipEmptyParts);
    EXPECT_EQ(band.front(), u"a,b,score,reasons"_s);
    EXPECT_EQ(band.size(), 1 + report[u"review_band"_s].toInt());
}

TEST_F(DedupeCsvTest, TakesAnotherIdColumnAndNoBand)
{
    ok({u"dedupe"_s, u"--csv"_s, table("key"), u"--id-column"_s, u"KEY"_s, u"--groups"_s, path(u"g.txt"_s)});
    EXPECT_EQ(fileText(u"g.txt"_s), u"a1;a2\n"_s);
    EXPECT_FALSE(QFile::exists(path(u"b.csv"_s)));
}

TEST_F(DedupeCsvTest, SaysWhatIsWrongInOneSentence)
{
    const QStringList groups{u"--groups"_s, path(u"g.txt"_s)};
    const auto fails = [&](const QByteArray& bytes, const QString& words) {
        const test::ProgramRun r =
            run(QStringList{u"dedupe"_s, u"--csv"_s, write(u"x.csv"_s, bytes)} + groups);
        EXPECT_EQ(r.status, 3);
        EXPECT_TRUE(r.err.contains(words)) << r.err.toStdString();
        EXPECT_EQ(r.err.trimmed().count(u'\n'), 0);
    };
    fails("Title,Year\nWalking,2019\n", u"it has no column \"ID\""_s);
    fails("ID,Year\na,2019\n", u"it has no column \"title\""_s);
    fails("ID,Title\na,Walking\na,Running\n", u"the id \"a\" stands on line 2 and on line 3"_s);
    fails("ID,Title\n,Walking\n", u"line 2 has no id"_s);
    fails("", u"it is empty"_s);
    EXPECT_EQ(run(QStringList{u"dedupe"_s, u"--csv"_s, path(u"none.csv"_s)} + groups).status, 3);
    EXPECT_EQ(run({u"dedupe"_s, u"--csv"_s, table()}).status, 2);
    EXPECT_EQ(run({u"dedupe"_s}).status, 2);
    EXPECT_EQ(run({u"dedupe"_s, u"--csv"_s, table(), u"--groups"_s, path(u"no/folder/g.txt"_s)}).status, 3);
}
