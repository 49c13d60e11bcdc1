// SPDX-License-Identifier: GPL-3.0-or-later
// The one way rows change: every insert, update and removal is written together with its event.
#pragma once

#include "core/base/clock.hpp"
#include "core/model/review.hpp"
#include "core/store/database.hpp"

#include <QJsonObject>

namespace plansift::store {

/// Who changes something, when, and in which step.
struct StepContext {
    QString step{}; ///< uid of the step: one per transaction, the unit of undo
    QString actor{};
    QString note{};   ///< what the step does, in words
    QString undoes{}; ///< the step taken back, if any
    Clock clock{};
    IdSource* ids = nullptr;
};

/// Values of columns by name.
using Columns = QList<std::pair<QString, QVariant>>;

/// Writes rows and their events inside an open transaction. Table and column names come from the code and are
/// checked against the database's own list, values are always bound. A table with a column `withdrawn` never
/// loses a row: removing it sets withdrawn = 1, so that what hangs on it (the records of an import) stays.
class Recorder {
public:
    Recorder(const Database& database, StepContext context);

    /// Inserts a row and returns its id. `uid` is made unless given.
    Result<RowId> insert(const QString& table, Columns values);
    /// Changes the named columns; no event when they already have these values.
    Status update(const QString& table, RowId id, const Columns& values);
    /// Removes (or withdraws) a row.
    Status remove(const QString& table, RowId id);

    /// Applies the inverse of an event. Conflict when the row has been changed since.
    Status invert(const Event& event);

    const QString& step() const { return m_context.step; }
    const QString& actor() const { return m_context.actor; }
    QString now() const { return timestamp(m_context.clock()); }
    QString newUid() const { return m_context.ids->next(); }
    const Database& database() const { return m_database; }
    int events() const { return m_events; }

private:
    Result<QJsonObject> row(const QString& table, const QString& keyColumn, const QVariant& key) const;
    Status write(const QString& kind, const QString& subject, const QJsonObject& before,
                 const QJsonObject& after);
    Status restore(const QString& table, const QJsonObject& before);
    Status putBack(const QString& table, const QJsonObject& now, const Event& event);

    const Database& m_database;
    StepContext m_context;
    int m_events = 0;
};

} // namespace plansift::store
