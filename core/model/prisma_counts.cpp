// SPDX-License-Identifier: GPL-3.0-or-later
// The equations between the boxes of the PRISMA 2020 flow (Page et al., BMJ 2021;372:n71).
#include "core/model/prisma_counts.hpp"

#include <QCoreApplication>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

void expectEqual(QStringList& breaches, const QString& what, int left, int right)
{
    if (left != right)
        breaches += QCoreApplication::translate("prisma", "%1: %2 is not %3").arg(what).arg(left).arg(right);
}

void checkArm(QStringList& breaches, const ArmCounts& arm, const QString& name)
{
    expectEqual(breaches, QCoreApplication::translate("prisma", "reports assessed (%1)").arg(name),
                arm.assessed, arm.sought - arm.notRetrieved - arm.open);
    expectEqual(breaches,
                QCoreApplication::translate("prisma", "reports excluded with reasons (%1)").arg(name),
                total(arm.excluded), arm.assessed - arm.included);
}

} // namespace

int total(const QList<NamedCount>& counts)
{
    return std::accumulate(counts.begin(), counts.end(), 0,
                           [](int sum, const NamedCount& c) { return sum + c.n; });
}

QStringList prismaBreaches(const PrismaCounts& counts)
{
    QStringList breaches;
    const int identified = total(counts.databases) + total(counts.registers);
    const int removed = counts.duplicates + counts.excludedAutomatic + counts.excludedOther;
    expectEqual(breaches, QCoreApplication::translate("prisma", "records screened"), counts.screened,
                identified - removed);
    expectEqual(breaches, QCoreApplication::translate("prisma", "reports sought"), counts.viaDatabases.sought,
                counts.screened - counts.recordsExcluded - counts.openScreening);
    checkArm(breaches, counts.viaDatabases, QCoreApplication::translate("prisma", "databases and registers"));
    checkArm(breaches, counts.viaOther, QCoreApplication::translate("prisma", "other methods"));
    const int otherIdentified = counts.websites + counts.organisations + counts.citations;
    if (counts.viaOther.sought > otherIdentified)
        breaches += QCoreApplication::translate(
                        "prisma", "more reports sought from other methods (%1) than identified (%2)")
                        .arg(counts.viaOther.sought)
                        .arg(otherIdentified);
    expectEqual(breaches, QCoreApplication::translate("prisma", "reports of included studies"),
                counts.newReports, counts.viaDatabases.included + counts.viaOther.included);
    if (counts.newStudies > counts.newReports)
        breaches += QCoreApplication::translate("prisma", "more studies (%1) than reports (%2)")
                        .arg(counts.newStudies)
                        .arg(counts.newReports);
    return breaches;
}

} // namespace plansift
