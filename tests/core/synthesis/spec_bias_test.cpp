// SPDX-License-Identifier: GPL-3.0-or-later
// Reporting bias and models of counts through `analyse --spec`: keys, shapes and refusals.
#include "core/synthesis/spec.hpp"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;

namespace {

/// The result of one request on eight fourfold tables.
QJsonObject result(const char* request)
{
    const QJsonObject input = QJsonDocument::fromJson(R"({"ai": [4, 6, 3, 12, 33, 18, 8, 25],
        "bi": [119, 300, 228, 136, 503, 136, 253, 878], "ci": [11, 29, 11, 24, 47, 37, 10, 49],
        "di": [128, 274, 209, 126, 576, 107, 619, 872]})")
                                  .object();
    QJsonParseError error;
    const QJsonObject json = QJsonDocument::fromJson(request, &error).object();
    EXPECT_EQ(error.error, QJsonParseError::NoError);
    const QJsonObject out =
        plansift::synthesis::analyse({{u"input"_s, input}, {u"requests"_s, QJsonArray{json}}});
    return out[u"results"_s].toArray()[0].toObject();
}

QJsonObject block(const char* request, const QString& name)
{
    return result(request)[u"also"_s].toObject()[name].toObject();
}

} // namespace

TEST(SpecBias, UsualSelectionModelsByName)
{
    const QJsonObject models = block(R"({"measure": "OR", "also": ["selmodel"]})", u"selmodel"_s);
    EXPECT_EQ(models.keys(),
              (QStringList{u"beta"_s, u"step_025"_s, u"step_025_50"_s, u"vevea_woods_moderate_1t"_s}));
    EXPECT_EQ(models[u"step_025"_s].toObject()[u"alternative"_s].toString(), u"less"_s);
    EXPECT_EQ(models[u"vevea_woods_moderate_1t"_s].toObject()[u"delta"_s].toArray().size(), 14);
}

TEST(SpecBias, OneSelectionModelByItsKey)
{
    const QJsonObject model = block(R"({"measure": "OR", "also": ["selmodel"],
        "selmodel": {"type": "halfnorm", "steps": 0.05, "alternative": "less", "prec": "sei",
                     "delta": [null]}})",
                                    u"selmodel"_s);
    EXPECT_TRUE(model[u"beta"_s].isDouble());
    EXPECT_EQ(model[u"delta"_s].toArray().size(), 1);
}

TEST(SpecBias, RefusesWrongSelectionModels)
{
    for (const char* request :
         {R"({"measure": "OR", "selmodel": 3})", R"({"measure": "OR", "selmodel": {"type": "x"}})",
          R"({"measure": "OR", "selmodel": {"steps": ["a"]}})",
          R"({"measure": "OR", "selmodel": {"colour": 1}})"})
        EXPECT_FALSE(result(request)[u"error"_s].toString().isEmpty()) << request;
    EXPECT_TRUE(
        block(R"({"measure": "OR", "also": ["selmodel"], "selmodel": {"type": "stepfun"}})", u"selmodel"_s)
            .contains(u"error"_s));
}

TEST(SpecBias, MixedModelsHaveBothTests)
{
    for (const char* kind : {"UM.FS", "UM.RS", "CM.EL", "CM.AL"}) {
        const QJsonObject r =
            result((std::string(R"({"measure": "OR", "model": "GLMM", "glmm": ")") + kind + "\"}").c_str());
        EXPECT_EQ(r[u"k"_s].toInt(), 8) << kind;
        for (const QString& key :
             {u"beta"_s, u"tau2"_s, u"I2"_s, u"ll"_s, u"ll_ml"_s, u"QE_Wld"_s, u"QE_LRT"_s})
            EXPECT_TRUE(r[key].isDouble()) << kind << ' ' << key.toStdString();
        EXPECT_TRUE(r[u"used"_s].isNull()) << kind;
    }
}

TEST(SpecBias, AdjustedEstimates)
{
    const char* request =
        R"({"measure": "OR", "also": ["limitmeta", "copas", "pcurve", "puniform", "fsn", "smallstudy"]})";
    EXPECT_TRUE(block(request, u"limitmeta"_s)[u"beta"_s].isDouble());
    EXPECT_EQ(block(request, u"copas"_s)[u"fits"_s].toArray().size(), 10);
    EXPECT_TRUE(block(request, u"pcurve"_s)[u"right_skew"_s].toObject()[u"z"_s].isDouble());
    EXPECT_EQ(block(request, u"puniform"_s)[u"side"_s].toString(), u"left"_s);
    EXPECT_TRUE(block(request, u"fsn"_s)[u"General"_s].toObject()[u"fsnum"_s].isDouble());
    EXPECT_TRUE(block(request, u"smallstudy"_s)[u"schwarzer"_s].toObject()[u"stat"_s].isDouble());
}
