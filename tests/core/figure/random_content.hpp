// SPDX-License-Identifier: GPL-3.0-or-later
// Inputs of figures with content as bad as it comes: long and empty names, huge and impossible numbers, many
// domains.
#pragma once

#include "core/figure/registry.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

namespace plansift::test {

class RandomContent {
public:
    explicit RandomContent(std::uint32_t seed)
        : m_engine(seed)
    {
    }

    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(m_engine()) % n; }
    bool chance(std::uint32_t percent) { return below(100) < percent; }
    double unit() { return below(1'000'000) / 1e6; }

    std::string text()
    {
        static const std::array<std::string, 14> words{"Smith",
                                                       "2019",
                                                       "Aufmerksamkeitsdefizit-Hyperaktivitätsstörung",
                                                       "et al",
                                                       "Müller-Lüdenscheidt",
                                                       "µ",
                                                       "x",
                                                       "Risk/Benefit",
                                                       "of",
                                                       "Studie zur Wirksamkeit",
                                                       "(NCT01234567)",
                                                       "\xC3\x28",
                                                       "a\tb\n",
                                                       "Donaudampfschifffahrtsgesellschaftskapitänsmütze"};
        std::string s;
        const std::uint32_t shape = below(12);
        const std::uint32_t count = shape == 0 ? 0 : shape == 1 ? 25 : 1 + below(4);
        if (shape == 2)
            return std::string(20 + below(180), 'W');
        for (std::uint32_t i = 0; i < count; ++i)
            s += (i > 0 ? " " : "") + words[below(words.size())];
        return s;
    }

    double number()
    {
        const std::uint32_t shape = below(40);
        if (shape == 0)
            return std::numeric_limits<double>::quiet_NaN();
        if (shape == 1)
            return std::numeric_limits<double>::infinity();
        if (shape == 2)
            return 0;
        const double size = std::pow(10, chance(10) ? below(600) / 20.0 - 10 : 4 * unit() - 2);
        return chance(40) ? -size : size;
    }

    std::optional<double> maybe(double value)
    {
        return chance(85) ? std::optional<double>(value) : std::nullopt;
    }

    figure::Estimate estimate(bool ratio)
    {
        const double value = ratio ? std::abs(number()) : number();
        const double reach = std::abs(number());
        return ratio ? figure::Estimate{value, value / (1 + reach), value * (1 + reach)}
                     : figure::Estimate{value, value - reach, value + reach};
    }

    std::vector<std::string> notes(std::uint32_t most)
    {
        std::vector<std::string> list(below(most + 1));
        for (std::string& note : list)
            note = text() + " " + text();
        return list;
    }

    std::size_t studyCount()
    {
        static const std::array<std::size_t, 8> counts{0, 1, 2, 3, 7, 20, 61, 200};
        return counts[chance(90) ? below(6) : below(8)];
    }

    figure::RobScheme scheme(std::uint32_t mostDomains)
    {
        figure::RobScheme scheme;
        const std::uint32_t count = 1 + below(chance(80) ? 7 : mostDomains);
        for (std::uint32_t d = 0; d < count; ++d)
            scheme.domains.push_back({"d" + std::to_string(d),
                                      chance(80) ? "D" + std::to_string(d + 1) : text(), text(),
                                      d + 1 == count && chance(50)});
        for (const char* word : {"Low", "Some concerns", "High", "Critical", "No information"})
            scheme.levels.push_back(*figure::robLevel(word));
        if (chance(20))
            scheme.levels[1].label = text();
        return scheme;
    }

    std::vector<int> cells(std::size_t count)
    {
        std::vector<int> list(chance(90) ? count : count / 2);
        for (int& cell : list)
            cell = static_cast<int>(below(7)) - 1;
        return list;
    }

    figure::RobTable robTable()
    {
        figure::RobTable table;
        table.scheme = scheme(30);
        table.rows.resize(studyCount());
        for (figure::RobRow& row : table.rows)
            row = {"r", text(), cells(table.scheme.domains.size()), unit()};
        table.notes = notes(3);
        return table;
    }

    figure::ForestArm arm()
    {
        return {maybe(std::abs(number())), maybe(number()), maybe(std::abs(number())),
                maybe(std::abs(number()))};
    }

    figure::ForestPool pool(bool ratio)
    {
        figure::ForestPool p;
        p.label = chance(10) ? text() : "";
        if (chance(95))
            p.effect = estimate(ratio);
        p.weight = maybe(100 * unit());
        p.experimentalTotal = maybe(std::abs(number()));
        p.controlTotal = maybe(std::abs(number()));
        p.experimentalEvents = maybe(std::abs(number()));
        p.controlEvents = maybe(std::abs(number()));
        if (chance(40))
            p.prediction = estimate(ratio);
        if (chance(90))
            p.heterogeneity = figure::Heterogeneity{maybe(std::abs(number())), maybe(std::abs(number())),
                                                    maybe(below(300)), maybe(unit()), maybe(100 * unit())};
        if (chance(90))
            p.test = figure::EffectTest{number(), chance(30) ? maybe(below(50)) : std::nullopt, unit()};
        return p;
    }

    figure::ForestStudy study(bool ratio, std::size_t domains)
    {
        figure::ForestStudy s;
        s.ref = "s";
        s.label = text();
        s.experimental = arm();
        s.control = arm();
        s.generic = maybe(number());
        s.genericSe = maybe(std::abs(number()));
        s.weight = maybe(100 * unit());
        if (chance(92))
            s.effect = estimate(ratio);
        s.rob = cells(domains);
        s.footnotes.assign(below(3), 0);
        return s;
    }

    figure::ForestInput forest()
    {
        figure::ForestInput input;
        const bool ratio = chance(60);
        input.kind = static_cast<figure::DataKind>(below(3));
        input.effectName = chance(85) ? "Std. Mean Difference" : text();
        input.effectAbbreviation = chance(85) ? "SMD" : text();
        input.method = chance(90) ? "IV, Random" : text();
        input.genericHeader = chance(50) ? "log[Risk Ratio]" : text();
        input.modelName = chance(85) ? "Random effects model" : text();
        input.tau2Estimator = chance(50) ? "REML" : "";
        input.ciMethod = chance(50) ? "HKSJ" : "";
        input.logarithmic = ratio;
        input.decimals = static_cast<int>(below(5));
        if (chance(90))
            input.nullValue = ratio ? 1 : 0;
        input.experimentalLabel = text();
        input.controlLabel = text();
        input.favoursLeft = "Favours " + text();
        input.favoursRight = text();
        if (chance(40))
            input.rob = scheme(12);
        const std::size_t groups = 1 + (chance(30) ? below(4) : 0);
        for (std::size_t g = 0; g < groups; ++g) {
            figure::ForestGroup group{"g", groups > 1 ? text() : "", {}, {}};
            group.studies.resize(studyCount() / groups);
            for (figure::ForestStudy& s : group.studies)
                s = study(ratio, input.rob ? input.rob->domains.size() : 0);
            if (groups > 1)
                group.subtotal = pool(ratio);
            input.groups.push_back(std::move(group));
        }
        for (std::uint32_t i = 0; i < below(3); ++i)
            input.totals.push_back(pool(ratio));
        if (groups > 1)
            input.subgroupTest = figure::Heterogeneity{{}, number(), 3, unit(), 100 * unit()};
        input.footnotes = notes(3);
        input.notes = notes(3);
        if (chance(15)) {
            input.axisLower = ratio ? 0.2 : -1;
            input.axisUpper = ratio ? 3 : 2.5;
        }
        return input;
    }

    figure::FlowCount count()
    {
        if (chance(5))
            return std::nullopt;
        return chance(5) ? 123'456'789'012 : below(5000);
    }

    std::vector<figure::FlowEntry> entries(std::uint32_t most)
    {
        std::vector<figure::FlowEntry> list(below(most + 1));
        for (figure::FlowEntry& e : list)
            e = {text(), count()};
        return list;
    }

    figure::PrismaInput prisma()
    {
        figure::PrismaInput input;
        input.updated = chance(50);
        input.otherMethods = chance(50);
        input.databases = count();
        input.databaseList = entries(chance(80) ? 8 : 40);
        input.registers = count();
        input.registerList = entries(3);
        input.duplicates = count();
        input.excludedAutomatic = count();
        input.viaDatabases = {count(), count(), count(), entries(12)};
        input.viaOther = {count(), count(), count(), entries(6)};
        input.newStudies = count();
        input.metaStudies = chance(30) ? count() : std::nullopt;
        input.hideZeros = chance(50);
        input.open = chance(30) ? below(500) : 0;
        input.citation = chance(70);
        input.notes = notes(3);
        return input;
    }

    figure::FunnelInput funnel()
    {
        figure::FunnelInput input;
        input.effectName = text();
        input.logarithmic = chance(60);
        input.nullValue = input.logarithmic ? 1 : 0;
        input.points.resize(studyCount());
        for (figure::FunnelPoint& point : input.points)
            point = {"p", text(), input.logarithmic ? std::exp(4 * unit() - 2) : 1e3 * (unit() - 0.5),
                     (input.logarithmic ? 0.01 : 1.0) + unit(), chance(10)};
        if (chance(80) && !input.points.empty())
            input.pooled = input.points[0].effect;
        input.contours = chance(50);
        input.notes = notes(2);
        return input;
    }

    double effect(bool ratio) { return ratio ? std::exp(4 * unit() - 2) : 1e3 * (unit() - 0.5); }

    /// An interval about a value, finite and of the right sign.
    figure::Estimate interval(bool ratio)
    {
        const double value = effect(ratio);
        const double reach = unit();
        return ratio ? figure::Estimate{value, value / (1 + reach), value * (1 + reach)}
                     : figure::Estimate{value, value - 100 * reach, value + 100 * reach};
    }

    figure::BubbleInput bubble()
    {
        figure::BubbleInput input;
        input.effectName = text();
        input.moderatorName = text();
        input.logarithmic = chance(60);
        input.nullValue = maybe(input.logarithmic ? 1 : 0);
        const double size = std::pow(10, 8 * unit() - 2);
        input.bubbles.resize(studyCount());
        for (figure::Bubble& b : input.bubbles)
            b = {"b", text(), size * (unit() - 0.3), effect(input.logarithmic), 1e-3 + unit()};
        for (const double x : {-0.3, 0.0, 0.7})
            input.line.push_back({size * x, interval(input.logarithmic)});
        input.notes = notes(2);
        return input;
    }

    figure::SpecificationCurveInput curve()
    {
        figure::SpecificationCurveInput input;
        input.effectName = text();
        input.logarithmic = chance(60);
        input.nullValue = maybe(input.logarithmic ? 1 : 0);
        input.choices.resize(below(5));
        for (figure::CurveChoice& choice : input.choices) {
            choice.name = text();
            choice.options.resize(1 + below(7));
            for (std::string& option : choice.options)
                option = text();
        }
        input.specifications.resize(studyCount());
        for (figure::CurveSpecification& s : input.specifications) {
            s.effect = interval(input.logarithmic);
            for (std::size_t c = 0; c < input.choices.size(); ++c)
                s.chosen.push_back(below(8));
        }
        if (!input.specifications.empty())
            input.specifications.front().own = chance(80);
        input.notes = notes(2);
        return input;
    }

    figure::GoshInput gosh()
    {
        figure::GoshInput input;
        input.effectName = text();
        input.logarithmic = chance(60);
        input.marks.resize(20 * studyCount());
        for (figure::GoshMark& mark : input.marks)
            mark = {effect(input.logarithmic), 100 * unit(), chance(50)};
        if (!input.marks.empty() && chance(80))
            input.all = input.marks.front();
        input.markedStudy = text();
        input.notes = notes(2);
        return input;
    }

    figure::FigureOptions options()
    {
        figure::FigureOptions options;
        options.widthMm = chance(50) ? 170 : 60 + below(200);
        options.fontPt = 6 + below(7);
        options.pageHeightMm = chance(25) ? 60 + below(200) : 0;
        options.style =
            figure::figureStyles()[below(static_cast<std::uint32_t>(figure::figureStyles().size()))].key;
        return options;
    }

    figure::FigureInput any(std::size_t kind)
    {
        switch (kind) {
        case 0:
            return prisma();
        case 1:
            return figure::TrafficLightInput{robTable()};
        case 2:
            return figure::RobSummaryInput{robTable(), chance(50)};
        case 3:
            return forest();
        case 4:
            return funnel();
        case 5:
            return bubble();
        case 6:
            return curve();
        default:
            return gosh();
        }
    }

private:
    std::mt19937 m_engine;
};

} // namespace plansift::test
