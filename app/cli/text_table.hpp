// SPDX-License-Identifier: GPL-3.0-or-later
// Aligned columns for the terminal.
#pragma once

#include <QStringList>

namespace plansift::cli {

/// Rows of cells as lines; numbers are aligned at the right, everything else at the left.
QStringList alignedLines(const QList<QStringList>& rows);

} // namespace plansift::cli
