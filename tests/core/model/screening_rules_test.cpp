// SPDX-License-Identifier: GPL-3.0-or-later
// Criteria as text and words to mark.
#include "core/model/screening_rules.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

TEST(ScreeningRules, CriteriaGoToTextAndBack)
{
    const QList<Criterion> criteria{{u"Population"_s, u"In adults\nOut children"_s}, {u"Design"_s, {}}};
    EXPECT_EQ(criteriaText(criteria), u"Population\nIn adults\nOut children\n\nDesign"_s);
    EXPECT_EQ(criteriaOf(criteriaText(criteria)), criteria);
    EXPECT_TRUE(criteriaOf(u" \n\n \n"_s).isEmpty());
}

TEST(ScreeningRules, MarksWholeWordsWithoutRegardToCase)
{
    const Highlighter marker({{u"pain"_s, HighlightKind::Include}});
    const QList<MarkedPlace> places = marker.placesIn(u"Pain, painful pain."_s);
    ASSERT_EQ(places.size(), 2);
    EXPECT_EQ(places.at(0), (MarkedPlace{0, 4, HighlightKind::Include}));
    EXPECT_EQ(places.at(1).start, 14);
}

TEST(ScreeningRules, AStarMarksAllWordsThatBeginSo)
{
    const Highlighter marker({{u"random*"_s, HighlightKind::Neutral}});
    EXPECT_EQ(marker.placesIn(u"a randomised trial at random"_s).size(), 2);
}

TEST(ScreeningRules, TheLongerPhraseHolds)
{
    const Highlighter marker({{u"back pain"_s, HighlightKind::Include}, {u"pain"_s, HighlightKind::Exclude}});
    const QList<MarkedPlace> places = marker.placesIn(u"low back  pain and pain"_s);
    ASSERT_EQ(places.size(), 2);
    EXPECT_EQ(places.at(0).kind, HighlightKind::Include);
    EXPECT_EQ(places.at(0).length, 10);
    EXPECT_EQ(places.at(1).kind, HighlightKind::Exclude);
}

TEST(ScreeningRules, SignsInAWordAreNoPattern)
{
    const Highlighter marker({{u"c++ (x)"_s, HighlightKind::Neutral}});
    EXPECT_EQ(marker.placesIn(u"uses c++ (x) here"_s).size(), 1);
}
