// SPDX-License-Identifier: GPL-3.0-or-later
// One review on the command line, from records to figures, and the exit statuses of what goes wrong.
#include "tests/cli/program.hpp"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

class SpineTest : public test::CliTest {
protected:
    const QString project = path(u"r.plansift"_s);

    void importFour()
    {
        ok({u"new"_s, project, u"--title"_s, u"Spine"_s});
        QByteArray ris;
        for (int i = 1; i <= 4; ++i)
            ris += "TY  - JOUR\nTI  - Trial " + QByteArray::number(i) +
                   "\nAU  - Smith, A.\nPY  - 2020\nDO  - 10.5555/t" + QByteArray::number(i) + "\nER  - \n";
        const QJsonObject report =
            ok({u"import"_s, project, write(u"m.ris"_s, ris), u"--source"_s, u"MEDLINE"_s});
        EXPECT_EQ(report[u"records_total"_s].toInt(), 4);
        const QJsonValue file = report[u"files"_s].toArray().at(0);
        EXPECT_EQ(file[u"found"_s].toInt(), 4);
        EXPECT_EQ(file[u"format"_s].toString(), u"ris"_s);
    }

    void screen(const QString& reviewer, const QString& stage, const QByteArray& csv, bool adjudicate = false)
    {
        QStringList arguments{u"screen"_s,     project,          u"--stage"_s,
                              stage,           u"--decisions"_s, write(u"d.csv"_s, csv),
                              u"--reviewer"_s, reviewer};
        if (adjudicate)
            arguments += u"--adjudicate"_s;
        ok(arguments);
    }

    void screenAll()
    {
        const QByteArray header = "record,verdict,reason,note\n";
        screen(u"Ann"_s, u"title-abstract"_s,
               header +
                   "10.5555/t1,include,,\n10.5555/t2,maybe,,\n10.5555/t3,exclude,,\n10.5555/t4,include,,\n");
        screen(
            u"Ben"_s, u"title-abstract"_s,
            header +
                "10.5555/t1,include,,\n10.5555/t2,include,,\n10.5555/t3,exclude,,\n10.5555/t4,exclude,,\n");
        screen(u"Ann"_s, u"title-abstract"_s, header + "10.5555/t4,include,,joint discussion\n", true);
        for (const QString& reviewer : {u"Ann"_s, u"Ben"_s})
            screen(
                reviewer, u"full-text"_s,
                header +
                    "10.5555/t1,include,,\n10.5555/t2,exclude,Wrong design,\n10.5555/t4,not-retrieved,,\n");
        ok({u"study"_s, u"add"_s, project, u"--label"_s, u"Smith 2020"_s, u"--record"_s, u"10.5555/t1"_s});
    }
};

TEST_F(SpineTest, FromRecordsToFigures)
{
    importFour();
    screenAll();
    const QJsonObject counts = ok({u"prisma"_s, project});
    EXPECT_TRUE(counts[u"identities_hold"_s].toBool());
    EXPECT_EQ(counts[u"open"_s].toArray().size(), 0);
    EXPECT_EQ(counts[u"database_results"_s].toInt(), 4);
    EXPECT_EQ(counts[u"records_excluded"_s].toInt(), 1);
    EXPECT_EQ(counts[u"dbr_sought_reports"_s].toInt(), 3);
    EXPECT_EQ(counts[u"dbr_notretrieved_reports"_s].toInt(), 1);
    EXPECT_EQ(counts[u"dbr_assessed"_s].toInt(), 2);
    EXPECT_EQ(counts[u"dbr_excluded"_s].toArray().at(0).toObject(),
              (QJsonObject{{u"name"_s, u"Wrong design"_s}, {u"n"_s, 1}}));
    EXPECT_EQ(counts[u"new_studies"_s].toInt(), 1);
    const QJsonObject agreement = ok({u"agreement"_s, project, u"--stage"_s, u"title-abstract"_s});
    EXPECT_EQ(agreement[u"n"_s].toInt(), 4);
    EXPECT_DOUBLE_EQ(agreement[u"observed"_s].toDouble(), 0.75);

    const QString data =
        write(u"pain.csv"_s, "study,m1i,sd1i,n1i,m2i,sd2i,n2i\nSmith 2020,3.4,1.9,38,4.1,2.2,38\n"
                             "Jones 2021,41.2,18.2,28,41,22.5,28\n");
    const QJsonObject imported = ok({u"data"_s, u"import"_s, project, data, u"--outcome"_s, u"Pain"_s,
                                     u"--measure"_s, u"SMD"_s, u"--preset"_s, u"revman5"_s});
    EXPECT_EQ(imported[u"rows"_s].toInt(), 2);
    const QJsonValue result = ok({u"analyse"_s, project})[u"results"_s].toArray().at(0);
    EXPECT_EQ(result[u"outcome"_s].toString(), u"Pain"_s);
    EXPECT_EQ(result[u"k"_s].toInt(), 2);
    EXPECT_NEAR(result[u"yi"_s].toArray().at(0).toDouble(), -0.3371, 5e-5);
    const QString rob =
        write(u"rob.csv"_s, "Study,D1,D2,D3,D4,D5,Overall\nSmith 2020,Low,Low,Low,Some concerns,Low,Some "
                            "concerns\nJones 2021,Low,High,Low,Low,Low,High\n");
    EXPECT_EQ(ok({u"rob"_s, u"import"_s, project, rob, u"--tool"_s, u"RoB2"_s})[u"rows"_s].toInt(), 2);

    for (const QString& kind : {u"prisma"_s, u"traffic-light"_s, u"rob-summary"_s, u"forest"_s})
        for (const QString& format : {u"svg"_s, u"pdf"_s, u"png"_s, u"tiff"_s, u"eps"_s}) {
            const QString file = path(kind + u'.' + format);
            const QJsonObject drawn =
                ok({u"figure"_s, project, kind, u"--outcome"_s, kind == u"forest"_s ? u"pain"_s : QString(),
                    u"-o"_s, file, u"--dpi"_s, u"100"_s});
            EXPECT_NEAR(drawn[u"files"_s][0][u"width_mm"_s].toDouble(), 170, 1e-6) << file.toStdString();
            EXPECT_GE(drawn[u"files"_s][0][u"min_font_pt"_s].toDouble(), 6);
            EXPECT_GT(QFileInfo(file).size(), 500) << file.toStdString();
        }
    EXPECT_TRUE(ok({u"check"_s, project})[u"ok"_s].toBool());
}

TEST_F(SpineTest, TheLogTellsEverythingAndUndoTakesItBack)
{
    importFour();
    screenAll();
    const QJsonArray events = ok({u"log"_s, project})[u"events"_s].toArray();
    EXPECT_GT(events.size(), 20);
    EXPECT_FALSE(events.at(events.size() - 1)[u"actor"_s].toString().isEmpty());
    ok({u"undo"_s, project});
    EXPECT_EQ(ok({u"prisma"_s, project})[u"new_studies"_s].toInt(), 0);
    ok({u"undo"_s, project, u"--steps"_s, u"50"_s});
    EXPECT_EQ(ok({u"prisma"_s, project})[u"database_results"_s].toInt(), 0);
    EXPECT_TRUE(ok({u"check"_s, project})[u"ok"_s].toBool());
    EXPECT_GT(ok({u"log"_s, project})[u"events"_s].toArray().size(), events.size()) << "undo adds to the log";
}

TEST_F(SpineTest, ExitStatusesSayWhatKindOfFault)
{
    EXPECT_EQ(run({u"nonsense"_s}).status, 2);
    EXPECT_EQ(run({u"import"_s}).status, 2);
    EXPECT_EQ(run({u"prisma"_s, path(u"absent.plansift"_s)}).status, 3);
    EXPECT_EQ(run({u"help"_s}).status, 0);
    importFour();
    EXPECT_EQ(run({u"screen"_s, project, u"--stage"_s, u"nowhere"_s, u"--decisions"_s, u"x"_s}).status, 2);
    const test::ProgramRun bad =
        run({u"import"_s, project, write(u"page.ris"_s, "<html><body>log in</body></html>"),
             write(u"good.ris"_s, "TY  - JOUR\nTI  - Fifth\nDO  - 10.5555/t5\nER  - \n"), u"--json"_s});
    EXPECT_EQ(bad.status, 3) << "one file of two cannot be read";
    EXPECT_EQ(bad.json()[u"records_total"_s].toInt(), 5) << "the good one is imported";
    EXPECT_TRUE(bad.err.startsWith(u"cannot import"_s)) << bad.err.toStdString();
    const test::ProgramRun reason = run({u"screen"_s, project, u"--stage"_s, u"full-text"_s, u"--decisions"_s,
                                         write(u"d.csv"_s, "record,verdict\n10.5555/t1,exclude\n")});
    EXPECT_EQ(reason.status, 3);
    EXPECT_TRUE(reason.err.contains(u"line 2"_s)) << reason.err.toStdString();
    const test::ProgramRun conflict =
        run({u"screen"_s, project, u"--stage"_s, u"title-abstract"_s, u"--adjudicate"_s, u"--decisions"_s,
             write(u"a.csv"_s, "record,verdict\n10.5555/t1,include\n")});
    EXPECT_EQ(conflict.status, 4) << "there is nothing to settle";
}

TEST_F(SpineTest, TheAlgorithmOfRoB2IsTheContract)
{
    const auto judge = [this](const QString& domain, const QString& answers) {
        return ok(
            {u"rob"_s, u"judge"_s, u"--tool"_s, u"rob2"_s, u"--domain"_s, domain, u"--answers"_s, answers});
    };
    EXPECT_EQ(judge(u"D1"_s, u"1.1=Y,1.2=Y,1.3=N"_s)[u"judgement"_s].toString(), u"Low"_s);
    EXPECT_EQ(judge(u"D1"_s, u"1.1=Y,1.3=N"_s)[u"judgement"_s].toString(), QString());
    const QJsonObject overall =
        judge(u"overall"_s, u"D1=Low,D2=Some concerns,D3=Some concerns,D4=Low,D5=Low"_s);
    EXPECT_EQ(overall[u"judgement"_s].toString(), u"Some concerns"_s);
    EXPECT_TRUE(overall[u"may_escalate"_s].toBool());
    EXPECT_GE(ok({u"rob"_s, u"tools"_s})[u"tools"_s].toArray().size(), 1);
}

TEST_F(SpineTest, ASpecNeedsNoProject)
{
    const QByteArray spec = R"({"input": {"slab": ["A", "B"], "yi": [0.1, 0.3], "vi": [0.01, 0.02]},
        "requests": [{"id": "a", "measure": "GEN", "model": "EE"}, {"id": "b", "measure": "NONE"}]})";
    const QJsonArray results = ok({u"analyse"_s, u"--spec"_s, u"-"_s}, spec)[u"results"_s].toArray();
    ASSERT_EQ(results.size(), 2);
    EXPECT_NEAR(results.at(0)[u"beta"_s].toDouble(), (0.1 / 0.01 + 0.3 / 0.02) / (1 / 0.01 + 1 / 0.02),
                1e-12);
    EXPECT_FALSE(results.at(1)[u"error"_s].toString().isEmpty());
    EXPECT_EQ(run({u"analyse"_s, u"--spec"_s, u"-"_s}, "not json").status, 3);
}
