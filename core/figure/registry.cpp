// SPDX-License-Identifier: GPL-3.0-or-later
// The table of figures.
#include "core/figure/registry.hpp"

#include "core/figure/traffic_light.hpp"

#include <algorithm>
#include <array>

namespace plansift::figure {
namespace {

template<typename Input>
FigureInput empty()
{
    return Input{};
}

constexpr std::array kSpecs{
    FigureSpec{"prisma", "PRISMA 2020 flow diagram", false, empty<PrismaInput>},
    FigureSpec{"traffic-light", "Risk of bias, traffic light", true, empty<TrafficLightInput>},
    FigureSpec{"rob-summary", "Risk of bias, summary", true, empty<RobSummaryInput>},
    FigureSpec{"forest", "Forest plot", true, empty<ForestInput>},
    FigureSpec{"funnel", "Funnel plot", true, empty<FunnelInput>},
    FigureSpec{"bubble", "Bubble plot of a meta-regression", true, empty<BubbleInput>},
    FigureSpec{"multiverse", "Specification curve", true, empty<SpecificationCurveInput>},
    FigureSpec{"gosh", "Subsets of the studies (GOSH)", true, empty<GoshInput>},
};

struct Build {
    const FigureOptions& options;
    const TextMeasure& measure;

    Result<Pages> operator()(const PrismaInput& input) const { return prisma(input, options, measure); }
    Result<Pages> operator()(const TrafficLightInput& input) const
    {
        return trafficLight(input.table, options, measure);
    }
    Result<Pages> operator()(const RobSummaryInput& input) const
    {
        return robSummary(input, options, measure);
    }
    Result<Pages> operator()(const ForestInput& input) const { return forest(input, options, measure); }
    Result<Pages> operator()(const FunnelInput& input) const { return funnel(input, options, measure); }
    Result<Pages> operator()(const BubbleInput& input) const { return bubble(input, options, measure); }
    Result<Pages> operator()(const SpecificationCurveInput& input) const
    {
        return specificationCurve(input, options, measure);
    }
    Result<Pages> operator()(const GoshInput& input) const { return goshPlot(input, options, measure); }
};

} // namespace

std::span<const FigureSpec> figureSpecs()
{
    return kSpecs;
}

const FigureSpec* figureByKey(std::string_view key)
{
    const auto spec =
        std::find_if(kSpecs.begin(), kSpecs.end(), [&](const FigureSpec& s) { return s.key == key; });
    return spec == kSpecs.end() ? nullptr : &*spec;
}

Result<Pages> buildFigure(const FigureInput& input, const FigureOptions& options, const TextMeasure& measure)
{
    return std::visit(Build{options, measure}, input);
}

} // namespace plansift::figure
