// SPDX-License-Identifier: GPL-3.0-or-later
// An open review: who acts, one way to change it, undo and redo. The only door to the core.
#pragma once

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/model/review.hpp"

#include <functional>
#include <memory>

namespace plansift::store {
class Database;
class Recorder;
} // namespace plansift::store

namespace plansift {

/// How a review is opened. `seed` makes row identities repeatable (examples, tests).
struct SessionOptions {
    QString reviewer{};
    bool readOnly = false;
    Clock clock = systemClock();
    std::optional<quint32> seed{};
};

/// What undo or redo did.
struct UndoReport {
    QString step{}; ///< the step taken back
    QString note{}; ///< what it had done, in words
    int events = 0;
};

/// What undo and redo would take back, in words; "" = nothing.
struct NextSteps {
    QString undo{};
    QString redo{};
};

/// What bringing a file up to date did; `backup` is "" when nothing had to be changed.
struct MigrationReport {
    int from = 0;
    int to = 0;
    QString backup{};
};

/// Brings an older file up to date after copying it to NAME.bak-<format>.
Result<MigrationReport> migrateFile(const QString& path);

/// One review file open in one thread. Several sessions, of this and other programs, may have the same file
/// open.
class Session {
public:
    /// Makes a new review; the file must not exist. Nothing is left behind when it fails.
    static Result<std::unique_ptr<Session>> create(const QString& path, const ReviewInfo& info,
                                                   const SessionOptions& options = {});
    /// Opens a review. A file from a newer program opens read-only when that program allows it; an older file
    /// must be migrated first unless it is opened to write, which migrates it (with a backup).
    static Result<std::unique_ptr<Session>> open(const QString& path, const SessionOptions& options = {});
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    const QString& path() const { return m_path; }
    bool isReadOnly() const { return m_readOnly; }
    const QString& reviewer() const { return m_options.reviewer; }
    void setReviewer(const QString& name) { m_options.reviewer = name; }
    const store::Database& database() const { return *m_database; }

    /// Writes the review with its whole history to another file, which must not be this one; an existing one
    /// is replaced when all is written.
    Status copyTo(const QString& path) const;

    Result<ReviewInfo> info() const;
    /// Changes the question, the title or the votes needed as one step.
    Status setInfo(const ReviewInfo& info);

    /// Runs `body` as one step: all its changes and events become durable together, or nothing does.
    /// `note` says in words what the step does.
    Status change(const QString& note, const std::function<Status(store::Recorder&)>& body);

    Result<NextSteps> nextSteps() const;
    /// Takes back the newest step that is not undone (of one person when `actor` is given), as a new step.
    /// An empty step in the report means that there was nothing to take back.
    Result<UndoReport> undo(const QString& actor = {});
    Result<UndoReport> redo(const QString& actor = {});
    /// Takes back one step of the history, newest or not; Conflict when something was built on it since, or
    /// when it made the review itself.
    Result<UndoReport> undoStep(const QString& step);

    /// Events after a sequence number, oldest first; how an open window learns what other programs did.
    Result<QList<Event>> eventsSince(qint64 seq) const;
    /// The newest steps, newest first.
    Result<QList<StepSummary>> recentSteps(int most, const StepFilter& filter = {}) const;
    /// How many steps there are, and who made them.
    Result<qint64> stepTotal() const;
    Result<QStringList> actors() const;
    /// Events of one step, oldest first, at most so many.
    Result<QList<Event>> eventsOf(const QString& step, int most) const;
    /// Sequence number of the newest event; cheap enough to ask every second.
    Result<qint64> newestEvent() const;
    /// The log; empty filters do not restrict.
    Result<QList<Event>> log(const QString& since, const QString& subject) const;

private:
    Session(QString path, SessionOptions options, std::unique_ptr<store::Database> database);
    Result<UndoReport> takeBack(const QString& step);

    QString m_path;
    SessionOptions m_options;
    bool m_readOnly;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<IdSource> m_ids;
};

} // namespace plansift
