// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that writes votes.
#include "ui/vote_writer.hpp"

#include "core/session/record_browser.hpp"
#include "core/session/screening.hpp"

#include <QPromise>

#include <utility>

namespace plansift::ui {
namespace {

constexpr qint64 kToldOften = 200; // ms

} // namespace

VoteWriter::VoteWriter(const QString& path, QObject* parent)
    : QObject(parent)
    , m_path(path)
{
    m_there.moveToThread(&m_thread);
    m_thread.start();
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &VoteWriter::deliver);
}

VoteWriter::~VoteWriter()
{
    blockSignals(true);
    if (m_error)
        tryAgain();
    finish();
    QMetaObject::invokeMethod(
        &m_there, [this] { m_session.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void VoteWriter::add(const UnsavedVote& vote)
{
    m_unsaved += vote;
    if (!m_writing && !m_error)
        start();
}

void VoteWriter::tryAgain()
{
    if (!m_writing && !m_unsaved.isEmpty())
        start();
}

bool VoteWriter::finish()
{
    while (m_writing) {
        m_watcher.waitForFinished();
        deliver();
    }
    return !m_error;
}

void VoteWriter::start()
{
    m_writing = true;
    const auto promise = std::make_shared<QPromise<Status>>();
    m_watcher.setFuture(promise->future());
    promise->start();
    QMetaObject::invokeMethod(&m_there, [this, promise, unsaved = m_unsaved.constFirst()] {
        promise->addResult(write(unsaved));
        promise->finish();
    });
}

/// Called when a vote is written, and once more by the watcher after finish().
void VoteWriter::deliver()
{
    if (!m_writing || !m_watcher.isFinished())
        return;
    m_writing = false;
    const Status done = m_watcher.result();
    m_error = done ? std::nullopt : std::optional(done.error());
    if (!done)
        return Q_EMIT failed();
    m_unsaved.removeFirst();
    if (!m_unsaved.isEmpty()) {
        start();
        if (m_told.isValid() && !m_told.hasExpired(kToldOften))
            return; // pages read much at each telling; votes that follow at once must not wait for that
    }
    m_told.start();
    Q_EMIT written();
}

Status VoteWriter::write(const UnsavedVote& unsaved)
{
    if (!m_session) {
        Result<std::unique_ptr<Session>> session = Session::open(m_path);
        if (!session)
            return session.error();
        m_session = std::move(*session);
    }
    m_session->setReviewer(unsaved.reviewer);
    if (unsaved.note)
        if (Status done = setNote(*m_session, unsaved.record, *unsaved.note); !done)
            return done;
    return unsaved.vote ? decide(*m_session, *unsaved.vote) : Status();
}

} // namespace plansift::ui
