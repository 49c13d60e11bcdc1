// SPDX-License-Identifier: GPL-3.0-or-later
// Running jobs on the thread pool.
#include "ui/common/job_runner.hpp"

#include <QtConcurrentRun>

namespace plansift::ui {

JobRunner::JobRunner(QObject* parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<Status>::finished, this, &JobRunner::end);
}

JobRunner::~JobRunner()
{
    m_waiting.clear();
    cancel();
    m_watcher.waitForFinished();
}

void JobRunner::run(const QString& name, const Work& work, QObject* context,
                    const std::function<void(const Status&)>& done)
{
    const Job job{name, work, context, done};
    if (isRunning())
        m_waiting.append(job);
    else
        start(job);
}

void JobRunner::start(const Job& job)
{
    m_cancelled = false;
    m_job = job;
    Q_EMIT started(job.name);
    m_watcher.setFuture(QtConcurrent::run([this, work = job.work] {
        return work([this](int at, int total) {
            Q_EMIT progressed(at, total); // queued to the window's thread
            return !m_cancelled.load();
        });
    }));
}

void JobRunner::end()
{
    const Status status = m_watcher.result();
    const Job job = m_job;
    Q_EMIT finished(status, m_cancelled);
    while (!m_waiting.isEmpty() && !isRunning()) {
        const Job next = m_waiting.takeFirst();
        if (next.context) // its page may be closed by now
            start(next);
    }
    if (job.context)
        job.done(status);
}

void JobRunner::cancel()
{
    m_cancelled = true;
}

} // namespace plansift::ui
