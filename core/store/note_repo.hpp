// SPDX-License-Identifier: GPL-3.0-or-later
// Tags, notes and reasons of single records.
#pragma once

#include "core/store/recorder.hpp"

#include <QHash>

namespace plansift::store {

/// Puts a tag on a record or takes it off; nothing happens when it is so already.
Status setTag(Recorder& recorder, RowId record, const QString& label, bool on);

/// A reviewer's note on a record, "" when there is none.
Result<QString> noteOn(const Database& database, RowId record, const QString& reviewer);
/// Sets a reviewer's note; an empty text removes it.
Status setNote(Recorder& recorder, RowId record, const QString& reviewer, const QString& text);

/// The reason why records were excluded, later stages and adjudications first; records without one are left
/// out.
Result<QHash<RowId, QString>> exclusionReasons(const Database& database, const QList<RowId>& records);

} // namespace plansift::store
