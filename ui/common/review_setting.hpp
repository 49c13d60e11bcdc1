// SPDX-License-Identifier: GPL-3.0-or-later
// Names of settings that are kept for each review.
#pragma once

#include <QString>

namespace plansift::ui {

/// The name of a setting of the review in this file.
inline QString reviewSetting(const QString& name, const QString& path)
{
    return name + u'/' + QString::fromLatin1(path.toUtf8().toPercentEncoding());
}

} // namespace plansift::ui
