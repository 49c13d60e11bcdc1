// SPDX-License-Identifier: GPL-3.0-or-later
// The counts of the flow under the keys of the PRISMA2020 CSV.
#pragma once

#include "core/model/prisma_counts.hpp"

#include <QJsonObject>
#include <QStringList>

namespace plansift {

/// Keys of the counts in the order of the flow.
const QStringList& prismaKeys();

/// All counts by key, then `identities_hold` and `open`.
QJsonObject prismaJson(const PrismaCounts& counts, const QList<OpenRecord>& open);

} // namespace plansift
