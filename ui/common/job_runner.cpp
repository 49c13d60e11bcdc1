// SPDX-License-Identifier: GPL-3.0-or-later
// Running one job on the thread pool.
#include "ui/common/job_runner.hpp"

#include <QtConcurrentRun>

namespace plansift::ui {

JobRunner::JobRunner(QObject* parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<Status>::finished, this, [this] {
        const Status status = m_watcher.result();
        Q_EMIT finished(status, m_cancelled);
        if (m_context)
            m_done(status);
    });
}

JobRunner::~JobRunner()
{
    cancel();
    m_watcher.waitForFinished();
}

void JobRunner::run(const QString& name, const Work& work, QObject* context,
                    const std::function<void(const Status&)>& done)
{
    if (isRunning())
        return;
    m_cancelled = false;
    m_done = done;
    m_context = context;
    Q_EMIT started(name);
    m_watcher.setFuture(QtConcurrent::run([this, work] {
        return work([this](int at, int total) {
            Q_EMIT progressed(at, total); // queued to the window's thread
            return !m_cancelled.load();
        });
    }));
}

void JobRunner::cancel()
{
    m_cancelled = true;
}

} // namespace plansift::ui
