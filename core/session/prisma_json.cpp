// SPDX-License-Identifier: GPL-3.0-or-later
// The counts of the flow as JSON.
#include "core/session/prisma_json.hpp"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

QJsonArray arrayOf(const QList<NamedCount>& counts)
{
    QJsonArray array;
    for (const NamedCount& count : counts)
        array.append(QJsonObject{{u"name"_s, count.name}, {u"n"_s, count.n}});
    return array;
}

void addArm(QJsonObject& object, const QString& prefix, const ArmCounts& arm)
{
    object.insert(prefix + u"_sought_reports"_s, arm.sought);
    object.insert(prefix + u"_notretrieved_reports"_s, arm.notRetrieved);
    object.insert(prefix + u"_assessed"_s, arm.assessed);
    object.insert(prefix + u"_excluded"_s, arrayOf(arm.excluded));
}

QJsonArray openJson(const QList<OpenRecord>& open)
{
    QJsonArray array;
    for (const OpenRecord& record : open)
        array.append(QJsonObject{{u"record"_s, record.record},
                                 {u"stage"_s, keyOf(record.stage)},
                                 {u"standing"_s, keyOf(record.standing)}});
    return array;
}

} // namespace

const QStringList& prismaKeys()
{
    static const QStringList keys{u"previous_studies"_s,     u"previous_reports"_s,
                                  u"database_results"_s,     u"database_specific_results"_s,
                                  u"register_results"_s,     u"register_specific_results"_s,
                                  u"website_results"_s,      u"organisation_results"_s,
                                  u"citations_results"_s,    u"duplicates"_s,
                                  u"excluded_automatic"_s,   u"excluded_other"_s,
                                  u"records_screened"_s,     u"records_excluded"_s,
                                  u"dbr_sought_reports"_s,   u"dbr_notretrieved_reports"_s,
                                  u"dbr_assessed"_s,         u"dbr_excluded"_s,
                                  u"other_sought_reports"_s, u"other_notretrieved_reports"_s,
                                  u"other_assessed"_s,       u"other_excluded"_s,
                                  u"new_studies"_s,          u"new_reports"_s,
                                  u"total_studies"_s,        u"total_reports"_s};
    return keys;
}

QJsonObject prismaJson(const PrismaCounts& counts, const QList<OpenRecord>& open)
{
    QJsonObject object{{u"previous_studies"_s, 0},
                       {u"previous_reports"_s, 0},
                       {u"database_results"_s, total(counts.databases)},
                       {u"database_specific_results"_s, arrayOf(counts.databases)},
                       {u"register_results"_s, total(counts.registers)},
                       {u"register_specific_results"_s, arrayOf(counts.registers)},
                       {u"website_results"_s, counts.websites},
                       {u"organisation_results"_s, counts.organisations},
                       {u"citations_results"_s, counts.citations},
                       {u"duplicates"_s, counts.duplicates},
                       {u"excluded_automatic"_s, counts.excludedAutomatic},
                       {u"excluded_other"_s, counts.excludedOther},
                       {u"records_screened"_s, counts.screened},
                       {u"records_excluded"_s, counts.recordsExcluded},
                       {u"new_studies"_s, counts.newStudies},
                       {u"new_reports"_s, counts.newReports},
                       {u"total_studies"_s, counts.newStudies},
                       {u"total_reports"_s, counts.newReports}};
    addArm(object, u"dbr"_s, counts.viaDatabases);
    addArm(object, u"other"_s, counts.viaOther);
    object.insert(u"identities_hold"_s, prismaBreaches(counts).isEmpty());
    object.insert(u"open"_s, openJson(open));
    return object;
}

} // namespace plansift
