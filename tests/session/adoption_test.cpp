// SPDX-License-Identifier: GPL-3.0-or-later
// Adopting the work of other tools into a review.
#include "core/session/adoption.hpp"

#include "core/base/text.hpp"
#include "core/session/analysis.hpp"
#include "core/session/appraisal.hpp"
#include "core/session/check.hpp"
#include "core/session/record_browser.hpp"
#include "tests/session/review_fixture.hpp"
#include "tests/support/reference_data.hpp"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using test::isOk;

class AdoptionTest : public test::ReviewTest {
protected:
    static QString committed(const QString& name)
    {
        return QString::fromStdString(test::committedData()) + u"/interchange/"_s + name;
    }

    static QString reference(const QString& name)
    {
        return QString::fromStdString(test::referenceData()) + u"/interchange/"_s + name;
    }

    static AdoptionReport adopted(Session& session, const AdoptionRequest& request)
    {
        const Result<AdoptionReport> report = adopt(session, request);
        EXPECT_TRUE(isOk(report));
        return report.valueOr({});
    }

    static AdoptionRequest request(const QStringList& paths)
    {
        AdoptionRequest request;
        request.paths = paths;
        return request;
    }

    static bool says(const AdoptionReport& report, const QString& text, int line = -1)
    {
        return std::any_of(report.issues.begin(), report.issues.end(), [&](const ImportIssue& issue) {
            return issue.text.contains(text) && (line < 0 || issue.line == line);
        });
    }

    /// Decisions on the record of this DOI, "reviewer verdict reason".
    static QStringList decided(const Session& session, const QString& doi)
    {
        QStringList lines;
        const Result<QList<RowId>> ids = recordsNamed(session, doi);
        EXPECT_EQ(ids->size(), 1) << doi.toStdString();
        const Result<QList<Decision>> decisions = decisionsOn(session, ids->value(0));
        for (const Decision& d : *decisions)
            lines += QStringList{d.reviewer, keyOf(d.verdict), d.reasons.join(u',')}.join(u' ').trimmed();
        lines.sort();
        return lines;
    }

    static double effect(const Session& session, const QString& outcome)
    {
        const Result<QJsonArray> results = analyseReview(session, outcome);
        EXPECT_TRUE(isOk(results));
        return results->at(0)[u"beta"_s].toDouble(std::nan(""));
    }

    static Error fault(Session& session, const QString& path, const QString& tool = {})
    {
        AdoptionRequest asked = request({path});
        asked.tool = tool;
        const Result<AdoptionReport> report = adopt(session, asked);
        EXPECT_FALSE(report.ok()) << path.toStdString();
        return report.ok() ? Error{} : report.error();
    }
};

TEST_F(AdoptionTest, RayyanDecisionsComeWithReviewersReasonsTagsNotesAndTimes)
{
    const auto session = create();
    const AdoptionReport report =
        adopted(*session, request({committed(u"rayyan_articles.csv"_s), committed(u"rayyan_log.csv"_s)}));
    EXPECT_EQ(report.tool, u"rayyan"_s);
    EXPECT_EQ(report.records, 4);
    EXPECT_EQ(report.decisions, 6);
    EXPECT_EQ(report.unknown, QStringList{u"Rayyan:rayyan-999"_s});
    EXPECT_EQ(decided(*session, u"10.5555/Trial.1"_s),
              (QStringList{u"Ben include"_s, u"Cleo exclude wrong outcome"_s}));
    EXPECT_EQ(decided(*session, u"10.5555/x.2"_s),
              (QStringList{u"Ben exclude wrong population"_s, u"Cleo exclude wrong population"_s,
                           u"Reviewer 1 maybe"_s}));
    EXPECT_EQ(decided(*session, u"10.5555/x.4"_s), QStringList{u"Ben include"_s});
    EXPECT_TRUE(says(report, u"the note says maybe by Ben, the log says include"_s, 5));
    EXPECT_TRUE(says(report, u"mystery"_s, 11));
    const RowId first = recordsNamed(*session, u"10.5555/Trial.1"_s)->value(0);
    EXPECT_EQ(*tagsOf(*session, first), (QStringList{u"physiotherapy"_s, u"rct"_s}));
    session->setReviewer(u"Ben"_s);
    EXPECT_EQ(*noteOn(*session, first), u"ask | the authors\nsecond"_s);
    EXPECT_EQ(recordView(*session, first)->record.notes, QStringList{u"kept text"_s});
    const Result<QList<Decision>> decisions = decisionsOn(*session, first);
    for (const Decision& d : *decisions)
        if (d.reviewer == u"Ben"_s) {
            EXPECT_EQ(d.decidedAt, u"2023-09-04T17:30:00.000Z"_s);
        }
}

TEST_F(AdoptionTest, RayyanListsInRisAndBibTeXHoldTheSameDecisions)
{
    const QByteArray note =
        "RAYYAN-INCLUSION: {\"Ben\"=>\"Excluded\"} | RAYYAN-EXCLUSION-REASONS: wrong design";
    const QString ris =
        write(u"articles.ris"_s, "TY  - JOUR\nID  - rayyan-7\nTI  - A trial of something\nPY  - "
                                 "2020\nDO  - 10.5555/r.7\nN1  - " +
                                     note + "\nER  - \n");
    const QString bib = write(u"articles.bib"_s, "@article{rayyan-8,\n title={Another trial of something},\n "
                                                 "year={2020},\n doi={10.5555/r.8},\n note={" +
                                                     note + "}\n}\n");
    const QString log = write(u"log.csv"_s, "created_at,user_id,user_email,article_id,key,value\n"
                                            "2023-09-04T17:22:54.269Z,7,b@c.d,7,included,-1\n"
                                            "2023-09-04T17:22:54.269Z,7,b@c.d,8,included,-1\n");
    const auto session = create();
    const AdoptionReport report = adopted(*session, request({ris, bib, log}));
    EXPECT_EQ(report.records, 2);
    EXPECT_EQ(report.decisions, 2);
    EXPECT_TRUE(report.unknown.isEmpty()) << report.unknown.join(u' ').toStdString();
    EXPECT_EQ(decided(*session, u"10.5555/r.7"_s).size(), 1);
    EXPECT_EQ(decided(*session, u"10.5555/r.8"_s).size(), 1);
}

TEST_F(AdoptionTest, OneAdoptionIsOneStepThatCanBeTakenBack)
{
    const auto session = create();
    const qint64 before = *session->newestEvent();
    AdoptionRequest rehearsal = request({committed(u"rayyan_articles.csv"_s)});
    rehearsal.dryRun = true;
    EXPECT_EQ(adopted(*session, rehearsal).decisions, 5);
    EXPECT_EQ(*session->newestEvent(), before);
    EXPECT_EQ(*recordTotal(*session), 0);
    adopted(*session, request({committed(u"rayyan_articles.csv"_s)}));
    EXPECT_EQ(*recordTotal(*session), 4);
    EXPECT_EQ(session->recentSteps(1)->at(0).note, u"Adopt 1 file(s) of Rayyan"_s);
    EXPECT_TRUE(isOk(session->undo()));
    EXPECT_EQ(*recordTotal(*session), 0);
    EXPECT_TRUE(studies(*session)->isEmpty());
}

TEST_F(AdoptionTest, RecordsAndDecisionsAreNotAdoptedTwice)
{
    const auto session = create();
    importRis(*session, 1); // holds 10.5555/Trial.1
    AdoptionReport report = adopted(*session, request({committed(u"rayyan_articles.csv"_s)}));
    EXPECT_EQ(report.records, 3);
    EXPECT_EQ(*recordTotal(*session), 4);
    EXPECT_EQ(decided(*session, u"10.5555/Trial.1"_s).size(), 2);
    report = adopted(*session, request({committed(u"rayyan_articles.csv"_s)}));
    EXPECT_EQ(report.records, 0);
    EXPECT_EQ(report.decisions, 0);
    // The log alone finds the records by Rayyan's number and is newer than nothing it disagrees with.
    report = adopted(*session, request({committed(u"rayyan_log.csv"_s)}));
    EXPECT_EQ(report.records, 0);
    EXPECT_TRUE(report.unknown.contains(u"Rayyan:rayyan-999"_s));
    EXPECT_GT(report.decisions, 0);
}

TEST_F(AdoptionTest, AStandingDecisionIsKeptUnlessTheFileIsNewer)
{
    const auto session = create();
    session->setReviewer(u"Ben"_s);
    importRis(*session, 1);
    const RowId record = recordIds(*session)->value(0);
    EXPECT_TRUE(isOk(decide(*session, vote(record, Verdict::Maybe))));
    session->setReviewer(u"Ann"_s);
    const AdoptionReport report = adopted(*session, request({committed(u"rayyan_articles.csv"_s)}));
    EXPECT_TRUE(says(report, u"is kept, the file says include"_s, 2));
    EXPECT_TRUE(decided(*session, u"10.5555/Trial.1"_s).contains(u"Ben maybe"_s));
}

TEST_F(AdoptionTest, AddressesAreKeptOnlyWhenAsked)
{
    const auto session = create();
    AdoptionRequest asked = request({committed(u"rayyan_articles.csv"_s), committed(u"rayyan_log.csv"_s)});
    asked.keepPersonal = true;
    adopted(*session, asked);
    EXPECT_TRUE(reviewers(*session)->contains(u"dan@example.org"_s));
    const auto other = create(u"o.plansift"_s);
    asked.keepPersonal = false;
    adopted(*other, asked);
    EXPECT_FALSE(reviewers(*other)->join(u' ').contains(u'@'));
}

TEST_F(AdoptionTest, CovidenceGivesStudiesDecisionsAndCharacteristics)
{
    const auto session = create(u"r.plansift"_s, 1);
    const QString included =
        write(u"review_1_included_csv.csv"_s,
              "Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession "
              "Number,DOI,Ref,Covidence #,Study,Notes,Tags\n"
              "A trial of walking for the back,\"Yin, C.; Zhao, W.\",,2023,,J,1,,,,10.5555/c.1,,#1,Yin "
              "2023,a note,\"rct; home\"\n");
    const QString extraction =
        write(u"review_1_extraction.csv"_s, "Covidence #,Study ID,Title,Reviewer Name,How many?,Where?\n"
                                            "1,Yin 2023,A trial,Cleo,11,Rome\n"
                                            "1,Yin 2023,A trial,Consensus,12,Rome\n"
                                            "8,Poe 2020,Another,Cleo,7,\n");
    AdoptionRequest asked = request({included, extraction});
    asked.stage = Stage::FullText;
    const AdoptionReport report = adopted(*session, asked);
    EXPECT_EQ(report.tool, u"covidence"_s);
    EXPECT_EQ(report.records, 1);
    EXPECT_EQ(report.decisions, 1);
    const QList<Study> all = *studies(*session);
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all.at(0).label, u"Yin 2023"_s);
    EXPECT_EQ(all.at(0).records.size(), 1);
    EXPECT_EQ(all.at(0).characteristics[u"How many?"_s].toString(), u"12"_s);
    EXPECT_EQ(all.at(1).characteristics[u"How many?"_s].toString(), u"7"_s);
    EXPECT_TRUE(says(report, u"the extraction of Yin 2023 by Cleo is left out"_s, 2));
    EXPECT_EQ(report.unknown, QStringList{u"Covidence:#8"_s});
    EXPECT_EQ(prismaCounts(*session)->newReports, 1);
}

TEST_F(AdoptionTest, ReferencesWithoutANumberKeepTheirOwnDecisions)
{
    const auto session = create(u"r.plansift"_s, 1);
    const QByteArray header = "Title,Authors,Published Year,DOI,Covidence #,Study,Notes,Tags\n";
    const AdoptionReport report = adopted(
        *session,
        request({write(u"included.csv"_s, header + "A first trial,\"Yin, C.\",2023,10.5555/n.1,,,,\n"
                                                   "A second trial,\"Roe, P.\",2022,10.5555/n.2,,,,\n")}));
    EXPECT_EQ(report.decisions, 2);
    EXPECT_EQ(decided(*session, u"10.5555/n.1"_s), QStringList{u"Ann include"_s});
    EXPECT_EQ(decided(*session, u"10.5555/n.2"_s), QStringList{u"Ann include"_s});
}

TEST_F(AdoptionTest, CovidenceListsOfExcludedReferencesAreRecognisedByName)
{
    const auto session = create(u"r.plansift"_s, 1);
    const QByteArray header = "Title,Authors,Published Year,DOI,Covidence #,Study,Notes,Tags\n";
    adopted(*session, request({write(u"review_1_excluded_csv.csv"_s,
                                     header + "A trial that is out,\"Yin, C.\",2023,10.5555/c.2,#2,Yin 2023,"
                                              "Exclusion reason: Wrong outcomes; ,\n")}));
    EXPECT_EQ(decided(*session, u"10.5555/c.2"_s),
              (QStringList{u"Ann exclude Wrong outcomes"_s, u"Ann include"_s}));
    EXPECT_EQ(prismaCounts(*session)->viaDatabases.excluded.value(0).name, u"Wrong outcomes"_s);
}

TEST_F(AdoptionTest, RobvisTablesBecomeAssessments)
{
    const auto session = create();
    AdoptionReport report = adopted(*session, request({committed(u"robvis__data_rob2.csv"_s)}));
    EXPECT_EQ(report.assessments, 9);
    EXPECT_EQ(assessments(*session)->at(4).tool, u"rob2"_s);
    EXPECT_EQ(assessments(*session)->at(4).judgement(u"D1"_s), u"High"_s);
    report = adopted(*session, request({committed(u"robvis__data_rob1.csv"_s)}));
    EXPECT_EQ(report.assessments, 9);
    const RobAssessment last = assessments(*session)->constLast();
    EXPECT_EQ(last.tool, u"rob1"_s);
    EXPECT_EQ(last.judgement(u"D4"_s), u"High"_s);
    EXPECT_EQ(last.judgement(u"overall"_s), u"High"_s);
    EXPECT_TRUE(says(report, u"Other.sources.of.bias: \"No information\" is left out"_s, 8));
    report = adopted(*session, request({committed(u"robvis__data_robins_i.csv"_s)}));
    EXPECT_EQ(report.assessments, 0);
    EXPECT_FALSE(report.allPlaced());
    EXPECT_TRUE(says(report, u"none of the tools here"_s, 2));
}

TEST_F(AdoptionTest, ARevMan5ReviewComesWhole)
{
    const auto session = create(u"r.plansift"_s, 1);
    const AdoptionReport report = adopted(*session, request({committed(u"review.rm5"_s)}));
    EXPECT_EQ(report.tool, u"revman"_s);
    EXPECT_EQ(report.records, 3);
    EXPECT_EQ(report.decisions, 2);
    EXPECT_EQ(report.studies, 3);
    EXPECT_EQ(report.rows, 6);
    EXPECT_EQ(report.assessments, 2);
    const Study isis = studies(*session)->at(0);
    EXPECT_EQ(isis.label, u"ISIS-2"_s);
    EXPECT_EQ(isis.records.size(), 1);
    EXPECT_EQ(isis.characteristics[u"Participants"_s].toString(), u"200 adults\nmean age 45"_s);
    const PrismaCounts counts = *prismaCounts(*session);
    EXPECT_EQ(counts.viaDatabases.excluded.value(0).name, u"Not randomised"_s);
    EXPECT_EQ(counts.newStudies, 1);
    EXPECT_TRUE(
        says(report, u"Gone 1993 (excluded studies) has no reference and is left out: Wrong people"_s));
    EXPECT_TRUE(says(report, u"\"Costs\""_s));
    EXPECT_TRUE(says(report, u"Funding: \"Low. University\" is left out"_s));
    EXPECT_TRUE(says(report, u"the file says the pooled effect is 0.9"_s));
    EXPECT_TRUE(isOk(session->undo()));
    EXPECT_TRUE(outcomes(*session)->isEmpty());
}

TEST_F(AdoptionTest, RevMan5JudgementsAreNotInverted)
{
    const auto session = create();
    adopted(*session, request({committed(u"review.rm5"_s)}));
    const QList<RobAssessment> all = *assessments(*session);
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all.at(0).judgement(u"D1"_s), u"Low"_s);
    EXPECT_EQ(all.at(0).judgement(u"D2"_s), u"Unclear"_s);
    EXPECT_EQ(all.at(0).answers.at(0).support, u"Computer list"_s);
    EXPECT_EQ(all.at(1).judgement(u"D1"_s), u"High"_s);
    EXPECT_TRUE(judgementProblems(all.at(1)).isEmpty());
}

TEST_F(AdoptionTest, RevMan5RowsKeepSubgroupsAndWhatCannotBeEstimated)
{
    const auto session = create();
    adopted(*session, request({committed(u"review.rm5"_s)}));
    const Outcome falls = *outcomeNamed(*session, u"Falls"_s);
    EXPECT_EQ(falls.plan[u"model"_s].toString(), u"RE"_s);
    EXPECT_EQ(falls.plan[u"preset"_s].toString(), u"revman5"_s);
    EXPECT_EQ(falls.favoursRight, u"Favours care"_s);
    const QList<OutcomeRow> rows = *outcomeRows(*session, falls.id);
    ASSERT_EQ(rows.size(), 3);
    EXPECT_EQ(rows.at(0).subgroup, u"Men"_s);
    EXPECT_EQ(rows.at(0).value(u"n2i"_s), 1100);
    EXPECT_FALSE(rows.at(2).included);
    EXPECT_TRUE(checkReview(*session)->problems.isEmpty());
    const OutcomeRow swapped = outcomeRows(*session, outcomeNamed(*session, u"Recovery"_s)->id)->at(0);
    EXPECT_EQ(swapped.value(u"ai"_s), 45);
    EXPECT_NEAR(effect(*session, u"Death"_s), -0.2, 1e-12);
    EXPECT_NEAR(effect(*session, u"1.4 Death"_s), -0.25, 1e-12);
}

TEST_F(AdoptionTest, TheFlowOfAFileIsComparedWithTheReview)
{
    const auto session = create(u"r.plansift"_s, 1);
    importRis(*session, 3);
    const QString flow = write(u"PRISMA.csv"_s, "data,node,box,description,boxtext,tooltips,url,n\n"
                                                "database_results,,,,,,,4\n"
                                                "database_specific_results,,,,,,,\"MEDLINE, 3; Embase, 1\"\n"
                                                "records_screened,,,,,,,3\n"
                                                "duplicates,,,,,,,many\n"
                                                "total_studies_ma,,,,,,,2\n");
    const AdoptionReport report = adopted(*session, request({flow}));
    EXPECT_EQ(report.tool, u"prisma"_s);
    EXPECT_TRUE(says(report, u"database_results: the file says 4, the review holds 3"_s, 2));
    EXPECT_TRUE(says(report, u"database_specific_results, Embase: the file says 1, the review holds 0"_s, 3));
    EXPECT_TRUE(says(report, u"\"many\" is not a number"_s, 5));
    EXPECT_TRUE(says(report, u"total_studies_ma: the file says 2; this review does not count it"_s, 6));
    EXPECT_EQ(report.issues.size(), 4);
}

TEST_F(AdoptionTest, FilesThatCannotBeAreRefusedInOneSentence)
{
    const auto session = create();
    EXPECT_TRUE(messageOf(fault(*session, write(u"e.csv"_s, ""))).contains(u"it is empty"_s));
    EXPECT_TRUE(
        messageOf(fault(*session, write(u"h.zip"_s, "<html>"))).contains(u"line 1: it is a web page"_s));
    EXPECT_TRUE(messageOf(fault(*session, write(u"c.csv"_s, "a,b\n1,2\n"))).contains(u"line 1: it begins"_s));
    EXPECT_TRUE(messageOf(fault(*session, write(u"z.zip"_s, "PK\x03\x04 and no more"))).contains(u"z.zip"_s));
    EXPECT_TRUE(messageOf(fault(*session, path(u"none.csv"_s))).contains(u"none.csv"_s));
    EXPECT_EQ(fault(*session, committed(u"review.rm5"_s), u"endnote"_s).code, ErrorCode::Usage);
    EXPECT_TRUE(
        messageOf(fault(*session, committed(u"review.rm5"_s), u"rayyan"_s)).contains(u"from Rayyan"_s));
}

TEST_F(AdoptionTest, EveryBeginningOfAFileIsReadOrRefused)
{
    for (const QString& name : {u"review.rm5"_s, u"rayyan_articles.csv"_s, u"rayyan_log.csv"_s}) {
        QFile file(committed(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        const auto session = create(name + u".plansift"_s);
        AdoptionRequest asked = request({});
        asked.dryRun = true;
        for (qsizetype length = 1; length < whole.size(); length += 97) {
            asked.paths = {write(name, whole.left(length))};
            if (const Result<AdoptionReport> report = adopt(*session, asked); !report) {
                EXPECT_EQ(report.error().code, ErrorCode::Input) << length;
            }
        }
    }
}

TEST_F(AdoptionTest, FleissReproducesTheEffectsOfAllThreeRevManFiles)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const QString aspirin = u"Aspirin for Preventing Death after Myocardial Infarction"_s;
    for (const QString& name : {u"Fleiss1993.rm5"_s, u"Fleiss1993.zip"_s, u"Fleiss1993_CR.csv"_s}) {
        const auto session = create(name + u".plansift"_s);
        const AdoptionReport report = adopted(*session, request({reference(name)}));
        EXPECT_EQ(report.studies, 12) << name.toStdString();
        EXPECT_EQ(report.rows, 12) << name.toStdString();
        EXPECT_FALSE(says(report, u"the pooled effect"_s)) << name.toStdString();
        EXPECT_TRUE(report.allPlaced());
        // EFFECT_SIZE of the .rm5; the others print eight and six digits of it.
        EXPECT_NEAR(std::exp(effect(*session, aspirin)), 0.8968655609130709, 1e-12);
        if (name.endsWith(u"CSV"_s, Qt::CaseInsensitive)) {
            EXPECT_NEAR(effect(*session, u"Mental Health Treatment versus Control"_s), -0.70938839, 1e-8);
        }
    }
}

TEST_F(AdoptionTest, RealExportsAreReadWithoutAnythingRefused)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const auto session = create();
    AdoptionReport report = adopted(
        *session, request({reference(u"rayyan__articles_redacted.csv"_s),
                           reference(u"rayyan__customizations_log_NalaHam_LIT_Review_redacted.csv"_s)}));
    EXPECT_EQ(report.records, 8);
    EXPECT_EQ(report.decisions, 8);
    report = adopted(*session, request({reference(u"covidence__included_csv_trimmed.csv"_s),
                                        reference(u"covidence__extraction_csv_trimmed.csv"_s)}));
    EXPECT_EQ(report.records, 3);
    EXPECT_EQ(report.studies, 5);
    EXPECT_TRUE(report.allPlaced());
    report = adopted(*session, request({reference(u"revman-web-datapackage"_s)}));
    EXPECT_EQ(report.rows, 12);
    EXPECT_TRUE(report.allPlaced());
    report = adopted(*session, request({reference(u"prisma2020__PRISMA.csv"_s)}));
    EXPECT_EQ(report.tool, u"prisma"_s);
}
