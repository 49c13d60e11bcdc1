// SPDX-License-Identifier: GPL-3.0-or-later
// `analyse --spec`: shape of the answer, refusals, and agreement with metafor on the BCG trials.
#include "core/synthesis/spec.hpp"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using plansift::synthesis::analyse;

namespace {

QJsonObject parsed(const char* json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    EXPECT_EQ(error.error, QJsonParseError::NoError) << error.errorString().toStdString();
    return document.object();
}

QJsonArray results(const char* json)
{
    return analyse(parsed(json))[u"results"_s].toArray();
}

std::string errorOf(const QJsonValue& result)
{
    return result.toObject()[u"error"_s].toString().toStdString();
}

// Colditz 1994, JAMA 271:698.
constexpr const char* kBcg = R"({"input": {
  "slab": ["Aronson 1948", "Ferguson & Simes 1949", "Rosenthal 1960", "Hart & Sutherland 1977",
           "Frimodt-Moller 1973", "Stein & Aronson 1953", "Vandiviere 1973", "TPT Madras 1980",
           "Coetzee & Berjak 1968", "Rosenthal 1961", "Comstock 1974", "Comstock & Webster 1969", "Comstock 1976"],
  "ai": [4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27],
  "bi": [119, 300, 228, 13536, 5036, 1361, 2537, 87886, 7470, 1699, 50448, 2493, 16886],
  "ci": [11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29],
  "di": [128, 274, 209, 12619, 5761, 1079, 619, 87892, 7232, 1600, 27197, 2338, 17825]},
 "moderators": {"alloc": {"type": "factor", "values": ["random", "random", "random", "random", "alternate", "alternate",
   "random", "random", "random", "systematic", "systematic", "systematic", "systematic"]}},
 "requests": [
  {"id": "a", "measure": "OR", "model": "RE", "tau2": "REML", "test": "knha"},
  {"id": "b", "measure": "OR", "model": "MH"},
  {"id": "c", "measure": "OR", "model": "RE", "tau2": "DL", "subgroup": "alloc", "also": ["leave1out", "nonsense"]},
  {"id": "d", "measure": "OR", "tau2": "nonsense"},
  {"id": 5, "measure": "OR", "colour": "red"}]})";

} // namespace

TEST(Spec, AgreesWithMetaforOnTheBcgTrials)
{
    const QJsonArray r = results(kBcg);
    ASSERT_EQ(r.size(), 5);
    // rma(measure="OR", ai, bi, ci, di, method="REML", test="knha")
    const QJsonObject a = r[0].toObject();
    EXPECT_EQ(a[u"k"_s].toInt(), 13);
    EXPECT_NEAR(a[u"beta"_s].toDouble(), -0.7451777708436955, 1e-8);
    EXPECT_NEAR(a[u"se"_s].toDouble(), 0.1867261876620671, 1e-8);
    EXPECT_NEAR(a[u"ddf"_s].toDouble(), 12, 0);
    EXPECT_NEAR(a[u"pi_ub"_s].toDouble(), 0.5848597822318293, 1e-7);
    EXPECT_NEAR(a[u"I2"_s].toDouble(), 92.07269129326176, 1e-6);
    EXPECT_EQ(a[u"weights"_s].toArray().size(), 13);
    EXPECT_TRUE(a[u"used"_s].isNull());
    EXPECT_NEAR(a[u"backtransformed"_s].toObject()[u"beta"_s].toDouble(), std::exp(-0.7451777708436955),
                1e-8);
    // rma.mh(measure="OR", ai, bi, ci, di)
    const QJsonObject b = r[1].toObject();
    EXPECT_NEAR(b[u"beta"_s].toDouble(), -0.4734109883885855, 1e-12);
    EXPECT_NEAR(b[u"CMH"_s].toDouble(), 135.68894372390628, 1e-9);
    EXPECT_TRUE(b[u"ddf"_s].isNull());
}

TEST(Spec, GivesTheBlocksAskedFor)
{
    const QJsonObject c = results(kBcg)[2].toObject();
    const QJsonObject groups = c[u"subgroups"_s].toObject();
    EXPECT_EQ(groups[u"order"_s].toArray().first().toString(), u"random"_s);
    EXPECT_NEAR(groups[u"Q_between"_s].toDouble(), 1.4724474294130594, 1e-10);
    EXPECT_NEAR(groups[u"levels"_s].toObject()[u"random"_s].toObject()[u"tau2"_s].toDouble(),
                0.7866678637709925, 1e-10);
    EXPECT_EQ(c[u"leave1out"_s].toObject()[u"beta"_s].toArray().size(), 13);
    EXPECT_EQ(c[u"nonsense"_s].toObject()[u"error"_s].toString(), u"also: \"nonsense\" is unknown"_s);
}

TEST(Spec, ABadRequestDoesNotDisturbTheOthers)
{
    const QJsonArray r = results(kBcg);
    EXPECT_EQ(r[3].toObject()[u"id"_s].toString(), u"d"_s);
    EXPECT_EQ(errorOf(r[3]), "tau2: \"nonsense\" is unknown");
    EXPECT_EQ(r[4].toObject()[u"id"_s].toInt(), 5);
    EXPECT_EQ(r[4].toObject()[u"warnings"_s].toArray().last().toString(),
              u"key \"colour\" is unknown and was not read"_s);
}

TEST(Spec, RefusesCellsByRowAndColumn)
{
    EXPECT_EQ(errorOf(results(R"({"input": {"slab": ["A", "B"], "ai": [1, 12], "n1i": [10, 10], "ci": [1, 1],
        "n2i": [10, 10]}, "requests": [{"id": 1, "measure": "RR"}]})")[0]),
              "row 2 (B), ai: 12 events among 10");
    EXPECT_EQ(errorOf(results(R"({"input": {"slab": ["A", "B"], "yi": [1, "many"], "vi": [1, 1]},
        "requests": [{"id": 1, "measure": "GEN"}]})")[0]),
              "row 2 (B), yi: \"many\" is not a number");
}

TEST(Spec, RefusesColumnsOfUnequalLength)
{
    const QJsonObject out = analyse(parsed(R"({"input": {"slab": ["A", "B"], "yi": [1, 2, 3], "vi": [1, 1]},
        "requests": [{"id": 1, "measure": "GEN"}]})"));
    EXPECT_EQ(out[u"error"_s].toString(), u"column yi has 3 rows, column slab has 2"_s);
    EXPECT_EQ(errorOf(out[u"results"_s].toArray()[0]), "column yi has 3 rows, column slab has 2");
}

TEST(Spec, MissingCellsAreNullBothWays)
{
    const QJsonObject r = results(R"({"input": {"yi": [0.1, null, 0.5], "vi": [0.1, 0.1, 0.2]},
        "requests": [{"id": 1, "measure": "GEN"}]})")[0]
                              .toObject();
    EXPECT_EQ(r[u"k"_s].toInt(), 2);
    EXPECT_TRUE(r[u"yi"_s].toArray()[1].isNull());
    EXPECT_EQ(r[u"used"_s].toArray(), (QJsonArray{1, 3}));
    EXPECT_EQ(r[u"weights"_s].toArray().size(), 2);
}

TEST(Spec, AnswersNonsenseWithErrors)
{
    EXPECT_FALSE(analyse({})[u"error"_s].toString().isEmpty());
    const QJsonArray r =
        results(R"({"input": {"yi": [1, 2], "vi": [1, 1]}, "requests": [7, {}, {"measure": 3},
        {"measure": "GEN", "level": 200}, {"measure": "GEN", "weights": [1]}, {"measure": "GEN", "mods": ["x"]},
        {"measure": "GEN", "vtype": "UB"}]})");
    ASSERT_EQ(r.size(), 7);
    for (const QJsonValue& result : r)
        EXPECT_FALSE(errorOf(result).empty());
}
