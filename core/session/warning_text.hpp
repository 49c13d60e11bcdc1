// SPDX-License-Identifier: GPL-3.0-or-later
// Caveats of analyses as sentences for readers.
#pragma once

#include "core/stats/warning.hpp"

#include <QString>

namespace plansift {

/// A whole translated sentence with its full stop; the technical text of the warning stays for machines.
QString warningText(const stats::Warning& warning);

} // namespace plansift
