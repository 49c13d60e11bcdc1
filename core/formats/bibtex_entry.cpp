// SPDX-License-Identifier: GPL-3.0-or-later
// Key and fields of one entry.
#include "core/formats/bibtex_entry.hpp"

#include "core/formats/bibtex_syntax.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr qsizetype kMostFromMacros = 2 * kLongestMacro;

bool isNumber(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

QString textOf(QByteArrayView bytes)
{
    return QString::fromUtf8(bytes.trimmed()).remove(u'\r');
}

class EntryParser {
public:
    EntryParser(const BibtexBlock& block, const BibtexMacros& macros, IssueLog& log)
        : m_text(block.text)
        , m_macros(macros)
        , m_log(log)
        , m_at(block.body + 1)
        , m_counted(0)
        , m_line(block.line)
        , m_round(block.text.at(block.body) == '(')
        , m_balanced(block.balanced)
    {
        m_entry.line = block.line;
        m_entry.type = QString::fromUtf8(block.type).toLower();
    }

    BibtexEntry run()
    {
        key();
        while (field()) {
        }
        return std::move(m_entry);
    }

private:
    char closer() const { return m_round ? ')' : '}'; }
    bool atEnd() const { return m_at >= m_text.size(); }
    char here() const { return m_text.at(m_at); }
    void skipBlanks() { m_at = skipBibtexBlanks(m_text, m_at); }

    int lineHere()
    {
        m_line += static_cast<int>(
            std::count(m_text.begin() + m_counted, m_text.begin() + std::max(m_counted, m_at), '\n'));
        m_counted = std::max(m_counted, m_at);
        return m_line;
    }

    /// Keys may hold blanks and commas: they end at the comma, or else the blank, before the first field.
    void key()
    {
        skipBlanks();
        if (bibtexFieldAt(m_text, m_at))
            return;
        qsizetype end = m_at;
        for (; end < m_text.size() && m_text.at(end) != '\n' && m_text.at(end) != closer(); ++end)
            if ((m_text.at(end) == ',' && keyEndsAt(end)) ||
                (m_text.at(end) == ' ' && bibtexFieldAt(m_text, end + 1)))
                break;
        m_entry.key = textOf(m_text.sliced(m_at, end - m_at));
        m_at = end;
        while (m_entry.key.endsWith(u','))
            m_entry.key.chop(1);
    }

    bool keyEndsAt(qsizetype comma) const
    {
        qsizetype next = comma + 1;
        while (next < m_text.size() && (m_text.at(next) == ' ' || m_text.at(next) == '\t'))
            ++next;
        return next >= m_text.size() || m_text.at(next) == '\n' || m_text.at(next) == '\r' ||
               m_text.at(next) == closer() || bibtexFieldAt(m_text, next);
    }

    /// Reads one field, or keeps what stands there instead of one; false at the end of the entry.
    bool field()
    {
        skipBlanks();
        while (!atEnd() && here() == ',') {
            ++m_at;
            skipBlanks();
        }
        if (atEnd())
            return false;
        if (here() == closer() || here() == '}') {
            ++m_at;
            return !m_balanced; // behind a brace too many there may be more
        }
        if (!bibtexFieldAt(m_text, m_at)) {
            strayText();
            return true;
        }
        namedValue();
        return true;
    }

    void strayText()
    {
        const int line = lineHere();
        qsizetype end = m_text.indexOf('\n', m_at);
        end = end < 0 ? m_text.size() : end;
        if (m_balanced && end > m_text.size() - 1)
            end = m_text.size() - 1;
        end = std::max(end, m_at + 1);
        const QString stray = textOf(m_text.sliced(m_at, end - m_at));
        m_entry.unread += (m_entry.unread.isEmpty() ? u""_s : u"\n"_s) + stray;
        m_at = end;
        if (!stray.isEmpty())
            m_log.add(
                line, Severity::Warning,
                QT_TRANSLATE_NOOP("formats", "\"%1\" is no field of the entry; it is kept as it stands"),
                stray.left(40));
    }

    void namedValue()
    {
        const int line = lineHere();
        const qsizetype start = m_at;
        while (isBibtexNameByte(here()))
            ++m_at;
        const QString name = textOf(m_text.sliced(start, m_at - start)).toLower();
        skipBlanks();
        ++m_at; // =
        skipBlanks();
        m_limit = m_balanced ? m_text.size() : nextFieldLine(m_at);
        m_entry.fields.append({name, value(line), line});
    }

    /// Where the next line starts that looks like a field; in entries whose braces do not balance a value
    /// never reaches further.
    qsizetype nextFieldLine(qsizetype from) const
    {
        for (qsizetype end = m_text.indexOf('\n', from); end >= 0; end = m_text.indexOf('\n', end + 1)) {
            qsizetype at = end + 1;
            while (at < m_text.size() && (m_text.at(at) == ' ' || m_text.at(at) == '\t'))
                ++at;
            if (bibtexFieldAt(m_text, at))
                return end + 1;
        }
        return m_text.size();
    }

    /// Parts joined by #.
    QString value(int line)
    {
        QString all;
        m_unclosed = false;
        for (bool more = true; more;) {
            all += part(line);
            skipBlanks();
            more = !atEnd() && here() == '#';
            m_at += more ? 1 : 0;
            skipBlanks();
        }
        if (!atEnd() && here() != ',' && here() != '}' && here() != closer() && !bibtexFieldAt(m_text, m_at))
            all += strayTail();
        else if (!m_unclosed && !atEnd() && here() != ',' && here() != '}' && here() != closer())
            m_log.add(lineHere(), Severity::Info,
                      QT_TRANSLATE_NOOP("formats", "a comma is missing before this field"));
        return all.trimmed();
    }

    /// Text behind the closing delimiter of a value still belongs to it.
    QString strayTail()
    {
        const qsizetype start = m_at;
        while (!atEnd() && here() != ',' && here() != '\n' && here() != closer())
            ++m_at;
        const QString tail = textOf(m_text.sliced(start, m_at - start));
        return tail.isEmpty() ? tail : QString(u' ' + tail);
    }

    QString part(int line)
    {
        if (atEnd())
            return {};
        if (here() == '{')
            return delimited(closingBrace(), line);
        if (here() == '"')
            return delimited(closingQuote(), line);
        return bare(line);
    }

    /// What stands between the delimiter here and the one at `end`; all up to the limit when there is none.
    QString delimited(qsizetype end, int line)
    {
        const qsizetype start = m_at + 1;
        if (end >= 0) {
            m_at = end + 1;
            return QString::fromUtf8(m_text.sliced(start, end - start)).remove(u'\r');
        }
        m_log.add(
            line, Severity::Warning,
            QT_TRANSLATE_NOOP("formats",
                              "the value that starts here is not closed; it was read up to the next field"));
        m_at = m_limit;
        m_unclosed = true;
        QByteArrayView rest = m_text.sliced(start, m_limit - start).trimmed();
        while (!rest.isEmpty() && (rest.back() == ',' || rest.back() == '}' || isBibtexBlank(rest.back())))
            rest = rest.chopped(1);
        return textOf(rest);
    }

    qsizetype closingBrace() const
    {
        int depth = 0;
        for (qsizetype at = m_at; at < m_limit; ++at) {
            const char c = m_text.at(at);
            depth += int(c == '{') - int(c == '}');
            if (depth == 0)
                return at;
        }
        return -1;
    }

    /// Quotes inside the value are told from its end by what follows.
    qsizetype closingQuote() const
    {
        int depth = 0;
        for (qsizetype at = m_at + 1; at < m_limit; ++at) {
            const char c = m_text.at(at);
            depth += int(c == '{') - int(c == '}');
            if (c == '"' && depth <= 0 && valueEndsAt(at + 1))
                return at;
        }
        return -1;
    }

    bool valueEndsAt(qsizetype at) const
    {
        qsizetype next = skipBibtexBlanks(m_text, at);
        if (next >= m_text.size() || m_text.at(next) == '#' || m_text.at(next) == closer())
            return true;
        if (m_text.at(next) != ',')
            return next > at && bibtexFieldAt(m_text, next);
        next = skipBibtexBlanks(m_text, next + 1);
        return next >= m_text.size() || m_text.at(next) == closer() || bibtexFieldAt(m_text, next);
    }

    /// A number, the name of a macro, or text without delimiters.
    QString bare(int line)
    {
        const qsizetype start = m_at;
        while (!atEnd() && here() != ',' && here() != '#' && here() != '\n' && here() != closer() &&
               here() != '}')
            ++m_at;
        const QByteArrayView word = m_text.sliced(start, m_at - start).trimmed();
        const QString text = textOf(word);
        if (isNumber(word))
            return text;
        const auto macro = m_macros.constFind(text.toLower());
        if (macro != m_macros.constEnd() && m_fromMacros < kMostFromMacros) {
            m_fromMacros += macro->size();
            return *macro;
        }
        m_log.add(line, Severity::Info,
                  QT_TRANSLATE_NOOP("formats", "\"%1\" is defined nowhere (@string); it was read as text"),
                  text.left(40));
        return text;
    }

    QByteArrayView m_text;
    const BibtexMacros& m_macros;
    IssueLog& m_log;
    BibtexEntry m_entry{};
    qsizetype m_at;
    qsizetype m_counted; ///< lines are counted up to here
    qsizetype m_limit = 0;
    qsizetype m_fromMacros = 0; ///< letters that macros have put in
    int m_line;
    bool m_round;
    bool m_balanced;
    bool m_unclosed = false; ///< the last value had no closing delimiter
};

} // namespace

const BibtexField* BibtexEntry::field(QStringView name) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [name](const BibtexField& f) { return f.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

BibtexMacros monthMacros()
{
    BibtexMacros macros;
    for (const QString& month : u"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"_s.split(u' '))
        macros.insert(month.toLower(), month);
    return macros;
}

BibtexEntry readBibtexEntry(const BibtexBlock& block, const BibtexMacros& macros, IssueLog& log)
{
    return EntryParser(block, macros, log).run();
}

} // namespace plansift::formats
