// SPDX-License-Identifier: GPL-3.0-or-later
// Forest plots that tests and benchmarks draw. BCG: Colditz et al., JAMA 1994;271:698 (counts), pooled by
// DerSimonian-Laird. Pain: the shipped example (arm data reconstructed, judgements illustrative).
#pragma once

#include "core/figure/forest.hpp"

namespace plansift::test {

struct BcgRow {
    const char* label;
    double events1, total1, events2, total2, weight;
    figure::Estimate ratio;
};

inline const std::vector<BcgRow>& bcgRows()
{
    static const std::vector<BcgRow> rows{
        {"Aronson 1948", 4, 123, 11, 139, 5.04, {0.410939, 0.134302, 1.257398}},
        {"Ferguson & Simes 1949", 6, 306, 29, 303, 6.35, {0.204868, 0.086297, 0.486352}},
        {"Rosenthal et al 1960", 3, 231, 11, 220, 4.41, {0.259740, 0.073443, 0.918609}},
        {"Hart & Sutherland 1977", 62, 13598, 248, 12867, 9.72, {0.236561, 0.179281, 0.312141}},
        {"Frimodt-Moller et al 1973", 33, 5069, 47, 5808, 8.88, {0.804490, 0.516293, 1.253558}},
        {"Stein & Aronson 1953", 180, 1541, 372, 1451, 10.12, {0.455611, 0.387132, 0.536203}},
        {"Vandiviere et al 1973", 8, 2545, 10, 629, 6.01, {0.197721, 0.078357, 0.498919}},
        {"TPT Madras 1980", 505, 88391, 499, 88391, 10.22, {1.012024, 0.894572, 1.144897}},
        {"Coetzee & Berjak 1968", 29, 7499, 45, 7277, 8.75, {0.625366, 0.392576, 0.996196}},
        {"Rosenthal et al 1961", 17, 1716, 65, 1665, 8.37, {0.253765, 0.149421, 0.430976}},
        {"Comstock et al 1974", 186, 50634, 141, 27338, 9.95, {0.712227, 0.572514, 0.886035}},
        {"Comstock & Webster 1969", 5, 2498, 3, 2341, 3.80, {1.561916, 0.373689, 6.528374}},
        {"Comstock et al 1976", 27, 16913, 29, 17854, 8.40, {0.982835, 0.582137, 1.659341}}};
    return rows;
}

inline figure::ForestStudy bcgStudy(const BcgRow& row, std::size_t index)
{
    figure::ForestStudy study;
    study.ref = "study-" + std::to_string(index + 1);
    study.label = row.label;
    study.experimental = {.events = row.events1, .total = row.total1};
    study.control = {.events = row.events2, .total = row.total2};
    study.weight = row.weight;
    study.effect = row.ratio;
    return study;
}

inline figure::ForestInput bcgForest()
{
    figure::ForestInput input;
    input.title = "BCG vaccine against tuberculosis";
    input.kind = figure::DataKind::Dichotomous;
    input.effectName = "Risk Ratio";
    input.effectAbbreviation = "RR";
    input.method = "IV, Random";
    input.modelName = "Random effects model";
    input.tau2Estimator = "DL";
    input.logarithmic = true;
    input.nullValue = 1;
    input.experimentalLabel = "BCG";
    input.controlLabel = "Control";
    input.favoursLeft = "Favours BCG";
    input.favoursRight = "Favours control";
    input.groups.emplace_back();
    for (std::size_t i = 0; i < bcgRows().size(); ++i)
        input.groups[0].studies.push_back(bcgStudy(bcgRows()[i], i));
    figure::ForestPool total;
    total.ref = "total";
    total.effect = figure::Estimate{0.489624, 0.344917, 0.695042};
    total.weight = 100;
    total.experimentalTotal = 191064;
    total.controlTotal = 169282;
    total.experimentalEvents = 1065;
    total.controlEvents = 1510;
    total.heterogeneity = figure::Heterogeneity{0.308760, 152.233008, 12, 2e-26, 92.117347};
    total.test = figure::EffectTest{-3.995238, {}, 6.5e-5};
    input.totals.push_back(total);
    input.notes = {"Between-study variance by DerSimonian-Laird; 95% CI by the Wald method."};
    return input;
}

/// The same with a prediction interval and in two groups; groups and results are made up for the layout.
inline figure::ForestInput bcgSubgroups()
{
    figure::ForestInput input = bcgForest();
    std::vector<figure::ForestStudy> studies = std::move(input.groups[0].studies);
    input.groups.assign(2, {});
    input.groups[0].ref = "early";
    input.groups[0].title = "1.1.1 Begun before 1955";
    input.groups[1].ref = "late";
    input.groups[1].title = "1.1.2 Begun in 1955 or later";
    for (std::size_t i = 0; i < studies.size(); ++i)
        input.groups[i % 2].studies.push_back(studies[i]);
    figure::ForestPool pool;
    pool.effect = figure::Estimate{0.4217, 0.2661, 0.6683};
    pool.weight = 55.6;
    pool.experimentalTotal = 85671;
    pool.controlTotal = 64266;
    pool.experimentalEvents = 318;
    pool.controlEvents = 487;
    pool.heterogeneity = figure::Heterogeneity{0.3, 68.97, 6, 1e-12, 91.3};
    pool.test = figure::EffectTest{-3.68, {}, 0.00023};
    input.groups[0].subtotal = pool;
    pool.effect = figure::Estimate{0.5886, 0.3482, 0.9951};
    pool.weight = 44.4;
    pool.experimentalTotal = 105393;
    pool.controlTotal = 105016;
    pool.experimentalEvents = 747;
    pool.controlEvents = 1023;
    pool.heterogeneity = figure::Heterogeneity{0.29, 70.48, 5, 8e-14, 92.9};
    pool.test = figure::EffectTest{-1.98, {}, 0.048};
    input.groups[1].subtotal = pool;
    input.totals[0].prediction = figure::Estimate{0.4896, 0.1351, 1.7741};
    input.subgroupTest = figure::Heterogeneity{{}, 0.91, 1, 0.34, 0.0};
    return input;
}

inline figure::RobScheme rob2Scheme(const figure::RobAppearance& appearance = {})
{
    figure::RobScheme scheme;
    scheme.toolName = "RoB 2";
    scheme.domains = {{"D1", "D1", "Bias arising from the randomization process"},
                      {"D2", "D2", "Bias due to deviations from intended interventions"},
                      {"D3", "D3", "Bias due to missing outcome data"},
                      {"D4", "D4", "Bias in measurement of the outcome"},
                      {"D5", "D5", "Bias in selection of the reported result"},
                      {"overall", "Overall", "Overall risk of bias", true}};
    for (const char* word : {"Low", "Some concerns", "High", "No information"})
        scheme.levels.push_back(*figure::robLevel(word, appearance));
    return scheme;
}

inline figure::ForestStudy painStudy(const char* id, figure::ForestArm experimental,
                                     figure::ForestArm control, double weight, figure::Estimate effect,
                                     std::vector<int> rob)
{
    figure::ForestStudy study;
    study.ref = id;
    study.label = std::string("Trial ") + id;
    study.experimental = experimental;
    study.control = control;
    study.weight = weight;
    study.effect = effect;
    study.rob = std::move(rob);
    study.footnotes = {0};
    return study;
}

/// Three studies, standardised mean difference, risk-of-bias columns, footnotes.
inline figure::ForestInput painForest()
{
    figure::ForestInput input;
    input.title = "Pain";
    input.kind = figure::DataKind::Continuous;
    input.effectName = "Std. Mean Difference";
    input.effectAbbreviation = "SMD";
    input.method = "IV, Random";
    input.modelName = "Random effects model";
    input.tau2Estimator = "DL";
    input.nullValue = 0;
    input.experimentalLabel = "MI plus exercise";
    input.controlLabel = "Exercise alone";
    input.favoursLeft = "Favours MI plus exercise";
    input.favoursRight = "Favours exercise alone";
    figure::ForestGroup group;
    group.studies = {painStudy("A", {{}, 3.4, 1.9, 38}, {{}, 4.1, 2.2, 38}, 49.88, {-0.3371, -0.7901, 0.1158},
                               {0, 0, 0, 0, 0, 0}),
                     painStudy("B", {{}, 41.2, 18.2, 28}, {{}, 41.0, 22.5, 28}, 37.31,
                               {0.0096, -0.5142, 0.5335}, {0, 1, 0, 1, 0, 1}),
                     painStudy("C", {{}, 3.5, 2.5, 10}, {{}, 4.8, 2.4, 10}, 12.81, {-0.5081, -1.4020, 0.3858},
                               {1, 1, 2, 1, -1, 2})};
    input.groups = {group};
    figure::ForestPool total;
    total.ref = "total";
    total.effect = figure::Estimate{-0.229641, -0.549589, 0.090308};
    total.weight = 100;
    total.experimentalTotal = 76;
    total.controlTotal = 76;
    total.heterogeneity = figure::Heterogeneity{0.0, 1.39035, 2, 0.499, 0.0};
    total.test = figure::EffectTest{-1.40675, {}, 0.159502};
    input.totals = {total};
    input.rob = rob2Scheme();
    input.footnotes = {"Reconstructed data: arm values fitted so that the pooled result prints as published"};
    input.notes = {
        "Random effects by DerSimonian-Laird, 95% CI by the Wald method. Risk-of-bias judgements are "
        "illustrative."};
    return input;
}

} // namespace plansift::test
