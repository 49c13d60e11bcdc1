// SPDX-License-Identifier: GPL-3.0-or-later
// Reading bytes in an encoding that a person names, and repairing text that was converted twice.
#pragma once

#include "core/base/result.hpp"

#include <QByteArray>
#include <QStringList>

namespace plansift::formats {

/// Encodings that a person can choose, as they are named to people.
const QStringList& encodings();

/// The bytes as UTF-8 when they are in this encoding. Error: it is not known here.
Result<QByteArray> fromEncoding(const QByteArray& bytes, const QString& encoding);

/// Takes back a conversion that was done twice ("Ã©" for "é"), line by line; lines it does not fit stay as
/// they are.
QByteArray withoutMojibake(const QByteArray& utf8);

} // namespace plansift::formats
