// SPDX-License-Identifier: GPL-3.0-or-later
// The records of a file as rows, read on a thread of its own a few blocks ahead of whoever writes them.
#pragma once

#include "core/formats/record_file.hpp"
#include "core/store/record_import.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace plansift {

/// `file` must outlive the stream. Memory: a handful of blocks, however large the file is.
class RowStream {
public:
    explicit RowStream(const formats::RecordFile& file);
    /// Stops reading, wherever it is.
    ~RowStream();
    Q_DISABLE_COPY_MOVE(RowStream)

    /// The next block; empty behind the last. Waits for the reader.
    store::RecordRows next();

private:
    void read(const formats::RecordFile& file);
    /// Waits for room. False when nobody wants more.
    bool put(store::RecordRows rows);

    std::mutex m_mutex{};
    std::condition_variable m_changed{};
    QList<store::RecordRows> m_blocks{};
    bool m_ended = false;   ///< the reader has nothing more
    bool m_stopped = false; ///< nobody wants more
    std::thread m_reader{}; // last: it uses all others
};

} // namespace plansift
