// SPDX-License-Identifier: GPL-3.0-or-later
// Reads BibTeX and BibLaTeX: macros, entries, and what entries inherit from others.
#include "core/formats/readers.hpp"

#include "core/formats/bibtex_entry.hpp"
#include "core/formats/bibtex_record.hpp"
#include "core/formats/line_cursor.hpp"
#include "core/formats/record_tally.hpp"
#include "core/formats/source_text.hpp"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr int kDeepestInheritance = 5;
constexpr qsizetype kLongestInherited = 10000; ///< letters: a field of all proceedings, not an abstract

/// Fields of the book or proceedings that belong to its parts, too (BibLaTeX manual, appendix B).
bool isInherited(const QString& name)
{
    static const QSet<QString> names{u"year"_s,         u"date"_s,      u"month"_s,       u"publisher"_s,
                                     u"address"_s,      u"location"_s,  u"editor"_s,      u"booktitle"_s,
                                     u"series"_s,       u"volume"_s,    u"number"_s,      u"isbn"_s,
                                     u"issn"_s,         u"journal"_s,   u"eventtitle"_s,  u"venue"_s,
                                     u"journaltitle"_s, u"eventdate"_s, u"organization"_s};
    return names.contains(name);
}

class BibtexReader {
public:
    BibtexReader(QByteArrayView text, const RecordSink& sink)
        : m_text(text)
        , m_tally(sink)
    {
    }

    ReadSummary run()
    {
        BibtexBlocks blocks(m_text);
        while (const std::optional<BibtexBlock> block = blocks.next(m_tally.log()))
            sort(*block);
        for (const BibtexBlock& block : m_entries)
            if (m_tally.goesOn())
                read(block);
        return m_tally.take();
    }

private:
    /// Macros count for what follows them; entries wait, because parents may stand behind their children.
    void sort(const BibtexBlock& block)
    {
        const QByteArray type = block.type.toByteArray().toLower();
        if (type == "comment" || type == "preamble")
            m_tally.log().outsideLine(block.line);
        else if (type == "string")
            define(block);
        else if (type == "xdata")
            m_parents.insert(keyOf(block), block);
        else
            m_entries.push_back(block);
    }

    void define(const BibtexBlock& block)
    {
        for (const BibtexField& field : readBibtexEntry(block, m_macros, m_tally.log()).fields)
            m_macros.insert(field.name, field.value.left(kLongestMacro));
    }

    QString keyOf(const BibtexBlock& block) const
    {
        IssueLog nowhere;
        return readBibtexEntry(block, m_macros, nowhere).key.toLower();
    }

    /// Keys of all entries, made when the first entry asks for its parent.
    const BibtexEntry* parent(const QString& key)
    {
        if (!m_indexed) {
            m_indexed = true;
            for (const BibtexBlock& block : m_entries)
                if (const QString own = keyOf(block); !m_parents.contains(own))
                    m_parents.insert(own, block);
        }
        const auto block = m_parents.constFind(key.toLower());
        if (block == m_parents.constEnd())
            return nullptr;
        auto known = m_parsed.find(key.toLower());
        if (known == m_parsed.end()) {
            IssueLog nowhere;
            known = m_parsed.insert(key.toLower(), readBibtexEntry(*block, m_macros, nowhere));
        }
        return &*known;
    }

    void inherit(BibtexEntry& entry, int depth)
    {
        for (const QStringView link : {u"crossref", u"xdata"}) {
            const BibtexField* field = entry.field(link);
            if (!field || depth > kDeepestInheritance)
                continue;
            const int line = field->line;
            for (const QString& key : field->value.split(u',', Qt::SkipEmptyParts)) {
                const BibtexEntry* found = parent(key.trimmed());
                if (!found)
                    m_tally.log().add(
                        line, Severity::Info,
                        QT_TRANSLATE_NOOP("formats", "the entry refers to \"%1\", which is not in the file"),
                        key.trimmed());
                else
                    takeOver(entry, *found, link == u"xdata", depth);
            }
        }
    }

    /// The fields that the entry does not have itself.
    void takeOver(BibtexEntry& entry, BibtexEntry from, bool all, int depth)
    {
        if (depth < kDeepestInheritance && (from.field(u"crossref") || from.field(u"xdata")))
            inherit(from, depth + 1);
        for (const BibtexField& field : from.fields) {
            const bool title = !all && field.name == u"title"_s;
            const QString name = title ? u"booktitle"_s : field.name;
            const bool belongs = all || title || isInherited(field.name);
            if (belongs && !entry.field(name) && field.value.size() < kLongestInherited &&
                field.name != u"crossref"_s && field.name != u"xdata"_s)
                entry.fields.append({name, field.value, field.line});
        }
    }

    void read(const BibtexBlock& block)
    {
        IssueLog& log = m_tally.log();
        BibtexEntry entry = readBibtexEntry(block, m_macros, log);
        if (!block.balanced && block.last)
            log.add(block.line, Severity::Warning,
                    QT_TRANSLATE_NOOP("formats",
                                      "the last record is not closed: the file may be cut off; what is "
                                      "there was kept"));
        else if (!block.balanced)
            log.add(
                block.line, Severity::Warning,
                QT_TRANSLATE_NOOP(
                    "formats", "the braces of the entry do not balance; it ends where the next one starts"));
        if (!entry.key.isEmpty() && m_keys.contains(entry.key))
            log.add(block.line, Severity::Info,
                    QT_TRANSLATE_NOOP("formats", "the key \"%1\" stands in the file more than once"),
                    entry.key);
        m_keys.insert(entry.key);
        inherit(entry, 0);
        Record record = buildBibtexRecord(entry);
        record.line = block.line;
        m_tally.deliver(std::move(record));
    }

    QByteArrayView m_text;
    RecordTally m_tally;
    std::vector<BibtexBlock> m_entries{};
    BibtexMacros m_macros = monthMacros();
    QHash<QString, BibtexBlock> m_parents{}; ///< by lower-case key
    QHash<QString, BibtexEntry> m_parsed{};  ///< parents that were asked for
    QSet<QString> m_keys{};
    bool m_indexed = false;
};

} // namespace

bool sniffBibtex(const QString& head)
{
    static const QRegularExpression entry(uR"(^\s*@[A-Za-z]+\s*[{(])"_s);
    static const QRegularExpression other(u"^(TY {0,3}-|PMID-|%0 )"_s);
    const QByteArray text = head.toUtf8();
    LineCursor cursor(text);
    while (cursor.next()) {
        const QString line = QString::fromUtf8(cursor.line().first(std::min<qsizetype>(200, cursor.line().size())));
        if (entry.match(line).hasMatch())
            return true;
        if (other.match(line).hasMatch())
            return false;
    }
    return false;
}

ReadSummary readBibtex(const QByteArray& bytes, const RecordSink& sink)
{
    return readDecoded(bytes, [&sink](const QByteArray& utf8) { return BibtexReader(utf8, sink).run(); });
}

} // namespace plansift::formats
