// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand damaged copies of small samples through every reader: none crashes or hangs, all counts add
// up.
#include "core/formats/format.hpp"
#include "tests/core/formats/damages.hpp"
#include "tests/core/formats/reading.hpp"

#include <random>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

/// Small samples, one per format, so that damage hits structure often.
struct Sample {
    const char* key;
    QByteArray text;
};

const QList<Sample>& samples()
{
    static const QList<Sample> list{
        {"ris", "TY  - JOUR\nTI  - A title\nAU  - Ito, K.\nPY  - 2020\nAB  - One.\nTwo.\nER  - \nTY  - "
                "BOOK\nTI  - B\nER  - \n"},
        {"nbib", "PMID- 1\nTI  - A title\n      goes on\nFAU - Ito, Ken\nDP  - 2020\n\nPMID- 2\nTI  - B\n"},
        {"wos", "FN X\nVR 1.0\nPT J\nAU Ito, K\n   Lee, A\nTI A title\nPY 2020\nUT WOS:1\nER\n\nPT J\nTI "
                "B\nER\nEF\n"},
        {"csv", "title,authors,year,doi\n\"A \"\"b\"\"\",\"Ito K., Lee A.\",2020,10.5555/1\nB,,2021,\n"},
        {"refer", "%0 Journal Article\n%A Ito, K\n%T A title\n%D 2020\n%X One.\nTwo.\n\n%0 Book\n%T B\n"},
        {"refworks-tagged", "RT Journal Article\nA1 Ito,Ken\nT1 A title\nYR 2020\nAB One\n\nRT Book\nT1 B\n"},
        {"ovid-tagged",
         "<1. >\nAU  - Ito, Ken MD 1\nTI  - A title [Article]\nSO  - Pain. 8(6):10-19, May 2020.\n\n"
         "<2>\nTitle\n  B\nSource\n  Pain (2020) 3:3 (1-9)\n"},
        {"cochrane-txt",
         "Record #1 of 2\nID: CD1\nAU: Ito Ken\nTI: A title\nYR: 2020\n\nRecord #2 of 2\nID: CN-1\nTI: B\n"}};
    return list;
}

/// Bytes that mean something to some format, beside any byte.
QByteArray damaged(QByteArray text, std::mt19937& random)
{
    static const QByteArray telling = "\n\r\t ,;|\"'%<>-:{}[]\\\0\xEF\xBB\xBF\xFF\xFE\xC3";
    const auto below = [&random](qsizetype n) {
        return static_cast<qsizetype>(random() % static_cast<std::mt19937::result_type>(n));
    };
    for (qsizetype hits = 1 + below(4); hits > 0 && !text.isEmpty(); --hits) {
        const qsizetype at = below(text.size());
        const qsizetype length = std::min(1 + below(20), text.size() - at);
        switch (below(5)) {
        case 0:
            text[at] = static_cast<char>(below(256));
            break;
        case 1:
            text.insert(at, telling.at(below(telling.size())));
            break;
        case 2:
            text.remove(at, length);
            break;
        case 3:
            text.insert(below(text.size()), text.sliced(at, length));
            break;
        default:
            text.truncate(at);
        }
    }
    return text;
}

class Damaged : public testing::TestWithParam<Sample> {};

std::string nameOf(const testing::TestParamInfo<Sample>& info)
{
    return QString::fromLatin1(info.param.key).remove(u'-').toStdString();
}

} // namespace

TEST_P(Damaged, FilesAreReadAsFarAsPossible)
{
    const formats::FormatSpec* format = formats::formatByKey(QString::fromLatin1(GetParam().key));
    ASSERT_NE(format, nullptr);
    EXPECT_TRUE(format->sniff(QString::fromUtf8(GetParam().text)));
    std::mt19937 random(20261126);
    for (int i = 0; i < test::kDamages; ++i) {
        const QByteArray bytes = damaged(GetParam().text, random);
        int records = 0;
        const ReadSummary summary = format->read(bytes, [&records](Record&& record) {
            ++records;
            return !record.type.isEmpty();
        });
        ASSERT_EQ(summary.imported, records) << bytes.toStdString();
        ASSERT_EQ(summary.found, summary.imported + summary.refused) << bytes.toStdString();
        format->sniff(QString::fromUtf8(bytes));
    }
}

TEST_P(Damaged, FilesCutAnywhereKeepTheRecordsBefore)
{
    const formats::FormatSpec* format = formats::formatByKey(QString::fromLatin1(GetParam().key));
    const QByteArray& text = GetParam().text;
    const QList<Record> whole = test::readWith(format->read, text).records;
    ASSERT_EQ(whole.size(), 2);
    for (qsizetype cut = 0; cut < text.size(); ++cut) {
        const QByteArray head = text.first(cut);
        const QList<Record> records = test::readWith(format->read, head).records;
        if (head.count('\n') >= whole.at(1).line) { // the second record has begun
            ASSERT_GE(records.size(), 1) << "cut at " << cut;
            EXPECT_EQ(records.at(0), whole.at(0)) << "cut at " << cut;
        }
        EXPECT_LE(records.size(), 2) << "cut at " << cut;
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, Damaged, testing::ValuesIn(samples()), nameOf);
