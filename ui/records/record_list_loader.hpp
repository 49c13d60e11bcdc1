// SPDX-License-Identifier: GPL-3.0-or-later
// Filters the records beside the window's thread; a quick answer comes before request() returns.
#pragma once

#include "core/session/record_browser.hpp"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <future>

namespace plansift::ui {

/// What the list shows.
struct RecordRequest {
    RecordFilter filter{};
    RecordSort sort = RecordSort::Import;
    bool descending = false;
};

class RecordListLoader final : public QObject {
    Q_OBJECT

public:
    explicit RecordListLoader(const Session& session, QObject* parent = nullptr);
    /// Waits for the work to end.
    ~RecordListLoader() override;

    /// Asks for a list; an older question that is not answered yet is dropped. `reread` = the review changed.
    void request(const RecordRequest& request, bool reread);

Q_SIGNALS:
    /// Emitted when the answer takes longer than the eye notices.
    void waiting();
    void loaded(std::shared_ptr<const plansift::RecordIndex> index, const plansift::RecordList& list);
    void failed(const plansift::Error& error);

private:
    struct Answer {
        std::shared_ptr<const RecordIndex> index{};
        Result<RecordList> list{RecordList{}};
    };

    void start();
    void look();
    /// On the thread that reads: the session there, opened anew for another reviewer.
    Result<const Session*> reader(const QString& path, const SessionOptions& options);

    const Session& m_session;
    QThreadPool m_thread{};              ///< one thread, whose connection has the index of words in its cache
    std::unique_ptr<Session> m_reader{}; ///< touched on that thread only
    std::shared_ptr<const RecordIndex> m_index{};
    std::optional<RecordRequest> m_next{};
    std::future<Answer> m_answer{};
    QTimer m_poll{};
};

} // namespace plansift::ui
