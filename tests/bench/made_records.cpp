// SPDX-License-Identifier: GPL-3.0-or-later
// Words, articles and their repetitions.
#include "tests/bench/made_records.hpp"

#include <array>
#include <cmath>

namespace plansift::bench {
namespace {

constexpr quint64 kVocabulary = 400'000;
constexpr quint64 kFamilies = 40'000;
constexpr quint64 kJournals = 5'000;
constexpr quint64 kRepeatOneIn = 5;
constexpr size_t kLookBack = 5'000; // how far back the repeated record may lie
constexpr int kAbstractWords = 185;

constexpr std::array<const char*, 36> kCommon{
    "the",       "of", "and",      "in",      "to",    "a",    "with", "for",  "was",
    "were",      "on", "patients", "is",      "by",    "that", "from", "as",   "or",
    "treatment", "at", "group",    "results", "study", "this", "than", "were", "we",
    "p",         "be", "clinical", "between", "after", "had",  "not",  "an",   "compared"};

constexpr std::array<const char*, 64> kSyllables{
    "con",  "pro",  "tri",  "ther", "a",   "in",   "re", "mo",   "pa",  "ti",  "ent",  "cli", "ni",
    "cal",  "dis",  "ease", "car",  "dio", "neu",  "ro", "gen",  "pre", "ven", "sur",  "ger", "ta",
    "bo",   "li",   "sm",   "ex",   "er",  "cise", "de", "pres", "an",  "xi",  "e",    "ty",  "pain",
    "co",   "hort", "ran",  "dom",  "mi",  "sed",  "ef", "fect", "out", "me",  "sure", "qua", "lity",
    "life", "en",   "ing",  "hea",  "po",  "pu",   "la", "rand", "ome", "ur",  "hy",   "os"};

/// Word `rank` of the vocabulary, the most frequent first.
QByteArray word(quint64 rank)
{
    if (rank < kCommon.size())
        return kCommon.at(rank);
    QByteArray text;
    for (quint64 left = rank; left > 0; left /= kSyllables.size())
        text += kSyllables.at(left % kSyllables.size());
    return text;
}

QByteArray capital(QByteArray text)
{
    text[0] = static_cast<char>(std::toupper(text.at(0)));
    return text;
}

} // namespace

QByteArray RecordMaker::words(int count)
{
    constexpr double scale = 1.0 / 18446744073709551616.0; // 2^-64
    QByteArray text;
    for (int i = 0; i < count; ++i) {
        // The number of a word grows as V^u for a uniform u: ranks with a probability of about 1/rank.
        const double rank =
            std::pow(static_cast<double>(kVocabulary), static_cast<double>(m_engine()) * scale);
        text += word(static_cast<quint64>(rank) - 1) + (i % 17 == 16 ? ". " : " ");
    }
    text.chop(1);
    return text;
}

QByteArray RecordMaker::authors()
{
    QByteArray text;
    for (quint64 left = 1 + below(8); left > 0; --left)
        text += "AU  - " + capital(word(100 + below(1 + below(kFamilies)))) + ", " +
                char('A' + static_cast<char>(below(26))) + ". " + char('A' + static_cast<char>(below(26))) +
                ".\n";
    return text;
}

RecordMaker::Article RecordMaker::article()
{
    const QByteArray number = QByteArray::number(m_number);
    const QByteArray page = QByteArray::number(1 + below(1800));
    const quint64 journal = below(1 + below(kJournals));
    Article made;
    made.title = capital(words(8 + static_cast<int>(below(8)))) + ' ' + number;
    made.authors = authors();
    made.rest = "PY  - " + QByteArray::number(1990 + below(35)) + "\nT2  - Journal of " + word(50 + journal) +
                " and " + word(900 + 31 * journal % kJournals) + "\nVL  - " +
                QByteArray::number(1 + below(120)) + "\nIS  - " + QByteArray::number(1 + below(12)) +
                "\nSP  - " + page + "\nSN  - 1234-5678\nLA  - English\n";
    if (m_number % 2 == 0)
        made.rest += "KW  - everysecond\n";
    if (m_number % 1000 == 0)
        made.rest += "KW  - everythousandth\n";
    for (quint64 left = below(8); left > 0; --left)
        made.rest += "KW  - " + words(2) + '\n';
    if (below(8) != 0)
        made.rest += "AB  - " + words(kAbstractWords) + ".\n";
    made.doi = "DO  - 10.5555/made." + number + '\n';
    return made;
}

QByteArray RecordMaker::next()
{
    ++m_number;
    const bool repeats = !m_recent.empty() && below(kRepeatOneIn) == 0;
    Article made = repeats ? m_recent.at(below(m_recent.size())) : article();
    if (!repeats && m_recent.size() < kLookBack)
        m_recent.push_back(made);
    else if (!repeats)
        m_recent.at(m_number % kLookBack) = made;
    if (repeats && below(2) == 0)
        made.title = made.title.toUpper();
    if (below(3) == 0)
        made.doi.clear();
    return "TY  - JOUR\nTI  - " + made.title + '\n' + made.authors + made.rest + made.doi +
           "DB  - Made\nER  - \n\n";
}

void writeRecords(QIODevice& device, int records)
{
    RecordMaker maker;
    for (int i = 0; i < records; ++i)
        device.write(maker.next());
}

} // namespace plansift::bench
