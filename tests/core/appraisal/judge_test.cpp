// SPDX-License-Identifier: GPL-3.0-or-later
// The RoB 2 algorithm against its full truth tables (a sample of the two long ones is committed).
#include "core/appraisal/tool.hpp"
#include "core/base/csv.hpp"
#include "tests/support/reference_data.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::appraisal;

namespace {

int checkTruth(const QString& folder, const QString& domain)
{
    const Result<CsvTable> table = readCsvFile(folder + u'/' + domain + u".csv"_s);
    EXPECT_TRUE(table.ok()) << (table ? "" : table.error().message);
    if (!table)
        return 0;
    const Tool& tool = *toolByKey(u"RoB2"_s);
    const bool overall = domain == u"overall"_s;
    for (const CsvRow& row : table->rows()) {
        Answers answers;
        for (const QString& column : table->header())
            if (column.startsWith(u'D') || column.contains(u'.'))
                answers.insert(column, table->cell(row, column));
        const Result<Proposal> proposal = judge(tool, domain, answers);
        EXPECT_TRUE(proposal.ok());
        EXPECT_EQ(proposal->judgement.toStdString(),
                  table->cell(row, overall ? u"overall"_s : u"judgement"_s).toStdString())
            << domain.toStdString() << " line " << row.line;
        if (overall) {
            EXPECT_EQ(proposal->mayEscalate, table->cell(row, u"reviewer_may_escalate_to_High"_s) == u"yes"_s)
                << row.line;
        }
    }
    return static_cast<int>(table->rows().size());
}

const QStringList kDomains{u"D1"_s, u"D2_assignment"_s, u"D2_adherence"_s, u"D3"_s, u"D4"_s,
                           u"D5"_s, u"overall"_s};

} // namespace

TEST(RobTwo, AgreesWithTheCommittedTruthTables)
{
    int rows = 0;
    for (const QString& domain : kDomains)
        rows += checkTruth(QString::fromStdString(test::committedData()) + u"/rob2_truth"_s, domain);
    EXPECT_GT(rows, 4000);
}

TEST(RobTwo, AgreesWithEveryRowOfTheFullTruthTables)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    int rows = 0;
    for (const QString& domain : kDomains)
        rows += checkTruth(QString::fromStdString(test::referenceData()) + u"/rob/rob2_truth"_s, domain);
    EXPECT_EQ(rows, 125 + 13277 + 20988 + 110 + 493 + 125 + 243);
}

TEST(RobTwo, ProposesNothingForMissingAnswers)
{
    const Tool& tool = *toolByKey(u"rob2"_s);
    EXPECT_EQ(judge(tool, u"D1"_s, {})->judgement, QString());
    EXPECT_EQ(judge(tool, u"D1"_s, {{u"1.1"_s, u"Y"_s}, {u"1.2"_s, u"Y"_s}})->judgement, QString());
    EXPECT_EQ(judge(tool, u"D2_assignment"_s, {{u"2.1"_s, u"N"_s}, {u"2.2"_s, u"N"_s}})->judgement,
              QString());
    EXPECT_EQ(judge(tool, u"overall"_s, {{u"D1"_s, u"High"_s}})->judgement, QString());
}

TEST(RobTwo, RefusesUnknownQuestionsAndAnswers)
{
    const Tool& tool = *toolByKey(u"rob2"_s);
    EXPECT_FALSE(judge(tool, u"D9"_s, {}).ok());
    EXPECT_FALSE(judge(tool, u"D1"_s, {{u"9.9"_s, u"Y"_s}}).ok());
    EXPECT_FALSE(judge(tool, u"D1"_s, {{u"1.1"_s, u"maybe"_s}}).ok());
}
