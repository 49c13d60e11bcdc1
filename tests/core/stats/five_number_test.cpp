// SPDX-License-Identifier: GPL-3.0-or-later
// Mean and standard deviation from five numbers: against metafor 5.1-12 with estmeansd and metaBLUE, and by
// properties.
#include "core/stats/five_number/five_number.hpp"
#include "tests/support/reference/reference_file.hpp"
#include "tests/support/reference/reference_tally.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::stats;
using namespace plansift::test;

namespace {

QJsonObject reference()
{
    return referenceFile(std::string(PLANSIFT_TEST_DATA) + "/reference/extra/conversions.json")
        .root[u"fivenum"_s]
        .toObject();
}

FiveNumbers rowOf(const QJsonObject& input, qsizetype row)
{
    const auto cell = [&](const char* name) {
        return numberOf(input[QLatin1StringView(name)].toArray()[row]);
    };
    return {cell("min"), cell("q1"), cell("median"), cell("q3"), cell("max"), cell("n")};
}

/// The tolerance of a number whose reference was simulated with this many draws (bc and mln): four standard
/// errors of the simulation.
double simulationTolerance(const std::string& method, const FiveNumbers& x, double sd, double value)
{
    const double draws = method == "bc" ? x.n + 1000 : 10000;
    return 4 * sd / std::sqrt(draws) / value;
}

double toleranceOf(const std::string& method, const FiveNumbers& x, double sd, double value)
{
    if (method == "bc" || method == "mln")
        return simulationTolerance(method, x, sd, value);
    // L-BFGS-B of the reference ends about 1e-5 from the least sum of squares: in rows 1 and 4 that of the
    // estimates here is the smaller one (checked with optim(), reltol = 1e-16).
    if (method == "qe")
        return 1e-4;
    return method == "walter2007" ? 1e-6 : 1e-10;
}

FiveNumbers scaled(const FiveNumbers& x, double by)
{
    return {x.min * by, x.q1 * by, x.median * by, x.q3 * by, x.max * by, x.n};
}

const FiveNumbers kSymmetric{2, 4, 6, 8, 10, 40};
const FiveNumbers kSkewed{10, 14, 17, 24, 51, 200};

} // namespace

TEST(FiveNumber, AgreesWithTheReference)
{
    ReferenceTally tally;
    const QJsonObject all = reference();
    for (const QJsonValue& entry : all[u"results"_s].toArray()) {
        const bool logs = entry[u"dist"_s].toString() == u"lnorm"_s;
        const std::string key = entry[u"method"_s].toString().toStdString();
        const FiveNumberMethod* method = fiveNumberMethodByKey(logs ? "lnorm" : key);
        ASSERT_TRUE(method) << key;
        const FiveNumbers x = rowOf(all[u"input"_s].toObject(), entry[u"row"_s].toInt() - 1);
        const double mean = numberOf(entry[u"result"_s][u"mean"_s]);
        const double sd = numberOf(entry[u"result"_s][u"sd"_s]);
        const Result<MeanSd> found = meanAndSd(x, *method);
        if (std::isnan(mean)) {
            EXPECT_FALSE(found) << key;
            continue;
        }
        const std::string where =
            key + (logs ? " lnorm" : "") + " row " + std::to_string(entry[u"row"_s].toInt());
        const std::string against = logs ? "lnorm" : key;
        tally.compare(against + " mean", where, found->mean, mean, toleranceOf(against, x, sd, mean));
        tally.compare(against + " sd", where, found->sd, sd, toleranceOf(against, x, sd, sd));
    }
    tally.print("five numbers");
    EXPECT_GE(tally.compared(), 120u);
}

TEST(FiveNumber, ScalesWithTheUnit)
{
    for (const FiveNumberMethod& method : fiveNumberMethods()) {
        const Result<MeanSd> one = meanAndSd(kSkewed, method);
        const Result<MeanSd> ten = meanAndSd(scaled(kSkewed, 10), method);
        ASSERT_EQ(one.ok(), ten.ok()) << method.key;
        // The likelihood of mln is that of the transformed values, so that its power depends on the unit.
        if (!one || method.key == "mln")
            continue;
        EXPECT_NEAR(ten->mean / one->mean, 10, 1e-5) << method.key;
        EXPECT_NEAR(ten->sd / one->sd, 10, 1e-4) << method.key;
    }
}

TEST(FiveNumber, SymmetricNumbersGiveTheMedian)
{
    for (const char* key : {"luo/wan/shi", "wan2014", "bland2015", "blue"})
        EXPECT_NEAR(meanAndSd({2, 4, 6, 8, 10, 41}, *fiveNumberMethodByKey(key))->mean, 6, 1e-9) << key;
    const FiveNumbers quartiles{.q1 = 4, .median = 6, .q3 = 8, .n = 41};
    EXPECT_NEAR(meanAndSd(quartiles, *fiveNumberMethodByKey("qe"))->mean, 6, 1e-9);
}

TEST(FiveNumber, FindsSkewness)
{
    EXPECT_TRUE(testSkewness(kSkewed)->skewed());
    EXPECT_FALSE(testSkewness(kSymmetric)->skewed());
    EXPECT_NEAR(testSkewness(kSkewed)->critical, 3 / std::sqrt(200.0) - 40 / 8e6, 1e-15);
}

TEST(FiveNumber, RefusesWhatCannotBe)
{
    const FiveNumberMethod& method = fiveNumberMethods().front();
    const FiveNumbers none;
    EXPECT_FALSE(meanAndSd(none, method));
    EXPECT_FALSE(meanAndSd({.median = 5, .n = 20}, method));
    EXPECT_FALSE(meanAndSd({.min = 6, .median = 5, .max = 9, .n = 20}, method));
    EXPECT_FALSE(meanAndSd({.min = 5, .median = 5, .max = 5, .n = 20}, method));
    EXPECT_FALSE(meanAndSd({.min = 1, .median = 5, .max = 9, .n = 2}, method));
    EXPECT_FALSE(meanAndSd({.min = -1, .median = 5, .max = 9, .n = 20}, *fiveNumberMethodByKey("bc")));
    EXPECT_FALSE(fiveNumberMethodByKey("nonsense"));
}
