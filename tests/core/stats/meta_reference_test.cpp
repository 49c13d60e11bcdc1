// SPDX-License-Identifier: GPL-3.0-or-later
// The preset "meta" against meta 8.4-0: metabin(method="MH") and metacont() on the data of their reference
// files.
#include "core/stats/analysis.hpp"
#include "tests/core/stats/builders.hpp"
#include "tests/support/reference/reference_file.hpp"
#include "tests/support/reference/reference_tally.hpp"
#include "tests/support/reference_data.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace plansift::stats;
using namespace plansift::test;

namespace {

constexpr double kClosed = 1e-10;
constexpr double kInnerTolerance = 1e-4; // meta calls metafor with its default tolerance for tau2

QJsonObject extra(const char* name)
{
    return referenceFile(referenceData() + "/reference/extra/" + name).root;
}

StudyTable binaryTable(const QJsonObject& block)
{
    const QJsonObject data = block[u"data"_s].toObject();
    return tableOf({{Column::ai, numbersOf(data[u"a"_s])},
                    {Column::n1i, numbersOf(data[u"n1"_s])},
                    {Column::ci, numbersOf(data[u"c"_s])},
                    {Column::n2i, numbersOf(data[u"n2"_s])}});
}

class MetaComparison {
public:
    MetaComparison(ReferenceTally& tally, StudyTable table, std::string measure)
        : m_tally(tally)
        , m_table(std::move(table))
        , m_measure(std::move(measure))
    {
    }

    void compare(const std::string& where, Model model, Tau2Method tau2, const QJsonObject& expected)
    {
        compare(where, {.preset = "meta", .model = model, .tau2 = tau2}, expected);
    }

    void compare(const std::string& where, AnalysisRequest request, const QJsonObject& expected)
    {
        request.measure = m_measure;
        const Model model = request.model;
        const Tau2Method tau2 = request.tau2.value_or(Tau2Method::REML);
        const auto result = analyse(m_table, request);
        if (!result)
            return m_tally.fail(where, result.error().message);
        if (model == Model::RE)
            compareRandom(where, result->pooled, expected,
                          tau2 == Tau2Method::DL ? kClosed : kInnerTolerance);
        else
            compareCommon(where, result->pooled, expected);
    }

private:
    void compareCommon(const std::string& where, const PooledResult& r, const QJsonObject& expected)
    {
        m_tally.compare("common TE", where, r.beta, numberOf(expected[u"TE_common"_s]), kClosed);
        m_tally.compare("common se", where, r.se, numberOf(expected[u"se_common"_s]), kClosed);
    }

    void compareRandom(const std::string& where, const PooledResult& r, const QJsonObject& expected,
                       double tolerance)
    {
        m_tally.compare("random TE", where, r.beta, numbersOf(expected[u"TE_random"_s])[0], tolerance);
        m_tally.compare("random se", where, r.se, numbersOf(expected[u"se_random"_s])[0], tolerance);
        m_tally.compare("random tau2", where, r.tau2, numberOf(expected[u"tau2"_s]), tolerance,
                        r.typicalVariance);
        m_tally.compare("random Q", where, r.q, numbersOf(expected[u"Q"_s])[0], kClosed);
        m_tally.compare("random I2", where, r.i2, 100 * numbersOf(expected[u"I2"_s])[0], kClosed);
        if (std::isnan(r.ddf))
            m_tally.compare("random pi V", where, r.piLower, numbersOf(expected[u"pi_lb"_s])[0], tolerance);
        else
            m_tally.skip("pi V: meta takes the standard error of the normal test also beside Hartung-Knapp");
    }

    ReferenceTally& m_tally;
    StudyTable m_table;
    std::string m_measure;
};

} // namespace

TEST(MetaReference, BinaryOutcomes)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    ReferenceTally tally;
    const QJsonObject all = extra("meta_metabin.json")[u"metabin"_s].toObject();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonObject block = it->toObject();
        MetaComparison comparison(tally, binaryTable(block), it.key().section(u'/', 1).toStdString());
        const std::string where = it.key().toStdString();
        comparison.compare(where + " MH", Model::MH, Tau2Method::REML, block[u"MH_REML"_s].toObject());
        // metafor's default tolerance puts tau2 of these risk differences 8% above the maximum of the
        // likelihood
        if (where != "nielweise2007/RD")
            comparison.compare(where + " REML", Model::RE, Tau2Method::REML, block[u"MH_REML"_s].toObject());
        comparison.compare(where + " DL", Model::RE, Tau2Method::DL, block[u"MH_DL"_s].toObject());
        comparison.compare(where + " inverse", Model::EE, Tau2Method::PM,
                           block[u"Inverse_REML_I2tau2"_s].toObject());
    }
    tally.print("metabin");
    EXPECT_GE(tally.compared(), 90u);
}

TEST(MetaReference, ContinuousOutcomes)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    ReferenceTally tally;
    const StudyTable table = referenceFile(referenceData() + "/reference/dat.normand1999.json").table;
    const QJsonObject all = extra("meta_metacont.json")[u"metacont_normand1999"_s].toObject();
    struct Case {
        const char* name;
        const char* preset;
        std::optional<HedgesJ> j{};
        std::optional<VarianceType> variance{};
    };
    const Case cases[]{{"MD/Hedges/exact", "meta"},
                       {"SMD/Hedges/exact", "meta"},
                       {"SMD/Hedges/approx", "revman5"},
                       {"SMD/Cohen/approx", "metafor", HedgesJ::None, VarianceType::LS},
                       {"ROM/Hedges/exact", "meta"}};
    for (const auto& [name, preset, j, variance] : cases) {
        const QJsonObject expected = all[QLatin1StringView(name)].toObject();
        const std::string measure = std::string(name).substr(0, std::string(name).find('/'));
        const auto result = analyse(
            table, {.measure = measure, .preset = preset, .model = Model::EE, .variance = variance, .j = j});
        ASSERT_TRUE(result) << name;
        const std::vector<double> effects = numbersOf(expected[u"TE"_s]);
        const std::vector<double> errors = numbersOf(expected[u"seTE"_s]);
        for (std::size_t i = 0; i < effects.size(); ++i) {
            tally.compare("TE", name, result->studies[i].effect.yi, effects[i], kClosed);
            tally.compare("seTE", name, std::sqrt(result->studies[i].effect.vi), errors[i], kClosed);
        }
        tally.compare("common TE", name, result->pooled.beta, numberOf(expected[u"TE_common"_s]), kClosed);
        tally.compare("common se", name, result->pooled.se, numberOf(expected[u"se_common"_s]), kClosed);
    }
    tally.print("metacont");
}

// Conventions that a call of metabin() changes one by one.
TEST(MetaReference, ConventionsOfBinaryOutcomes)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    ReferenceTally tally;
    // The reference was made with MH.exact = FALSE in spite of its name: its common effects are those of
    // MH_REML.
    AnalysisRequest cochrane{.preset = "meta", .model = Model::MH};
    cochrane.rrOnceTotals = false;
    AnalysisRequest all{.preset = "meta", .model = Model::EE, .add = 0.5, .to = AddTo::All};
    AnalysisRequest everyStudy{.preset = "meta", .model = Model::MH, .drop00 = false, .mhDrop00 = false};
    AnalysisRequest bySize{.preset = "meta", .model = Model::MH};
    bySize.share = AddShare::TreatmentArm;
    const AnalysisRequest adhoc{.preset = "meta", .test = TestMethod::Adhoc};
    const std::pair<const char*, AnalysisRequest> cases[]{{"MH_exact_RR_Cochrane", cochrane},
                                                          {"incr_all", all},
                                                          {"allstudies", everyStudy},
                                                          {"TACC", bySize},
                                                          {"HK_adhoc_se", adhoc}};
    const QJsonObject blocks = extra("meta_metabin.json")[u"metabin"_s].toObject();
    for (auto it = blocks.begin(); it != blocks.end(); ++it) {
        const std::string measure = it.key().section(u'/', 1).toStdString();
        MetaComparison comparison(tally, binaryTable(it->toObject()), measure);
        for (const auto& [name, request] : cases) {
            const QJsonObject expected = it->toObject()[QLatin1StringView(name)].toObject();
            if (expected.isEmpty())
                continue;
            const std::string where = it.key().toStdString() + " " + name;
            if (request.model != Model::RE)
                comparison.compare(where, request, expected);
            AnalysisRequest random = request;
            random.model = Model::RE;
            // metafor's default tolerance, as above
            if (it.key() != u"nielweise2007/RD"_s)
                comparison.compare(where, random, expected);
        }
        if (measure == "OR")
            MetaComparison(tally, binaryTable(it->toObject()), "PETO")
                .compare(it.key().toStdString() + " Peto",
                         {.preset = "meta", .tau2 = Tau2Method::REML, .add = 0, .drop00 = true},
                         it->toObject()[u"Peto"_s].toObject());
    }
    tally.print("metabin, conventions");
    EXPECT_GE(tally.compared(), 100u);
}

TEST(MetaReference, Proportions)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    ReferenceTally tally;
    const StudyTable table = referenceFile(referenceData() + "/reference/dat.pritz1997.json").table;
    const QJsonObject all = extra("meta_metaprop.json")[u"metaprop_pritz1997"_s].toObject();
    const std::pair<const char*, const char*> measures[]{
        {"PLOGIT/Inverse", "PLO"}, {"PFT/Inverse", "PFT"}, {"PAS/Inverse", "PAS"}, {"PRAW/Inverse", "PR"}};
    for (const auto& [name, measure] : measures) {
        MetaComparison comparison(tally, table, measure);
        const QJsonObject expected = all[QLatin1StringView(name)].toObject();
        comparison.compare(name, Model::EE, Tau2Method::REML, expected);
        comparison.compare(name, Model::RE, Tau2Method::REML, expected);
    }
    tally.skip(
        "PLN: of a study with events only meta takes the variance 1/x - 1/(n + 0.5), metafor adds 0.5");
    tally.print("metaprop");
    EXPECT_EQ(tally.compared(), 32u);
}
