// SPDX-License-Identifier: GPL-3.0-or-later
// plansift dedupe --csv: duplicates in a table, without a project.
#pragma once

#include "app/cli/command.hpp"

namespace plansift::cli {

/// The options of a run on a table.
QList<OptionSpec> dedupeCsvOptions();

/// Runs on the table named by --csv.
Result<Answer> runDedupeCsv(const Call& call);

} // namespace plansift::cli
