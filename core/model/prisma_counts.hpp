// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the PRISMA 2020 flow, as derived from the records and decisions of a review.
#pragma once

#include "core/model/review.hpp"

namespace plansift {

/// A name with a count: a database, or a reason for exclusion.
struct NamedCount {
    QString name{};
    int n = 0;

    bool operator==(const NamedCount&) const = default;
};

/// A record that keeps the flow from being final.
struct OpenRecord {
    RowId record = 0;
    Stage stage = Stage::TitleAbstract;
    Standing standing = Standing::Unscreened;

    bool operator==(const OpenRecord&) const = default;
};

/// Counts of one arm from "sought" downwards (unit: reports).
struct ArmCounts {
    int sought = 0;
    int notRetrieved = 0;
    int assessed = 0;
    QList<NamedCount> excluded{}; ///< by primary reason, in the order of priority
    int included = 0;
    int open = 0; ///< sought, but neither assessed nor given up

    bool operator==(const ArmCounts&) const = default;
};

/// Keys of the PRISMA2020 CSV in parentheses where they differ.
struct PrismaCounts {
    QList<NamedCount> databases{}; ///< (database_specific_results)
    QList<NamedCount> registers{}; ///< (register_specific_results)
    int websites = 0;
    int organisations = 0;
    int citations = 0;
    int duplicates = 0;
    int excludedAutomatic = 0;
    int excludedOther = 0;
    int screened = 0; ///< records that passed to screening, decided or not
    int recordsExcluded = 0;
    int openScreening = 0;    ///< of `screened`, not settled yet
    ArmCounts viaDatabases{}; ///< (dbr_...)
    ArmCounts viaOther{};     ///< (other_...)
    int newStudies = 0;
    int newReports = 0;
    int reportsWithoutStudy = 0; ///< included reports not joined to a study yet

    /// Records and reports that are not settled yet; the flow is final when there are none.
    int open() const { return openScreening + viaDatabases.open + viaOther.open; }

    bool operator==(const PrismaCounts&) const = default;
};

int total(const QList<NamedCount>& counts);

/// Breaches of the identities of PRISMA 2020, one sentence each; empty when all hold. Open records are
/// counted as such, so that a review in progress balances as well.
QStringList prismaBreaches(const PrismaCounts& counts);

} // namespace plansift
