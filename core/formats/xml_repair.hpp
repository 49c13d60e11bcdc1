// SPDX-License-Identifier: GPL-3.0-or-later
// Makes XML that programs write wrongly readable, without touching what is right.
#pragma once

#include <QByteArray>

namespace plansift::formats {

/// Takes stray `&` and `<` as text, writes HTML entities out, and drops references to characters that XML
/// forbids.
QByteArray repairedXml(QByteArrayView xml);

} // namespace plansift::formats
