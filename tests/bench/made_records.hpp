// SPDX-License-Identifier: GPL-3.0-or-later
// Made records in RIS, about 1.5 kB each, whose words are as unequally frequent as those of real abstracts.
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <random>
#include <vector>

namespace plansift::bench {

/// Makes the same records on every machine. Word r of the vocabulary is drawn with a probability of about 1/r
/// (Zipf's law). One record in five repeats an earlier one with the changes databases make. The keyword
/// "everysecond" stands in half of the records, "everythousandth" in one of a thousand; each title that
/// repeats no other ends in a number of its own.
class RecordMaker {
public:
    /// The next record in RIS, with an empty line behind it.
    QByteArray next();

private:
    struct Article {
        QByteArray title{};
        QByteArray authors{};
        QByteArray rest{};
        QByteArray doi{};
    };

    quint64 below(quint64 limit) { return m_engine() % limit; }
    QByteArray words(int count);
    QByteArray authors();
    Article article();

    std::mt19937_64 m_engine{20261126};
    std::vector<Article> m_recent{};
    quint64 m_number = 0;
};

/// Writes this many records.
void writeRecords(QIODevice& device, int records);

} // namespace plansift::bench
