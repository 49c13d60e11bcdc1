// SPDX-License-Identifier: GPL-3.0-or-later
// The bit-parallel common subsequence against the plain recurrence.
#include "core/dedupe/similarity.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

using namespace plansift::dedupe;

namespace {

/// The textbook recurrence, row by row.
std::size_t plainLcs(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (const char c : a) {
        std::size_t diagonal = 0;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = c == b[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
            diagonal = above;
        }
    }
    return row.back();
}

std::string randomText(std::mt19937& random, std::size_t length)
{
    std::string text;
    for (std::size_t i = 0; i < length; ++i)
        text += static_cast<char>('a' + random() % 5);
    return text;
}

} // namespace

TEST(SimilarityTest, EqualsTheRecurrenceOnTextsAroundTheWordSize)
{
    std::mt19937 random(7);
    for (const std::size_t length : {1U, 2U, 31U, 63U, 64U, 65U, 127U, 128U, 129U, 300U})
        for (const std::size_t other : {1U, 5U, 64U, 65U, 200U}) {
            const std::string a = randomText(random, length);
            const std::string b = randomText(random, other);
            EXPECT_EQ(commonLength(a, b), plainLcs(a, b)) << length << " " << other;
        }
}

TEST(SimilarityTest, IsOneForEqualAndZeroForNothing)
{
    EXPECT_EQ(similarity("abc", "abc"), 1);
    EXPECT_EQ(similarity("", ""), 0);
    EXPECT_EQ(similarity("abc", ""), 0);
    EXPECT_EQ(similarity("abc", "xyz"), 0);
}

TEST(SimilarityTest, CountsInsertionsAndDeletions)
{
    // LCS "kitten"/"sitting" = "ittn": 2 * 4 / 13
    EXPECT_DOUBLE_EQ(similarity("kitten", "sitting"), 8.0 / 13.0);
}

TEST(SimilarityTest, GivesUpWhenTheLengthsCannotReachTheLeast)
{
    EXPECT_EQ(similarity("ab", "abcdefgh", 0.9), 0);
    EXPECT_GT(similarity("ab", "abcdefgh", 0.4), 0);
}
