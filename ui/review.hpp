// SPDX-License-Identifier: GPL-3.0-or-later
// The open review as the window sees it: the session, a signal for every change, and errors in one place.
#pragma once

#include "core/session/session.hpp"
#include "ui/vote_writer.hpp"

#include <QObject>
#include <QTimer>

namespace plansift::ui {

/// Owns the session of the window's thread. Pages read through session() and write through change().
class Review final : public QObject {
    Q_OBJECT

public:
    Review(std::unique_ptr<Session> session, QObject* parent = nullptr);

    Session& session() { return *m_session; }
    const Session& session() const { return *m_session; }

    /// Where what people set for this review is kept in the settings: "NAME/" and the file.
    QString settingsGroup(const QString& name) const;

    /// Runs a call of the core that writes. Reports its error, or announces the change.
    bool change(const std::function<Status(Session&)>& call);

    /// Votes and notes of screening, written beside the window.
    VoteWriter& votes() { return m_votes; }

    void undo();
    void redo();
    /// Announces changes that were written by others, or by a job of ours.
    void lookForOthers();

    /// Hands an error to whoever shows it.
    void report(const Error& error);
    /// An error as a sentence for a bar.
    static QString sentenceOf(const Error& error);

    /// The value, or a default one after reporting the error.
    template<typename T>
    T valueOf(const Result<T>& result)
    {
        if (!result)
            report(result.error());
        return result.valueOr(T{});
    }

Q_SIGNALS:
    void changed();                       ///< something in the file changed, by us or by another program
    void failed(const QString& sentence); ///< an error for the bar of the page
    void done(const QString& sentence);   ///< what just happened, for the status line

private:
    std::unique_ptr<Session> m_session;
    VoteWriter m_votes;
    qint64 m_seen = 0; ///< newest event that the window knows
    QTimer m_poll{};
};

} // namespace plansift::ui
