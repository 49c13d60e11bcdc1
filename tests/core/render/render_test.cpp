// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts, measuring and painting.
#include "core/render/export.hpp"
#include "core/render/fonts.hpp"
#include "core/render/painter.hpp"
#include "core/render/qt_measure.hpp"
#include "core/render/svg.hpp"
#include "tests/core/figure/random_content.hpp"
#include "tests/core/figure/sample_flows.hpp"
#include "tests/core/figure/scene_checks.hpp"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QSet>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

#include <cmath>

using namespace plansift;
using namespace Qt::Literals::StringLiterals;

class Rendering : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(render::loadFigureFonts().ok()); }

    static figure::Scene forest()
    {
        const render::QtMeasure measure;
        return figure::forest(test::bcgForest(), {}, measure)->at(0);
    }
};

TEST_F(Rendering, UsesTheEmbeddedFont)
{
    for (const bool bold : {false, true})
        EXPECT_EQ(QFontInfo(render::qtFont({8, bold, false})).family(), u"Liberation Sans"_s);
}

TEST_F(Rendering, MeasuresAsThePainterSets)
{
    const render::QtMeasure measure;
    for (const char* text :
         {"Heterogeneity: τ² = 0.31; I² = 92%", "AVATAR To", "\u22120.23 [\u22120.55, 0.09]", ""}) {
        for (const figure::Font font : {figure::Font{6.35, false, false}, figure::Font{8, true, false},
                                        figure::Font{12, true, true}, figure::Font{7, false, true}}) {
            const double painted =
                QFontMetricsF(render::qtFont(font)).horizontalAdvance(QString::fromUtf8(text)) /
                render::kUnitsPerPoint;
            EXPECT_NEAR(measure.width(text, font), painted, 0.05) << text << " at " << font.size;
        }
    }
}

TEST_F(Rendering, GlyphsOfFiguresAreInTheFont)
{
    const QFontMetricsF metrics(render::qtFont({8, false, false}));
    for (const QChar c : u"−²τχ₀₉·–…×≤"_s)
        EXPECT_TRUE(metrics.inFont(c)) << static_cast<int>(c.unicode());
}

TEST_F(Rendering, AnyContentIsFreeOfOverlapInTheRealFont)
{
    const render::QtMeasure measure;
    for (std::uint32_t seed = 1000; seed < 1060; ++seed) {
        for (std::size_t kind = 0; kind < figure::figureSpecs().size(); ++kind) {
            test::RandomContent random(seed);
            const figure::FigureInput input = random.any(kind);
            const Result<figure::Pages> pages = figure::buildFigure(input, random.options(), measure);
            if (!pages)
                continue;
            const std::vector<std::string> breaches = test::breachesOf(*pages);
            ASSERT_TRUE(breaches.empty())
                << figure::figureSpecs()[kind].key << " seed " << seed << ": " << breaches[0];
        }
    }
}

TEST_F(Rendering, SamplesAreFreeOfOverlapInAllStylesAndWidths)
{
    const render::QtMeasure measure;
    for (const figure::FigureStyle& style : figure::figureStyles()) {
        for (const double width : {85.0, 120.0, 170.0, 190.0}) {
            const figure::FigureOptions options{.widthMm = width, .style = std::string(style.key)};
            for (const figure::ForestInput& input :
                 {test::bcgForest(), test::bcgSubgroups(), test::painForest()}) {
                const Result<figure::Pages> pages = figure::forest(input, options, measure);
                if (pages)
                    EXPECT_EQ(test::breachesOf(*pages), std::vector<std::string>{})
                        << style.key << " " << width;
                else
                    EXPECT_LT(width, 170) << pages.error().message;
            }
        }
    }
}

TEST_F(Rendering, AllOfficialFlowsFitAJournalColumn)
{
    const render::QtMeasure measure;
    for (const bool updated : {false, true}) {
        for (const bool other : {false, true}) {
            const Result<figure::Pages> pages =
                figure::prisma(test::officialFlow(updated, other), {}, measure);
            ASSERT_TRUE(pages.ok()) << pages.error().message;
            EXPECT_GE(figure::minimumFontPt(*pages), 7);
        }
    }
}

TEST_F(Rendering, SvgIsOneTextACellWithIdsAndDescription)
{
    const QByteArray svg = render::toSvg(forest(), false);
    EXPECT_TRUE(svg.contains("width=\"170.0000mm\""));
    EXPECT_TRUE(svg.contains(">0.41</tspan>"));
    EXPECT_TRUE(
        svg.contains("Heterogeneity: Tau² = 0.31; Chi² = 152.23, df = 12 (P &lt; 0.00001); I² = 92%"));
    EXPECT_TRUE(svg.contains("<desc id=\"desc\">Forest plot, Risk Ratio (IV, Random), 13 studies."));
    QXmlStreamReader reader(svg);
    QSet<QString> ids;
    QString cell;
    while (!reader.atEnd()) {
        reader.readNext();
        const QString id =
            reader.isStartElement() ? reader.attributes().value(u"id"_s).toString() : QString();
        EXPECT_FALSE(!id.isEmpty() && ids.contains(id)) << id.toStdString();
        ids.insert(id);
        if (reader.isStartElement() && id == u"cell-study-1-6"_s)
            cell = reader.readElementText(QXmlStreamReader::IncludeChildElements);
    }
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
    EXPECT_TRUE(ids.contains(u"square-study-1"_s));
    EXPECT_EQ(cell, u"0.41 [0.13, 1.26]"_s);
}

TEST_F(Rendering, OutlinedSvgHasNoText)
{
    const QByteArray svg = render::toSvg(forest(), true);
    EXPECT_FALSE(svg.contains("<text"));
    EXPECT_TRUE(svg.contains("aria-label=\"Aronson 1948\""));
}

TEST_F(Rendering, SvgShowsWhatThePainterPaints)
{
    const figure::Scene scene = forest();
    const double scale = 150 / 72.0;
    QImage painted(static_cast<int>(std::lround(scene.width * scale)),
                   static_cast<int>(std::lround(scene.height * scale)), QImage::Format_RGB888);
    QImage fromSvg = painted;
    painted.fill(Qt::white);
    fromSvg.fill(Qt::white);
    QPainter painter(&painted);
    painter.scale(scale / render::kUnitsPerPoint, scale / render::kUnitsPerPoint);
    render::paint(scene, painter);
    painter.end();
    QSvgRenderer renderer(render::toSvg(scene, true));
    QPainter svgPainter(&fromSvg);
    renderer.render(&svgPainter);
    svgPainter.end();
    // Glyphs are rasterised differently pixel by pixel; averaged over a millimetre they must agree.
    const QImage a = painted.scaled(170, 80, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage b = fromSvg.scaled(170, 80, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    int worst = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            worst = std::max(worst, std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))));
    EXPECT_LT(worst, 50) << "of 255";
}

TEST_F(Rendering, TheSameSceneGivesTheSamePixels)
{
    const Result<QByteArray> first = render::toBitmap(forest(), "png", 100);
    const Result<QByteArray> second = render::toBitmap(forest(), "png", 100);
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_EQ(*first, *second);
}
