// SPDX-License-Identifier: GPL-3.0-or-later
// Text at the borders of the core: errors from QString, folding for search and comparison.
#pragma once

#include "core/base/result.hpp"

#include <QString>

namespace plansift {

/// An Error from Qt strings.
Error makeError(ErrorCode code, const QString& message, const QString& detail = {});

/// The message of an error as QString.
QString messageOf(const Error& error);

/// Lower case without diacritics, every run of other characters than letters and digits one blank.
/// The key under which titles and names are sorted, searched and compared.
QString foldText(const QString& text);

} // namespace plansift
