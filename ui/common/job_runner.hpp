// SPDX-License-Identifier: GPL-3.0-or-later
// Long work beside the window's thread: one job after the other, with its name, progress and Cancel in the
// status line.
#pragma once

#include "core/base/result.hpp"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>

#include <atomic>
#include <functional>

namespace plansift::ui {

class JobRunner final : public QObject {
    Q_OBJECT

public:
    /// Told how far the work is; false means that the user wants it to stop.
    using Progress = std::function<bool(int done, int total)>;
    /// The work. Runs on another thread: it gets copies and opens its own session, and never touches widgets.
    using Work = std::function<Status(const Progress&)>;

    explicit JobRunner(QObject* parent = nullptr);
    /// Waits for the work to stop.
    ~JobRunner() override;

    bool isRunning() const { return m_watcher.isRunning(); }
    /// Starts the work, after those asked for before; `done` is called on the window's thread when it has
    /// ended, unless `context` is gone by then (its page was closed).
    void run(const QString& name, const Work& work, QObject* context,
             const std::function<void(const Status&)>& done);
    /// Stops the job that runs.
    void cancel();

Q_SIGNALS:
    void started(const QString& name);
    void progressed(int done, int total);
    void finished(const Status& status, bool cancelled);

private:
    struct Job {
        QString name{};
        Work work{};
        QPointer<QObject> context{};
        std::function<void(const Status&)> done{};
    };

    void start(const Job& job);
    void end();

    QFutureWatcher<Status> m_watcher{};
    Job m_job{};            ///< the one that runs
    QList<Job> m_waiting{}; ///< in the order they were asked for
    std::atomic<bool> m_cancelled = false;
};

} // namespace plansift::ui
