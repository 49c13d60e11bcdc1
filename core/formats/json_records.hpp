// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the record objects of a JSON file without parsing it, so that a broken record never takes the others
// with it.
#pragma once

#include "core/formats/record_delivery.hpp"

#include <QByteArrayView>
#include <QJsonObject>

#include <optional>

namespace plansift::formats {

/// A record object larger than this is refused.
inline constexpr qsizetype kLargestJsonRecord = 100 * 1024 * 1024;

/// A record object as it stands in the file.
struct JsonSlice {
    QByteArrayView text{};
    int line = 0;
    bool closed = true; ///< false: its closing brace was not found
};

/// Walks through clean text (see SourceText) from object to object: those of the outermost array, those of
/// the array under one key of the outermost object, or the outermost object alone.
class JsonRecordSlicer {
public:
    JsonRecordSlicer(QByteArrayView text, QByteArrayView arrayKey);

    std::optional<JsonSlice> next();
    /// The last slice is no JSON: goes on with the next object inside it that starts like the first record.
    void lookInside();
    /// Bytes from the start of the last slice to the place where the search goes on.
    qsizetype lengthOfLast() const { return m_at - m_start; }

private:
    qsizetype closingBrace(qsizetype start, qsizetype end) const;
    qsizetype nextLikeFirst(qsizetype from) const;
    JsonSlice slice(qsizetype start, qsizetype end, bool closed);

    QByteArrayView m_text;
    QByteArray m_firstKey{}; ///< with its quotes, of the first record
    qsizetype m_at = 0;
    qsizetype m_start = 0;   ///< of the last slice
    qsizetype m_unsafe = 0;  ///< braces up to here do not balance: records end where the next one starts
    qsizetype m_counted = 0; ///< lines are counted up to here
    int m_line = 1;
};

/// A JSON format as data.
struct JsonFormat {
    QByteArrayView arrayKey; ///< key of the outermost object under which the records may stand
    Record (*build)(const QJsonObject& object);
};

ReadSummary readJsonRecords(const JsonFormat& format, const QByteArray& bytes, const RecordSink& sink);

/// The value as text: what a string says, a number as written, anything else as compact JSON.
QString jsonText(const QJsonValue& value);

} // namespace plansift::formats
