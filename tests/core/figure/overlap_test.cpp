// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the content: no text overlaps another or leaves the page, or the figure is refused in one
// sentence.
#include "core/figure/text_layout.hpp"
#include "tests/core/figure/random_content.hpp"
#include "tests/core/figure/scene_checks.hpp"

#include <gtest/gtest.h>

#include <cctype>

using namespace plansift;

namespace {

/// The word stands in the text with no letter or digit beside it.
bool hasWord(const std::string& text, const std::string& word)
{
    const auto letter = [&](std::size_t at) {
        return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at]));
    };
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        if ((at == 0 || !letter(at - 1)) && !letter(at + word.size()))
            return true;
    return false;
}

} // namespace

class AnyContent : public testing::TestWithParam<std::size_t> {};

TEST_P(AnyContent, IsDrawnWithoutOverlapOrRefused)
{
    constexpr std::uint32_t kCases = 400;
    std::uint32_t drawn = 0;
    for (std::uint32_t seed = 1; seed <= kCases; ++seed) {
        test::RandomContent random(seed);
        const figure::FigureInput input = random.any(GetParam());
        const figure::FigureOptions options = random.options();
        const Result<figure::Pages> pages = figure::buildFigure(input, options, figure::FixedMeasure{});
        if (!pages) {
            EXPECT_FALSE(pages.error().message.empty()) << "seed " << seed;
            continue;
        }
        ++drawn;
        const std::vector<std::string> breaches = test::breachesOf(*pages);
        ASSERT_TRUE(breaches.empty())
            << "seed " << seed << ", " << breaches.size() << " breaches, first: " << breaches[0];
        for (const figure::Scene& scene : *pages) {
            ASSERT_NEAR(scene.width, options.widthMm * figure::kPointsPerMm, 1e-9) << "seed " << seed;
            ASSERT_TRUE(options.pageHeightMm == 0 ||
                        scene.height <= options.pageHeightMm * figure::kPointsPerMm + test::kSlack)
                << "seed " << seed;
        }
        ASSERT_GE(figure::minimumFontPt(*pages), options.minimumFontPt - 1e-9) << "seed " << seed;
    }
    EXPECT_GT(drawn, kCases / 3) << "most content must be drawn, not refused";
}

INSTANTIATE_TEST_SUITE_P(Figures, AnyContent, testing::Range<std::size_t>(0, 8), [](const auto& param) {
    std::string name(figure::figureSpecs()[param.param].key);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST(AnyContent, NoNumberIsPrintedForWhatIsNotOne)
{
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        test::RandomContent random(seed);
        figure::ForestInput input = random.forest();
        for (figure::ForestGroup& group : input.groups)
            for (figure::ForestStudy& study : group.studies)
                study.label = "s";
        const Result<figure::Pages> pages = figure::forest(input, {}, figure::FixedMeasure{});
        if (!pages)
            continue;
        for (const figure::Scene& scene : *pages) {
            for (const std::string& text : test::textsOf(scene)) {
                EXPECT_FALSE(hasWord(text, "nan") || hasWord(text, "inf")) << text << " seed " << seed;
            }
        }
    }
}
