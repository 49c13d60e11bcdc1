// SPDX-License-Identifier: GPL-3.0-or-later
// Names, identifiers, dates and entities inside values.
#include "core/formats/identifiers.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/source_database.hpp"
#include "core/formats/value_text.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::formats;

namespace {

Author person(const QString& family, const QString& given, const QString& suffix = {})
{
    return {family, given, suffix, {}, {}};
}

} // namespace

TEST(PersonName, TakesPrintedFormsApart)
{
    EXPECT_EQ(parseName(u"Smith, J. A."_s), person(u"Smith"_s, u"J. A."_s));
    EXPECT_EQ(parseName(u"Shannon,Claude E."_s), person(u"Shannon"_s, u"Claude E."_s));
    EXPECT_EQ(parseName(u"van der Berg P.J."_s), person(u"van der Berg"_s, u"P.J."_s));
    EXPECT_EQ(parseName(u"Smith JA"_s), person(u"Smith"_s, u"JA"_s));
    EXPECT_EQ(parseName(u"A. Author-One"_s), person(u"Author-One"_s, u"A."_s));
    EXPECT_EQ(parseName(u"Miller, Ann, Jr"_s), person(u"Miller"_s, u"Ann"_s, u"Jr"_s));
    EXPECT_EQ(parseName(u"Miller, Jr, Ann"_s), person(u"Miller"_s, u"Ann"_s, u"Jr"_s));
    EXPECT_EQ(parseMedlineName(u"Miller, Ann B 3rd"_s), person(u"Miller"_s, u"Ann B"_s, u"3rd"_s));
    EXPECT_EQ(parseName(u"王, 伟"_s), person(u"王"_s, u"伟"_s));
}

TEST(PersonName, LeavesGroupsWhole)
{
    for (const QString& name : {u"World Health Organization"_s, u"Anonymous"_s,
                                u"Alpha, Beta, Gamma Group, Delta"_s, u"Higuera-Cetina Carlos Iván"_s})
        EXPECT_EQ(parseName(name), groupName(name));
    EXPECT_EQ(parseName(u"Back Pain Group,"_s), groupName(u"Back Pain Group"_s));
}

TEST(Identifiers, FindsTheBareDoi)
{
    const std::pair<QString, QString> cases[] = {
        {u"10.1000/ABC.12"_s, u"10.1000/ABC.12"_s},
        {u"https://doi.org/10.1000/abc."_s, u"10.1000/abc"_s},
        {u"doi: 10.1016/0003-4916(76)90010-7"_s, u"10.1016/0003-4916(76)90010-7"_s},
        {u"http://dx.doi.org/10.1016%2F0003%2876%2990010-7"_s, u"10.1016/0003(76)90010-7"_s},
        {u"(10.1000/abc)"_s, u"10.1000/abc"_s},
        {u"10.1000.10/123 [doi]"_s, u"10.1000.10/123"_s},
        {u"10.1000/"_s, {}},
        {u"210.1000/abc"_s, {}},
        {u"no doi"_s, {}}};
    for (const auto& [text, doi] : cases)
        EXPECT_EQ(bareDoi(text).toStdString(), doi.toStdString()) << text.toStdString();
}

TEST(Identifiers, KnowsIssnAndIsbn)
{
    EXPECT_EQ(serialNumbersIn(u"00139351 (ISSN)"_s).issns, QStringList{u"0013-9351"_s});
    EXPECT_EQ(serialNumbersIn(u"1895-5770 1895-5770"_s).issns, QStringList{u"1895-5770"_s});
    EXPECT_EQ(serialNumbersIn(u"0894-9867, 1573-6598"_s).issns,
              (QStringList{u"0894-9867"_s, u"1573-6598"_s}));
    EXPECT_EQ(serialNumbersIn(u"0957-967x (Print)"_s).issns, QStringList{u"0957-967X"_s});
    EXPECT_EQ(serialNumbersIn(u"0-398-05484-3 (Hardcover)"_s).isbns, QStringList{u"0-398-05484-3"_s});
    EXPECT_EQ(serialNumbersIn(u"9783642002304"_s).isbns, QStringList{u"9783642002304"_s});
    EXPECT_TRUE(serialNumbersIn(u"00139351 (ISSN)"_s).complete);
    EXPECT_FALSE(serialNumbersIn(u"see volume 3"_s).complete);
}

TEST(Identifiers, KnowsYearsPmidsAndTrialNumbers)
{
    EXPECT_EQ(yearIn(u"2021/04/21/"), 2021);
    EXPECT_EQ(yearIn(u"1975-1976//"), 1975);
    EXPECT_EQ(yearIn(u"Mar. 2017"), 2017);
    EXPECT_EQ(yearIn(u"99"), 0);
    EXPECT_EQ(yearIn(u"0000"), 0);
    EXPECT_EQ(yearIn(u"20170503"), 0);
    EXPECT_TRUE(isPmid(u"12345678"));
    EXPECT_FALSE(isPmid(u"123456789"));
    EXPECT_EQ(pmcidOf(u"PMC -22664"_s), u"PMC22664"_s);
    const QList<ListedId> ids =
        trialIdsIn(u"ClinicalTrials.gov/NCT01234567; EUCTR2014-004277-27 and ISRCTN12345678"_s);
    EXPECT_EQ(ids, (QList<ListedId>{{u"ClinicalTrials.gov"_s, u"NCT01234567"_s},
                                    {u"EudraCT"_s, u"EUCTR2014-004277-27"_s},
                                    {u"ISRCTN"_s, u"ISRCTN12345678"_s}}));
}

TEST(ValueText, WritesEntitiesOut)
{
    EXPECT_EQ(withoutEntities(u"A&amp;B &lt;5 &#x2010; &#233; &eacute; &alpha;"_s), u"A&B <5 \u2010 é é α"_s);
    EXPECT_EQ(withoutEntities(u"R&D; AT&T &unknown; &;&#;"_s), u"R&D; AT&T &unknown; &;&#;"_s);
    EXPECT_EQ(withoutEntities(u"&amp;lt;"_s), u"&lt;"_s); // one layer at a time
    EXPECT_EQ(withoutEntities(u"&#x110000;&#xD800;&#0;"_s), u"&#x110000;&#xD800;&#0;"_s);
}

TEST(SourceDatabase, PartsLinks)
{
    EXPECT_EQ(linksIn(u"http://a.example; http://b.example"_s),
              (QStringList{u"http://a.example"_s, u"http://b.example"_s}));
    EXPECT_EQ(linksIn(u"http://a.example/from=exporthttp://dx.doi.org/10.1/x"_s),
              (QStringList{u"http://a.example/from=export"_s, u"http://dx.doi.org/10.1/x"_s}));
    EXPECT_EQ(linksIn(u"https://proxy.example/login?url=http://a.example"_s),
              QStringList{u"https://proxy.example/login?url=http://a.example"_s});
}

TEST(SourceDatabase, KnowsAccessionNumbers)
{
    EXPECT_EQ(accessionOf(u"WOS:000957555400001"_s, {}),
              (ListedId{u"Web of Science"_s, u"WOS:000957555400001"_s}));
    EXPECT_EQ(accessionOf(u"CN-01234567"_s, {}), (ListedId{u"CENTRAL"_s, u"CN-01234567"_s}));
    EXPECT_EQ(accessionOf(u"L373791783"_s, {}), (ListedId{u"Embase"_s, u"L373791783"_s}));
    EXPECT_EQ(accessionOf(u"21553931"_s, {{}, u"NLM"_s, false}), (ListedId{u"PMID"_s, u"21553931"_s}));
    EXPECT_EQ(accessionOf(u"369"_s, {{}, {}, true}), ListedId{}); // a reference manager's own number
    EXPECT_EQ(accessionOf(u"136788050"_s, {u"CINAHL"_s, {}, true}), (ListedId{u"CINAHL"_s, u"136788050"_s}));
}
