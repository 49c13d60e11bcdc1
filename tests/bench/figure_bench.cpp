// SPDX-License-Identifier: GPL-3.0-or-later
// Laying out and painting figures. Goal: a forest plot of 50 studies within one frame (16 ms).
#include "core/render/fonts.hpp"
#include "core/render/painter.hpp"
#include "core/render/qt_measure.hpp"
#include "tests/core/figure/sample_flows.hpp"

#include <QImage>
#include <QPainter>

#include <benchmark/benchmark.h>

using namespace plansift;

namespace {

figure::ForestInput fiftyStudies()
{
    figure::ForestInput input = test::bcgForest();
    for (std::size_t i = input.groups[0].studies.size(); i < 50; ++i) {
        figure::ForestStudy study = input.groups[0].studies[i % 13];
        study.label += " (" + std::to_string(i) + ")";
        input.groups[0].studies.push_back(study);
    }
    return input;
}

void paintOnScreen(const figure::Scene& scene, QImage& image)
{
    QPainter painter(&image);
    painter.scale(96 / 72.0 / render::kUnitsPerPoint, 96 / 72.0 / render::kUnitsPerPoint);
    render::paint(scene, painter);
}

/// A window keeps its measure; every redraw meets texts that it knows.
void forestOf50(benchmark::State& state)
{
    (void)render::loadFigureFonts();
    const figure::ForestInput input = fiftyStudies();
    const render::QtMeasure measure;
    QImage image(643, 1000, QImage::Format_RGB32);
    for (auto step : state)
        paintOnScreen(figure::forest(input, {}, measure)->at(0), image);
}
BENCHMARK(forestOf50)->Unit(benchmark::kMillisecond);

/// The first time: every text is measured.
void forestOf50Cold(benchmark::State& state)
{
    (void)render::loadFigureFonts();
    const figure::ForestInput input = fiftyStudies();
    QImage image(643, 1000, QImage::Format_RGB32);
    for (auto step : state) {
        const render::QtMeasure measure;
        paintOnScreen(figure::forest(input, {}, measure)->at(0), image);
    }
}
BENCHMARK(forestOf50Cold)->Unit(benchmark::kMillisecond);

void forestOf50Layout(benchmark::State& state)
{
    (void)render::loadFigureFonts();
    const figure::ForestInput input = fiftyStudies();
    const render::QtMeasure measure;
    for (auto step : state)
        benchmark::DoNotOptimize(figure::forest(input, {}, measure));
}
BENCHMARK(forestOf50Layout)->Unit(benchmark::kMillisecond);

void flowDiagram(benchmark::State& state)
{
    (void)render::loadFigureFonts();
    const render::QtMeasure measure;
    QImage image(643, 600, QImage::Format_RGB32);
    for (auto step : state)
        paintOnScreen(figure::prisma(test::exampleFlow(), {}, measure)->at(0), image);
}
BENCHMARK(flowDiagram)->Unit(benchmark::kMillisecond);

} // namespace
