// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through clean text line by line without copying.
#pragma once

#include <QByteArrayView>

#include <cstring>

namespace plansift::formats {

/// Steps over the lines of a text whose lines end in LF or CRLF. The views live as long as the text.
class LineCursor {
public:
    explicit LineCursor(QByteArrayView text)
        : m_text(text)
    {
    }

    /// Goes to the next line; false at the end of the text.
    bool next()
    {
        if (m_at >= m_text.size())
            return false;
        const char* begin = m_text.data() + m_at;
        const auto left = static_cast<size_t>(m_text.size() - m_at);
        const void* found = std::memchr(begin, '\n', left);
        const qsizetype length =
            found ? static_cast<const char*>(found) - begin : static_cast<qsizetype>(left);
        m_at += length + 1;
        const bool carriageReturn = length > 0 && begin[length - 1] == '\r';
        m_line = QByteArrayView(begin, carriageReturn ? length - 1 : length);
        ++m_number;
        return true;
    }

    QByteArrayView line() const { return m_line; }
    int number() const { return m_number; } ///< from 1

private:
    QByteArrayView m_text;
    QByteArrayView m_line{};
    qsizetype m_at = 0;
    int m_number = 0;
};

} // namespace plansift::formats
