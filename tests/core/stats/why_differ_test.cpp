// SPDX-License-Identifier: GPL-3.0-or-later
// "Why do we differ?": presets, and each difference traced to its convention.
#include "core/stats/why_differ.hpp"
#include "tests/support/reference/reference_file.hpp"
#include "tests/support/results.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace plansift;
using namespace plansift::stats;
using namespace plansift::test;

namespace {

StudyTable studies(const char* name)
{
    return referenceFile(std::string(PLANSIFT_TEST_DATA) + "/reference/" + name).table;
}

const PresetComparison& presetOf(const WhyDiffer& why, std::string_view key)
{
    return *std::ranges::find(why.presets, key, &PresetComparison::key);
}

std::vector<std::string> mattering(const PresetComparison& preset)
{
    std::vector<std::string> keys;
    for (const ConventionDifference& difference : preset.differences)
        if (difference.matters)
            keys.push_back(difference.key);
    return keys;
}

using Keys = std::vector<std::string>;

} // namespace

TEST(WhyDiffer, TheChosenPresetDiffersInNothing)
{
    for (const Preset& preset : presets()) {
        const auto why =
            whyDiffer(studies("dat.bcg.json"), {.measure = "RR", .preset = std::string(preset.key)});
        ASSERT_TRUE(isOk(why));
        EXPECT_EQ(why->presets.size(), presets().size());
        EXPECT_TRUE(presetOf(*why, preset.key).differences.empty());
        EXPECT_TRUE(presetOf(*why, preset.key).numbers->agreesWith(why->numbers));
    }
}

TEST(WhyDiffer, TracesTheBcgTrials)
{
    const auto why = whyDiffer(studies("dat.bcg.json"), {.measure = "RR"});
    ASSERT_TRUE(isOk(why));
    // statistics.md, trap 3: 92.22 by tau2, 92.12 by Q.
    EXPECT_NEAR(why->numbers.i2, 92.22, 0.005);
    const PresetComparison& meta = presetOf(*why, "meta");
    EXPECT_NEAR(meta.numbers->i2, 92.12, 0.005);
    EXPECT_EQ(mattering(meta), (Keys{"pi", "i2"}));
    EXPECT_TRUE(meta.together);
    EXPECT_EQ(mattering(presetOf(*why, "metafor-3.8")), Keys{});
    EXPECT_EQ(mattering(presetOf(*why, "stata")), Keys{"pi"});
    EXPECT_FALSE(presetOf(*why, "stata").together);
    const Keys revman5 = mattering(presetOf(*why, "revman5"));
    EXPECT_NE(std::ranges::find(revman5, "tau2"), revman5.end());
}

TEST(WhyDiffer, OneChangeMovesTheNumbersByItself)
{
    const auto why = whyDiffer(studies("dat.bcg.json"), {.measure = "RR"});
    ASSERT_TRUE(isOk(why));
    for (const ConventionDifference& d : presetOf(*why, "cma").differences)
        if (d.key == "tau2") {
            const auto alone = analyse(studies("dat.bcg.json"), {.measure = "RR", .tau2 = Tau2Method::DL});
            EXPECT_EQ(d.alone.beta, alone->pooled.beta);
            EXPECT_EQ(d.other, "DerSimonian-Laird");
        }
}

TEST(WhyDiffer, WhatTheRequestSetsIsNoDifference)
{
    const auto why =
        whyDiffer(studies("dat.normand1999.json"),
                  {.measure = "SMD", .tau2 = Tau2Method::PM, .pi = PiMethod::Z, .i2 = I2Method::Q});
    ASSERT_TRUE(isOk(why));
    for (const PresetComparison& preset : why->presets)
        for (const ConventionDifference& d : preset.differences)
            EXPECT_TRUE(d.key == "smd_variance" || d.key == "j" || d.key == "definitions") << d.key;
    EXPECT_EQ(mattering(presetOf(*why, "revman")), (Keys{"smd_variance", "j"}));
}

TEST(WhyDiffer, MantelHaenszelWithZeroCells)
{
    const auto why = whyDiffer(studies("syn.double_zero.json"),
                               {.measure = "RR", .preset = "revman5", .model = Model::MH});
    ASSERT_TRUE(isOk(why));
    EXPECT_EQ(mattering(presetOf(*why, "metafor")), Keys{"mh_cells"});
    EXPECT_FALSE(presetOf(*why, "metafor").together);
}

TEST(WhyDiffer, RefusesWhatCannotBeComputed)
{
    EXPECT_FALSE(whyDiffer(studies("dat.bcg.json"), {.measure = "SMD"}));
    EXPECT_FALSE(whyDiffer(studies("dat.bcg.json"), {.measure = "RR", .preset = "nonsense"}));
}
