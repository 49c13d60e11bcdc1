// SPDX-License-Identifier: GPL-3.0-or-later
// The writers of bibliographic formats. What a reader of the same format kept in `raw` is written again.
#pragma once

#include "core/model/record.hpp"

#include <QByteArray>

namespace plansift::formats {

/// BibTeX in UTF-8 with unique keys; capitals are protected in titles.
QByteArray writeBibtex(const QList<Record>& records);

/// XML as EndNote imports it.
QByteArray writeEndnoteXml(const QList<Record>& records);

/// CSL-JSON, an array of items with unique ids.
QByteArray writeCslJson(const QList<Record>& records);

} // namespace plansift::formats
