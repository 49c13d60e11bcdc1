// SPDX-License-Identifier: GPL-3.0-or-later
// `convert`, `multiverse` and `why_differ` of `analyse --spec`.
#include "core/synthesis/spec.hpp"
#include "tests/support/results.hpp"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using plansift::synthesis::analyse;

namespace {

QJsonObject answer(const char* json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    EXPECT_EQ(error.error, QJsonParseError::NoError) << error.errorString().toStdString();
    return analyse(document.object());
}

QJsonObject firstResult(const char* json)
{
    return answer(json)[u"results"_s][0].toObject();
}

std::string errorOf(const QJsonValue& value)
{
    return value[u"error"_s].toString().toStdString();
}

constexpr const char* kBcg = R"({"input": {
  "ai": [4, 6, 3, 62, 33, 180], "bi": [119, 300, 228, 13536, 5036, 1361],
  "ci": [11, 29, 11, 248, 47, 372], "di": [128, 274, 209, 12619, 5761, 1079]},
 "moderators": {"alloc": ["random", "random", "random", "random", "alternate", "alternate"]},
 "requests": [{"id": "m", "multiverse": {"measure": ["OR", "RR"], "model": ["RE", "EE", "MH"], "tau2": ["REML", "DL"],
   "test": ["z", "knha"], "to": ["only0", "all"],
   "subset": ["all", {"moderator": "alloc", "is": "random"}, {"name": "no 1", "without": [1]}]}},
  {"id": "w", "measure": "RR", "also": ["why_differ"]},
  {"id": "l", "measure": "RR", "model": "EE", "multiverse": {"subset": "leave1out"}}]})";

} // namespace

TEST(SpecConvert, NumbersListsAndColumns)
{
    const QJsonArray items = firstResult(R"({"requests": [{"id": "c", "convert": [
        {"id": 1, "from": "sd_from_se", "se": 0.9, "n": 25},
        {"from": "sd_from_se", "se": [0.9, null, 1.2], "n": [25, 30, 16]},
        {"conversion": "wald", "input": {"out": 1.18, "lb": 0.9, "ub": 1.54, "transf": "log"}},
        {"from": "fivenum", "method": "hozo2005", "min": 2, "median": 6, "max": 14, "n": 20},
        {"from": "combine_groups", "n1": 25, "m1": 10.2, "s1": 3.1, "n2": 31, "m2": 12.5, "s2": 2.7}]}]})")
                                 [u"convert"_s]
                                     .toArray();
    ASSERT_EQ(items.size(), 5);
    EXPECT_EQ(items[0][u"sd"_s].toDouble(), 4.5);
    EXPECT_EQ(items[0][u"id"_s].toInt(), 1);
    EXPECT_EQ(items[0][u"formula"_s].toString(), u"sd = se * sqrt(n)"_s);
    EXPECT_FALSE(items[0][u"assumptions"_s].toString().isEmpty());
    EXPECT_EQ(items[1][u"sd"_s].toArray(), (QJsonArray{4.5, QJsonValue(), 4.8}));
    EXPECT_EQ(items[1][u"warnings"_s].toArray(), QJsonArray{u"row 2: se is missing"_s});
    EXPECT_NEAR(items[2][u"vi"_s].toDouble(), 0.018776885485068111, 1e-15);
    EXPECT_EQ(items[3][u"mean"_s].toDouble(), 7);
    EXPECT_NEAR(items[4][u"sd"_s].toDouble(), 3.0823539453080087, 1e-14);
}

TEST(SpecConvert, FillsTheColumnsOfAnAnalysis)
{
    const char* printed = R"({"input": {"m1i": [10, 12, 9], "sd1i": [4.5, null, null], "n1i": [25, 30, 40],
          "m2i": [11, 14, 9], "sd2i": [4, 5, 6], "n2i": [25, 30, 40]},
        "printed": {"se1": [99, 0.9, null], "lb1": [null, null, 8], "ub1": [null, null, 10]},
        "requests": [{"measure": "MD", "convert": [
          {"from": "sd_from_se", "se": "se1", "n": "n1i", "into": {"sd": "sd1i"}},
          {"from": "sd_from_ci_t", "lb": "lb1", "ub": "ub1", "n": "n1i", "into": {"sd": "sd1i"}}]}]})";
    const QJsonObject result = firstResult(printed);
    EXPECT_EQ(result[u"k"_s].toInt(), 3);
    // The standard deviation that was given stays; the others come from the standard error and the interval.
    EXPECT_NEAR(result[u"vi"_s][0].toDouble(), (4.5 * 4.5 + 16) / 25, 1e-12);
    EXPECT_NEAR(result[u"vi"_s][1].toDouble(), 0.81 + 25.0 / 30, 1e-12);
    EXPECT_NEAR(result[u"vi"_s][2].toDouble(), std::pow(1 / 2.022690920036762, 2) + 36.0 / 40, 1e-9);
    EXPECT_EQ(result[u"convert"_s].toArray().size(), 2);
    // A study that printed nothing is no fault.
    EXPECT_TRUE(result[u"convert"_s][0][u"warnings"_s].toArray().isEmpty());
}

TEST(SpecConvert, FaultsStayWithTheirItem)
{
    const QJsonObject out = answer(R"({"convert": [{"from": "nonsense"}, {"from": "sd_from_se", "se": 1},
        {"from": "sd_from_se", "se": "absent", "n": 3}, {"from": "sd_from_se", "se": [1, 2], "n": [1]},
        {"from": "sd_from_se", "se": true, "n": 3}, {"from": "fivenum", "method": "magic", "median": 3, "n": 9},
        {"from": "sd_from_se", "se": [1], "n": 9, "into": {"sd": "sd1i"}}, 7,
        {"from": "sd_from_se", "se": 1, "n": 4}]})");
    EXPECT_FALSE(out.contains(u"error"_s)) << "conversions need no studies";
    const QJsonArray items = out[u"convert"_s].toArray();
    EXPECT_EQ(errorOf(items[0]), "from: \"nonsense\" is unknown");
    EXPECT_EQ(errorOf(items[1]), "n is missing");
    EXPECT_EQ(errorOf(items[2]), "there is no column \"absent\"");
    EXPECT_EQ(errorOf(items[3]), "the lists of a conversion must have one length");
    EXPECT_EQ(errorOf(items[4]), "se must be a number, a list or the name of a column");
    EXPECT_EQ(errorOf(items[5]), "method: \"magic\" is unknown");
    EXPECT_EQ(errorOf(items[6]), "into: 1 numbers for 0 studies");
    EXPECT_FALSE(errorOf(items[7]).empty());
    EXPECT_EQ(items[8][u"sd"_s].toDouble(), 2);
}

TEST(SpecMultiverse, GivesEveryCombinationWithItsChoices)
{
    const QJsonArray results = answer(kBcg)[u"results"_s].toArray();
    const QJsonObject block = results[0][u"multiverse"_s].toObject();
    const QJsonArray all = block[u"specifications"_s].toArray();
    // 2 measures, 2 rules, 3 subsets: 4 random-effects, 1 equal-effects, 1 Mantel-Haenszel.
    EXPECT_EQ(all.size(), 2 * 2 * 3 * 6);
    EXPECT_EQ(block[u"summary"_s][u"computed"_s].toInt(), all.size());
    EXPECT_EQ(block[u"by_measure"_s].toObject().keys(), (QStringList{u"OR"_s, u"RR"_s}));
    EXPECT_FALSE(block[u"skipped"_s].toArray().isEmpty());
    const QJsonObject first = all[0].toObject();
    EXPECT_EQ(first[u"specification"_s][u"tau2"_s].toString(), u"REML"_s);
    EXPECT_EQ(first[u"specification"_s][u"subset"_s].toString(), u"all"_s);
    EXPECT_EQ(first[u"k"_s].toInt(), 6);
    EXPECT_NEAR(first[u"beta"_s].toDouble(), results[0][u"beta"_s].toDouble(), 1e-15);
    EXPECT_EQ(all[1][u"specification"_s][u"subset"_s].toString(), u"alloc = random"_s);
    EXPECT_EQ(all[1][u"k"_s].toInt(), 4);
    EXPECT_EQ(all[2][u"k"_s].toInt(), 5);
    EXPECT_EQ(results[2][u"multiverse"_s][u"specifications"_s].toArray().size(), 6);
}

TEST(SpecMultiverse, RefusesAxesByName)
{
    const char* spec = R"({"input": {"yi": [1, 2], "vi": [1, 1]}, "requests": [
        {"measure": "GEN", "multiverse": {"tau2": ["REML", "magic"]}},
        {"measure": "GEN", "multiverse": {"subset": [{"rows": [3]}]}},
        {"measure": "GEN", "multiverse": {"subset": [{"moderator": "x", "is": 1}]}},
        {"measure": "GEN", "multiverse": {"subset": ["some"]}},
        {"measure": "GEN", "multiverse": {"add": ["much"]}},
        {"measure": "GEN", "multiverse": 3},
        {"multiverse": {"measure": "GEN", "tau2": "DL"}},
        {"multiverse": {"measure": []}}]})";
    const QJsonArray results = answer(spec)[u"results"_s].toArray();
    EXPECT_EQ(errorOf(results[0][u"multiverse"_s]), "multiverse, tau2: \"magic\" is unknown");
    EXPECT_EQ(errorOf(results[1][u"multiverse"_s]), "multiverse, subset: there is no study 3");
    EXPECT_EQ(errorOf(results[2][u"multiverse"_s]), "multiverse, subset: there is no moderator \"x\"");
    EXPECT_EQ(errorOf(results[3][u"multiverse"_s]), "multiverse, subset: \"some\" is unknown");
    EXPECT_EQ(errorOf(results[4][u"multiverse"_s]),
              "multiverse, add: a number that is not negative is needed");
    EXPECT_EQ(errorOf(results[5]), "multiverse must be an object");
    EXPECT_EQ(results[6][u"multiverse"_s][u"summary"_s][u"computed"_s].toInt(), 1);
    EXPECT_EQ(errorOf(results[7]), "the request names no measure");
}

TEST(SpecWhyDiffer, NamesTheConventionThatMakesEachDifference)
{
    const QJsonObject why = answer(kBcg)[u"results"_s][1][u"why_differ"_s].toObject();
    EXPECT_EQ(why[u"chosen"_s].toString(), u"metafor"_s);
    EXPECT_EQ(why[u"presets"_s].toArray().size(), 7);
    const QJsonValue stata = why[u"presets"_s][5];
    EXPECT_EQ(stata[u"preset"_s].toString(), u"stata"_s);
    bool found = false;
    for (const QJsonValue& difference : stata[u"differences"_s].toArray())
        if (difference[u"convention"_s].toString() == u"pi"_s) {
            found = true;
            EXPECT_TRUE(difference[u"matters"_s].toBool());
            EXPECT_EQ(difference[u"change"_s][u"beta"_s].toDouble(-1), 0);
            EXPECT_LT(difference[u"change"_s][u"pi_lb"_s].toDouble(), 0);
        }
    EXPECT_TRUE(found);
}
