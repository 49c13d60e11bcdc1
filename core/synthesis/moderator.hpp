// SPDX-License-Identifier: GPL-3.0-or-later
// What may explain differences between studies.
#pragma once

#include "core/model/review.hpp"

#include <QHash>
#include <QString>
#include <QStringList>

namespace plansift::synthesis {

/// A property of studies: a number or a category each.
struct Moderator {
    QString key{};   ///< a name that requests and R scripts can use: "Absolute_latitude"
    QString label{}; ///< as people wrote it
    bool numeric = false;
    QStringList levels{};           ///< of a category, the first for reference
    QHash<RowId, QString> values{}; ///< by study; absent where it is not known
    QString unusable{};             ///< why it cannot be used; "" when it can
};

} // namespace plansift::synthesis
