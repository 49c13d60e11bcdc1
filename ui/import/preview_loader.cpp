// SPDX-License-Identifier: GPL-3.0-or-later
// A queue of files and one thread.
#include "ui/import/preview_loader.hpp"

using namespace std::chrono_literals;

namespace plansift::ui {
namespace {

constexpr int kPollMilliseconds = 15;

Result<std::unique_ptr<Session>> look(const QString& path)
{
    return Session::open(path, {.readOnly = true});
}

template<typename Value>
bool isReady(const std::future<Value>& future)
{
    return future.valid() && future.wait_for(0ms) == std::future_status::ready;
}

} // namespace

PreviewLoader::PreviewLoader(const Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_poll.setInterval(kPollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &PreviewLoader::look);
}

PreviewLoader::~PreviewLoader() = default;

void PreviewLoader::read(const ImportFile& file)
{
    m_waiting.removeIf([&file](const ImportFile& other) { return other.path == file.path; });
    m_waiting.append(file);
    next();
}

void PreviewLoader::countDuplicates(const QList<ImportPreview>& previews)
{
    m_toCount = previews;
    next();
}

void PreviewLoader::next()
{
    if (m_preview.valid() || m_counts.valid())
        return;
    if (!m_waiting.isEmpty()) {
        m_preview = std::async(std::launch::async,
                               [path = m_session.path(), file = m_waiting.takeFirst()]() -> ImportPreview {
                                   const Result<std::unique_ptr<Session>> session = ui::look(path);
                                   if (session)
                                       return previewFile(**session, file);
                                   ImportPreview failed;
                                   failed.asked = file;
                                   failed.error = session.error();
                                   return failed;
                               });
    } else if (m_toCount) {
        m_counts =
            std::async(std::launch::async, [path = m_session.path(), previews = *m_toCount]() -> QList<int> {
                const Result<std::unique_ptr<Session>> session = ui::look(path);
                return session ? expectedDuplicates(**session, previews).valueOr({}) : QList<int>();
            });
        m_toCount.reset();
    } else {
        return m_poll.stop();
    }
    m_poll.start();
}

void PreviewLoader::look()
{
    if (isReady(m_preview)) {
        const ImportPreview preview = m_preview.get();
        next();
        Q_EMIT previewed(preview);
    } else if (isReady(m_counts)) {
        const QList<int> counts = m_counts.get();
        next();
        if (!m_toCount) // nothing has changed in the meantime
            Q_EMIT duplicatesCounted(counts);
    }
}

} // namespace plansift::ui
