// SPDX-License-Identifier: GPL-3.0-or-later
// Longest common subsequence of words by dynamic programming.
#include "ui/duplicates/word_diff.hpp"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace plansift::ui {
namespace {

constexpr qsizetype kMostWords = 1000; // the table of a longer text would take more than a frame

struct Word {
    QString folded{};
    int begin = 0;
    int length = 0;
};

QList<Word> wordsOf(const QString& text)
{
    QList<Word> words;
    for (qsizetype at = 0; at < text.size();) {
        while (at < text.size() && text.at(at).isSpace())
            ++at;
        const qsizetype begin = at;
        while (at < text.size() && !text.at(at).isSpace())
            ++at;
        if (at > begin)
            words.append({text.mid(begin, at - begin).toCaseFolded(), static_cast<int>(begin),
                          static_cast<int>(at - begin)});
    }
    return words;
}

/// Neighbouring words become one range.
WordRanges rangesOf(const QList<Word>& words, const std::vector<bool>& common)
{
    WordRanges ranges;
    for (qsizetype at = 0; at < words.size(); ++at) {
        if (common.at(static_cast<size_t>(at)))
            continue;
        const Word& word = words.at(at);
        const bool joins = at > 0 && !common.at(static_cast<size_t>(at - 1));
        if (joins)
            ranges.last().second = word.begin + word.length - ranges.last().first;
        else
            ranges.append({word.begin, word.length});
    }
    return ranges;
}

void markBySets(const QList<Word>& words, const QList<Word>& others, std::vector<bool>& common)
{
    QSet<QString> known;
    for (const Word& word : others)
        known.insert(word.folded);
    for (qsizetype at = 0; at < words.size(); ++at)
        common[static_cast<size_t>(at)] = known.contains(words.at(at).folded);
}

/// length[i][j] = longest common subsequence of a from i and b from j, in one flat table.
void markByOrder(const QList<Word>& a, const QList<Word>& b, std::vector<bool>& inA, std::vector<bool>& inB)
{
    const auto rows = static_cast<size_t>(a.size());
    const auto columns = static_cast<size_t>(b.size());
    std::vector<quint16> length((rows + 1) * (columns + 1), 0);
    const auto at = [columns](size_t i, size_t j) { return i * (columns + 1) + j; };
    const auto same = [&](size_t i, size_t j) {
        return a.at(static_cast<qsizetype>(i)).folded == b.at(static_cast<qsizetype>(j)).folded;
    };
    for (size_t i = rows; i-- > 0;)
        for (size_t j = columns; j-- > 0;)
            length[at(i, j)] = same(i, j) ? static_cast<quint16>(length[at(i + 1, j + 1)] + 1)
                                          : std::max(length[at(i + 1, j)], length[at(i, j + 1)]);
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
        if (same(i, j))
            inA[i++] = inB[j++] = true;
        else if (length[at(i + 1, j)] >= length[at(i, j + 1)])
            ++i;
        else
            ++j;
    }
}

} // namespace

std::pair<WordRanges, WordRanges> differingWords(const QString& a, const QString& b)
{
    const QList<Word> first = wordsOf(a);
    const QList<Word> second = wordsOf(b);
    std::vector<bool> inFirst(static_cast<size_t>(first.size()), false);
    std::vector<bool> inSecond(static_cast<size_t>(second.size()), false);
    if (std::max(first.size(), second.size()) > kMostWords) {
        markBySets(first, second, inFirst);
        markBySets(second, first, inSecond);
    } else {
        markByOrder(first, second, inFirst, inSecond);
    }
    return {rangesOf(first, inFirst), rangesOf(second, inSecond)};
}

} // namespace plansift::ui
