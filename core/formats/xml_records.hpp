// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the record elements of an XML file without parsing it, so that a broken record never takes the
// others with it.
#pragma once

#include <QByteArrayView>

#include <optional>
#include <span>

namespace plansift::formats {

/// A record element as it stands in the file.
struct XmlSlice {
    QByteArrayView text{};
    int line = 0;
    bool closed = true; ///< false: its end tag is missing; it ends where the next one starts or the file ends
};

/// Walks through clean text (see SourceText) from record to record; every byte is looked at once.
class XmlRecordSlicer {
public:
    /// `names` of the elements that are records; they do not nest.
    XmlRecordSlicer(QByteArrayView text, std::span<const QByteArrayView> names)
        : m_text(text)
        , m_names(names)
    {
    }

    std::optional<XmlSlice> next();

private:
    /// The end of the comment or CDATA section that starts at `at`, or `at` when none does.
    qsizetype behindUnparsed(qsizetype at);
    /// The name of the record that is opened at `at`, or "".
    QByteArrayView opened(qsizetype at) const;
    /// The end of the record, whose start tag stands at `start`.
    XmlSlice cut(qsizetype start, QByteArrayView name);

    QByteArrayView m_text;
    std::span<const QByteArrayView> m_names;
    qsizetype m_at = 0;
    qsizetype m_counted = 0; ///< lines are counted up to here
    int m_line = 1;
    bool m_comments = true; ///< false: no comment is closed behind this place, so none is skipped
    bool m_sections = true; ///< the same for CDATA
};

/// The line of a DOCTYPE that declares entities of its own, or 0. Such files can grow without bound.
int entityDeclarationLine(QByteArrayView text);

} // namespace plansift::formats
