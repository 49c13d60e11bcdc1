// SPDX-License-Identifier: GPL-3.0-or-later
// `analyse --spec`: meta-analyses from JSON to JSON, without a project.
#pragma once

#include <QJsonObject>

namespace plansift::synthesis {

/// Runs every request of a spec on its input: {"input": {column: [...]}, "moderators": {name: {"values":
/// [...]}}, "requests": [...]} gives {"schema": "plansift/1", "results": [...]}, one result a request in the
/// same order. A request that cannot be computed gives {"id", "error"}; input that cannot be read at all
/// gives a top-level "error" beside the same for every request. Undefined numbers are null. Safe to call from
/// any thread.
QJsonObject analyse(const QJsonObject& spec);

} // namespace plansift::synthesis
