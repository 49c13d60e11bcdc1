// SPDX-License-Identifier: GPL-3.0-or-later
// Flow diagrams and risk-of-bias tables that tests draw. The flow is that of the shipped example.
#pragma once

#include "core/figure/prisma.hpp"
#include "core/figure/rob_summary.hpp"
#include "tests/core/figure/sample_forests.hpp"

namespace plansift::test {

/// New review, seven databases, five reasons.
inline figure::PrismaInput exampleFlow()
{
    figure::PrismaInput input;
    input.databases = 3062;
    input.databaseList = {{"MEDLINE", 612}, {"Embase", 1043}, {"CINAHL", 318}, {"APA PsycINFO", 287},
                          {"CENTRAL", 421}, {"Scopus", 334},  {"PEDro", 47}};
    input.duplicates = 981;
    input.screened = 2081;
    input.recordsExcluded = 2048;
    input.viaDatabases = {33,
                          1,
                          32,
                          {{"Population: not chronic low back pain", 11},
                           {"Intervention: not motivational interviewing", 8},
                           {"Design: not a randomised controlled trial", 6},
                           {"Outcome: no extractable pain/disability/function data", 2},
                           {"Protocol or conference abstract only", 2}}};
    input.newStudies = 3;
    input.newReports = 3;
    return input;
}

/// One of the four official forms with numbers in every box.
inline figure::PrismaInput officialFlow(bool updated, bool otherMethods)
{
    figure::PrismaInput input;
    input.updated = updated;
    input.otherMethods = otherMethods;
    input.previousStudies = 11;
    input.previousReports = 15;
    input.databases = 4820;
    input.registers = 180;
    input.duplicates = 1200;
    input.excludedAutomatic = 300;
    input.screened = 3500;
    input.recordsExcluded = 3380;
    input.viaDatabases = {
        120, 5, 115, {{"Wrong population", 40}, {"Wrong comparator", 31}, {"Not randomised", 22}}};
    input.websites = 3;
    input.organisations = 2;
    input.citations = 21;
    input.viaOther = {26, 1, 25, {{"Duplicate report", 9}, {"Wrong outcome", 8}}};
    input.newStudies = 24;
    input.newReports = 30;
    input.totalStudies = 35;
    input.totalReports = 45;
    return input;
}

/// `count` studies judged in a fixed pattern that uses all levels.
inline figure::RobTable robTable(std::size_t count)
{
    figure::RobTable table;
    table.scheme = rob2Scheme();
    for (std::size_t i = 0; i < count; ++i) {
        figure::RobRow row{"study-" + std::to_string(i + 1),
                           "Study " + std::to_string(i + 1),
                           {},
                           1.0 + static_cast<double>(i)};
        for (std::size_t d = 0; d < table.scheme.domains.size(); ++d)
            row.cells.push_back(
                static_cast<int>((i * i + d * (i + 1)) % (d + 1 < table.scheme.domains.size() ? 4 : 3)));
        table.rows.push_back(row);
    }
    return table;
}

} // namespace plansift::test
