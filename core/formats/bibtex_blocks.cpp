// SPDX-License-Identifier: GPL-3.0-or-later
// Where the entries of a BibTeX file start and end.
#include "core/formats/bibtex_entry.hpp"

#include "core/formats/bibtex_syntax.hpp"

#include <algorithm>
#include <cstring>

namespace plansift::formats {
namespace {

/// Words that may be followed by a round bracket; in texts "@Name (" is a person.
bool isKnownWord(QByteArrayView word)
{
    static constexpr QByteArrayView words[] = {
        "article",     "book",      "inbook",        "incollection", "inproceedings", "conference",
        "proceedings", "phdthesis", "mastersthesis", "techreport",   "unpublished",   "misc",
        "online",      "string",    "preamble",      "comment",      "booklet",       "manual"};
    const QByteArray lower = word.toByteArray().toLower();
    return std::find(std::begin(words), std::end(words), QByteArrayView(lower)) != std::end(words);
}

} // namespace

/// "@word{" or "@word(" at this place.
std::optional<BibtexBlock> BibtexBlocks::blockAt(qsizetype at) const
{
    qsizetype end = at + 1;
    while (end < m_text.size() && isBibtexNameByte(m_text.at(end)) && end - at < 40)
        ++end;
    const QByteArrayView word = m_text.sliced(at + 1, end - at - 1);
    const qsizetype brace = skipBibtexBlanks(m_text, end);
    if (word.isEmpty() || brace >= m_text.size())
        return {};
    const char open = m_text.at(brace);
    if (open != '{' && !(open == '(' && isKnownWord(word)))
        return {};
    return BibtexBlock{m_text.sliced(at, 0), word, brace - at, 0, true, false};
}

bool BibtexBlocks::startsOnLine(qsizetype lineStart) const
{
    qsizetype at = lineStart;
    while (at < m_text.size() && (m_text.at(at) == ' ' || m_text.at(at) == '\t'))
        ++at;
    return at < m_text.size() && m_text.at(at) == '@' && blockAt(at).has_value();
}

/// The line-start behind `from` at which an entry starts, or the end of the text.
qsizetype BibtexBlocks::nextStart(qsizetype from) const
{
    for (qsizetype end = m_text.indexOf('\n', from); end >= 0; end = m_text.indexOf('\n', end + 1))
        if (startsOnLine(end + 1))
            return end + 1;
    return m_text.size();
}

/// True when fields follow a closing brace: then one brace too many was written before.
bool BibtexBlocks::goesOnAfter(qsizetype end) const
{
    const qsizetype at = skipBibtexBlanks(m_text, end);
    if (at >= m_text.size() || m_text.at(at) == '@')
        return false;
    return m_text.at(at) == ',' || m_text.at(at) == '}' || bibtexFieldAt(m_text, at);
}

void BibtexBlocks::findEnd(BibtexBlock& block, qsizetype start)
{
    const qsizetype open = start + block.body;
    const bool round = m_text.at(open) == '(';
    int depth = 0;
    qsizetype end = -1;
    for (qsizetype at = open; at < m_text.size() && end < 0; ++at) {
        const char c = m_text.at(at);
        if (c == '{' || (round && c == '(' && depth == 0))
            ++depth;
        else if (c == '}' || (round && c == ')' && depth == 1))
            end = --depth <= 0 ? at + 1 : -1;
        else if (c == '\n' && startsOnLine(at + 1))
            break;
    }
    block.balanced = end > 0 && !goesOnAfter(end);
    if (!block.balanced)
        end = nextStart(end > 0 ? end : open);
    block.text = m_text.sliced(start, end - start);
    block.last = end == m_text.size();
}

void BibtexBlocks::countOutside(qsizetype end, IssueLog& log)
{
    while (m_at < end) {
        const qsizetype found = m_text.indexOf('\n', m_at);
        const qsizetype lineEnd = found < 0 || found > end ? end : found;
        if (!m_text.sliced(m_at, lineEnd - m_at).trimmed().isEmpty())
            log.outsideLine(m_line);
        m_at = std::min(lineEnd + 1, end);
        m_line += found >= 0 && found < end ? 1 : 0;
    }
}

std::optional<BibtexBlock> BibtexBlocks::next(IssueLog& log)
{
    for (qsizetype at = m_text.indexOf('@', m_at); at >= 0; at = m_text.indexOf('@', at + 1)) {
        std::optional<BibtexBlock> block = blockAt(at);
        if (!block)
            continue;
        countOutside(at, log);
        block->line = m_line;
        findEnd(*block, at);
        m_line += static_cast<int>(std::count(block->text.begin(), block->text.end(), '\n'));
        m_at = at + block->text.size();
        return block;
    }
    countOutside(m_text.size(), log);
    return {};
}

} // namespace plansift::formats
