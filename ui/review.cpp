// SPDX-License-Identifier: GPL-3.0-or-later
// Changes, undo, and noticing what other programs write.
#include "ui/review.hpp"

#include "core/base/text.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kPollMilliseconds = 1000; // others' steps are seen within a second

} // namespace

Review::Review(std::unique_ptr<Session> session, QObject* parent)
    : QObject(parent)
    , m_session(std::move(session))
    , m_votes(m_session->path())
{
    m_seen = valueOf(m_session->newestEvent());
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (!m_votes.isWriting()) // own votes are announced when they are written
            lookForOthers();
    });
    m_poll.start(kPollMilliseconds);
}

QString Review::settingsGroup(const QString& name) const
{
    return name + u'/' + QString::fromLatin1(m_session->path().toUtf8().toPercentEncoding());
}

void Review::lookForOthers()
{
    const Result<qint64> newest = m_session->newestEvent();
    if (!newest || *newest == m_seen)
        return;
    m_seen = *newest;
    Q_EMIT changed();
}

bool Review::change(const std::function<Status(Session&)>& call)
{
    const Status done = call(*m_session);
    if (!done) {
        report(done.error());
        return false;
    }
    lookForOthers();
    return true;
}

void Review::undo()
{
    if (!m_votes.finish())
        return; // the newest vote is not in the file, so that another one would be taken
    const Result<UndoReport> report = m_session->undo();
    if (!report)
        return Review::report(report.error());
    Q_EMIT done(report->step.isEmpty() ? tr("There is nothing to undo.")
                                       : tr("Undone: %1").arg(report->note));
    lookForOthers();
}

void Review::redo()
{
    if (!m_votes.finish())
        return; // the newest vote is not in the file, so that another one would be taken
    const Result<UndoReport> report = m_session->redo();
    if (!report)
        return Review::report(report.error());
    Q_EMIT done(report->step.isEmpty() ? tr("There is nothing to redo.")
                                       : tr("Redone: %1").arg(report->note));
    lookForOthers();
}

void Review::report(const Error& error)
{
    Q_EMIT failed(sentenceOf(error));
}

QString Review::sentenceOf(const Error& error)
{
    QString sentence = messageOf(error);
    if (!sentence.isEmpty())
        sentence[0] = sentence.at(0).toUpper();
    return sentence;
}

} // namespace plansift::ui
