// SPDX-License-Identifier: GPL-3.0-or-later
// The bit-parallel longest common subsequence.
#include "core/dedupe/similarity.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace plansift::dedupe {
namespace {

constexpr std::size_t kWord = 64;

unsigned char byteAt(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

/// Patterns of up to 64 bytes.
std::size_t shortLcs(std::string_view pattern, std::string_view text)
{
    std::array<std::uint64_t, 256> positions{};
    for (std::size_t i = 0; i < pattern.size(); ++i)
        positions[byteAt(pattern, i)] |= std::uint64_t{1} << i;
    std::uint64_t state = ~std::uint64_t{0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::uint64_t matches = state & positions[byteAt(text, i)];
        state = (state + matches) | (state - matches);
    }
    return static_cast<std::size_t>(std::popcount(~state));
}

/// One column of the matrix over all words; the addition carries from word to word.
void nextColumn(std::vector<std::uint64_t>& state, const std::uint64_t* positions)
{
    std::uint64_t carry = 0;
    for (std::size_t w = 0; w < state.size(); ++w) {
        const std::uint64_t matches = state[w] & positions[w];
        const std::uint64_t partial = state[w] + carry;
        const std::uint64_t sum = partial + matches;
        carry = static_cast<std::uint64_t>(partial < carry || sum < partial);
        state[w] = sum | (state[w] - matches);
    }
}

std::size_t longLcs(std::string_view pattern, std::string_view text)
{
    const std::size_t words = (pattern.size() + kWord - 1) / kWord;
    std::vector<std::uint64_t> positions(256 * words);
    for (std::size_t i = 0; i < pattern.size(); ++i)
        positions[byteAt(pattern, i) * words + i / kWord] |= std::uint64_t{1} << (i % kWord);
    std::vector<std::uint64_t> state(words, ~std::uint64_t{0});
    for (std::size_t i = 0; i < text.size(); ++i)
        nextColumn(state, positions.data() + byteAt(text, i) * words);
    std::size_t length = 0;
    for (const std::uint64_t word : state)
        length += static_cast<std::size_t>(std::popcount(~word));
    return length;
}

} // namespace

std::size_t commonLength(std::string_view a, std::string_view b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    const auto head =
        static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
    a.remove_prefix(head);
    b.remove_prefix(head);
    const auto tail =
        static_cast<std::size_t>(std::mismatch(a.rbegin(), a.rend(), b.rbegin()).first - a.rbegin());
    a.remove_suffix(tail);
    b.remove_suffix(tail);
    if (a.empty())
        return head + tail;
    return head + tail + (a.size() <= kWord ? shortLcs(a, b) : longLcs(a, b));
}

double similarity(std::string_view a, std::string_view b, double least)
{
    const auto total = static_cast<double>(a.size() + b.size());
    if (total == 0 || 2.0 * static_cast<double>(std::min(a.size(), b.size())) < least * total)
        return 0;
    return 2.0 * static_cast<double>(commonLength(a, b)) / total;
}

} // namespace plansift::dedupe
