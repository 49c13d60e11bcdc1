// SPDX-License-Identifier: GPL-3.0-or-later
// NBIB: tags, continuations, ends of records, and ERIC's relative of the format.
#include "core/formats/readers.hpp"
#include "tests/core/formats/reading.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::Reading;

namespace {

Reading read(const QByteArray& text)
{
    return test::readWith(&formats::readNbib, text);
}

constexpr const char* kArticle =
    "PMID- 90000001\nOWN - NLM\nSTAT- Publisher\nIS  - 1234-5678 (Electronic)\n"
    "IS  - 1234-567X (Linking)\nVI  - 4\nIP  - 2\nDP  - 2020 Apr 26\n"
    "TI  - Walking for\n      back pain.\nTT  - Gehen bei Rueckenschmerz.\nPG  - 482-91\n"
    "LID - 10.5555/n.1 [doi]\nLID - S0001 [pii]\nAB  - BACKGROUND: One. \n      RESULTS: Two.\n"
    "FAU - Ito, Ken B Jr\nAU  - Ito KB Jr\nAUID- ORCID: http://orcid.org/0000-0001-2345-6789\n"
    "AD  - Clinic A.\nFAU - Lee, Ann\nAU  - Lee A\nAD  - Clinic A.\nCN  - Back Pain Group\n"
    "LA  - eng\nSI  - ClinicalTrials.gov/NCT01234567\nPT  - Journal Article\nJT  - Pain reports\n"
    "TA  - Pain Rep\nPMC - PMC123\nMH  - *Back Pain/therapy\nOT  - walking\nGN  - A note.\n"
    "XYZ - odd\nSO  - Pain Rep. 2020\n";

} // namespace

TEST(NbibReader, ReadsAnArticle)
{
    const Record r = read(kArticle).records.value(0);
    EXPECT_EQ(r.pmid, u"90000001"_s);
    EXPECT_EQ(r.title, u"Walking for back pain."_s);
    EXPECT_EQ(r.titlesTranslated.size(), 1);
    EXPECT_EQ(r.abstracts, QStringList{u"BACKGROUND: One. RESULTS: Two."_s});
    ASSERT_EQ(r.authors.size(), 3);
    EXPECT_EQ(r.authors.at(0), (Author{u"Ito"_s, u"Ken B"_s, u"Jr"_s, {}, u"0000-0001-2345-6789"_s}));
    EXPECT_EQ(r.authors.at(2).literal, u"Back Pain Group"_s);
    EXPECT_EQ(r.affiliations, QStringList{u"Clinic A."_s});
    EXPECT_EQ(r.issns, (QStringList{u"1234-5678"_s, u"1234-567X"_s}));
    EXPECT_EQ(r.issue, u"2"_s);
    EXPECT_EQ(r.year, 2020);
    EXPECT_EQ(r.date, u"2020 Apr 26"_s);
    EXPECT_EQ(r.doi, u"10.5555/n.1"_s);
    EXPECT_EQ(r.pmcid, u"PMC123"_s);
    EXPECT_EQ(r.trialIds, (QList<ListedId>{{u"ClinicalTrials.gov"_s, u"NCT01234567"_s}}));
    EXPECT_EQ(r.keywords, (QStringList{u"*Back Pain/therapy"_s, u"walking"_s}));
    EXPECT_EQ(r.notes, QStringList{u"A note."_s});
    EXPECT_EQ(r.status, u"ahead-of-print"_s);
    EXPECT_EQ(r.type, u"JOUR"_s);
    EXPECT_TRUE(r.raw.contains({u"LID"_s, u"S0001 [pii]"_s}));
    EXPECT_TRUE(r.raw.contains({u"XYZ"_s, u"odd"_s}));
}

TEST(NbibReader, PartsRecordsWithAndWithoutBlankLines)
{
    EXPECT_EQ(read("PMID- 1\nTI  - One\n\nPMID- 2\nTI  - Two\n").records.size(), 2);
    EXPECT_EQ(read("PMID- 1\nTI  - One\nPMID- 2\nTI  - Two\n").records.size(), 2);
    const Reading broken =
        read("PMID- 1\nTI  - One\nAB  - First.\n\n      Second.\n\nAU  - A B\n\nPMID- 2\nTI  - Two\n");
    ASSERT_EQ(broken.records.size(), 2);
    EXPECT_EQ(broken.records.at(0).abstracts, QStringList{u"First. Second."_s});
    EXPECT_EQ(broken.records.at(0).authors.size(), 1);
}

TEST(NbibReader, ReadsEricWithoutPmid)
{
    const Reading reading =
        read("\nOWN - ERIC\nTI  - One\nAU  - Groen, Ann van\nJT  - Journal\nOID - EJ1227990\nDP  - 2020\n"
             "LID - http://eric.example/?id=EJ1\nISSN - EISSN-2375-5636\n\nOWN - ERIC\nTI  - Two\n");
    ASSERT_EQ(reading.records.size(), 2);
    const Record& r = reading.records.at(0);
    EXPECT_EQ(r.database, u"ERIC"_s);
    EXPECT_EQ(r.accessions, (QList<ListedId>{{u"ERIC"_s, u"EJ1227990"_s}}));
    EXPECT_EQ(r.issns, QStringList{u"2375-5636"_s});
    EXPECT_EQ(r.urls, QStringList{u"http://eric.example/?id=EJ1"_s});
}

TEST(NbibReader, KeepsLinesWithoutIndentation)
{
    const Reading reading = read("PMID- 1\nTI  - One\nlost tail\nAU  - A B\n\nstray\n");
    EXPECT_EQ(reading.records.value(0).title, u"One lost tail"_s);
    EXPECT_TRUE(reading.records.value(0).raw.contains({u""_s, u"stray"_s}));
    EXPECT_EQ(reading.summary.issues.size(), 2);
}
