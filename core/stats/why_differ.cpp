// SPDX-License-Identifier: GPL-3.0-or-later
// The table of conventions, and the analyses with one of them changed.
#include "core/stats/why_differ.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace plansift::stats {
namespace {

/// One convention of a preset: its words, how it is copied, and whether it bears on a request at all.
struct Convention {
    const char* key;
    const char* label;
    std::string (*words)(const Preset&);
    void (*copy)(Preset& to, const Preset& from);
    bool (*applies)(const AnalysisRequest&, const MeasureSpec&);
};

std::string yesNo(bool value)
{
    return value ? "yes" : "no";
}

std::string ruleWords(const ZeroCellRule& rule)
{
    if (rule.to == AddTo::None || rule.add == 0)
        return "nothing added";
    char text[32];
    std::snprintf(text, sizeof text, "%g", rule.add);
    return std::string("adds ") + text + " to tables with a zero" +
           (rule.drop00 ? ", leaves out tables without events" : "");
}

bool isInverseVariance(const AnalysisRequest& r)
{
    return r.model == Model::EE || r.model == Model::RE;
}

bool hasPooledTables(const AnalysisRequest& r, const MeasureSpec&)
{
    return r.model == Model::MH && !r.mhAdd;
}

bool isRatio(const MeasureSpec& m)
{
    return m.input == InputKind::TwoByTwo && m.transform == Transform::Exp;
}

std::string i2Words(I2Method method)
{
    return method == I2Method::Q ? "(Q - df) / Q" : "tau2 / (tau2 + typical variance)";
}

/// What a convention says of a preset, by one of its members.
template<auto Member>
void copyMember(Preset& to, const Preset& from)
{
    to.*Member = from.*Member;
}

template<auto Member>
std::string yesNoMember(const Preset& p)
{
    return yesNo(p.*Member);
}

constexpr std::array<Convention, 14> kConventions{{
    {"tau2", "estimator of tau2", [](const Preset& p) { return std::string(tau2Spec(p.tau2).label); },
     copyMember<&Preset::tau2>,
     [](const AnalysisRequest& r, const MeasureSpec&) { return r.model == Model::RE && !r.tau2; }},
    {"test", "test and confidence interval", [](const Preset& p) { return std::string(testKey(p.test)); },
     copyMember<&Preset::test>,
     [](const AnalysisRequest& r, const MeasureSpec&) { return isInverseVariance(r) && !r.test; }},
    {"pi", "degrees of freedom of the prediction interval",
     [](const Preset& p) { return std::string(piKey(p.pi)); }, copyMember<&Preset::pi>,
     [](const AnalysisRequest& r, const MeasureSpec&) { return r.model == Model::RE && !r.pi; }},
    {"i2", "I2", [](const Preset& p) { return i2Words(p.i2); }, copyMember<&Preset::i2>,
     [](const AnalysisRequest& r, const MeasureSpec&) { return r.model == Model::RE && !r.i2; }},
    {"smd_variance", "variance of the standardised mean difference",
     [](const Preset& p) { return std::string(varianceTypeKey(p.smdVariance)); },
     copyMember<&Preset::smdVariance>,
     [](const AnalysisRequest& r, const MeasureSpec& m) { return m.key == "SMD" && !r.variance; }},
    {"j", "Hedges' J",
     [](const Preset& p) {
         return std::string(p.j == HedgesJ::Exact ? "exact (gamma)" : "1 - 3 / (4 df - 1)");
     },
     copyMember<&Preset::j>,
     [](const AnalysisRequest& r, const MeasureSpec& m) {
         return !r.j && (m.input == InputKind::TwoMeans || m.input == InputKind::PairedMeans);
     }},
    {"drop00", "leaves out studies without events from odds and risk ratios",
     yesNoMember<&Preset::dropDoubleZeroRatios>, copyMember<&Preset::dropDoubleZeroRatios>,
     [](const AnalysisRequest& r, const MeasureSpec& m) {
         return isInverseVariance(r) && isRatio(m) && !r.drop00;
     }},
    {"mh_cells", "zero cells in Mantel-Haenszel pooling",
     [](const Preset& p) { return ruleWords(p.mhCells); }, copyMember<&Preset::mhCells>, hasPooledTables},
    {"mh_drop00_rd", "leaves out studies without events from Q of Mantel-Haenszel risk differences",
     yesNoMember<&Preset::mhDropsDoubleZeroRd>, copyMember<&Preset::mhDropsDoubleZeroRd>,
     [](const AnalysisRequest& r, const MeasureSpec& m) { return r.model == Model::MH && m.key == "RD"; }},
    {"rd_variance", "variance of the Mantel-Haenszel risk difference",
     [](const Preset& p) {
         return std::string(p.rdVariance == MhRdVariance::Sato ? "Sato 1989" : "Greenland & Robins 1985");
     },
     copyMember<&Preset::rdVariance>,
     [](const AnalysisRequest& r, const MeasureSpec& m) { return r.model == Model::MH && m.key == "RD"; }},
    {"rr_totals", "adds the increment of a corrected risk ratio once to each total, not twice",
     yesNoMember<&Preset::rrAddsOnceToTotals>, copyMember<&Preset::rrAddsOnceToTotals>,
     [](const AnalysisRequest& r, const MeasureSpec& m) { return m.key == "RR" && !r.rrOnceTotals; }},
    {"rd_uncorrected", "corrects zero cells in the variance of a risk difference or a proportion only",
     yesNoMember<&Preset::rdEstimateUncorrected>, copyMember<&Preset::rdEstimateUncorrected>,
     [](const AnalysisRequest&, const MeasureSpec& m) { return m.key == "RD" || m.key == "PR"; }},
    {"q_about_mh", "Q of DerSimonian-Laird about the Mantel-Haenszel estimate",
     yesNoMember<&Preset::dlAboutMh>, copyMember<&Preset::dlAboutMh>,
     [](const AnalysisRequest& r, const MeasureSpec& m) {
         return r.model == Model::RE && !r.dlAboutMh && (isRatio(m) || m.key == "RD");
     }},
    {"definitions", "definitions of PCOR ZPCOR SMDH SMD1H ROM CVR ROMC SMCRH",
     [](const Preset& p) {
         return std::string(p.definitions == Definitions::Current ? "metafor 5" : "metafor 3.8");
     },
     copyMember<&Preset::definitions>, [](const AnalysisRequest&, const MeasureSpec&) { return true; }},
}};

ComparedNumbers numbersOf(const PooledResult& p)
{
    return {p.k, p.beta, p.ciLower, p.ciUpper, p.piLower, p.piUpper, p.tau2, p.i2};
}

Result<ComparedNumbers> computed(const StudyTable& table, const AnalysisRequest& request,
                                 const Preset& conventions)
{
    const auto prepared = PreparedAnalysis::prepare(table, request, conventions);
    if (!prepared)
        return prepared.error();
    const Result<AnalysisResult> result = prepared->run();
    return result ? Result<ComparedNumbers>(numbersOf(result->pooled)) : result.error();
}

/// What one preset does otherwise, each with its consequence.
std::vector<ConventionDifference> differencesOf(const StudyTable& table, const AnalysisRequest& request,
                                                const Preset& chosen, const ComparedNumbers& numbers,
                                                const Preset& other)
{
    std::vector<ConventionDifference> out;
    const MeasureSpec& measure = *measureByKey(request.measure);
    for (const Convention& convention : kConventions) {
        const std::string ours = convention.words(chosen);
        const std::string theirs = convention.words(other);
        if (ours == theirs || !convention.applies(request, measure))
            continue;
        Preset changed = chosen;
        convention.copy(changed, other);
        const Result<ComparedNumbers> alone = computed(table, request, changed);
        const ComparedNumbers result = alone ? *alone : ComparedNumbers{};
        out.push_back({convention.key, convention.label, ours, theirs, result, !result.agreesWith(numbers)});
    }
    return out;
}

/// Whether the numbers are the chosen ones, or become so by changing one convention.
bool explainedByOne(const PresetComparison& c, const ComparedNumbers& numbers)
{
    return c.numbers->agreesWith(numbers) ||
           std::ranges::any_of(c.differences, [&](const ConventionDifference& difference) {
               return difference.alone.agreesWith(*c.numbers);
           });
}

bool agree(double a, double b)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) == std::isnan(b);
    return std::abs(a - b) <= 1e-9 * std::max({1e-3, std::abs(a), std::abs(b)});
}

} // namespace

bool ComparedNumbers::agreesWith(const ComparedNumbers& other) const
{
    return k == other.k && agree(beta, other.beta) && agree(ciLower, other.ciLower) &&
           agree(ciUpper, other.ciUpper) && agree(piLower, other.piLower) && agree(piUpper, other.piUpper) &&
           agree(tau2, other.tau2) && agree(i2, other.i2);
}

Result<WhyDiffer> whyDiffer(const StudyTable& table, const AnalysisRequest& request)
{
    const Preset* chosen = presetByKey(request.preset);
    if (!chosen)
        return Error{ErrorCode::Usage, "unknown preset \"" + request.preset + "\""};
    AnalysisRequest whole = request;
    whole.subgroup.clear();
    const Result<ComparedNumbers> numbers = computed(table, whole, *chosen);
    if (!numbers)
        return numbers.error();
    WhyDiffer out{request.preset, *numbers, {}};
    for (const Preset& preset : presets()) {
        PresetComparison comparison{std::string(preset.key), std::string(preset.label), {}, {}, {}, false};
        const Result<ComparedNumbers> theirs = computed(table, whole, preset);
        if (theirs)
            comparison.numbers = *theirs;
        else
            comparison.error = theirs.error().message;
        comparison.differences = differencesOf(table, whole, *chosen, *numbers, preset);
        comparison.together = theirs && !explainedByOne(comparison, *numbers);
        out.presets.push_back(std::move(comparison));
    }
    return out;
}

} // namespace plansift::stats
