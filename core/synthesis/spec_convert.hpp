// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: the conversions that `convert` asks for.
#pragma once

#include "core/synthesis/spec_input.hpp"

#include <QJsonArray>

namespace plansift::synthesis {

/// One result an item, in order. An item names the conversion (`from`) and its inputs: a number, a list with
/// one number a row, or the name of a column of `printed` or `input`; words choose variants. The outputs are
/// numbers, or lists when an input is one; beside them stand `formula`, `assumptions`, `source` and
/// `warnings`. `into` ({"sd": "sd1i"}) fills the empty cells of input columns. An item that cannot be
/// converted gives {"id", "from", "error"}.
QJsonArray convertAll(const QJsonArray& items, SpecInput& input);

} // namespace plansift::synthesis
