// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding and cleaning of imported files.
#include "core/formats/source_text.hpp"

#include "core/formats/windows1252.hpp"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr QByteArrayView kUtf8Bom("\xEF\xBB\xBF", 3);

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

void appendWindows1252(QByteArray& out, char byte)
{
    const auto code = static_cast<unsigned char>(byte);
    const char16_t unicode = code >= 0x80 && code < 0xA0 ? kWindows1252[code - 0x80u] : code;
    out += QString(QChar(unicode)).toUtf8();
}

/// Length of the valid UTF-8 sequence at the start of `text` (RFC 3629), 0 when there is none.
qsizetype sequenceLength(QByteArrayView text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const qsizetype length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
    if (length == 0 || length > text.size() || !text.first(length).isValidUtf8())
        return 0;
    return length;
}

/// True when `text` ends in the beginning of a UTF-8 sequence and is valid before it: a file cut
/// mid-character.
std::optional<QByteArrayView> withoutCutCharacter(QByteArrayView text)
{
    for (qsizetype cut = 1; cut <= std::min<qsizetype>(3, text.size()); ++cut) {
        const auto lead = static_cast<unsigned char>(text.at(text.size() - cut));
        const bool opens = (lead >= 0xC2 && lead < 0xE0 && cut < 2) ||
                           (lead >= 0xE0 && lead < 0xF0 && cut < 3) ||
                           (lead >= 0xF0 && lead < 0xF5 && cut < 4);
        if (opens && text.chopped(cut).isValidUtf8())
            return text.chopped(cut);
    }
    return {};
}

/// Decodes line by line: valid UTF-8 stays, other bytes are Windows-1252.
class LineDecoder {
public:
    explicit LineDecoder(QByteArrayView bytes)
        : m_bytes(bytes)
    {
        m_out.reserve(bytes.size() + bytes.size() / 8);
    }

    SourceText run()
    {
        for (qsizetype at = 0; at < m_bytes.size();) {
            const qsizetype end = endOfLine(at);
            decodeLine(m_bytes.sliced(at, end - at), end == m_bytes.size());
            at = end;
        }
        return {m_out, encodingName(), issues()};
    }

private:
    QString encodingName() const
    {
        if (m_foreign == 0)
            return u"UTF-8"_s;
        return m_sawUtf8 ? u"mixed"_s : u"Windows-1252"_s;
    }

    qsizetype endOfLine(qsizetype at) const
    {
        const qsizetype end = m_bytes.indexOf('\n', at);
        return end < 0 ? m_bytes.size() : end + 1;
    }

    void decodeLine(QByteArrayView line, bool last)
    {
        ++m_line;
        if (line.isValidUtf8()) {
            m_sawUtf8 = m_sawUtf8 || std::any_of(line.begin(), line.end(), [](char c) { return c < 0; });
            m_out += line;
            return;
        }
        if (const std::optional<QByteArrayView> whole = last ? withoutCutCharacter(line) : std::nullopt) {
            m_out += *whole;
            m_sawUtf8 = true;
            m_cut = true;
            return;
        }
        m_firstForeign = m_firstForeign == 0 ? m_line : m_firstForeign;
        ++m_foreign;
        decodeForeign(line);
    }

    /// Keeps UTF-8 sequences in a foreign line only where they outnumber the stray bytes.
    void decodeForeign(QByteArrayView line)
    {
        qsizetype sequences = 0;
        qsizetype strays = 0;
        for (qsizetype at = 0; at < line.size();) {
            const qsizetype length = sequenceLength(line.sliced(at));
            sequences += length > 1 ? 1 : 0;
            strays += length == 0 ? 1 : 0;
            at += std::max<qsizetype>(length, 1);
        }
        const bool keep = sequences > strays;
        m_sawUtf8 = m_sawUtf8 || keep;
        for (qsizetype at = 0; at < line.size();) {
            const qsizetype length = keep ? sequenceLength(line.sliced(at)) : 0;
            if (length > 0)
                m_out += line.sliced(at, length);
            else
                appendWindows1252(m_out, line.at(at));
            at += std::max<qsizetype>(length, 1);
        }
    }

    QList<ImportIssue> issues() const
    {
        QList<ImportIssue> list;
        if (m_foreign > 0 && m_sawUtf8)
            list.append(
                {m_firstForeign, Severity::Warning,
                 Text::tr("%1 line(s) are not UTF-8 like the rest and were read as Windows-1252; check "
                          "their accents")
                     .arg(m_foreign)});
        if (m_cut)
            list.append({0, Severity::Warning,
                         Text::tr("the file ends in the middle of a character; it was cut off")});
        return list;
    }

    QByteArrayView m_bytes;
    QByteArray m_out{};
    int m_line = 0;
    int m_firstForeign = 0;
    int m_foreign = 0;
    bool m_sawUtf8 = false;
    bool m_cut = false;
};

/// 1 for what has no place in a text, else 0; without branches.
int isControl(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return (int(code < 0x20) & int(code != '\t') & int(code != '\n') & int(code != '\r')) | int(code == 0x7F);
}

/// True when every CR is followed by LF.
bool hasOnlyPlainLineEnds(QByteArrayView text)
{
    for (qsizetype at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
        if (at + 1 == text.size() || text.data()[at + 1] != '\n')
            return false;
    return true;
}

/// A text without controls, odd line ends and marks needs no cleaning.
bool isClean(QByteArrayView text)
{
    int controls = 0; // an int, no early exit: the compiler makes one vector loop of it
    for (const char c : text)
        controls |= isControl(c);
    return controls == 0 && hasOnlyPlainLineEnds(text) && findBytes(text, kUtf8Bom) < 0;
}

/// Writes the text anew with LF as the only line end, without marks and control characters.
class Cleaner {
public:
    explicit Cleaner(QByteArrayView text)
        : m_text(text)
    {
        m_out.reserve(text.size());
    }

    QByteArray run(QList<ImportIssue>& issues)
    {
        while (m_at < m_text.size())
            step();
        if (m_controls > 0)
            issues.append({m_firstControl, Severity::Warning,
                           Text::tr("%1 control character(s) (such as NUL) were left out").arg(m_controls)});
        return m_out;
    }

private:
    void step()
    {
        const char c = m_text.at(m_at);
        if (c == '\r' || c == '\n')
            lineEnd();
        else if (isControl(c) != 0)
            control(c);
        else if (m_text.sliced(m_at).startsWith(kUtf8Bom))
            m_at += kUtf8Bom.size();
        else
            m_out += m_text.at(m_at++);
    }

    /// CR...CR LF is one end (a file converted twice); a CR on its own is one, too.
    void lineEnd()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && m_text.at(end) == '\r')
            ++end;
        const bool closedByLf = end < m_text.size() && m_text.at(end) == '\n';
        m_at = closedByLf ? end + 1 : m_at + 1;
        m_out += '\n';
        ++m_line;
    }

    /// Vertical tab and form feed are EndNote's soft line breaks; they part words.
    void control(char c)
    {
        m_firstControl = m_firstControl == 0 ? m_line : m_firstControl;
        ++m_controls;
        if (c == '\v' || c == '\f')
            m_out += ' ';
        ++m_at;
    }

    QByteArrayView m_text;
    QByteArray m_out{};
    qsizetype m_at = 0;
    int m_line = 1;
    int m_firstControl = 0;
    qsizetype m_controls = 0;
};

/// UTF-16 by its mark, or by zero bytes in every other place of the first 4,096.
std::optional<QStringConverter::Encoding> utf16Kind(QByteArrayView bytes)
{
    if (bytes.startsWith("\xFF\xFE"))
        return QStringConverter::Utf16LE;
    if (bytes.startsWith("\xFE\xFF"))
        return QStringConverter::Utf16BE;
    std::array<qsizetype, 2> zeros{};
    const qsizetype length = std::min<qsizetype>(bytes.size(), 4096) & ~qsizetype(1);
    for (qsizetype i = 0; i < length; ++i)
        zeros[static_cast<size_t>(i & 1)] += bytes.at(i) == '\0' ? 1 : 0;
    const qsizetype half = length / 2;
    if (half >= 4 && zeros[1] > half * 7 / 10 && zeros[0] < half / 10)
        return QStringConverter::Utf16LE;
    if (half >= 4 && zeros[0] > half * 7 / 10 && zeros[1] < half / 10)
        return QStringConverter::Utf16BE;
    return {};
}

SourceText fromUtf16(const QByteArray& bytes, QStringConverter::Encoding encoding)
{
    QStringDecoder decoder(encoding);
    const QString text = decoder.decode(QByteArrayView(bytes).chopped(bytes.size() % 2));
    return {text.toUtf8(), encoding == QStringConverter::Utf16LE ? u"UTF-16LE"_s : u"UTF-16BE"_s, {}};
}

/// UTF-16 becomes UTF-8 here; everything else passes, still to be judged line by line.
SourceText singleByteText(const QByteArray& bytes)
{
    if (const std::optional<QStringConverter::Encoding> kind = utf16Kind(bytes))
        return fromUtf16(bytes, *kind);
    return {bytes.startsWith(kUtf8Bom) ? bytes.sliced(kUtf8Bom.size()) : bytes, u"UTF-8"_s, {}};
}

void decodeForeignLines(SourceText& text)
{
    if (text.utf8.isValidUtf8())
        return;
    const SourceText decoded = LineDecoder(text.utf8).run();
    text.utf8 = decoded.utf8;
    text.encoding = decoded.encoding;
    text.issues += decoded.issues;
}

/// 1-based line of the byte at `at`.
int lineAt(QByteArrayView text, qsizetype at)
{
    return static_cast<int>(std::count(text.begin(), text.begin() + at, '\n')) + 1;
}

constexpr QByteArrayView kDoubledAccent("\xC3\x83\xC2", 3);        // "Ã" and a byte 0x80-0xBF: an accent
constexpr QByteArrayView kDoubledQuote("\xC3\xA2\xE2\x82\xAC", 5); // "â€": a dash or a quote

void reportMojibake(SourceText& text)
{
    const qsizetype places = countMojibake(text.utf8);
    if (places < 3)
        return;
    const qsizetype accent = findBytes(text.utf8, kDoubledAccent);
    const qsizetype first = accent >= 0 ? accent : findBytes(text.utf8, kDoubledQuote);
    text.issues.append(
        {lineAt(text.utf8, first), Severity::Warning,
         Text::tr("%1 characters look converted twice (\"%2\" for \"%3\"); export the file again as UTF-8")
             .arg(QString::number(places), u"\u00C3\u00A9"_s, u"\u00E9"_s)});
}

} // namespace

qsizetype findBytes(QByteArrayView text, QByteArrayView pattern, qsizetype from)
{
    if (from >= text.size())
        return -1;
    const void* found = memmem(text.data() + from, static_cast<size_t>(text.size() - from), pattern.data(),
                               static_cast<size_t>(pattern.size()));
    return found ? static_cast<const char*>(found) - text.data() : -1;
}

ReadSummary readDecoded(const QByteArray& bytes,
                        const std::function<ReadSummary(const QByteArray& utf8)>& read)
{
    const SourceText text = toSourceText(bytes);
    ReadSummary summary = read(text.utf8);
    summary.encoding = text.encoding;
    summary.issues = text.issues + summary.issues;
    return summary;
}

qsizetype countMojibake(QByteArrayView utf8)
{
    qsizetype places = 0;
    for (const QByteArrayView pattern : {kDoubledAccent, kDoubledQuote})
        for (qsizetype at = findBytes(utf8, pattern); at >= 0;
             at = findBytes(utf8, pattern, at + pattern.size()))
            ++places;
    return places;
}

SourceText toSourceText(const QByteArray& bytes)
{
    SourceText text = singleByteText(bytes);
    if (!isClean(text.utf8))
        text.utf8 = Cleaner(text.utf8).run(text.issues);
    decodeForeignLines(text);
    reportMojibake(text);
    return text;
}

} // namespace plansift::formats
