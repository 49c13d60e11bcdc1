// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the flow diagram.
#include "core/report/flow_input.hpp"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace plansift::report {
namespace {

figure::FlowCount countOf(const QJsonObject& counts, const QString& key)
{
    const QJsonValue value = counts.value(key);
    return value.isDouble() ? figure::FlowCount(value.toInteger()) : std::nullopt;
}

std::vector<figure::FlowEntry> listOf(const QJsonObject& counts, const QString& key)
{
    std::vector<figure::FlowEntry> list;
    for (const QJsonValue& entry : counts.value(key).toArray())
        list.push_back({entry[u"name"_s].toString().toStdString(), entry[u"n"_s].toInteger()});
    return list;
}

figure::FlowArm armOf(const QJsonObject& counts, const QString& prefix)
{
    return {countOf(counts, prefix + u"_sought_reports"_s),
            countOf(counts, prefix + u"_notretrieved_reports"_s), countOf(counts, prefix + u"_assessed"_s),
            listOf(counts, prefix + u"_excluded"_s)};
}

void fillRecords(figure::PrismaInput& input, const QJsonObject& counts)
{
    input.databases = countOf(counts, u"database_results"_s);
    input.registers = countOf(counts, u"register_results"_s);
    input.databaseList = listOf(counts, u"database_specific_results"_s);
    input.registerList = listOf(counts, u"register_specific_results"_s);
    input.websites = countOf(counts, u"website_results"_s);
    input.organisations = countOf(counts, u"organisation_results"_s);
    input.citations = countOf(counts, u"citations_results"_s);
    input.duplicates = countOf(counts, u"duplicates"_s);
    input.excludedAutomatic = countOf(counts, u"excluded_automatic"_s);
    input.excludedOther = countOf(counts, u"excluded_other"_s);
    input.screened = countOf(counts, u"records_screened"_s);
    input.recordsExcluded = countOf(counts, u"records_excluded"_s);
}

} // namespace

figure::PrismaInput flowInput(const QJsonObject& counts)
{
    figure::PrismaInput input;
    fillRecords(input, counts);
    input.viaDatabases = armOf(counts, u"dbr"_s);
    input.viaOther = armOf(counts, u"other"_s);
    input.previousStudies = countOf(counts, u"previous_studies"_s);
    input.previousReports = countOf(counts, u"previous_reports"_s);
    input.newStudies = countOf(counts, u"new_studies"_s);
    input.newReports = countOf(counts, u"new_reports"_s);
    input.totalStudies = countOf(counts, u"total_studies"_s);
    input.totalReports = countOf(counts, u"total_reports"_s);
    input.open = counts.value(u"open"_s).toArray().size();
    input.updated = input.previousStudies.value_or(0) > 0;
    input.otherMethods =
        input.websites.value_or(0) + input.organisations.value_or(0) + input.citations.value_or(0) > 0;
    return input;
}

} // namespace plansift::report
