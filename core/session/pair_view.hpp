// SPDX-License-Identifier: GPL-3.0-or-later
// Two records side by side, field by field, and what a merged record would keep of each.
#pragma once

#include "core/session/duplicates.hpp"

namespace plansift {

enum class FieldMatch { Same, Similar, Different, OnlyOne };

/// Whose value a merged record keeps.
enum class Kept { A, B, Both };

struct ComparedField {
    RecordField field{};
    QString a{};
    QString b{};
    FieldMatch match = FieldMatch::Same;
    Kept kept = Kept::A;
};

/// `a` stands for the two after a merge, unless only `b` was screened.
struct PairView {
    RecordView a{};
    RecordView b{};
    QList<ComparedField> fields{}; ///< those that one of the two has
};

/// Compares two records; merged ones as their originals tell together.
Result<PairView> pairView(const Session& session, RowId a, RowId b);

/// The choices behind what people kept, as far as it differs from what a merge keeps by itself.
QList<MergeChoice> choicesOf(const PairView& automatic, const QList<ComparedField>& chosen);

} // namespace plansift
