// SPDX-License-Identifier: GPL-3.0-or-later
// Reads BibTeX and BibLaTeX: macros, entries, and what entries inherit from others.
#include "core/formats/readers.hpp"

#include "core/formats/bibtex_entry.hpp"
#include "core/formats/bibtex_record.hpp"
#include "core/formats/line_cursor.hpp"
#include "core/formats/record_delivery.hpp"
#include "core/formats/source_text.hpp"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr qsizetype kLargestEntry = 64 * 1024 * 1024;
constexpr int kDeepestInheritance = 5;
constexpr qsizetype kMostParents = 20;
constexpr qsizetype kMostFields = 200;         ///< an entry with so many inherits nothing more
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
        , m_delivery(sink)
    {
    }

    ReadSummary run()
    {
        BibtexBlocks blocks(m_text);
        while (const std::optional<BibtexBlock> block = blocks.next(m_delivery.log()))
            sort(*block);
        for (const BibtexBlock& block : m_entries)
            if (m_delivery.goesOn())
                read(block);
        return m_delivery.summary();
    }

private:
    /// Macros count for the whole file; entries wait, because parents may stand behind their children.
    void sort(const BibtexBlock& block)
    {
        const QByteArray type = block.type.toByteArray().toLower();
        if (type == "comment" || type == "preamble")
            m_delivery.log().outsideLine(block.line);
        else if (type == "string")
            define(block);
        else if (type == "xdata")
            m_parents.insert(keyOf(block), block);
        else
            m_entries.push_back(block);
    }

    void define(const BibtexBlock& block)
    {
        for (const BibtexField& field : readBibtexEntry(block, m_macros, m_delivery.log()).fields)
            m_macros.insert(field.name, field.value.left(kLongestMacro));
    }

    QString keyOf(const BibtexBlock& block) const
    {
        IssueLog nowhere;
        return readBibtexEntry(block, m_macros, nowhere).key.toLower();
    }

    /// Keys of all entries, made when the first entry asks for its parent.
    const BibtexBlock* blockOf(const QString& key)
    {
        for (; m_indexed < m_entries.size(); ++m_indexed)
            if (const QString own = keyOf(m_entries[m_indexed]); !m_parents.contains(own))
                m_parents.insert(own, m_entries[m_indexed]);
        const auto block = m_parents.constFind(key);
        return block == m_parents.constEnd() ? nullptr : &*block;
    }

    /// The entry with this key and all it inherits itself. Each is made once; in a circle of entries the
    /// one that was asked for first gives what it has of its own.
    BibtexEntry parent(const QString& key, const BibtexBlock& block, int depth)
    {
        if (const auto known = m_parsed.constFind(key); known != m_parsed.constEnd())
            return *known;
        IssueLog nowhere;
        BibtexEntry entry = readBibtexEntry(block, m_macros, nowhere);
        m_parsed.insert(key, entry);
        inherit(entry, depth + 1);
        m_parsed.insert(key, entry);
        return entry;
    }

    void inherit(BibtexEntry& entry, int depth)
    {
        for (const QStringView link : {u"crossref", u"xdata"}) {
            const BibtexField* field = entry.field(link);
            if (!field || depth > kDeepestInheritance)
                continue;
            const int line = field->line;
            for (const QString& name : field->value.split(u',', Qt::SkipEmptyParts).mid(0, kMostParents)) {
                const QString key = name.trimmed().toLower();
                if (const BibtexBlock* found = blockOf(key))
                    takeOver(entry, parent(key, *found, depth), link == u"xdata");
                else
                    m_delivery.log().add(
                        line, Severity::Info,
                        QT_TRANSLATE_NOOP("formats", "the entry refers to \"%1\", which is not in the file"),
                        name.trimmed());
            }
        }
    }

    /// The fields that the entry does not have itself.
    static void takeOver(BibtexEntry& entry, const BibtexEntry& from, bool all)
    {
        for (const BibtexField& field : from.fields) {
            const bool title = !all && field.name == u"title"_s;
            const QString name = title ? u"booktitle"_s : field.name;
            const bool belongs = all || title || isInherited(field.name);
            if (belongs && entry.fields.size() < kMostFields && !entry.field(name) &&
                field.value.size() < kLongestInherited && name != u"crossref"_s && name != u"xdata"_s)
                entry.fields.append({name, field.value, field.line});
        }
    }

    void read(const BibtexBlock& block)
    {
        if (block.text.size() > kLargestEntry) {
            m_delivery.refuseOversize(block.line, kLargestEntry);
            return;
        }
        BibtexEntry entry = readBibtexEntry(block, m_macros, m_delivery.log());
        report(block, entry.key);
        inherit(entry, 0);
        m_delivery.deliver(buildBibtexRecord(entry), block.line);
    }

    /// Says what is wrong with the entry as a whole.
    void report(const BibtexBlock& block, const QString& key)
    {
        IssueLog& log = m_delivery.log();
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
        if (!key.isEmpty() && m_keys.contains(key))
            log.add(block.line, Severity::Info,
                    QT_TRANSLATE_NOOP("formats", "the key \"%1\" stands in the file more than once"), key);
        m_keys.insert(key);
    }

    QByteArrayView m_text;
    RecordDelivery m_delivery;
    std::vector<BibtexBlock> m_entries{};
    BibtexMacros m_macros = monthMacros();
    QHash<QString, BibtexBlock> m_parents{}; ///< by lower-case key
    QHash<QString, BibtexEntry> m_parsed{};  ///< parents that were asked for
    QSet<QString> m_keys{};
    size_t m_indexed = 0; ///< entries up to here are in m_parents
};

} // namespace

bool sniffBibtex(const QString& head)
{
    static const QRegularExpression entry(uR"(^\s*@[A-Za-z]+\s*[{(])"_s);
    static const QRegularExpression other(u"^(TY {0,3}-|PMID-|%0 )"_s);
    const QByteArray text = head.toUtf8();
    LineCursor cursor(text);
    while (cursor.next()) {
        const QString line =
            QString::fromUtf8(cursor.line().first(std::min<qsizetype>(200, cursor.line().size())));
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
