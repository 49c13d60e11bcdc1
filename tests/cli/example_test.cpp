// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped examples, created by the program and checked from outside.
#include "tests/cli/program.hpp"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

class ExampleTest : public test::CliTest {
protected:
    QString create(const QString& key, const QString& name)
    {
        const QString project = path(name);
        ok({u"new"_s, project, u"--example"_s, key});
        return project;
    }
};

TEST_F(ExampleTest, TheFoundingReviewHasItsNumbers)
{
    const QString project = create(u"mi-clbp"_s, u"a.plansift"_s);
    const QJsonObject counts = ok({u"prisma"_s, project});
    EXPECT_TRUE(counts[u"identities_hold"_s].toBool());
    EXPECT_EQ(counts[u"open"_s].toArray().size(), 0);
    const QList<std::pair<QString, int>> expected{{u"database_results"_s, 3062},
                                                  {u"register_results"_s, 0},
                                                  {u"duplicates"_s, 981},
                                                  {u"records_screened"_s, 2081},
                                                  {u"records_excluded"_s, 2048},
                                                  {u"dbr_sought_reports"_s, 33},
                                                  {u"dbr_notretrieved_reports"_s, 1},
                                                  {u"dbr_assessed"_s, 32},
                                                  {u"new_studies"_s, 3},
                                                  {u"new_reports"_s, 3}};
    for (const auto& [key, n] : expected)
        EXPECT_EQ(counts[key].toInt(), n) << key.toStdString();
    QList<int> excluded;
    for (const QJsonValue& reason : counts[u"dbr_excluded"_s].toArray())
        excluded += reason[u"n"_s].toInt();
    EXPECT_EQ(excluded, (QList<int>{11, 8, 6, 2, 2}));
    EXPECT_EQ(counts[u"database_specific_results"_s].toArray().size(), 7);
    const QJsonObject check = ok({u"check"_s, project});
    EXPECT_TRUE(check[u"ok"_s].toBool()) << QJsonDocument(check).toJson().toStdString();
}

TEST_F(ExampleTest, TheThreePooledResultsPrintAsPublished)
{
    const QString project = create(u"mi-clbp"_s, u"a.plansift"_s);
    const QJsonArray results = ok({u"analyse"_s, project})[u"results"_s].toArray();
    ASSERT_EQ(results.size(), 3);
    const QList<QStringList> published{{u"-0.23"_s, u"-0.55"_s, u"0.09"_s, u"0"_s, u"0.16"_s},
                                       {u"-1.80"_s, u"-4.55"_s, u"0.94"_s, u"85"_s, u"0.20"_s},
                                       {u"0.00"_s, u"-1.31"_s, u"1.32"_s, u"93"_s, u"0.99"_s}};
    for (int i = 0; i < 3; ++i) {
        const QJsonValue r = results.at(i);
        const auto fixed = [&r](const QString& key, int decimals) {
            const QString text = QString::number(r[key].toDouble(), 'f', decimals);
            return text == u"-0.00"_s ? u"0.00"_s : text;
        };
        const QStringList printed{fixed(u"beta"_s, 2), fixed(u"ci_lb"_s, 2), fixed(u"ci_ub"_s, 2),
                                  fixed(u"I2"_s, 0), fixed(u"pval"_s, 2)};
        EXPECT_EQ(printed, published.at(i))
            << r[u"outcome"_s].toString().toStdString() << ": " << printed.join(u' ').toStdString();
    }
}

TEST_F(ExampleTest, TwoRunsGiveIdenticalRows)
{
    const QJsonObject first = ok({u"log"_s, create(u"mi-clbp"_s, u"a.plansift"_s)});
    const QJsonObject second = ok({u"log"_s, create(u"mi-clbp"_s, u"b.plansift"_s)});
    EXPECT_GT(first[u"events"_s].toArray().size(), 4000);
    EXPECT_TRUE(first == second);
}

TEST_F(ExampleTest, BcgPoolsRealTrials)
{
    const QString project = create(u"bcg"_s, u"bcg.plansift"_s);
    EXPECT_TRUE(ok({u"check"_s, project})[u"ok"_s].toBool());
    const QJsonValue result = ok({u"analyse"_s, project})[u"results"_s].toArray().at(0);
    EXPECT_EQ(result[u"k"_s].toInt(), 13);
    EXPECT_NEAR(result[u"beta"_s].toDouble(), -0.7145323, 1e-6) << "metafor: rma(RR, REML)";
    EXPECT_NEAR(result[u"tau2"_s].toDouble(), 0.3132433, 1e-6);
}
