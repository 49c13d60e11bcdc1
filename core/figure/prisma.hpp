// SPDX-License-Identifier: GPL-3.0-or-later
// The PRISMA 2020 flow diagram in its four official forms. Source: Page MJ et al., BMJ 2021;372:n71 (CC
// BY 4.0).
#pragma once

#include "core/base/result.hpp"
#include "core/figure/style.hpp"
#include "core/figure/text_measure.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plansift::figure {

/// Absent: not known, printed as "(n = )".
using FlowCount = std::optional<long long>;

struct FlowEntry {
    std::string name{};
    FlowCount n{};

    bool operator==(const FlowEntry&) const = default;
};

/// From "sought" downwards; unit: reports.
struct FlowArm {
    FlowCount sought = 0;
    FlowCount notRetrieved = 0;
    FlowCount assessed = 0;
    std::vector<FlowEntry> excluded{}; ///< reasons

    bool operator==(const FlowArm&) const = default;
};

/// Keys of the PRISMA2020 CSV in parentheses; they are also the `ref` of the boxes:
/// previous_studies, identified, removed, records_screened, records_excluded, dbr_sought_reports,
/// dbr_notretrieved_reports, dbr_assessed, dbr_excluded, other_identified, other_sought_reports,
/// other_notretrieved_reports, other_assessed, other_excluded, new_studies, total_studies.
struct PrismaInput {
    std::string title{};
    bool updated = false;      ///< with the previous-studies column and the total box; says "new"
    bool otherMethods = false; ///< with the arm "via other methods" (version 2 of the template)

    FlowCount previousStudies = 0; ///< (previous_studies)
    FlowCount previousReports = 0; ///< (previous_reports)

    FlowCount databases = 0;               ///< (database_results)
    FlowCount registers = 0;               ///< (register_results)
    std::vector<FlowEntry> databaseList{}; ///< (database_specific_results); empty: the total alone
    std::vector<FlowEntry> registerList{}; ///< (register_specific_results)
    FlowCount duplicates = 0;              ///< (duplicates)
    FlowCount excludedAutomatic = 0;       ///< (excluded_automatic)
    FlowCount excludedOther = 0;           ///< (excluded_other)
    FlowCount screened = 0;                ///< (records_screened)
    FlowCount recordsExcluded = 0;         ///< (records_excluded)
    FlowArm viaDatabases{};                ///< (dbr_...)

    FlowCount websites = 0;      ///< (website_results)
    FlowCount organisations = 0; ///< (organisation_results)
    FlowCount citations = 0;     ///< (citations_results)
    FlowArm viaOther{};          ///< (other_...)

    FlowCount newStudies = 0;   ///< (new_studies)
    FlowCount newReports = 0;   ///< (new_reports)
    FlowCount totalStudies = 0; ///< (total_studies)
    FlowCount totalReports = 0; ///< (total_reports)
    FlowCount metaStudies{};    ///< (total_studies_ma); absent: no line
    FlowCount metaReports{};    ///< (total_reports_ma); absent: no line

    bool hideZeros = false; ///< lines with 0 or no number are left out of lists
    long long open = 0;     ///< records not decided yet: above 0 the diagram says that it is incomplete
    bool citation = true;   ///< the line that names the PRISMA statement
    std::vector<std::string> notes{};

    bool operator==(const PrismaInput&) const = default;
};

/// One scene. Error (Input): does not fit the width (or the page height, if given) even at the smallest font.
Result<Pages> prisma(const PrismaInput& input, const FigureOptions& options, const TextMeasure& measure);

} // namespace plansift::figure
