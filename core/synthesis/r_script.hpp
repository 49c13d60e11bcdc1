// SPDX-License-Identifier: GPL-3.0-or-later
// Analyses as a script for R with the package metafor, so that everybody can repeat them.
#pragma once

#include "core/base/result.hpp"

#include <QJsonObject>
#include <QString>

namespace plansift::synthesis {

/// One self-contained script for all requests of a spec of `analyse --spec`: the data, the effects and the
/// pooling with every convention written out, then what the requests ask for besides. Each analysis leaves
/// its model in `res`. Conventions that metafor does not have are computed by formulas in the script, or
/// stand there as numbers with a remark. A request that cannot be read becomes a comment. Errors: the input
/// cannot be read.
Result<QString> rScript(const QJsonObject& spec);

} // namespace plansift::synthesis
