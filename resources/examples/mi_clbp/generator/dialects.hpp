// SPDX-License-Identifier: GPL-3.0-or-later
// The export formats of the seven databases.
#pragma once

#include "resources/examples/mi_clbp/generator/description.hpp"

namespace plansift::example {

/// A database's export format.
struct Dialect {
    QString key{};
    QString lineEnd{};
    bool mark = false; ///< starts with a byte order mark
    QString (*write)(const Work& work, const Description& description, int ordinal, int total) = nullptr;
};

/// The format of this key in databases.tsv.
const Dialect& dialectOf(const QString& key);

} // namespace plansift::example
