// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of analyses is told: meta-regression, robustness, small studies, warnings, subgroups.
#include "core/session/analysis.hpp"
#include "core/session/figures.hpp"
#include "core/session/regression.hpp"
#include "core/session/robustness.hpp"
#include "core/session/sensitivity.hpp"
#include "core/session/small_studies.hpp"
#include "core/session/warning_text.hpp"
#include "tests/session/bcg_review.hpp"
#include "tests/session/review_fixture.hpp"

#include <QJsonArray>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

class AnalysisViewsTest : public test::ReviewTest {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(test::isOk(createExample(u"bcg"_s, path(u"r.plansift"_s))));
        session = reopen();
        ASSERT_TRUE(test::isOk(test::describeBcgTrials(*session)));
    }

    Outcome outcome() const { return outcomes(*session)->constFirst(); }

    Outcome planned(const QJsonObject& changes)
    {
        EXPECT_TRUE(test::isOk(changePlan(*session, outcome().id, changes)));
        return outcome();
    }

    std::unique_ptr<Session> session{};
};

bool contains(const QStringList& texts, const QString& word)
{
    return texts.join(u'\n').contains(word);
}

} // namespace

TEST_F(AnalysisViewsTest, ModeratorsAreFoundAndSorted)
{
    const Result<QList<synthesis::Moderator>> found = moderators(*session, outcome());
    ASSERT_TRUE(test::isOk(found));
    QStringList keys;
    for (const synthesis::Moderator& moderator : *found)
        keys += moderator.key;
    EXPECT_EQ(keys, (QStringList{u"year"_s, u"Absolute_latitude"_s, u"Allocation"_s, u"Participants"_s}));
    EXPECT_TRUE(found->at(0).numeric);
    EXPECT_TRUE(found->at(1).numeric);
    EXPECT_EQ(found->at(2).levels, (QStringList{u"alternate"_s, u"random"_s, u"systematic"_s}));
    EXPECT_FALSE(found->at(3).unusable.isEmpty()) << "a text of its own for each study";
}

// metafor: rma(ai, bi, ci, di, measure = "RR", mods = ~ ablat, data = dat.bcg): intercept 0.2515, slope
// -0.0291 [-0.0432, -0.0150], tau2 0.07635 (0.0764 with its default
// tolerance), I2 68.39, R2 75.62, QM 16.3571.
TEST_F(AnalysisViewsTest, LatitudeExplainsTheBcgTrials)
{
    const Result<RegressionView> view =
        regressionView(*session, planned({{u"mods"_s, QJsonArray{u"Absolute_latitude"_s}}}));
    ASSERT_TRUE(test::isOk(view));
    ASSERT_EQ(view->rows.size(), 2);
    EXPECT_EQ(view->rows.at(1).label, u"Absolute latitude"_s);
    EXPECT_EQ(view->rows.at(1).estimate, u"−0.0291"_s);
    EXPECT_EQ(view->rows.at(1).interval, u"−0.0432 to −0.0150"_s);
    EXPECT_TRUE(contains(view->facts, u"QM = 16.36, df = 1, P < 0.001"_s))
        << view->facts.join(u'|').toStdString();
    EXPECT_TRUE(contains(view->facts, u"76 %"_s));
    EXPECT_TRUE(contains(view->facts, u"0.0763"_s));
    EXPECT_TRUE(view->bubble);
    EXPECT_TRUE(view->cautions.isEmpty()) << "thirteen studies for one moderator";
    EXPECT_TRUE(view->sentence.contains(u"differed"_s));
}

// metafor: mods = ~ factor(alloc) - 1: alternate -0.5180, random -0.9658, systematic -0.4289.
TEST_F(AnalysisViewsTest, ACategoryHasAMeanForEachLevel)
{
    const Result<RegressionView> view =
        regressionView(*session, planned({{u"mods"_s, QJsonArray{u"Allocation"_s}}}));
    ASSERT_TRUE(test::isOk(view));
    ASSERT_EQ(view->groups.lines.size(), 3);
    EXPECT_NEAR(view->groups.lines.at(0).effect, std::exp(-0.5180), 1e-3);
    EXPECT_NEAR(view->groups.lines.at(1).effect, std::exp(-0.9658), 1e-3);
    EXPECT_NEAR(view->groups.lines.at(2).effect, std::exp(-0.4289), 1e-3);
    EXPECT_FALSE(view->bubble);
    EXPECT_EQ(view->rows.at(1).label, u"Allocation: random against alternate"_s);
    EXPECT_TRUE(contains(view->cautions, u"10.11.5.1"_s)) << "two coefficients";
}

TEST_F(AnalysisViewsTest, PermutationsAreCountedAndCanBeStopped)
{
    const Result<synthesis::RegressionAnalysis> fit =
        regressionOf(*session, planned({{u"mods"_s, QJsonArray{u"Absolute_latitude"_s}}}));
    ASSERT_TRUE(test::isOk(fit));
    const Result<QStringList> texts = permutationTexts(*fit);
    ASSERT_TRUE(test::isOk(texts));
    ASSERT_EQ(texts->size(), 3);
    EXPECT_TRUE(texts->constLast().contains(u"1000 random assignments"_s));
    const Result<QStringList> stopped =
        permutationTexts(*fit, [](std::size_t, std::size_t) { return false; });
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

TEST_F(AnalysisViewsTest, WithoutModeratorsThereIsNoModel)
{
    EXPECT_FALSE(regressionView(*session, outcome()).ok());
    EXPECT_FALSE(buildFigure(*session, {u"bubble"_s, outcome().key, {}, {}}).ok());
}

TEST_F(AnalysisViewsTest, TheScriptRepeatsTheMetaRegression)
{
    planned({{u"mods"_s, QJsonArray{u"Absolute_latitude"_s}}});
    const Result<QString> script = analysisScript(*session, {});
    ASSERT_TRUE(test::isOk(script));
    EXPECT_TRUE(script->contains(u"mods = ~ Absolute_latitude"_s)) << script->toStdString();
}

TEST_F(AnalysisViewsTest, TheFiguresOfAnOutcomeAreDrawn)
{
    planned({{u"mods"_s, QJsonArray{u"Absolute_latitude"_s}}});
    for (const QString& kind : {u"bubble"_s, u"multiverse"_s, u"gosh"_s}) {
        const Result<figure::Pages> pages = buildFigure(*session, {kind, outcome().key, {}, {}});
        ASSERT_TRUE(test::isOk(pages)) << kind.toStdString();
        EXPECT_GT(pages->at(0).items.size(), 20U) << kind.toStdString();
    }
}

TEST_F(AnalysisViewsTest, TheMultiverseHoldsTheReviewsOwnChoice)
{
    const Result<RobustnessQuestion> question = robustnessQuestion(*session, outcome());
    ASSERT_TRUE(test::isOk(question));
    const Result<RobustnessAnswer> answer = answerMultiverse(*question, {});
    ASSERT_TRUE(test::isOk(answer));
    const auto& curve = std::get<figure::SpecificationCurveInput>(answer->input);
    // Random effects: 5 estimators x 3 intervals; common effect and Mantel-Haenszel, to which they do not
    // apply.
    EXPECT_EQ(curve.specifications.size(), 17U);
    const auto own = std::ranges::find(curve.specifications, true, &figure::CurveSpecification::own);
    ASSERT_NE(own, curve.specifications.end());
    EXPECT_NEAR(own->effect.value, 0.4894, 1e-4) << "REML, Wald";
    EXPECT_EQ(std::ranges::count(curve.specifications, true, &figure::CurveSpecification::own), 1);
    EXPECT_TRUE(contains(answer->sentences, u"own choice gives 0.49"_s));
}

TEST_F(AnalysisViewsTest, SubsetsNameTheStudiesThatDrive)
{
    const Result<RobustnessQuestion> question = robustnessQuestion(*session, outcome());
    ASSERT_TRUE(test::isOk(question));
    std::size_t reports = 0;
    const Result<RobustnessAnswer> answer = answerGosh(*question, [&reports](std::size_t, std::size_t all) {
        EXPECT_EQ(all, (std::size_t{1} << 13U) - 1);
        ++reports;
        return true;
    });
    ASSERT_TRUE(test::isOk(answer));
    EXPECT_GT(reports, 10U);
    const auto& plot = std::get<figure::GoshInput>(answer->input);
    EXPECT_EQ(plot.marks.size(), (std::size_t{1} << 13U) - 1 - 13) << "single studies have no I2";
    EXPECT_FALSE(plot.markedStudy.empty());
    EXPECT_TRUE(contains(answer->sentences, QString::fromStdString(plot.markedStudy)));
    EXPECT_EQ(answerGosh(*question, [](std::size_t, std::size_t) { return false; }).error().code,
              ErrorCode::Cancelled);
}

TEST_F(AnalysisViewsTest, SmallStudyMethodsFitTheMeasureAndSayWhenNotToUseThem)
{
    const Result<SmallStudyReport> report = smallStudyReport(*session, planned({{u"measure"_s, u"OR"_s}}));
    ASSERT_TRUE(test::isOk(report));
    ASSERT_EQ(report->groups.size(), 3);
    EXPECT_TRUE(report->caution.isEmpty()) << "thirteen studies";
    QStringList names;
    for (const SmallStudyGroup& group : report->groups)
        for (const SmallStudyMethod& method : group.methods) {
            names += method.name;
            EXPECT_FALSE(method.result.isEmpty() || method.says.isEmpty() || method.notWhen.isEmpty())
                << method.name.toStdString();
        }
    for (const char16_t* name :
         {u"Harbord", u"Peters", u"Egger", u"Begg", u"Trim and fill", u"PET-PEESE", u"Limit", u"Copas",
          u"3PSM", u"beta", u"p-uniform", u"p-curve", u"Excess", u"Rosenthal", u"Orwin", u"Rosenberg"})
        EXPECT_TRUE(contains(names, QString::fromUtf16(name))) << QString::fromUtf16(name).toStdString();
    EXPECT_FALSE(contains(names, u"Pustejovsky"_s)) << "for standardised differences only";
    EXPECT_GT(report->adjusted.lines.size(), 4);
}

TEST_F(AnalysisViewsTest, ContoursAreASettingOfThePlan)
{
    const auto contours = [this] {
        const Result<figure::Pages> pages = buildFigure(*session, {u"funnel"_s, outcome().key, {}, {}});
        return pages.ok() ? std::ranges::count(pages->at(0).items, "contour", &figure::Item::role) : -1;
    };
    EXPECT_EQ(contours(), 0);
    planned({{u"contours"_s, true}});
    EXPECT_GT(contours(), 0);
    EXPECT_FALSE(analysisScript(*session, {})->contains(u"contours"_s));
}

TEST_F(AnalysisViewsTest, SubgroupsComeFromACategory)
{
    const Outcome grouped = planned({{u"subgroup_by"_s, u"Allocation"_s}, {u"subgroup_tau2"_s, u"common"_s}});
    const QJsonObject result = analyseReview(*session, grouped.key)->at(0).toObject();
    EXPECT_EQ(result[u"subgroups"_s][u"order"_s].toArray().size(), 3);
    bool offered = false;
    for (const PlanSetting& setting : planSettings(grouped, *moderators(*session, grouped)))
        for (const PlanOption& option : setting.options)
            offered |= setting.key == u"subgroup_by"_s && option.key == u"Allocation"_s;
    EXPECT_TRUE(offered);
    const Outcome none = planned({{u"subgroup_by"_s, u"none"_s}});
    EXPECT_TRUE(analyseReview(*session, none.key)->at(0)[u"subgroups"_s].isUndefined());
}

TEST_F(AnalysisViewsTest, TrueEffectsBeyondAThreshold)
{
    const Result<QString> sentence = beyondThreshold(*session, outcome(), 1);
    ASSERT_TRUE(test::isOk(sentence));
    // Phi(-0.7145 / 0.5597) = 0.101
    EXPECT_TRUE(sentence->startsWith(u"10 % of the true effects are above 1.00"_s))
        << sentence->toStdString();
    EXPECT_FALSE(beyondThreshold(*session, outcome(), -1).ok()) << "a ratio is above zero";
}

TEST_F(AnalysisViewsTest, EstimatorsNameThePrograms)
{
    QString dl;
    for (const PlanSetting& setting : planSettings(outcome()))
        for (const PlanOption& option : setting.options)
            if (option.key == u"DL"_s)
                dl = option.label;
    EXPECT_TRUE(dl.contains(u"DerSimonian-Laird"_s) && dl.contains(u"RevMan 5"_s)) << dl.toStdString();
}

TEST(WarningText, EveryKindIsAPlainSentence)
{
    using Code = stats::WarningCode;
    for (int code = 0; code <= static_cast<int>(Code::NotIdentified); ++code) {
        const QString text = warningText({static_cast<Code>(code), "3 studies with \"x\""});
        EXPECT_TRUE(text.endsWith(u'.') || text.endsWith(u'?')) << code;
        EXPECT_FALSE(text.contains(u'%')) << text.toStdString();
    }
    EXPECT_EQ(warningText({Code::Boundary, "DL: tau2 at its boundary"}),
              u"The between-study variance is estimated as zero (its lower limit)."_s);
    EXPECT_EQ(warningText({Code::DoubleZero, "2 studies without events dropped"}),
              u"Studies left out because nobody or everybody had the event in both groups: 2."_s);
    EXPECT_EQ(warningText({Code::EmptySubgroup, "subgroup \"mild\": no study can be pooled"}),
              u"The subgroup \"mild\" has no study that can be pooled."_s);
}
