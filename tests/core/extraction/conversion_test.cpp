// SPDX-License-Identifier: GPL-3.0-or-later
// The conversions: against metafor 5.1-12, meta 8.4-0 and the Cochrane Handbook, there and back, and
// refusals.
#include "core/extraction/conversion.hpp"
#include "tests/support/reference/reference_file.hpp"
#include "tests/support/reference/reference_tally.hpp"
#include "tests/support/results.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::extraction;
using plansift::test::isOk;
using plansift::test::ReferenceTally;

namespace {

constexpr double kClosed = 1e-10;

QJsonObject block(const char* name)
{
    return test::referenceFile(std::string(PLANSIFT_TEST_DATA) + "/reference/extra/conversions.json")
        .root[QLatin1StringView(name)]
        .toObject();
}

/// Row `row` of inputs that may be lists; a null is not given.
Inputs inputsOf(const QJsonObject& json, qsizetype row = 0)
{
    Inputs inputs;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QJsonValue value = it->isArray() ? it->toArray()[row] : *it;
        if (value.isString())
            inputs.choose(it.key().toStdString(), value.toString().toStdString());
        else if (value.isDouble())
            inputs.set(it.key().toStdString(), value.toDouble());
    }
    return inputs;
}

Result<Converted> run(std::string_view key, const Inputs& inputs)
{
    const Conversion* conversion = conversionByKey(key);
    return conversion ? convert(*conversion, inputs)
                      : Result<Converted>(Error{ErrorCode::Usage, "no conversion " + std::string(key), {}});
}

Result<Converted> run(std::string_view key, std::initializer_list<std::pair<const char*, double>> numbers)
{
    Inputs inputs;
    for (const auto& [name, value] : numbers)
        inputs.set(name, value);
    return run(key, inputs);
}

double value(std::string_view key, std::initializer_list<std::pair<const char*, double>> numbers,
             std::string_view name)
{
    const Result<Converted> out = run(key, numbers);
    EXPECT_TRUE(isOk(out)) << key;
    return out ? (*out)[name] : stats::kUndefined;
}

std::string refusal(std::string_view key, std::initializer_list<std::pair<const char*, double>> numbers)
{
    const Result<Converted> out = run(key, numbers);
    return out ? "" : out.error().message;
}

/// Compares every number of an expected object, nested ones too.
void compare(ReferenceTally& tally, const std::string& where, const Converted& found,
             const QJsonObject& expected, qsizetype row = 0)
{
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        if (it.key() == u"input"_s)
            continue;
        if (it->isObject())
            compare(tally, where, found, it->toObject());
        else
            tally.compare(where, where, found[it.key().toStdString()],
                          test::numberOf(it->isArray() ? it->toArray()[row] : *it), kClosed);
    }
}

} // namespace

TEST(Conversion, AgreesWithTheHandbook)
{
    ReferenceTally tally;
    const QJsonObject all = block("handbook");
    for (auto it = all.begin(); it != all.end(); ++it) {
        const Result<Converted> out =
            run(it.key().toStdString(), inputsOf(it->toObject()[u"input"_s].toObject()));
        if (!out) {
            tally.fail(it.key().toStdString(), out.error().message);
            continue;
        }
        compare(tally, it.key().toStdString(), *out, it->toObject());
    }
    tally.print("handbook");
    EXPECT_GE(tally.compared(), 20u);
}

TEST(Conversion, AgreesWithMetaforOnWaldStatistics)
{
    ReferenceTally tally;
    const QJsonObject all = block("wald");
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonObject entry = it->toObject();
        QJsonObject input = entry[u"input"_s].toObject();
        if (it.key() == u"or_ci90"_s) // the only one whose scale the file leaves out
            input[u"transf"_s] = u"log"_s;
        for (qsizetype row = 0; row < entry[u"yi"_s].toArray().size(); ++row) {
            const Result<Converted> out = run("wald", inputsOf(input, row));
            ASSERT_TRUE(isOk(out));
            compare(tally, it.key().toStdString(), *out, entry, row);
        }
    }
    tally.print("wald");
    EXPECT_GE(tally.compared(), 16u);
}

TEST(Conversion, AgreesWithMetaforOnHedgesJ)
{
    ReferenceTally tally;
    const QJsonObject all = block("hedges_J");
    const QJsonArray df = all[u"df"_s].toArray();
    for (qsizetype row = 0; row < df.size(); ++row) {
        tally.compare("exact", "J", value("hedges_J", {{"df", df[row].toDouble()}}, "exact"),
                      test::numberOf(all[u"exact"_s].toArray()[row]), kClosed);
        tally.compare("approx", "J", value("hedges_J", {{"df", df[row].toDouble()}}, "approx"),
                      test::numberOf(all[u"approx_3_4dfm1"_s].toArray()[row]), kClosed);
    }
    EXPECT_EQ(tally.compared(), 36u);
}

TEST(Conversion, AgreesWithMetaforOnFourfoldTables)
{
    const QJsonObject phi = block("two_by_two")[u"ri"_s].toObject();
    for (qsizetype row = 0; row < 2; ++row) {
        const Result<Converted> out = run("two_by_two_from_phi", inputsOf(phi[u"input"_s].toObject(), row));
        ASSERT_TRUE(isOk(out));
        for (const auto& cell : {u"ai"_s, u"bi"_s, u"ci"_s, u"di"_s})
            EXPECT_EQ((*out)[cell.toStdString()], phi[cell].toArray()[row].toDouble()) << cell.toStdString();
    }
}

TEST(Conversion, FourfoldTablesComeBackFromTheirSummaries)
{
    // The tables that metafor gives for odds ratios and chi-square in the reference, from their own margins.
    for (const auto& [a, b, c, d] :
         {std::array{66., 34., 44., 56.}, std::array{17., 23., 33., 17.}, std::array{23., 17., 22., 38.}}) {
        const double n = a + b + c + d;
        const double chi2 =
            n * stats::square(std::abs(a * d - b * c) - n / 2) / ((a + b) * (c + d) * (a + c) * (b + d));
        const std::pair<const char*, double> all{"ni", n}, row{"n1i", a + b}, column{"n2i", a + c};
        EXPECT_EQ(value("two_by_two_from_or", {{"ori", a * d / (b * c)}, all, row, column}, "ai"), a);
        EXPECT_EQ(value("two_by_two_from_chi2",
                        {{"x2i", chi2}, {"direction", a * d > b * c ? 1 : -1}, all, row, column}, "ai"),
                  a);
        EXPECT_EQ(value("two_by_two_from_margins", {{"ai", a}, all, row, column}, "di"), d);
    }
    EXPECT_EQ(value("two_by_two_from_percentages", {{"n1", 40}, {"p1", 30}, {"n2", 50}, {"p2", 12}}, "ci"),
              6);
}

TEST(Conversion, GoesThereAndBack)
{
    EXPECT_NEAR(value("corr_from_change_sd",
                      {{"sdb", 4},
                       {"sdf", 4.4},
                       {"sdc", value("sd_change_from_corr", {{"sdb", 4}, {"sdf", 4.4}, {"r", 0.8}}, "sd")}},
                      "r"),
                0.8, 1e-14);
    EXPECT_NEAR(value("rr_to_or",
                      {{"rr", value("or_to_rr", {{"or", 0.66}, {"acr", 0.3}}, "rr")}, {"acr", 0.3}}, "or"),
                0.66, 1e-14);
    EXPECT_NEAR(value("smd_to_lnor", {{"d", value("or_to_smd", {{"lnor", 0.8}}, "d")}}, "lnor"), 0.8, 1e-15);
    EXPECT_NEAR(
        value("sd_from_difference_se",
              {{"se", value("sd_from_difference_ci", {{"lb", 1}, {"ub", 5}, {"n1", 25}, {"n2", 22}}, "se")},
               {"n1", 25},
               {"n2", 22}},
              "sd"),
        value("sd_from_difference_ci", {{"lb", 1}, {"ub", 5}, {"n1", 25}, {"n2", 22}}, "sd"), 1e-14);
    EXPECT_NEAR(value("d_from_f", {{"F", 4.41}, {"n1", 25}, {"n2", 22}}, "d"),
                value("d_from_t", {{"t", 2.1}, {"n1", 25}, {"n2", 22}}, "d"), 1e-14);
    EXPECT_NEAR(value("hr_from_se", {{"loghr", -0.4}, {"se", 0.3}}, "OmE"), -0.4 / 0.09, 1e-12);
    EXPECT_NEAR(value("hr_from_OE", {{"OmE", -0.4 / 0.09}, {"V", 1 / 0.09}}, "loghr"), -0.4, 1e-14);
    EXPECT_NEAR(value("hr_from_p", {{"hr", 0.7}, {"p", 0.03}}, "se"),
                value("hr_from_logrank_p", {{"p", 0.03}, {"events", 148.016}}, "se"), 1e-4);
}

TEST(Conversion, CombiningGroupsIsAssociative)
{
    const std::pair<const char*, double> one[]{{"n1", 25}, {"m1", 10.2}, {"s1", 3.1}};
    const auto all = run(
        "combine_groups",
        {one[0], one[1], one[2], {"n2", 31}, {"m2", 12.5}, {"s2", 2.7}, {"n3", 12}, {"m3", 9}, {"s3", 4}});
    const auto two =
        run("combine_groups", {{"n1", 31}, {"m1", 12.5}, {"s1", 2.7}, {"n2", 12}, {"m2", 9}, {"s2", 4}});
    ASSERT_TRUE(isOk(all) && isOk(two));
    const auto nested =
        run("combine_groups",
            {one[0], one[1], one[2], {"n2", (*two)["n"]}, {"m2", (*two)["mean"]}, {"s2", (*two)["sd"]}});
    EXPECT_NEAR((*nested)["mean"], (*all)["mean"], 1e-13);
    EXPECT_NEAR((*nested)["sd"], (*all)["sd"], 1e-13);
    EXPECT_EQ((*all)["n"], 68);
}

TEST(Conversion, WarnsOfWhatTheNumbersSay)
{
    Inputs skewed;
    for (const auto& [name, number] :
         {std::pair{"min", 10.}, {"q1", 14.}, {"median", 17.}, {"q3", 24.}, {"max", 51.}, {"n", 200.}})
        skewed.set(name, number);
    EXPECT_EQ(run("fivenum", skewed)->warnings.size(), 1);
    EXPECT_EQ(run("wald", {{"out", 1.4}, {"lb", 0.7}, {"ub", 2.8}})->warnings.size(), 1);
    EXPECT_EQ(run("nnt_from_rr", {{"rr", 1.5}, {"acr", 0.2}})->warnings.size(), 1);
    EXPECT_EQ(run("sd_from_ci_z", {{"lb", 1}, {"ub", 2}, {"n", 20}})->warnings.size(), 1);
}

TEST(Conversion, RefusesByName)
{
    EXPECT_EQ(refusal("sd_from_se", {{"se", 1}}), "n is missing");
    EXPECT_EQ(refusal("sd_from_se", {{"se", -1}, {"n", 10}}), "se must be above zero");
    EXPECT_EQ(refusal("sd_from_se", {{"se", 1}, {"n", 10}, {"colour", 3}}),
              "colour is no input of this conversion");
    EXPECT_EQ(refusal("sd_from_ci_t", {{"lb", 3}, {"ub", 1}, {"n", 10}}),
              "the upper bound must lie above the lower bound");
    EXPECT_EQ(refusal("sd_from_ci_t", {{"lb", 1}, {"ub", 3}, {"n", 1}}),
              "no number follows from these inputs");
    EXPECT_EQ(refusal("wald", {{"out", 3}}), "give lb and ub, or zval, or pval");
    EXPECT_EQ(refusal("two_by_two_from_phi", {{"ri", 0.99}, {"ni", 100}, {"n1i", 10}, {"n2i", 90}}),
              "no table with these margins has this number");
    EXPECT_EQ(refusal("fivenum", {{"median", 3}, {"n", 20}}),
              "the median needs the quartiles or the range beside it");
    EXPECT_FALSE(conversionByKey("nonsense"));
}

TEST(Conversion, EveryEntrySaysWhatItDoes)
{
    for (const Conversion& conversion : conversions()) {
        EXPECT_EQ(conversionByKey(conversion.key), &conversion) << "two conversions named " << conversion.key;
        EXPECT_FALSE(conversion.formulaText().isEmpty() || conversion.assumptionsText().isEmpty());
        EXPECT_FALSE(run(conversion.key, Inputs{})) << conversion.key;
    }
}
