// SPDX-License-Identifier: GPL-3.0-or-later
// Records that are the same entry: links between them, and pairs that people look at.
#pragma once

#include "core/model/review.hpp"

namespace plansift {

/// A record that counts as a copy of another (the primary one, which stands for the group).
struct DuplicateLink {
    RowId record = 0;
    RowId of = 0;
    QString kind{}; ///< exact, automatic, manual
    QString reason{};

    bool operator==(const DuplicateLink&) const = default;
};

/// What became of a pair that was put before people.
enum class PairState { Open, Later, Same, Different };

QString keyOf(PairState state);
std::optional<PairState> pairStateFromKey(const QString& key);

/// Two records that may be the same entry; a < b.
struct DuplicatePair {
    RowId id = 0;
    RowId a = 0;
    RowId b = 0;
    double score = 0; ///< 0 to 1, most alike first
    QStringList reasons{};
    PairState state = PairState::Open;

    bool operator==(const DuplicatePair&) const = default;
};

/// From which original a merged record takes a field, chosen by somebody; lists may take both (from = 0).
struct MergeChoice {
    QString field{};
    RowId from = 0;

    bool operator==(const MergeChoice&) const = default;
};

} // namespace plansift
