// SPDX-License-Identifier: GPL-3.0-or-later
// The multiverse: each combination equals the analysis run alone, nothing is lost, and it can be stopped.
#include "core/stats/multiverse.hpp"
#include "tests/core/stats/builders.hpp"
#include "tests/support/reference/reference_file.hpp"
#include "tests/support/results.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

using namespace plansift;
using namespace plansift::stats;
using namespace plansift::test;

namespace {

const StudyTable& bcg()
{
    static const StudyTable table =
        referenceFile(std::string(PLANSIFT_TEST_DATA) + "/reference/dat.bcg.json").table;
    return table;
}

MultiverseAxes wideAxes()
{
    std::vector<std::size_t> rest(12);
    std::iota(rest.begin(), rest.end(), std::size_t{1});
    std::vector<std::size_t> all(13);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return {.measures = {"OR", "RR", "RD", "PETO"},
            .models = {Model::RE, Model::EE, Model::MH, Model::PETO},
            .tau2 = {Tau2Method::REML, Tau2Method::DL, Tau2Method::PM},
            .tests = {TestMethod::Z, TestMethod::Knha, TestMethod::Adhoc},
            .zeroCells = {{0.5, AddTo::Only0, false}, {0.5, AddTo::All, false}},
            .subsets = {{"all", all}, {"without the first", rest}}};
}

AnalysisRequest alone(const AnalysisRequest& base, const Multiverse& m, const Specification& s)
{
    AnalysisRequest request = base;
    request.measure = s.measure;
    request.model = s.model;
    request.tau2 = s.tau2;
    request.test = s.test;
    const ZeroCellRule& rule = m.axes.zeroCells[s.zeroCells];
    request.add = rule.add;
    request.to = rule.to;
    request.drop00 = rule.drop00;
    return request;
}

void expectSame(double a, double b)
{
    if (std::isnan(b))
        EXPECT_TRUE(std::isnan(a));
    else
        EXPECT_NEAR(a, b, 1e-12 * std::max(1.0, std::abs(b)));
}

} // namespace

TEST(Multiverse, EveryCombinationEqualsTheAnalysisRunAlone)
{
    for (const char* preset : {"metafor", "revman5", "meta"}) {
        const AnalysisRequest base{.measure = "OR", .preset = preset};
        const Result<Multiverse> m = multiverse(bcg(), base, wideAxes());
        ASSERT_TRUE(isOk(m));
        for (const SpecificationResult& r : m->results) {
            const Specification& s = r.specification;
            const auto prepared = PreparedAnalysis::prepare(bcg(), alone(base, *m, s));
            ASSERT_TRUE(isOk(prepared));
            const Result<PooledResult> single = prepared->pool(m->axes.subsets[s.subset].rows);
            ASSERT_TRUE(isOk(single));
            EXPECT_EQ(r.k, single->k);
            expectSame(r.beta, single->beta);
            expectSame(r.se, single->se);
            expectSame(r.pval, single->pval);
            expectSame(r.tau2, single->tau2);
            expectSame(r.i2, single->i2);
        }
    }
}

TEST(Multiverse, CountsEveryCombinationOnce)
{
    const Result<Multiverse> m = multiverse(bcg(), {.measure = "OR"}, wideAxes());
    ASSERT_TRUE(isOk(m));
    std::size_t skipped = 0;
    for (const auto& [reason, count] : m->skipped)
        skipped += count;
    EXPECT_EQ(m->results.size() + skipped, 4u * 4 * 3 * 3 * 2 * 2);
    // Random effects: 4 measures, 3 estimators, 3 tests, 2 rules; equal effects: 4, 2 rules; Mantel-Haenszel:
    // 3, 2 rules; Peto: 2. Twice, for the subsets.
    EXPECT_EQ(m->results.size(), 2u * (4 * 3 * 3 * 2 + 4 * 2 + 3 * 2 + 2));
    EXPECT_EQ(m->summary.specifications, m->results.size());
    EXPECT_EQ(m->summary.computed, m->results.size());
    EXPECT_TRUE(std::isnan(m->summary.median)) << "measures of several scales have no common median";
    const MultiverseSummary& odds = m->byMeasure.at("OR");
    EXPECT_LE(odds.least, odds.median);
    EXPECT_LE(odds.median, odds.greatest);
    EXPECT_EQ(odds.shareNegative, 1);
}

TEST(Multiverse, DoesNotDependOnThreads)
{
    const auto one = multiverse(bcg(), {.measure = "OR"}, wideAxes(), {.threads = 1});
    const auto four = multiverse(bcg(), {.measure = "OR"}, wideAxes(), {.threads = 4});
    ASSERT_TRUE(one && four);
    for (std::size_t i = 0; i < one->results.size(); ++i)
        EXPECT_EQ(one->results[i].beta, four->results[i].beta);
}

TEST(Multiverse, TellsOfEveryResult)
{
    std::set<std::size_t> seen;
    MultiverseWatch watch;
    watch.onResult = [&](const SpecificationResult&, std::size_t done, std::size_t all) {
        EXPECT_LE(done, all);
        seen.insert(done);
    };
    const auto m = multiverse(bcg(), {.measure = "OR"}, wideAxes(), watch);
    ASSERT_TRUE(m);
    EXPECT_EQ(seen.size(), m->results.size());
}

TEST(Multiverse, StopsWhenAsked)
{
    std::stop_source source;
    MultiverseWatch watch;
    watch.stop = source.get_token();
    watch.threads = 1;
    std::size_t told = 0;
    watch.onResult = [&](const SpecificationResult&, std::size_t, std::size_t) {
        ++told;
        source.request_stop();
    };
    const auto m = multiverse(bcg(), {.measure = "OR"}, wideAxes(), watch);
    ASSERT_FALSE(m);
    EXPECT_EQ(m.error().code, ErrorCode::Cancelled);
    EXPECT_LT(told, 10u);
}

TEST(Multiverse, ChangingTheSignOfTheEffectsMirrorsIt)
{
    const StudyTable table = genericTable({0.3, 0.1, -0.2, 0.5}, {0.1, 0.05, 0.2, 0.08});
    StudyTable mirrored = table;
    for (double& y : mirrored[Column::yi])
        y = -y;
    const MultiverseAxes axes{.models = {Model::EE, Model::RE},
                              .tau2 = {Tau2Method::REML, Tau2Method::DL, Tau2Method::SJ},
                              .tests = {TestMethod::Z, TestMethod::Knha}};
    const auto a = multiverse(table, {.measure = "GEN"}, axes);
    const auto b = multiverse(mirrored, {.measure = "GEN"}, axes);
    ASSERT_TRUE(a && b);
    ASSERT_EQ(a->results.size(), 7u);
    for (std::size_t i = 0; i < a->results.size(); ++i)
        EXPECT_NEAR(a->results[i].beta, -b->results[i].beta, 1e-12);
    EXPECT_EQ(a->summary.sharePositive, b->summary.shareNegative);
    EXPECT_NEAR(a->summary.median, -b->summary.median, 1e-12);
}

TEST(Multiverse, DoesNotDependOnTheOrderOfStudies)
{
    StudyTable reversed = bcg();
    std::ranges::reverse(reversed.labels);
    for (std::vector<double>& column : reversed.columns)
        std::ranges::reverse(column);
    MultiverseAxes axes = wideAxes();
    axes.subsets.clear();
    const auto a = multiverse(bcg(), {.measure = "OR"}, axes);
    const auto b = multiverse(reversed, {.measure = "OR"}, axes);
    ASSERT_TRUE(a && b);
    ASSERT_EQ(a->results.size(), b->results.size());
    for (std::size_t i = 0; i < a->results.size(); ++i) {
        EXPECT_NEAR(a->results[i].beta, b->results[i].beta, 1e-9);
        EXPECT_NEAR(a->results[i].se, b->results[i].se, 1e-9);
    }
}

TEST(Multiverse, SaysWhatCannotBeComputed)
{
    EXPECT_FALSE(multiverse(bcg(), {.measure = "nonsense"}, {}));
    EXPECT_FALSE(multiverse(bcg(), {.measure = "OR"}, {.subsets = {{"beyond", {99}}}}));
    const auto m =
        multiverse(bcg(), {.measure = "OR"}, {.measures = {"OR", "SMD"}, .subsets = {{"none", {}}}});
    ASSERT_TRUE(isOk(m));
    ASSERT_EQ(m->results.size(), 2u);
    EXPECT_EQ(m->results[0].error, "no study can be pooled");
    EXPECT_NE(m->results[1].error.find("measure SMD needs the columns"), std::string::npos);
    EXPECT_EQ(m->summary.computed, 0u);
}
