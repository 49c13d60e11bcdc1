// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/formats/exchange: the two functions of each tool, for the table in registry.cpp.
#pragma once

#include "core/formats/exchange/foreign_review.hpp"

namespace plansift::formats {

bool claimsRayyan(const ForeignFile& file);
Result<ForeignReview> readRayyan(const QList<ForeignFile>& files, const ForeignOptions& options);

bool claimsCovidence(const ForeignFile& file);
Result<ForeignReview> readCovidence(const QList<ForeignFile>& files, const ForeignOptions& options);

bool claimsRobvis(const ForeignFile& file);
Result<ForeignReview> readRobvis(const QList<ForeignFile>& files, const ForeignOptions& options);

bool claimsRevmanWeb(const ForeignFile& file);
Result<ForeignReview> readRevmanWeb(const QList<ForeignFile>& files, const ForeignOptions& options);

bool claimsRevman5(const ForeignFile& file);
Result<ForeignReview> readRevman5(const QList<ForeignFile>& files, const ForeignOptions& options);

bool claimsRevmanCsv(const ForeignFile& file);
Result<ForeignReview> readRevmanCsv(const QList<ForeignFile>& files, const ForeignOptions& options);

bool claimsPrisma(const ForeignFile& file);
Result<ForeignReview> readPrisma(const QList<ForeignFile>& files, const ForeignOptions& options);

} // namespace plansift::formats
