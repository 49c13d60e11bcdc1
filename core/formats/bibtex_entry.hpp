// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of a BibTeX file and their fields, read as far as they are readable.
#pragma once

#include "core/formats/issue_log.hpp"

#include <QByteArrayView>
#include <QHash>

#include <optional>

namespace plansift::formats {

/// An entry as it stands in the file, from its @ to its closing brace.
struct BibtexBlock {
    QByteArrayView text{};
    QByteArrayView type{}; ///< "article", "string" ..., as written
    qsizetype body = 0;    ///< where in `text` the opening brace stands
    int line = 0;
    bool balanced = true; ///< false: it ends where the next entry starts, or the file
    bool last = false;    ///< it reaches the end of the file
};

/// Walks through clean text (see SourceText) from entry to entry; every byte is looked at once.
class BibtexBlocks {
public:
    explicit BibtexBlocks(QByteArrayView text)
        : m_text(text)
    {
    }

    /// Lines between entries are counted in `log`.
    std::optional<BibtexBlock> next(IssueLog& log);

private:
    std::optional<BibtexBlock> blockAt(qsizetype at) const;
    bool startsOnLine(qsizetype lineStart) const;
    void findEnd(BibtexBlock& block, qsizetype start);
    bool goesOnAfter(qsizetype end) const;
    qsizetype nextStart(qsizetype from) const;
    void countOutside(qsizetype end, IssueLog& log);

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_line = 1; ///< of m_at
};

struct BibtexField {
    QString name{};  ///< lower case
    QString value{}; ///< LaTeX, without its delimiters, macros written out
    int line = 0;
};

struct BibtexEntry {
    QString type{}; ///< lower case
    QString key{};
    QList<BibtexField> fields{};
    QString unread{}; ///< text that is no field
    int line = 0;

    /// The first field of this name, or nullptr.
    const BibtexField* field(QStringView name) const;
};

/// Values of @string by lower-case name.
using BibtexMacros = QHash<QString, QString>;

/// Macros can be made of macros and so double a hundred times; longer ones than a name are cut.
inline constexpr qsizetype kLongestMacro = 1000;

/// The names of months that BibTeX styles define.
BibtexMacros monthMacros();

/// Reads the key and the fields of a block. What is broken is reported in `log`.
BibtexEntry readBibtexEntry(const BibtexBlock& block, const BibtexMacros& macros, IssueLog& log);

} // namespace plansift::formats
