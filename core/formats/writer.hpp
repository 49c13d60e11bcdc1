// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of formats that records can be written in.
#pragma once

#include "core/model/record.hpp"

#include <QByteArray>
#include <QList>

namespace plansift::formats {

/// A writable format. Pure data: a plug point is one entry of writers().
struct WriterSpec {
    QString key;       ///< "ris", "nbib", ... as on the command line
    QString label;     ///< for people
    QString extension; ///< without the dot
    QByteArray (*write)(const QList<Record>&);
};

/// All writers, in the order in which a dialog lists them.
const QList<WriterSpec>& writers();

/// The writer with this key, or nullptr.
const WriterSpec* writerByKey(const QString& key);

} // namespace plansift::formats
