// SPDX-License-Identifier: GPL-3.0-or-later
// A reading thread and a short queue of blocks.
#include "core/session/row_stream.hpp"

namespace plansift {
namespace {

constexpr qsizetype kBlocksAhead = 8;

} // namespace

RowStream::RowStream(const formats::RecordFile& file)
    : m_reader([this, &file] { read(file); })
{
}

RowStream::~RowStream()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_changed.notify_all();
    m_reader.join();
}

store::RecordRows RowStream::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_ended || !m_blocks.isEmpty(); });
    if (m_blocks.isEmpty())
        return {};
    store::RecordRows rows = m_blocks.takeFirst();
    lock.unlock();
    m_changed.notify_all();
    return rows;
}

bool RowStream::put(store::RecordRows rows)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stopped || m_blocks.size() < kBlocksAhead; });
    if (m_stopped)
        return false;
    m_blocks.append(std::move(rows));
    lock.unlock();
    m_changed.notify_all();
    return true;
}

void RowStream::read(const formats::RecordFile& file)
{
    QList<Record> block;
    const auto hand = [this, &block] {
        const bool wanted = put(store::rowsOf(block));
        block.clear();
        return wanted;
    };
    // What can go wrong with this file was found when it was looked at.
    (void)file.read([&](Record&& record) {
        block.append(std::move(record));
        return block.size() < store::kRecordBlock || hand();
    });
    if (!block.isEmpty())
        hand();
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_changed.notify_all();
}

} // namespace plansift
