// SPDX-License-Identifier: GPL-3.0-or-later
// Votes and notes on their way to the file: written beside the window, in the order they were given.
#pragma once

#include "core/session/session.hpp"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QThread>

#include <memory>
#include <optional>

namespace plansift::ui {

/// What somebody decided on a record, or wrote about it, that is not in the file yet.
struct UnsavedVote {
    RowId record = 0;
    QString reviewer{};
    std::optional<Decision> vote{};
    std::optional<QString> note{};
};

/// Writes one after the other. After a failure nothing more is written, and nothing is lost, until
/// tryAgain() succeeds. Lives on the window's thread.
class VoteWriter final : public QObject {
    Q_OBJECT

public:
    explicit VoteWriter(const QString& path, QObject* parent = nullptr);
    /// Writes what is left.
    ~VoteWriter() override;

    void add(const UnsavedVote& vote);
    /// The oldest first.
    const QList<UnsavedVote>& unsaved() const { return m_unsaved; }
    bool isWriting() const { return m_writing; }
    /// Why the oldest could not be written; stays until it is.
    const std::optional<Error>& error() const { return m_error; }
    void tryAgain();
    /// Waits until everything is in the file; false when something could not be written.
    bool finish();

Q_SIGNALS:
    /// Votes came into the file: the last that waited, and meanwhile some times a second.
    void written();
    void failed();

private:
    void start();
    void deliver();
    Status write(const UnsavedVote& unsaved);

    QString m_path;
    QThread m_thread{};
    QObject m_there{};                    ///< lives on that thread
    std::unique_ptr<Session> m_session{}; ///< belongs to that thread
    QFutureWatcher<Status> m_watcher{};
    QList<UnsavedVote> m_unsaved{};
    std::optional<Error> m_error{};
    QElapsedTimer m_told{}; ///< since written() was emitted
    bool m_writing = false;
};

} // namespace plansift::ui
