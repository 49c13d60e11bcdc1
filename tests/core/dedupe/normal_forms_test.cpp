// SPDX-License-Identifier: GPL-3.0-or-later
// Titles, names, journals and numbers in comparable form.
#include "core/dedupe/citation.hpp"
#include "core/dedupe/fold.hpp"
#include "core/dedupe/journal.hpp"
#include "core/dedupe/names.hpp"
#include "core/dedupe/title.hpp"

#include <QString>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::dedupe;

namespace {

Author named(const QString& family, const QString& given)
{
    return {family, given};
}

Author printed(const QString& literal)
{
    return {{}, {}, {}, literal};
}

TitleRelation relation(const QString& a, const QString& b)
{
    return compareTitles(normalTitle(a).words, normalTitle(b).words).relation;
}

Agreement journals(const QString& a, const QString& b)
{
    return compareJournals(normalJournal(a), normalJournal(b));
}

AuthorComparison authors(const QList<Author>& a, const QList<Author>& b)
{
    return compareAuthors(normalAuthors(a), normalAuthors(b));
}

Agreement pages(const QString& a, const QString& b)
{
    return comparePages(pagesOf(a), pagesOf(b));
}

Agreement numbers(const QString& a, const QString& b)
{
    return compareNumbering(numberingOf(a), numberingOf(b));
}

} // namespace

TEST(FoldTest, WritesGreekLettersMarksAndTagsAway)
{
    EXPECT_EQ(foldWords(u"β-Cell <i>in vivo</i>: Müller’s H<sub>2</sub>O & Łódź"_s),
              "beta cell in vivo mullers h2o and lodz");
    EXPECT_EQ(foldWords(u"p < 0.05 and x > 3"_s), "p 0 05 and x 3");
    EXPECT_EQ(foldWords(u"  ...  "_s), "");
}

TEST(FoldTest, KeepsOtherScripts)
{
    EXPECT_EQ(foldWords(u"腰痛 Лечение"_s), QString(u"腰痛 лечение"_s).toStdString());
}

TEST(TitleTest, WritesNumberWordsAndPartNumeralsAsDigits)
{
    EXPECT_EQ(normalTitle(u"Three trials, Part II"_s).words, normalTitle(u"3 trials, part 2"_s).words);
    EXPECT_EQ(normalTitle(u"A phase I study"_s).digits, "1");
    EXPECT_EQ(normalTitle(u"Vitamin I think"_s).digits, "");
}

TEST(TitleTest, DropsWhatDatabasesAddBehindIt)
{
    const std::string plain = normalTitle(u"Screening for cervical cancer"_s).words;
    for (const QString& title :
         {u"[Screening for cervical cancer]"_s, u"Screening for cervical cancer. [Review] [33 refs]"_s,
          u"Screening for cervical cancer [Polish]"_s,
          u"Screening for cervical cancer.[Erratum appears in Cancer. 201"_s,
          u"Screening for cervical cancer (Structured abstract)"_s,
          u"RETRACTED ARTICLE: Screening for cervical cancer"_s})
        EXPECT_EQ(normalTitle(title).words, plain) << title.toStdString();
}

TEST(TitleTest, KnowsNoticesByTheirWordsAndByTheirCitation)
{
    EXPECT_EQ(normalTitle(u"Erratum to: Walking for back pain"_s).notice, Notice::Correction);
    EXPECT_EQ(normalTitle(u"Walking for back pain (vol 360, pg 542, 2009)"_s).notice, Notice::Correction);
    EXPECT_EQ(normalTitle(u"Walking for back pain (Blood (2009) 113 (542-544))"_s).notice,
              Notice::Correction);
    EXPECT_EQ(normalTitle(u"Retraction notice to Walking for back pain"_s).notice, Notice::Retraction);
    EXPECT_EQ(normalTitle(u"Walking for back pain - Reply"_s).notice, Notice::Reply);
    EXPECT_EQ(normalTitle(u"Comment on Walking for back pain"_s).notice, Notice::Comment);
    EXPECT_EQ(normalTitle(u"RETRACTED: Walking for back pain"_s).notice, Notice::None);
    EXPECT_EQ(normalTitle(u"Walking for back pain.[Erratum appears in Blood 2009]"_s).notice, Notice::None);
}

TEST(TitleTest, SaysWhatIsSerialAndWhatIsBrief)
{
    EXPECT_TRUE(normalTitle(u"Editor's Comments"_s).serial);
    EXPECT_TRUE(normalTitle(u"Editorial"_s).serial);
    EXPECT_TRUE(normalTitle(u"Lyme borreliosis"_s).brief);
    EXPECT_FALSE(normalTitle(u"Walking programmes for long-lasting back pain"_s).serial);
    EXPECT_EQ(normalTitle(u"UNKNOWN"_s).words, "");
}

TEST(TitleTest, RelatesTitlesWordByWord)
{
    using enum TitleRelation;
    EXPECT_EQ(relation(u"Follow-up of haemolytic tumours"_s, u"Followup of hemolytic tumors"_s), Same);
    EXPECT_EQ(relation(u"The effects of walking on chronic pain"_s, u"Effects of walking on chronic pain"_s),
              Variant);
    EXPECT_EQ(
        relation(u"Expression of papilomavirus in smears"_s, u"Expression of papillomavirus in smears"_s),
        Variant);
    EXPECT_EQ(relation(u"Walking for chronic back pain"_s, u"Walking for chronic back pain: a trial"_s),
              Contained);
    EXPECT_EQ(relation(u"Eculizumab in adult patients with resistant disease"_s,
                       u"Eculizumab in adolescent patients with resistant disease"_s),
              Similar);
    EXPECT_EQ(relation(u"Walking for chronic back pain"_s, u"Surgery of the hip in childhood"_s), Different);
    EXPECT_EQ(relation(u""_s, u"Walking for chronic back pain"_s), Unknown);
}

TEST(TitleTest, NeverTakesOppositesForSpellings)
{
    for (const auto& [a, b] :
         {std::pair{u"Treatment of hypotension in the ward"_s, u"Treatment of hypertension in the ward"_s},
          std::pair{u"Course of typical pneumonia in the ward"_s,
                    u"Course of atypical pneumonia in the ward"_s},
          std::pair{u"Use of pravastatin in the ward today"_s, u"Use of pitavastatin in the ward today"_s},
          std::pair{u"Maternal mortality after the operation"_s,
                    u"Paternal mortality after the operation"_s}})
        EXPECT_GE(relation(a, b), TitleRelation::Contained) << a.toStdString();
}

TEST(NamesTest, AgreeAcrossTheWaysDatabasesPrintThem)
{
    EXPECT_TRUE(authors({printed(u"Adeli K.Lewis G. F."_s)},
                        {named(u"Adeli"_s, u"K."_s), named(u"Lewis"_s, u"G F"_s)})
                    .complete);
    EXPECT_TRUE(authors({printed(u"B. Abrahao"_s)}, {named(u"Abrahão"_s, u"Bruno"_s)}).complete);
    EXPECT_TRUE(authors({named(u"Wright Jr."_s, u"T C"_s)}, {named(u"Wright"_s, u"T C"_s)}).complete);
    EXPECT_TRUE(authors({named(u"Luis Ferreira"_s, u"Santos A"_s)}, {named(u"Santos"_s, u"A L"_s)}).complete);
    EXPECT_EQ(authors({named(u"Papilio"_s, u"J"_s)}, {named(u"Papillo"_s, u"J"_s)}).overlap, 1);
}

TEST(NamesTest, TellPersonsOfOneFamilyNameApart)
{
    EXPECT_EQ(authors({named(u"Wang"_s, u"L"_s)}, {named(u"Wang"_s, u"Y"_s)}).overlap, 0);
    EXPECT_EQ(authors({named(u"Smith"_s, u"John"_s)}, {named(u"Smith"_s, u"Alice"_s)}).overlap, 0);
}

TEST(NamesTest, LeaveGroupsAndPlaceholdersOut)
{
    EXPECT_FALSE(
        authors({named(u"Group"_s, u"ASCUS-LSIL Triage Study"_s)}, {named(u"Solomon"_s, u"D"_s)}).known);
    EXPECT_FALSE(authors({printed(u"Nct"_s)}, {named(u"Solomon"_s, u"D"_s)}).known);
    EXPECT_EQ(normalAuthors({printed(u"Anonymous"_s)}), "");
}

TEST(JournalTest, AgreesWithItsAbbreviationsAndSubtitles)
{
    using enum Agreement;
    EXPECT_EQ(journals(u"Clin Infect Dis"_s, u"Clinical Infectious Diseases"_s), Agree);
    EXPECT_EQ(journals(u"Obstetrics & Gynecology"_s, u"Obstetrics and Gynecology"_s), Agree);
    EXPECT_EQ(journals(u"J Am Coll Cardiol"_s, u"Journal of the American College of Cardiology"_s), Agree);
    EXPECT_EQ(journals(u"Americas Conference on Information Systems"_s, u"AMCIS 2017 Proceedings"_s), Agree);
    EXPECT_EQ(journals(u"BJOG: An International Journal of Obstetrics"_s, u"BJOG.An International Journal"_s),
              Agree);
    EXPECT_EQ(journals(u"Blood.Conference: 53rd Annual Meeting"_s, u"Blood"_s), Agree);
    EXPECT_EQ(journals(u"Blood"_s, u"Blood Cancer Journal"_s), Conflict);
    EXPECT_EQ(journals(u"Gynecologic Oncology"_s, u"Journal of Pain"_s), Conflict);
    EXPECT_EQ(journals(u""_s, u"Blood"_s), Unknown);
}

TEST(PagesTest, ReadRangesAsTheyArePrinted)
{
    EXPECT_EQ(pagesOf(u"202-30"_s), (Pages{202, 230, 0}));
    EXPECT_EQ(pagesOf(u"083–087"_s), (Pages{83, 87, 0}));
    EXPECT_EQ(pagesOf(u"S478-S479"_s), (Pages{478, 479, 's'}));
    EXPECT_EQ(pagesOf(u"pp. 12-14; discussion 15"_s), (Pages{12, 14, 0}));
    EXPECT_FALSE(pagesOf(u"12p"_s).known());
    EXPECT_FALSE(pagesOf(u"12 pp"_s).known());
    EXPECT_FALSE(pagesOf(u"no pagination"_s).known());
    EXPECT_EQ(pagesOf(u"ARTN e0187376"_s), (Pages{187376, 0, 'e'}));
    EXPECT_FALSE(pagesOf(u"t-51"_s).known());
    EXPECT_FALSE(pagesOf(u"Suppl-6"_s).known());
    EXPECT_FALSE(pagesOf(u"2297-2108"_s).known());
    EXPECT_FALSE(pagesOf(u""_s).known());
}

TEST(PagesTest, CompareWhatIsComparable)
{
    using enum Agreement;
    EXPECT_EQ(pages(u"202-30"_s, u"202-230"_s), Agree);
    EXPECT_EQ(pages(u"S12"_s, u"12-14"_s), Agree);
    EXPECT_EQ(pages(u"S12"_s, u"A12"_s), Conflict);
    EXPECT_EQ(pages(u"10-20"_s, u"21-30"_s), Conflict);
    EXPECT_EQ(pages(u"569"_s, u"567-569"_s), Unknown);
    EXPECT_EQ(pages(u"1-17"_s, u"566-582"_s), Unknown);
    EXPECT_EQ(pages(u"1014"_s, u"c1804"_s), Unknown);
    EXPECT_EQ(pages(u"A77"_s, u"123-130"_s), Conflict);
    EXPECT_EQ(pages(u""_s, u"123-130"_s), Unknown);
}

TEST(NumberingTest, ReadsVolumesAndIssues)
{
    using enum Agreement;
    EXPECT_EQ(numbers(u"16 (1) (no pagination)"_s, u"16"_s), Agree);
    EXPECT_EQ(numbers(u"57 Suppl"_s, u"57"_s), Agree);
    EXPECT_EQ(numbers(u"03-Apr"_s, u"3-4"_s), Agree);
    EXPECT_EQ(numbers(u"1)"_s, u"39"_s), Unknown);
    EXPECT_EQ(numbers(u"12"_s, u"13"_s), Conflict);
    EXPECT_EQ(numbers(u""_s, u"13"_s), Unknown);
    EXPECT_EQ(issueInVolume(u"16 (1)"_s), u"1"_s);
}
