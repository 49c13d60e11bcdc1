// SPDX-License-Identifier: GPL-3.0-or-later
// Duplicates in a review: search, incremental search, merged records, undo, imports taken back.
#include "core/session/check.hpp"
#include "core/session/duplicates.hpp"
#include "core/session/pair_view.hpp"
#include "core/session/record_export.hpp"
#include "tests/session/review_fixture.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

class DuplicatesTest : public test::ReviewTest {
protected:
    /// One article as two databases tell it: the second knows the abstract and the keywords.
    static QByteArray thin()
    {
        return "TY  - JOUR\nTI  - Walking and counselling for people with back pain\nAU  - Smith, Ann\n"
               "AU  - Jones, Bo\nPY  - 2019\nJO  - Pain Research\nVL  - 12\nSP  - 100\nEP  - 109\n"
               "DO  - 10.5555/w.1\nER  - \n";
    }
    static QByteArray rich()
    {
        return "TY  - JOUR\nTI  - Walking and counselling for people with back pain\nAU  - Smith, Ann Mary\n"
               "AU  - Jones, Bo\nPY  - 2019\nJO  - Pain Research\nVL  - 12\nSP  - 100\nEP  - 109\n"
               "DO  - 10.5555/W.1\nAB  - People who walked had less pain.\nKW  - walking\nER  - \n";
    }
    void import(Session& session, const QString& source, const QByteArray& bytes)
    {
        ImportRequest request;
        request.files = {{write(source + u".ris"_s, bytes), source, SourceKind::Database, {}}};
        ASSERT_TRUE(isOk(importFiles(session, request)));
    }
    static void expectSound(Session& session)
    {
        const CheckReport report = *checkReview(session);
        EXPECT_TRUE(report.problems.isEmpty()) << report.problems.join(u'\n').toStdString();
        EXPECT_TRUE(prismaBreaches(*prismaCounts(session)).isEmpty());
    }
};

TEST_F(DuplicatesTest, AMergedRecordTellsWhatItsOriginalsTellTogether)
{
    auto session = create();
    import(*session, u"Scopus"_s, thin());
    import(*session, u"Embase"_s, rich());
    const DuplicateReport report = *findDuplicates(*session);
    EXPECT_EQ(report.removed, 1);
    EXPECT_EQ(report.clusters, 1);
    const QList<RowId> kept = *recordIds(*session, false);
    ASSERT_EQ(kept.size(), 1);
    const RecordView view = *recordView(*session, kept.constFirst());
    EXPECT_EQ(view.origins.size(), 2);
    EXPECT_EQ(view.record.abstracts, QStringList{u"People who walked had less pain."_s});
    EXPECT_EQ(view.record.keywords, QStringList{u"walking"_s});
    EXPECT_EQ(prismaCounts(*session)->duplicates, 1);
    expectSound(*session);
    ASSERT_TRUE(isOk(session->undo()));
    EXPECT_EQ(recordIds(*session, false)->size(), 2);
    EXPECT_EQ(prismaCounts(*session)->duplicates, 0);
    expectSound(*session);
}

TEST_F(DuplicatesTest, WhatWasScreenedStandsForItsGroup)
{
    auto session = create();
    import(*session, u"Scopus"_s, thin());
    const RowId screened = recordIds(*session)->constFirst();
    ASSERT_TRUE(isOk(decide(*session, vote(screened, Verdict::Include))));
    import(*session, u"Embase"_s, rich());
    EXPECT_EQ(findDuplicates(*session)->removedNow, 1);
    EXPECT_EQ(*recordIds(*session, false), QList<RowId>{screened}) << "though the other record is richer";
}

TEST_F(DuplicatesTest, ALaterSearchComparesNewRecordsAndKeepsWhatStands)
{
    auto session = create();
    import(*session, u"Scopus"_s, thin());
    import(*session, u"Embase"_s, rich());
    EXPECT_EQ(findDuplicates(*session)->removedNow, 1);
    EXPECT_EQ(findDuplicates(*session)->removedNow, 0);
    import(*session, u"MEDLINE"_s, rich());
    const DuplicateReport third = *findDuplicates(*session);
    EXPECT_EQ(third.removedNow, 1);
    EXPECT_EQ(third.removed, 2);
    EXPECT_EQ(third.clusters, 1);
    expectSound(*session);
}

TEST_F(DuplicatesTest, WhenTheImportOfThePrimaryIsTakenBackTheCopyCountsAgain)
{
    auto session = create();
    import(*session, u"Embase"_s, rich());
    const QString step = session->recentSteps(1)->constFirst().step;
    import(*session, u"Scopus"_s, thin());
    EXPECT_EQ(findDuplicates(*session)->removed, 1);
    ASSERT_TRUE(isOk(session->undoStep(step)));
    EXPECT_EQ(recordIds(*session, false)->size(), 1) << "the copy stands for itself again";
    EXPECT_EQ(prismaCounts(*session)->duplicates, 0);
    EXPECT_EQ(prismaCounts(*session)->screened, 1);
    expectSound(*session);
}

TEST_F(DuplicatesTest, AChoiceOfAValueHoldsInTheMergedRecordAndItsExport)
{
    auto session = create();
    import(*session, u"Embase"_s, rich());
    import(*session, u"Scopus"_s,
           thin().replace("10.5555/w.1", "10.5555/w.9").replace("SP  - 100", "SP  - 200"));
    ASSERT_EQ(findDuplicates(*session)->removed, 0);
    QList<DuplicatePair> pairs = *duplicatePairs(*session, {PairState::Open});
    if (pairs.isEmpty()) {
        ASSERT_EQ(*proposeDuplicatesOf(*session, 1), 1);
        pairs = *duplicatePairs(*session, {PairState::Open});
    }
    const PairView automatic = *pairView(*session, pairs.constFirst().a, pairs.constFirst().b);
    QList<ComparedField> chosen = automatic.fields;
    for (ComparedField& field : chosen)
        if (field.field.key == u"pages"_s)
            field.kept = field.kept == Kept::A ? Kept::B : Kept::A;
    const QList<MergeChoice> choices = choicesOf(automatic, chosen);
    ASSERT_EQ(choices.size(), 1);
    ASSERT_TRUE(isOk(decidePair(*session, pairs.constFirst().id, PairState::Same, choices)));
    EXPECT_EQ(decidePair(*session, pairs.constFirst().id, PairState::Different).error().code,
              ErrorCode::Conflict);
    const RowId kept = recordIds(*session, false)->constFirst();
    const QString expected = automatic.a.record.pages == recordView(*session, kept)->record.pages
                                 ? automatic.a.record.pages
                                 : automatic.b.record.pages;
    EXPECT_EQ(recordView(*session, kept)->record.pages, expected);
    ASSERT_TRUE(isOk(exportRecords(*session, {kept}, path(u"out.ris"_s))));
    QFile file(path(u"out.ris"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("plansift: record 1; Embase, Scopus"));
    expectSound(*session);
}

TEST_F(DuplicatesTest, OneAnswerAnswersAllPairsBetweenTwoGroups)
{
    const QByteArray other = thin().replace("10.5555/w.1", "10.5555/w.9").replace("SP  - 100", "SP  - 300");
    for (const PairState decision : {PairState::Same, PairState::Different}) {
        const QString name = keyOf(decision) + u".plansift"_s;
        auto session = create(name);
        import(*session, u"Embase"_s, rich());
        import(*session, u"Scopus"_s, thin());
        import(*session, u"CINAHL"_s, other);
        ASSERT_EQ(findDuplicates(*session)->removed, 1);
        const QList<RowId> ids = *recordIds(*session);
        for (const RowId id : ids)
            ASSERT_TRUE(isOk(proposeDuplicatesOf(*session, id)));
        const QList<DuplicatePair> pairs = *duplicatePairs(*session, {PairState::Open});
        ASSERT_EQ(pairs.size(), 2) << "the third record with each of the other two";
        ASSERT_TRUE(isOk(decidePair(*session, pairs.constFirst().id, decision)));
        EXPECT_EQ(duplicatePairs(*session, {PairState::Open})->size(), 0);
        EXPECT_EQ(recordIds(*session, false)->size(), decision == PairState::Same ? 1 : 2);
        expectSound(*session);
        ASSERT_TRUE(isOk(session->undo()));
        EXPECT_EQ(duplicatePairs(*session, {PairState::Open})->size(), 2) << "one step";
    }
}

TEST_F(DuplicatesTest, TakenApartRecordsAreNotMergedByACopyOfTheirs)
{
    auto session = create();
    import(*session, u"Embase"_s, rich());
    import(*session, u"Scopus"_s, thin());
    ASSERT_EQ(findDuplicates(*session)->removed, 1);
    const RowId copy = recordIds(*session)->constLast() == recordIds(*session, false)->constFirst()
                           ? recordIds(*session)->constFirst()
                           : recordIds(*session)->constLast();
    ASSERT_TRUE(isOk(takeApart(*session, copy)));
    DuplicateSearch everything;
    everything.everything = true;
    EXPECT_EQ(findDuplicates(*session, everything)->removed, 0);
    EXPECT_EQ(duplicateProgress(*session)->different, 1);
}

TEST_F(DuplicatesTest, AStoppedSearchChangesNothing)
{
    auto session = create();
    importRis(*session, 5, "Same");
    importRis(*session, 5, "Same");
    const qint64 before = *session->newestEvent();
    DuplicateSearch stopped;
    stopped.progress = [](int, int) { return false; };
    EXPECT_EQ(findDuplicates(*session, stopped).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(*session->newestEvent(), before);
}
