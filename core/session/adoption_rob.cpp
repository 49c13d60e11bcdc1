// SPDX-License-Identifier: GPL-3.0-or-later
// Adopting judgements of bias.
#include "core/session/adoption_steps.hpp"

namespace plansift {

Status placeAssessments(Adoption&)
{
    return {};
}

} // namespace plansift
