// SPDX-License-Identifier: GPL-3.0-or-later
// Files of another tool, out of archives and folders.
#pragma once

#include "core/formats/exchange/foreign_review.hpp"

namespace plansift {

/// The files at these paths; archives (also inside archives) and folders are opened. Pictures and PDFs are
/// left out. Errors: unreadable, broken, too large.
Result<QList<formats::ForeignFile>> foreignFiles(const QStringList& paths);

} // namespace plansift
