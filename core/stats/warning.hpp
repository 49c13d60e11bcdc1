// SPDX-License-Identifier: GPL-3.0-or-later
// Caveats of an analysis, as data: they travel with the result and are shown beside it, never printed.
#pragma once

#include <string>
#include <vector>

namespace plansift::stats {

/// What kind of caveat, for translation and for tests.
enum class WarningCode {
    Boundary,          ///< a variance component is estimated as zero
    SecondMode,        ///< the likelihood has another local maximum
    NotConverged,      ///< an iteration ended at its limit
    IncompleteRows,    ///< studies left out because numbers are missing
    DoubleZero,        ///< studies left out because no arm has events, or all have
    UndefinedEffect,   ///< studies left out because the measure has no value for them
    ZeroVariance,      ///< studies left out because their variance is zero
    ZeroCells,         ///< cells corrected
    SingleStudy,       ///< one study only: no heterogeneity, no prediction
    FewStudies,        ///< too few studies for a quantity that was asked for
    NarrowInterval,    ///< the Knapp-Hartung interval is narrower than the usual one
    ZeroStandardError, ///< all studies agree exactly
    SuspectInput,      ///< numbers that look exchanged, as SE entered as SD
    EmptySubgroup,     ///< a level without usable studies
    NotIdentified,     ///< the data say nothing about a parameter
};

/// One caveat; `text` is a short sentence in English for the user.
struct Warning {
    WarningCode code = WarningCode::Boundary;
    std::string text{};

    bool operator==(const Warning&) const = default;
};

using Warnings = std::vector<Warning>;

} // namespace plansift::stats
