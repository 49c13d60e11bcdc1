// SPDX-License-Identifier: GPL-3.0-or-later
// Which pairs merge, which go to people, which stay apart.
#include "tests/core/dedupe/entries.hpp"
#include "tests/support/results.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::dedupe;

namespace {

enum class Fate { Merged, Band, Apart };

Fate fateOf(Entry a, Entry b)
{
    a.id = 1;
    b.id = 2;
    const Outcome outcome = findDuplicates(QList<Entry>{a, b});
    if (!outcome.groups.isEmpty())
        return Fate::Merged;
    return outcome.band.isEmpty() ? Fate::Apart : Fate::Band;
}

Entry changed(Entry entry, const std::function<void(Entry&)>& change)
{
    change(entry);
    return entry;
}

const Entry& article()
{
    static const Entry entry = test::article();
    return entry;
}

} // namespace

TEST(RulesTest, TheSameArticleOfTwoDatabasesMerges)
{
    EXPECT_EQ(fateOf(article(), changed(article(),
                                        [](Entry& e) {
                                            e.title = e.title.toUpper();
                                            e.journal = u"J Pain Mov"_s;
                                            e.pages = u"101-12"_s;
                                            e.doi.clear();
                                            e.authors = {{u"Smith"_s, u"J"_s}, {u"Müller"_s, u"K"_s}};
                                        })),
              Fate::Merged);
}

TEST(RulesTest, MissingFieldsAreNoAgreement)
{
    const auto bare = [](Entry& e) {
        e.volume.clear();
        e.issue.clear();
        e.pages.clear();
        e.doi.clear();
        e.abstract.clear();
        e.journal.clear();
        e.year = 0;
    };
    EXPECT_NE(fateOf(changed(article(), bare), article()), Fate::Merged);
}

TEST(RulesTest, OneDoiIsNotEnough)
{
    const Entry other = changed(article(), [](Entry& e) {
        e.title = u"Surgery of the hip in early childhood and its costs"_s;
        e.pages = u"200-210"_s;
        e.abstract.clear();
    });
    EXPECT_NE(fateOf(article(), other), Fate::Merged);
}

TEST(RulesTest, AnotherDoiOfTheSameRegistrantKeepsApart)
{
    EXPECT_NE(fateOf(article(), changed(article(),
                                        [](Entry& e) {
                                            e.doi = u"10.5555/other"_s;
                                            e.abstract.clear();
                                        })),
              Fate::Merged);
}

TEST(RulesTest, NumbersInTitlesKeepApart)
{
    const auto part = [](const QString& number) {
        return changed(article(), [&number](Entry& e) {
            e.title += u": part "_s + number;
            e.doi.clear();
            e.pages.clear();
        });
    };
    EXPECT_NE(fateOf(part(u"I"_s), part(u"II"_s)), Fate::Merged);
    EXPECT_EQ(fateOf(part(u"II"_s), part(u"2"_s)), Fate::Merged);
}

TEST(RulesTest, AnArticleNeverMergesWithANoticeAboutIt)
{
    for (const QString& start : {u"Erratum: "_s, u"Correction to: "_s, u"Retraction notice to: "_s,
                                 u"Comment on: "_s, u"Reply to: "_s, u"Expression of concern: "_s})
        EXPECT_NE(fateOf(article(), changed(article(), [&start](Entry& e) { e.title.prepend(start); })),
                  Fate::Merged)
            << start.toStdString();
    EXPECT_NE(fateOf(article(), changed(article(), [](Entry& e) { e.status = u"erratum"_s; })), Fate::Merged);
}

TEST(RulesTest, ARetractedArticleMergesWithItself)
{
    EXPECT_EQ(fateOf(article(), changed(article(), [](Entry& e) { e.title.prepend(u"RETRACTED: "_s); })),
              Fate::Merged);
}

TEST(RulesTest, VersionsOfAReviewStayApart)
{
    const auto review = [](const QString& doi, int year) {
        return changed(article(), [&](Entry& e) {
            e.journal = u"Cochrane Database of Systematic Reviews"_s;
            e.pages = u"CD002273"_s;
            e.volume.clear();
            e.doi = doi;
            e.year = year;
        });
    };
    EXPECT_EQ(fateOf(review(u"10.1002/14651858.CD002273.pub2"_s, 2004),
                     review(u"10.1002/14651858.CD002273.pub3"_s, 2004)),
              Fate::Band);
    EXPECT_NE(fateOf(review({}, 2004), review({}, 2005)), Fate::Merged);
    EXPECT_EQ(fateOf(review({}, 2004), review({}, 2004)), Fate::Merged);
}

TEST(RulesTest, EditorialsOfOneEditorStayApart)
{
    const auto editorial = [](const QString& issue) {
        Entry e;
        e.title = u"Editor's Comments"_s;
        e.authors = {{u"Weber"_s, u"Ron"_s}};
        e.journal = u"MIS Quarterly"_s;
        e.year = 2003;
        e.volume = u"27"_s;
        e.issue = issue;
        return e;
    };
    EXPECT_NE(fateOf(editorial(u"1"_s), editorial(u"2"_s)), Fate::Merged);
    EXPECT_NE(fateOf(editorial({}), editorial({})), Fate::Merged);
}

TEST(RulesTest, IntroductionsThatReturnEveryYearStayApart)
{
    const auto introduction = [](int year) {
        Entry e;
        e.title = u"Crowdsourcing and the digital workforce in the gig economy"_s;
        e.authors = {{u"Deng"_s, u"Xuefei"_s}, {u"Taylor"_s, u"Joseph"_s}};
        e.journal = u"Hawaii International Conference on System Sciences"_s;
        e.issue = u"1"_s;
        e.year = year;
        return e;
    };
    EXPECT_NE(fateOf(introduction(2021), introduction(2022)), Fate::Merged);
    EXPECT_EQ(fateOf(introduction(2021), introduction(2021)), Fate::Merged);
}

TEST(RulesTest, WhereThePlaceIsUnknownTheAuthorsMustBeTheSame)
{
    const auto unplaced = [](Entry& e) {
        e.volume.clear();
        e.issue.clear();
        e.pages.clear();
        e.doi.clear();
        e.abstract.clear();
    };
    const Entry other = changed(article(), [&](Entry& e) {
        unplaced(e);
        e.authors = {{u"Smith"_s, u"Jane A."_s}, {u"Jones"_s, u"B"_s}, {u"Müller"_s, u"Karl"_s}};
    });
    EXPECT_EQ(fateOf(changed(article(), unplaced), other), Fate::Band);
    EXPECT_EQ(fateOf(changed(article(), unplaced), article()), Fate::Merged);
}

TEST(RulesTest, MeetingAndJournalKeepApart)
{
    const Entry paper = changed(article(), [](Entry& e) {
        e.type = u"CPAPER"_s;
        e.journal = u"Proceedings of the Congress on Movement"_s;
        e.volume.clear();
        e.issue.clear();
        e.pages.clear();
        e.doi.clear();
    });
    EXPECT_NE(fateOf(article(), paper), Fate::Merged);
}

TEST(RulesTest, TwoAbstractsOnOnePageOfASupplementStayApart)
{
    const auto abstractOf = [](const QString& title) {
        Entry e = article();
        e.title = title;
        e.doi.clear();
        e.issue = u"Suppl 1"_s;
        e.pages = u"S101"_s;
        e.abstract.clear();
        return e;
    };
    EXPECT_NE(fateOf(abstractOf(u"Walking and counselling in mice with back pain"_s),
                     abstractOf(u"Walking and counselling in mice with back pain after diabetes"_s)),
              Fate::Merged);
}

TEST(RulesTest, AheadOfPrintMergesWithPrint)
{
    const Entry early = changed(article(), [](Entry& e) {
        e.year -= 1;
        e.volume.clear();
        e.issue.clear();
        e.pages = u"1-12"_s;
        e.doi.clear();
        e.abstract.clear();
    });
    EXPECT_EQ(fateOf(early, article()), Fate::Merged);
}

TEST(RulesTest, RowsOfRegistersMergeByTheirNumberOnly)
{
    const auto row = [](const QString& number, const QString& title) {
        Entry e;
        e.type = u"TRIAL"_s;
        e.title = title;
        e.trialIds = {{u"ClinicalTrials.gov"_s, number}};
        return e;
    };
    const QString title = u"Open label trial of eculizumab in adult patients"_s;
    EXPECT_EQ(fateOf(row(u"NCT01234567"_s, title), row(u"NCT01234567"_s, u"Eculizumab in aHUS"_s)),
              Fate::Merged);
    EXPECT_NE(fateOf(row(u"NCT01234567"_s, title), row(u"NCT07654321"_s, title)), Fate::Merged);
    const Entry twice = changed(row(u"NCT01234567"_s, title), [](Entry& e) {
        e.trialIds += {u"EudraCT"_s, u"2010-020327-31"_s};
    });
    EXPECT_EQ(fateOf(twice, row(u"NCT01234567"_s, title)), Fate::Merged);
    EXPECT_NE(fateOf(twice, row(u"NCT01234567"_s, u"Long-term safety after another treatment"_s)),
              Fate::Merged);
}

TEST(RulesTest, ReportsOfOneTrialStayApart)
{
    const Entry second = changed(article(), [](Entry& e) {
        e.title = u"Costs of a walking programme for people with back pain"_s;
        e.doi = u"10.5555/second"_s;
        e.pages = u"300-310"_s;
        e.abstract.clear();
        e.trialIds = {{u"ISRCTN"_s, u"ISRCTN12345678"_s}};
    });
    const Entry first = changed(article(), [](Entry& e) {
        e.trialIds = {{u"ISRCTN"_s, u"ISRCTN12345678"_s}};
    });
    EXPECT_NE(fateOf(first, second), Fate::Merged);
}

TEST(RulesTest, OtherPmidsKeepApart)
{
    EXPECT_NE(fateOf(changed(article(), [](Entry& e) { e.pmid = u"111"_s; }),
                     changed(article(), [](Entry& e) { e.pmid = u"222"_s; })),
              Fate::Merged);
}

TEST(RulesTest, SparseRecordsThatAreEqualMerge)
{
    Entry sparse;
    sparse.title = u"Reputation offsets trust judgments based on social biases"_s;
    EXPECT_EQ(fateOf(sparse, sparse), Fate::Merged);
    const Entry other = changed(sparse, [](Entry& e) { e.title += u" [81 refs]"_s; });
    EXPECT_NE(fateOf(sparse, other), Fate::Merged);
}

TEST(RulesTest, AnEmptyTitleNeedsEverythingElse)
{
    const auto untitled = [](Entry& e) {
        e.title.clear();
        e.doi.clear();
    };
    EXPECT_EQ(fateOf(article(), changed(article(), untitled)), Fate::Merged);
    EXPECT_NE(fateOf(article(), changed(article(),
                                        [&](Entry& e) {
                                            untitled(e);
                                            e.pages.clear();
                                        })),
              Fate::Merged);
    EXPECT_EQ(fateOf({}, {}), Fate::Apart);
}

TEST(RulesTest, EveryReasonHasAKeyAndWords)
{
    for (int i = 0; i <= static_cast<int>(Reason::DecidedDifferent); ++i) {
        const auto reason = static_cast<Reason>(i);
        EXPECT_FALSE(words(reason).isEmpty());
        EXPECT_FALSE(key(reason).contains(u' '));
    }
    EXPECT_EQ(words(Reason::SameDoi), u"same DOI"_s);
    EXPECT_TRUE(speaksAgainst(Reason::DoiDiffers));
    EXPECT_FALSE(speaksAgainst(Reason::SameVolumeAndPage));
}
