// SPDX-License-Identifier: GPL-3.0-or-later
// A question about the review, asked beside the window's thread.
#pragma once

#include "core/session/session.hpp"

#include <QFutureWatcher>
#include <QObject>
#include <QSemaphore>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <functional>
#include <memory>
#include <optional>

namespace plansift::ui {

/// For how long the window waits for an answer before it goes on, in ms. Answers that come sooner are shown
/// in the same frame, so that nothing flickers. Tests wait longer.
inline int& lookupPatience()
{
    static int patience = 30;
    return patience;
}

/// The threads that answer. There are more than processors: the short question of the page that has just been
/// opened must not wait until the long one of another is answered.
inline QThreadPool& lookupThreads()
{
    static QThreadPool threads;
    constexpr int kThreads = 4;
    threads.setMaxThreadCount(kThreads);
    return threads;
}

/// Asks and shows, always the newest question: one that comes while another is being answered replaces those
/// that wait. Lives on the window's thread.
template<typename T>
class Lookup {
public:
    /// Runs on another thread, with a session of its own that only reads.
    using Question = std::function<T(const Session&)>;

    /// `show` gets every answer, on the window's thread.
    explicit Lookup(std::function<void(const T&)> show)
        : m_show(std::move(show))
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, &m_watcher, [this] { deliver(); });
    }
    ~Lookup()
    {
        m_watcher.disconnect();
        m_watcher.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Lookup)

    void ask(const Session& session, Question question)
    {
        m_next = Next{session.path(), session.reviewer(), std::move(question)};
        if (!m_asked)
            start();
    }

    /// Whether an answer is still to come.
    bool isWaiting() const { return m_asked; }

private:
    struct Next {
        QString path{};
        QString reviewer{};
        Question question{};
    };

    static T answer(const Next& next)
    {
        const Result<std::unique_ptr<Session>> session =
            Session::open(next.path, {.reviewer = next.reviewer, .readOnly = true});
        return session ? next.question(**session) : T{};
    }

    void start()
    {
        m_asked = true;
        const auto ready = std::make_shared<QSemaphore>();
        m_watcher.setFuture(
            QtConcurrent::run(&lookupThreads(), [next = *std::exchange(m_next, std::nullopt), ready] {
                T value = answer(next);
                ready->release();
                return value;
            }));
        if (ready->tryAcquire(1, lookupPatience()))
            deliver();
    }

    /// Called when the answer is there, and once more by the watcher when it was there at once.
    void deliver()
    {
        if (!std::exchange(m_asked, false))
            return;
        const T value = m_watcher.result();
        if (m_next)
            start();
        else
            m_show(value);
    }

    std::function<void(const T&)> m_show;
    std::optional<Next> m_next{};
    QFutureWatcher<T> m_watcher{};
    bool m_asked = false;
};

} // namespace plansift::ui
