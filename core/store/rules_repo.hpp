// SPDX-License-Identifier: GPL-3.0-or-later
// Criteria and marked words of a review.
#pragma once

#include "core/model/screening_rules.hpp"
#include "core/store/recorder.hpp"

namespace plansift::store {

/// In order.
Result<QList<Criterion>> criteria(const Database& database);
/// Replaces all criteria; rows that stay the same are not touched.
Status putCriteria(Recorder& recorder, const QList<Criterion>& criteria);

Result<QList<Highlight>> highlights(const Database& database);
/// Replaces all marked words; those that stay are not touched.
Status putHighlights(Recorder& recorder, const QList<Highlight>& highlights);

} // namespace plansift::store
