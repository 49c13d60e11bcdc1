// SPDX-License-Identifier: GPL-3.0-or-later
// Which pairs are worth comparing: records that share a key.
#pragma once

#include "core/dedupe/dedupe.hpp"
#include "core/dedupe/normal_entry.hpp"

namespace plansift::dedupe {

/// Two ranks (positions in the list of entries), the smaller in the upper half.
using Candidate = quint64;

constexpr Candidate candidate(quint32 a, quint32 b)
{
    return a < b ? (Candidate{a} << 32) | b : (Candidate{b} << 32) | a;
}
constexpr quint32 firstOf(Candidate pair)
{
    return static_cast<quint32>(pair >> 32);
}
constexpr quint32 secondOf(Candidate pair)
{
    return static_cast<quint32>(pair);
}

struct Candidates {
    std::vector<Candidate> pairs{}; ///< ascending, each once
    QList<OversizeBlock> oversize{};
};

/// All pairs that share a key. `isNew` (by rank, may be empty) leaves out pairs without a new record;
/// `proceed` is asked between keys and stops the work with false.
Candidates candidatesOf(const std::vector<const NormalEntry*>& entries, const std::vector<bool>& isNew,
                        const std::function<bool()>& proceed);

} // namespace plansift::dedupe
