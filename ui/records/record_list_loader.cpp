// SPDX-License-Identifier: GPL-3.0-or-later
// One question at a time on a thread that keeps a session of its own.
#include "ui/records/record_list_loader.hpp"

using namespace std::chrono_literals;

namespace plansift::ui {
namespace {

constexpr auto kUnnoticed = 50ms; // shorter than people see
constexpr int kPollMilliseconds = 10;

} // namespace

RecordListLoader::RecordListLoader(const Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
    m_poll.setInterval(kPollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &RecordListLoader::look);
}

RecordListLoader::~RecordListLoader()
{
    m_thread.start([this] { m_reader.reset(); });
    m_thread.waitForDone();
}

Result<const Session*> RecordListLoader::reader(const QString& path, const SessionOptions& options)
{
    if (m_reader && m_reader->reviewer() == options.reviewer)
        return m_reader.get();
    Result<std::unique_ptr<Session>> session = Session::open(path, options);
    if (!session)
        return session.error();
    m_reader = std::move(*session);
    return m_reader.get();
}

void RecordListLoader::request(const RecordRequest& request, bool reread)
{
    if (reread)
        m_index.reset();
    m_next = request;
    if (!m_answer.valid())
        start();
}

void RecordListLoader::start()
{
    SessionOptions options;
    options.reviewer = m_session.reviewer();
    options.readOnly = true;
    const auto promise = std::make_shared<std::promise<Answer>>();
    const auto work = [this, path = m_session.path(), options, request = *m_next,
                       known = m_index]() -> Answer {
        const Result<const Session*> session = reader(path, options);
        if (!session)
            return {known, session.error()};
        const auto index = known ? Result(known) : RecordIndex::load(**session);
        if (!index)
            return {known, index.error()};
        return {*index, (*index)->list(**session, request.filter, request.sort, request.descending)};
    };
    m_next.reset();
    m_answer = promise->get_future();
    m_thread.start([promise, work] { promise->set_value(work()); });
    if (m_answer.wait_for(kUnnoticed) == std::future_status::ready)
        return look();
    Q_EMIT waiting();
    m_poll.start();
}

void RecordListLoader::look()
{
    if (!m_answer.valid() || m_answer.wait_for(0ms) != std::future_status::ready)
        return;
    m_poll.stop();
    const Answer answer = m_answer.get();
    if (m_next) // somebody asks something else by now
        return start();
    m_index = answer.index;
    if (answer.list)
        Q_EMIT loaded(m_index, *answer.list);
    else
        Q_EMIT failed(answer.list.error());
}

} // namespace plansift::ui
