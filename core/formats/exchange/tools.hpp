// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/formats/exchange: the two functions of each tool, for the table in registry.cpp.
#pragma once

#include "core/formats/exchange/foreign_review.hpp"

namespace plansift::formats {

bool claimsRayyan(const ForeignFile& file);
Result<ForeignReview> readRayyan(const QList<ForeignFile>& files, const ForeignOptions& options);

} // namespace plansift::formats
