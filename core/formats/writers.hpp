// SPDX-License-Identifier: GPL-3.0-or-later
// The writers behind the table of writable formats. All give UTF-8 without a byte order mark; what a reader
// of the same format kept in `raw` is written again.
#pragma once

#include "core/model/record.hpp"

#include <QByteArray>
#include <QList>

namespace plansift::formats {

QByteArray writeRis(const QList<Record>& records);
QByteArray writeNbib(const QList<Record>& records);
QByteArray writeCsv(const QList<Record>& records);
QByteArray writeJson(const QList<Record>& records);

/// Keys are unique; capitals are protected in titles.
QByteArray writeBibtex(const QList<Record>& records);

/// XML as EndNote imports it.
QByteArray writeEndnoteXml(const QList<Record>& records);

/// An array of items with unique ids.
QByteArray writeCslJson(const QList<Record>& records);

} // namespace plansift::formats
