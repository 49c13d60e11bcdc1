// SPDX-License-Identifier: GPL-3.0-or-later
// The table of review tools: whose a file is, and files that break off anywhere.
#include "core/formats/exchange/foreign_review.hpp"
#include "tests/support/reference_data.hpp"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::formats;

namespace {

ForeignFile committed(const QString& name)
{
    QFile file(QString::fromStdString(test::committedData()) + u"/interchange/"_s + name);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return {name, file.readAll()};
}

QString toolOf(const ForeignFile& file)
{
    for (const ForeignTool& tool : foreignTools())
        if (tool.claims(file))
            return tool.key;
    return {};
}

} // namespace

TEST(ForeignTools, AreKnownByTheContentOfTheirFiles)
{
    EXPECT_EQ(toolOf(committed(u"rayyan_articles.csv"_s)), u"rayyan"_s);
    EXPECT_EQ(toolOf(committed(u"rayyan_log.csv"_s)), u"rayyan"_s);
    EXPECT_EQ(toolOf(committed(u"review.rm5"_s)), u"revman"_s);
    EXPECT_EQ(toolOf(committed(u"robvis__data_rob1.csv"_s)), u"robvis"_s);
    EXPECT_EQ(toolOf({u"x.csv"_s, "Comparison Number,Outcome Number,Data Type\n"}), u"revman-csv"_s);
    EXPECT_EQ(toolOf({u"x.csv"_s, "Study,Domain (judgement): x,Domain (support): x\n"}), u"revman-web"_s);
    EXPECT_EQ(toolOf({u"x.csv"_s, "data,node,box,n\n"}), u"prisma"_s);
    EXPECT_EQ(toolOf({u"x.csv"_s, "title,authors,year\n"}), QString());
}

TEST(ForeignTools, ReadFilesThatBreakOffAnywhere)
{
    for (const QString& name : {u"review.rm5"_s, u"rayyan_articles.csv"_s, u"rayyan_log.csv"_s,
                                u"robvis__data_rob2.csv"_s, u"robvis__data_robins_i.csv"_s}) {
        const ForeignFile whole = committed(name);
        for (qsizetype length = 0; length <= whole.bytes.size(); length += 23) {
            const ForeignFile part{name, whole.bytes.left(length)};
            EXPECT_FALSE(whyUnclaimed(part).isEmpty());
            for (const ForeignTool& tool : foreignTools())
                if (const Result<ForeignReview> review = tool.read({part}, {}); review.ok()) {
                    EXPECT_LE(review->assessments.size(), 11) << name.toStdString() << length;
                }
        }
    }
}
