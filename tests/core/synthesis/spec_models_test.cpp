// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of models beyond pooling: coding of moderators, missing values, and what is refused with which
// words.
#include "core/synthesis/spec.hpp"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using plansift::synthesis::analyse;

namespace {

QJsonObject answerTo(const QByteArray& request)
{
    const QByteArray spec = R"({
        "input": {"slab": ["a", "b", "c", "d", "e", "f", "g", "h"],
                  "yi": [0.1, 0.5, -0.2, 0.8, 0.3, 0.9, 0.2, 0.4],
                  "vi": [0.02, 0.05, 0.03, 0.04, 0.02, 0.06, 0.03, 0.05]},
        "moderators": {"dose": [1, 2, 3, 5, 4, 6, 2.5, null],
                       "arm": {"type": "factor", "levels": ["x", "none", "a"],
                               "values": ["a", "x", "x", "a", "x", "a", "x", "a"]},
                       "city": ["Z", "a", "B", "a", "B", "Z", "a", "B"],
                       "same": ["s", "s", "s", "s", "s", "s", "s", "s"],
                       "twice": [2, 4, 6, 10, 8, 12, 5, 1],
                       "trial": [1, 1, 2, 2, 3, 3, 4, 4]},
        "requests": [)" + request +
                            "]}";
    const QJsonDocument document = QJsonDocument::fromJson(spec);
    EXPECT_FALSE(document.isNull()) << request.constData();
    return analyse(document.object())[u"results"_s].toArray()[0].toObject();
}

std::string errorOf(const QByteArray& request)
{
    return answerTo(request)[u"error"_s].toString().toStdString();
}

QStringList columns(const QByteArray& mods)
{
    const QJsonObject out = answerTo(R"({"measure": "GEN", "model": "EE", "mods": )" + mods + "}");
    EXPECT_FALSE(out.contains(u"error"_s)) << out[u"error"_s].toString().toStdString();
    QStringList names;
    for (const QJsonValue& name : out[u"colnames"_s].toArray())
        names += name.toString();
    return names;
}

} // namespace

TEST(SpecModels, CodesFactorsAgainstTheirFirstLevel)
{
    EXPECT_EQ(columns(R"(["arm"])"), (QStringList{u"(Intercept)"_s, u"arma"_s})); // "none" stands in no study
    EXPECT_EQ(columns(R"(["city"])"), (QStringList{u"(Intercept)"_s, u"cityB"_s, u"cityZ"_s}));
    EXPECT_EQ(columns(R"("~ 0 + city")"), (QStringList{u"citya"_s, u"cityB"_s, u"cityZ"_s}));
    EXPECT_EQ(columns(R"("~ 0 + arm + city")"), (QStringList{u"armx"_s, u"arma"_s, u"cityB"_s, u"cityZ"_s}));
    EXPECT_EQ(columns(R"(["arm*dose"])"),
              (QStringList{u"(Intercept)"_s, u"arma"_s, u"dose"_s, u"arma:dose"_s}));
    EXPECT_EQ(columns(R"("~ 0 + arm + arm:dose")"),
              (QStringList{u"armx"_s, u"arma"_s, u"armx:dose"_s, u"arma:dose"_s}));
    EXPECT_EQ(columns(R"x(["dose:arm", "dose", "I(dose^2)"])x"),
              (QStringList{u"(Intercept)"_s, u"dose"_s, u"I(dose^2)"_s, u"dose:arma"_s}));
}

TEST(SpecModels, LeavesOutStudiesWithoutModerator)
{
    const QJsonObject out = answerTo(R"({"measure": "GEN", "mods": ["dose"]})");
    EXPECT_EQ(out[u"k"_s].toInt(), 7);
    EXPECT_EQ(out[u"used"_s].toArray(), (QJsonArray{1, 2, 3, 4, 5, 6, 7}));
    EXPECT_EQ(out[u"warnings"_s].toArray()[0].toString(), u"1 studies left out: a moderator is missing"_s);
    EXPECT_EQ(out[u"yi"_s].toArray().size(), 8);
    EXPECT_EQ(out[u"fitted"_s].toArray().size(), 7);
}

TEST(SpecModels, DiagnosticsOfStudiesWithMissingModerators)
{
    // Models with moderators leave the study out and have no such blocks; without moderators it stays in.
    const QJsonObject withDose = answerTo(
        R"({"measure": "GEN", "mods": ["dose"], "also": ["leave1out", "influence", "permutest"],
            "perm": {"n": 200, "seed": 1}})");
    const QJsonObject blocks = withDose[u"also"_s].toObject();
    for (const QString& name : {u"leave1out"_s, u"influence"_s})
        EXPECT_EQ(blocks[name].toObject()[u"error"_s].toString(),
                  u"also: this model has no block \"%1\""_s.arg(name));
    EXPECT_EQ(blocks[u"permutest"_s].toObject()[u"pval"_s].toArray().size(), 2);
    const QJsonObject plain = answerTo(R"({"measure": "GEN", "also": ["leave1out", "influence"]})");
    EXPECT_EQ(plain[u"also"_s].toObject()[u"leave1out"_s].toObject()[u"beta"_s].toArray().size(), 8);
    EXPECT_EQ(plain[u"also"_s].toObject()[u"influence"_s].toObject()[u"hat"_s].toArray().size(), 8);
    const QJsonObject ordered = answerTo(R"({"measure": "GEN", "order": "dose", "also": ["cumul"]})");
    EXPECT_EQ(ordered[u"also"_s].toObject()[u"cumul"_s].toObject()[u"error"_s].toString(),
              u"a study has no number to be ordered by"_s);
}

TEST(SpecModels, RefusesWithWords)
{
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "mods": ["colour"]})"), "there is no moderator \"colour\"");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "mods": ["same"]})"), "moderator same has one level only");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "mods": ["dose", "twice"]})"),
              "the column \"twice\" does not vary or depends on the columns before it");
    EXPECT_EQ(errorOf(R"x({"measure": "GEN", "mods": ["I(arm^2)"]})x"), "I(arm^2): \"arm\" is a factor");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "mods": ["dose"], "newmods": [[1, 2]]})"),
              "a row of new values has 3 numbers for 2 coefficients");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "model": "MV", "random": ["district"]})"),
              "random: \"district\" is not of the form ~ inner | outer");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "model": "MV", "random": ["~ 1 | town"]})"),
              "there is no moderator \"town\"");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "model": "MV", "random": ["~ arm | trial"], "struct": "XY"})"),
              "struct: \"XY\" is unknown");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "model": "MV", "random": ["~ 1 | trial"], "V": [[1]]})"),
              "V has 1 rows for 8 studies");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "model": "MV", "tau2": "DL"})"),
              "multilevel models are fitted by REML or ML");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "model": "LS", "scale": ["dose"], "link": "probit"})"),
              "link: \"probit\" is unknown");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "mods": ["dose"], "robust": "CR2"})"),
              "robust tests need a cluster");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "mods": ["dose"], "cluster": "trial", "robust": "HC3"})"),
              "robust: \"HC3\" is unknown");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "mods": ["dose"], "weights": [1, 1, 1, 1, 1, 1, 1, 1]})"),
              "moderators and clusters need inverse variance weights");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "model": "EE", "test": "kr"})"),
              "test kr needs a random-effects model with inverse variance weights");
    EXPECT_EQ(errorOf(R"({"measure": "GEN", "model": "XX"})"), "model: \"XX\" is unknown");
}

TEST(SpecModels, BlocksThatAModelHasNot)
{
    const QJsonObject out =
        answerTo(R"({"measure": "GEN", "mods": ["dose"], "also": ["trimfill", "confint"]})");
    EXPECT_EQ(out[u"also"_s][u"trimfill"_s][u"error"_s].toString(),
              u"also: this model has no block \"trimfill\""_s);
    EXPECT_TRUE(out[u"also"_s][u"confint"_s][u"QP"_s].isObject());
}

TEST(SpecModels, RobustTestsOfEveryModel)
{
    for (const char* model : {R"("model": "RE")", R"("model": "RE", "mods": ["twice"])",
                              R"("model": "MV", "random": ["~ 1 | trial/row"])"})
        for (const char* kind : {"CR1", "CR2"}) {
            const QJsonObject out = answerTo(QByteArray(R"({"measure": "GEN", )") + model +
                                             R"(, "cluster": "trial", "robust": ")" + kind + "\"}");
            const QJsonObject block = out[u"robust_"_s + QString::fromLatin1(kind)].toObject();
            EXPECT_EQ(block[u"clusters"_s].toInt(), 4) << model;
            EXPECT_GT(block[u"ddf"_s][0].toDouble(), 0.5) << model;
            EXPECT_GT(block[u"se"_s][0].toDouble(), 0) << model;
        }
}

TEST(SpecModels, PredictiveProbabilitiesOfThresholds)
{
    const QJsonObject out =
        answerTo(R"({"measure": "GEN", "pi": "hk", "also": ["predprob"], "threshold": [0, 0.5]})");
    const QJsonArray rows = out[u"also"_s][u"predprob"_s].toArray();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[1][u"threshold"_s].toDouble(), 0.5);
    EXPECT_GT(rows[0][u"new_above"_s].toDouble(), rows[1][u"new_above"_s].toDouble());
    EXPECT_GT(rows[0][u"share_above"_s].toDouble(), 0.5);
}

TEST(SpecModels, TheBootstrapFollowsItsSeed)
{
    const auto lower = [](const char* seed) {
        return answerTo(QByteArray(R"({"measure": "GEN", "pi": "bootstrap", "boot": {"n": 500, "seed": )") +
                        seed + "}}")[u"pi_lb"_s]
            .toDouble();
    };
    EXPECT_EQ(lower("1"), lower("1"));
    EXPECT_NE(lower("1"), lower("2"));
}
