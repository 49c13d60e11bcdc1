// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: from moderators and the terms of a model to a design matrix.
#pragma once

#include "core/stats/models/design.hpp"
#include "core/synthesis/spec_input.hpp"

namespace plansift::synthesis {

/// The right side of a model: terms "a", "a:b" (an interaction) or "a*b" (both, and their interaction), where
/// a variable is a moderator, a power "I(a^2)" or a shift "I(a - 1983)" of one.
struct ModelTerms {
    QStringList terms{};
    bool intercept = true;

    bool operator==(const ModelTerms&) const = default;
};

/// The moderators that the terms name. Errors: a name that the input does not have, a power or shift of a
/// factor.
Result<QStringList> moderatorsOf(const ModelTerms& model, const SpecInput& input);

/// The design for the rows named, where all moderators of the model must have a value. Factors have treatment
/// coding against their first level among these rows; without intercept the first factor has one column a
/// level (the rules of Chambers & Hastie 1992, sec. 2.4: a factor in a term is coded by contrasts when the
/// model holds the term without it). Terms of lower order come first. Errors: those of moderatorsOf(), a
/// value that is no number, a factor with one level only.
Result<stats::Design> designOf(const ModelTerms& model, const SpecInput& input,
                               const std::vector<std::size_t>& rows);

} // namespace plansift::synthesis
