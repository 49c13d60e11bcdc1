// SPDX-License-Identifier: GPL-3.0-or-later
// Conversion of record files on the command line.
#include "tests/cli/program.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

class ConvertTest : public test::CliTest {
protected:
    QByteArray content(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString nbib() const
    {
        return write(u"a.nbib"_s, "PMID- 1\nTI  - One\nFAU - Ito, Ken\nDP  - 2020\nFOO - bar\n");
    }
    QString csv() const { return write(u"b.csv"_s, "title,authors,year\nTwo,\"Lee, Ann\",2021\n"); }
};

TEST_F(ConvertTest, WritesAllFilesIntoOne)
{
    for (const QString& key :
         {u"ris"_s, u"nbib"_s, u"bibtex"_s, u"csv"_s, u"endnote-xml"_s, u"csljson"_s, u"json"_s}) {
        const QString output = path(u"out."_s + key);
        const QJsonObject report = ok({u"convert"_s, nbib(), csv(), u"--to"_s, key, u"-o"_s, output});
        EXPECT_EQ(report[u"found"_s].toInt(), 2);
        EXPECT_EQ(report[u"written"_s].toInt(), 2);
        const QJsonObject issue = report[u"issues"_s].toArray().at(0).toObject();
        EXPECT_TRUE(issue[u"path"_s].toString().endsWith(u"a.nbib"_s));
        EXPECT_EQ(issue[u"severity"_s].toString(), u"info"_s);
        const QByteArray written = content(u"out."_s + key);
        EXPECT_TRUE(written.contains("One") && written.contains("Two")) << key.toStdString();
        if (key == u"json"_s)
            continue;
        const QJsonObject back =
            ok({u"convert"_s, output, u"--to"_s, u"json"_s, u"-o"_s, path(u"back.json"_s)});
        EXPECT_EQ(back[u"written"_s].toInt(), 2) << key.toStdString();
    }
    EXPECT_EQ(QJsonDocument::fromJson(content(u"out.json"_s)).array().at(1)[u"year"_s].toInt(), 2021);
    EXPECT_TRUE(content(u"out.ris"_s).contains("ER  - \r\n"));
    EXPECT_TRUE(content(u"out.nbib"_s).contains("FOO - bar"));
}

TEST_F(ConvertTest, WritesTheGoodFilesAndSaysWhatIsWrongWithTheOthers)
{
    const QString page = write(u"page.ris"_s, "<html><body>log in</body></html>");
    const test::ProgramRun result =
        run({u"convert"_s, page, csv(), u"--to"_s, u"ris"_s, u"-o"_s, path(u"out.ris"_s), u"--json"_s});
    EXPECT_EQ(result.status, 3);
    EXPECT_EQ(result.json()[u"written"_s].toInt(), 1);
    EXPECT_EQ(result.json()[u"issues"_s].toArray().at(0)[u"severity"_s].toString(), u"error"_s);
    EXPECT_TRUE(result.err.contains(u"cannot import \"page.ris\""_s));
    EXPECT_TRUE(content(u"out.ris"_s).contains("TI  - Two"));
}

TEST_F(ConvertTest, WritesIntoAPipeWithoutReplacingIt)
{
    const test::ProgramRun result =
        run({u"convert"_s, csv(), u"--to"_s, u"ris"_s, u"-o"_s, u"/dev/stderr"_s});
    EXPECT_EQ(result.status, 0);
    EXPECT_TRUE(result.err.contains(u"TI  - Two"_s));
    EXPECT_EQ(run({u"convert"_s, csv(), u"--to"_s, u"ris"_s, u"-o"_s, folder.path()}).status, 3);
}

TEST_F(ConvertTest, RefusesWrongCalls)
{
    EXPECT_EQ(run({u"convert"_s, csv(), u"-o"_s, path(u"x"_s)}).status, 2);
    EXPECT_EQ(run({u"convert"_s, csv(), u"--to"_s, u"ris"_s}).status, 2);
    const test::ProgramRun unknown = run({u"convert"_s, csv(), u"--to"_s, u"docx"_s, u"-o"_s, path(u"x"_s)});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_TRUE(unknown.err.contains(u"no writable format \"docx\""_s));
    EXPECT_EQ(run({u"convert"_s, path(u"none.ris"_s), u"--to"_s, u"ris"_s, u"-o"_s, path(u"y.ris"_s)}).status,
              3);
    EXPECT_FALSE(QFile::exists(path(u"y.ris"_s)));
    EXPECT_EQ(run({u"convert"_s, csv(), u"--to"_s, u"ris"_s, u"-o"_s, path(u"no/folder/x.ris"_s)}).status, 3);
}
