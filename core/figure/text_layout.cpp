// SPDX-License-Identifier: GPL-3.0-or-later
// Wrapping and shortening by measured width.
#include "core/figure/text_layout.hpp"

#include <algorithm>
#include <functional>

namespace plansift::figure {
namespace {

constexpr std::string_view kEllipsis = "\u2026";

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

using Width = std::function<double(Range)>;

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Length in bytes of the character at `at`, with the combining marks (U+0300 to U+036F) that follow it.
std::size_t characterLength(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size()) {
        const bool combining = (text[end] == '\xCC') || (text[end] == '\xCD' && end + 1 < text.size() &&
                                                         static_cast<unsigned char>(text[end + 1]) < 0xB0U);
        if (!isContinuation(text[end]) && !combining)
            break;
        ++end;
    }
    return end - at;
}

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U;
}

/// A line may end after the byte at `at`.
bool mayBreakAfter(std::string_view text, std::size_t at)
{
    if (text[at] == ' ' || text[at] == '\n')
        return true;
    return (text[at] == '-' || text[at] == '/') && at > 0 && at + 1 < text.size() && isLetter(text[at - 1]) &&
           isLetter(text[at + 1]);
}

/// The pieces between two places where a line may end; blanks and line ends belong to the piece before them.
std::vector<Range> pieces(std::string_view text)
{
    std::vector<Range> list;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (mayBreakAfter(text, i)) {
            list.push_back({begin, i + 1});
            begin = i + 1;
        }
    }
    if (begin < text.size())
        list.push_back({begin, text.size()});
    return list;
}

Range trimmed(std::string_view text, Range range)
{
    while (range.end > range.begin && (text[range.end - 1] == ' ' || text[range.end - 1] == '\n'))
        --range.end;
    while (range.begin < range.end && text[range.begin] == ' ')
        ++range.begin;
    return range;
}

/// The largest number of bytes of a word, at least one character, that is not wider than `limit`.
std::size_t fittingBytes(std::string_view text, Range word, double limit, const Width& width)
{
    std::size_t end = word.begin + characterLength(text, word.begin);
    while (end < word.end) {
        const std::size_t next = end + characterLength(text, end);
        if (width({word.begin, next}) > limit)
            break;
        end = next;
    }
    return end - word.begin;
}

/// Collects lines greedily.
class Wrapper {
public:
    Wrapper(std::string_view text, double limit, const Width& width)
        : m_text(text)
        , m_limit(limit)
        , m_width(width)
    {
    }

    std::vector<Range> run()
    {
        for (const Range piece : pieces(m_text)) {
            place(piece);
            if (m_text[piece.end - 1] == '\n')
                flush();
        }
        flush();
        return std::move(m_lines);
    }

private:
    bool fits(Range range) const { return m_width(trimmed(m_text, range)) <= m_limit; }

    void place(Range piece)
    {
        if (m_line.end > m_line.begin && fits({m_line.begin, piece.end})) {
            m_line.end = piece.end;
            return;
        }
        flush();
        while (!fits(piece)) {
            const Range word = trimmed(m_text, piece);
            const std::size_t bytes = fittingBytes(m_text, word, m_limit, m_width);
            if (word.begin + bytes >= word.end)
                break;
            m_lines.push_back({word.begin, word.begin + bytes});
            piece.begin = word.begin + bytes;
        }
        m_line = piece;
    }

    void flush()
    {
        const Range line = trimmed(m_text, m_line);
        if (line.end > line.begin)
            m_lines.push_back(line);
        m_line = {m_line.end, m_line.end};
    }

    std::string_view m_text;
    double m_limit;
    const Width& m_width;
    Range m_line{};
    std::vector<Range> m_lines{};
};

std::size_t sequenceLength(unsigned char lead)
{
    return lead < 0x80U ? 1 : lead < 0xC2U ? 0 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : lead < 0xF5U ? 4 : 0;
}

/// Length of the valid UTF-8 sequence at `at`, 0 when there is none.
std::size_t validSequence(std::string_view text, std::size_t at)
{
    const std::size_t length = sequenceLength(static_cast<unsigned char>(text[at]));
    if (length == 0 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!isContinuation(text[at + i]))
            return 0;
    return length;
}

/// The runs of a text within a range of its bytes.
RichText slice(const RichText& text, Range range)
{
    RichText part;
    std::size_t begin = 0;
    for (const Run& run : text) {
        const std::size_t from = std::max(begin, range.begin);
        const std::size_t to = std::min(begin + run.text.size(), range.end);
        if (from < to)
            part.push_back({run.text.substr(from - begin, to - from), run.italic});
        begin += run.text.size();
    }
    return part;
}

} // namespace

std::string cleanText(std::string_view text)
{
    std::string clean;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const std::size_t length = validSequence(text, i);
        const bool blank = c <= 0x20U || c == 0x7FU || (length == 2 && c == 0xC2U && text[i + 1] < '\xA0');
        if (blank && !clean.empty() && clean.back() != ' ')
            clean += ' ';
        if (!blank)
            clean += length == 0 ? "?" : text.substr(i, length);
        i += std::max<std::size_t>(length, 1);
    }
    while (!clean.empty() && clean.back() == ' ')
        clean.pop_back();
    return clean;
}

Lines wrapText(std::string_view text, double width, const Font& font, const TextMeasure& measure)
{
    const Width measured = [&](Range r) {
        return measure.width(text.substr(r.begin, r.end - r.begin), font);
    };
    Lines lines;
    for (const Range r : Wrapper(text, width, measured).run())
        lines.emplace_back(text.substr(r.begin, r.end - r.begin));
    return lines;
}

std::vector<RichText> wrapRich(const RichText& text, double width, const Font& font,
                               const TextMeasure& measure)
{
    std::string all;
    for (const Run& run : text)
        all += run.text;
    const Width measured = [&](Range r) { return richWidth(slice(text, r), font, measure); };
    std::vector<RichText> lines;
    for (const Range r : Wrapper(all, width, measured).run())
        lines.push_back(slice(text, r));
    return lines;
}

std::string shortenText(std::string_view text, double width, const Font& font, const TextMeasure& measure)
{
    if (measure.width(text, font) <= width)
        return std::string(text);
    std::string best;
    for (std::size_t end = 0; end <= text.size();) {
        std::string candidate(text.substr(0, end));
        while (!candidate.empty() && candidate.back() == ' ')
            candidate.pop_back();
        candidate += kEllipsis;
        if (measure.width(candidate, font) > width)
            break;
        best = std::move(candidate);
        end += end < text.size() ? characterLength(text, end) : 1;
    }
    return best;
}

Lines limitLines(Lines lines, std::size_t count, double width, const Font& font, const TextMeasure& measure)
{
    if (lines.size() <= count || count == 0)
        return lines;
    lines.resize(count);
    std::string last = lines.back() + std::string(kEllipsis);
    while (measure.width(last, font) > width && lines.back().size() > 1) {
        do {
            lines.back().pop_back();
        } while (lines.back().size() > 1 && isContinuation(lines.back().back()));
        last = lines.back() + std::string(kEllipsis);
    }
    lines.back() = last;
    return lines;
}

double widestWord(std::string_view text, const Font& font, const TextMeasure& measure)
{
    double widest = 0;
    for (const Range piece : pieces(text)) {
        const Range word = trimmed(text, piece);
        widest = std::max(widest, measure.width(text.substr(word.begin, word.end - word.begin), font));
    }
    return widest;
}

std::string plainText(const RichText& text)
{
    std::string all;
    for (const Run& run : text)
        all += run.text;
    return withoutNoBreakSpaces(all);
}

std::string withoutNoBreakSpaces(std::string_view text)
{
    std::string plain(text);
    for (std::size_t at = plain.find("\u00a0"); at != std::string::npos; at = plain.find("\u00a0", at))
        plain.replace(at, 2, " ");
    return plain;
}

double widestLine(const Lines& lines, const Font& font, const TextMeasure& measure)
{
    double widest = 0;
    for (const std::string& line : lines)
        widest = std::max(widest, measure.width(line, font));
    return widest;
}

double richWidth(const RichText& text, const Font& font, const TextMeasure& measure)
{
    double width = 0;
    for (const Run& run : text)
        width += measure.width(run.text, {font.size, font.bold, font.italic || run.italic});
    return width;
}

} // namespace plansift::figure
