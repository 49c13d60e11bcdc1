// SPDX-License-Identifier: GPL-3.0-or-later
// Every mark of the sample figures, compared with the dumps in tests/golden. A wanted change is written there
// with PLANSIFT_UPDATE_GOLDEN=1 and reviewed as a difference.
#include "core/figure/scene_text.hpp"
#include "core/figure/traffic_light.hpp"
#include "tests/core/figure/sample_bubble.hpp"
#include "tests/core/figure/sample_curve.hpp"
#include "tests/core/figure/sample_flows.hpp"
#include "tests/core/figure/sample_funnel.hpp"
#include "tests/core/figure/sample_gosh.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace plansift;
using namespace plansift::figure;

namespace {

std::string dump(const Result<Pages>& pages)
{
    if (!pages)
        return "refused: " + pages.error().message + "\n";
    std::string text;
    for (const Scene& scene : *pages)
        text += sceneText(scene);
    return text;
}

std::string read(const std::string& path)
{
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

void compare(const std::string& name, const Result<Pages>& pages)
{
    const std::string path = PLANSIFT_SOURCE_DIR "/tests/golden/" + name + ".scene";
    const std::string now = dump(pages);
    if (std::getenv("PLANSIFT_UPDATE_GOLDEN")) {
        std::ofstream(path) << now;
        return;
    }
    std::istringstream expected(read(path));
    std::istringstream actual(now);
    std::string a;
    std::string b;
    for (int line = 1; std::getline(actual, b) || !actual.eof(); ++line) {
        ASSERT_TRUE(std::getline(expected, a)) << name << " line " << line << " is new: " << b;
        ASSERT_EQ(a, b) << name << " line " << line;
    }
    EXPECT_FALSE(std::getline(expected, a)) << name << " misses: " << a;
}

const FixedMeasure kMeasure;

} // namespace

TEST(Golden, Forests)
{
    for (const FigureStyle& style : figureStyles()) {
        const FigureOptions options{.widthMm = 200, .style = std::string(style.key)};
        compare("forest_bcg_" + std::string(style.key), forest(test::bcgForest(), options, kMeasure));
    }
    compare("forest_bcg_subgroups", forest(test::bcgSubgroups(), {.widthMm = 200}, kMeasure));
    compare("forest_pain_rob", forest(test::painForest(), {.widthMm = 200}, kMeasure));
    compare("forest_pain_85mm", forest(test::painForest(), {.widthMm = 85, .style = "plain"}, kMeasure));
}

TEST(Golden, Flows)
{
    compare("prisma_new_v1", prisma(test::exampleFlow(), {}, kMeasure));
    compare("prisma_new_v2", prisma(test::officialFlow(false, true), {}, kMeasure));
    compare("prisma_updated_v1", prisma(test::officialFlow(true, false), {}, kMeasure));
    compare("prisma_updated_v2", prisma(test::officialFlow(true, true), {.widthMm = 190}, kMeasure));
}

TEST(Golden, RiskOfBias)
{
    compare("traffic_light", trafficLight(test::robTable(9), {}, kMeasure));
    compare("rob_summary", robSummary({test::robTable(9), true}, {}, kMeasure));
}

TEST(Golden, Funnels)
{
    compare("funnel_contour", funnel(test::bcgFunnel(true), {}, kMeasure));
}

TEST(Golden, Sensitivity)
{
    compare("bubble_bcg", bubble(test::bcgBubble(), {}, kMeasure));
    compare("specification_curve", specificationCurve(test::sampleCurve(), {}, kMeasure));
    compare("gosh", goshPlot(test::sampleGosh(), {.widthMm = 85}, kMeasure));
}
