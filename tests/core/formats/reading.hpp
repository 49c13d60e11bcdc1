// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a text with one reader and keeps what it said.
#pragma once

#include "core/formats/field_rules.hpp"
#include "core/formats/format.hpp"

#include <algorithm>

namespace plansift::test {

struct Reading {
    ReadSummary summary{};
    QList<Record> records{};

    /// True when an issue of the line (0 = any) contains the words.
    bool mentions(const QString& words, int line = 0) const
    {
        return std::any_of(summary.issues.begin(), summary.issues.end(), [&](const ImportIssue& i) {
            return (line == 0 || i.line == line) && i.text.contains(words);
        });
    }
};

inline Reading readWith(ReadSummary (*read)(const QByteArray&, const formats::RecordSink&),
                        const QByteArray& bytes)
{
    Reading reading;
    reading.summary = read(bytes, [&reading](Record&& record) {
        reading.records += std::move(record);
        return true;
    });
    return reading;
}

using formats::rawValue;

} // namespace plansift::test
