// SPDX-License-Identifier: GPL-3.0-or-later
// The counts of the flow in the places of its diagram.
#pragma once

#include "core/figure/prisma.hpp"

#include <QJsonObject>

namespace plansift::report {

/// From the keys of `prisma --json` (those of the PRISMA2020 CSV). The form of the diagram follows from the
/// counts: previous studies make it one of an updated review, records of other sources add their arm.
figure::PrismaInput flowInput(const QJsonObject& counts);

} // namespace plansift::report
