// SPDX-License-Identifier: GPL-3.0-or-later
// Exported files: exact sizes, resolutions, searchable text, whole files or none.
#include "core/render/export.hpp"
#include "core/render/fonts.hpp"
#include "core/render/qt_measure.hpp"
#include "tests/core/figure/sample_flows.hpp"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <gtest/gtest.h>

using namespace plansift;
using namespace Qt::Literals::StringLiterals;

class Export : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_folder.isValid());
        ASSERT_TRUE(render::loadFigureFonts().ok());
        const render::QtMeasure measure;
        m_pages = *figure::forest(test::bcgForest(), {}, measure);
        figure::ForestInput many = test::bcgForest();
        while (many.groups[0].studies.size() < 130)
            many.groups[0].studies.push_back(many.groups[0].studies[0]);
        m_manyPages = *figure::forest(many, {}, measure);
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }

    QByteArray exported(const QString& name, const render::ExportOptions& options = {}) const
    {
        const auto files = render::exportFigure(m_pages, path(name), options);
        EXPECT_TRUE(files.ok()) << (files ? "" : files.error().message + files.error().detail);
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    double heightPt() const { return m_pages[0].height; }

    static QString run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    static QString errorsOf(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardError());
    }

    QTemporaryDir m_folder{};
    figure::Pages m_pages{};
    figure::Pages m_manyPages{};
};

TEST_F(Export, ReportsWhatItWrote)
{
    const auto files = render::exportFigure(m_pages, path(u"a.svg"_s));
    ASSERT_TRUE(files.ok());
    ASSERT_EQ(files->size(), 1);
    EXPECT_EQ(files->at(0).path, path(u"a.svg"_s));
    EXPECT_NEAR(files->at(0).widthMm, 170, 1e-9);
    EXPECT_NEAR(files->at(0).heightMm, heightPt() / figure::kPointsPerMm, 1e-9);
    EXPECT_DOUBLE_EQ(files->at(0).minimumFontPt, 7);
}

TEST_F(Export, PngHasTheResolution)
{
    exported(u"a.png"_s, {.dpi = 300});
    const QImage image(path(u"a.png"_s));
    EXPECT_EQ(image.width(), 2008); // 170 mm at 300 dpi: 2007.9
    EXPECT_EQ(image.dotsPerMeterX(), 11811);
    EXPECT_FALSE(image.hasAlphaChannel());
    EXPECT_EQ(image.pixelColor(0, 0), QColor(Qt::white));
}

TEST_F(Export, TiffIsLzwRgbWithoutAlpha)
{
    if (!QImageReader::supportedImageFormats().contains("tiff"))
        GTEST_SKIP() << "the TIFF plugin of Qt is not installed";
    exported(u"a.tiff"_s, {.dpi = 600});
    const QImage image(path(u"a.tiff"_s));
    EXPECT_EQ(image.width(), 4016); // 170 mm at 600 dpi: 4015.7
    EXPECT_NEAR(image.dotsPerMeterX() * 0.0254, 600, 0.5);
    if (QStandardPaths::findExecutable(u"tiffinfo"_s).isEmpty())
        GTEST_SKIP() << "tiffinfo is not installed";
    const QString info = run(u"tiffinfo"_s, {path(u"a.tiff"_s)});
    EXPECT_TRUE(info.contains(u"LZW"_s)) << info.toStdString();
    EXPECT_TRUE(info.contains(u"Samples/Pixel: 3"_s)) << info.toStdString();
    EXPECT_FALSE(info.contains(u"Extra Samples"_s)) << info.toStdString();
}

TEST_F(Export, PdfHasTheExactPageAndSearchableText)
{
    exported(u"a.pdf"_s);
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        GTEST_SKIP() << "poppler-utils is not installed";
    const QRegularExpressionMatch size = QRegularExpression(u"Page size: +([0-9.]+) x ([0-9.]+) pts"_s)
                                             .match(run(u"pdfinfo"_s, {path(u"a.pdf"_s)}));
    ASSERT_TRUE(size.hasMatch());
    EXPECT_EQ(errorsOf(u"pdftotext"_s, {path(u"a.pdf"_s), u"-"_s}), QString())
        << "the offsets in the file are right";
    EXPECT_NEAR(size.captured(1).toDouble(), 170 * figure::kPointsPerMm, 0.05);
    EXPECT_NEAR(size.captured(2).toDouble(), heightPt(), 0.05);
    const QString text = run(u"pdftotext"_s, {u"-layout"_s, path(u"a.pdf"_s), u"-"_s});
    for (const QString& wanted : {u"Tau² = 0.31"_s, u"Aronson 1948"_s, u"0.41 [0.13, 1.26]"_s, u"I² = 92%"_s})
        EXPECT_TRUE(text.contains(wanted)) << wanted.toStdString() << " in " << text.toStdString();
}

TEST_F(Export, EpsHasTheBoundingBoxOfTheFigure)
{
    if (QStandardPaths::findExecutable(u"pdftops"_s).isEmpty())
        GTEST_SKIP() << "poppler-utils is not installed";
    const QByteArray eps = exported(u"a.eps"_s);
    EXPECT_TRUE(eps.startsWith("%!PS-Adobe-3.0 EPSF"));
    const QRegularExpressionMatch box =
        QRegularExpression(u"%%BoundingBox: (\\d+) (\\d+) (\\d+) (\\d+)"_s).match(QString::fromLatin1(eps));
    ASSERT_TRUE(box.hasMatch());
    EXPECT_EQ(box.captured(1), u"0"_s);
    EXPECT_EQ(box.captured(2), u"0"_s);
    EXPECT_NEAR(box.captured(3).toDouble(), 170 * figure::kPointsPerMm, 1);
    EXPECT_NEAR(box.captured(4).toDouble(), heightPt(), 1);
}

TEST_F(Export, NamesTheMissingProgramForEps)
{
    const QByteArray before = qgetenv("PATH");
    qputenv("PATH", "/nonexistent");
    const auto files = render::exportFigure(m_pages, path(u"a.eps"_s));
    qputenv("PATH", before);
    ASSERT_FALSE(files.ok());
    EXPECT_NE(files.error().message.find("poppler-utils"), std::string::npos);
    EXPECT_FALSE(QFile::exists(path(u"a.eps"_s)));
}

TEST_F(Export, TheSameFigureGivesTheSameBytes)
{
    for (const QString& extension : render::exportExtensions()) {
        if (extension == u"eps"_s && QStandardPaths::findExecutable(u"pdftops"_s).isEmpty())
            continue;
        const QByteArray first = exported(u"first."_s + extension, {.dpi = 72});
        if (extension == u"pdf"_s || extension == u"eps"_s)
            QThread::msleep(1100); // dates in files have seconds
        EXPECT_EQ(first, exported(u"second."_s + extension, {.dpi = 72})) << extension.toStdString();
    }
}

TEST_F(Export, SeveralPagesAreNumberedOrInOnePdf)
{
    ASSERT_GE(m_manyPages.size(), 2U);
    const auto svg = render::exportFigure(m_manyPages, path(u"many.v2.svg"_s));
    ASSERT_TRUE(svg.ok());
    ASSERT_EQ(static_cast<std::size_t>(svg->size()), m_manyPages.size());
    EXPECT_EQ(svg->at(0).path, path(u"many.v2-1.svg"_s));
    EXPECT_TRUE(QFile::exists(path(u"many.v2-2.svg"_s)));
    const auto pdf = render::exportFigure(m_manyPages, path(u"many.pdf"_s));
    ASSERT_TRUE(pdf.ok());
    EXPECT_EQ(pdf->size(), 1);
    if (QStandardPaths::findExecutable(u"pdfinfo"_s).isEmpty())
        GTEST_SKIP() << "poppler-utils is not installed";
    const QRegularExpression pages(u"Pages: +%1"_s.arg(m_manyPages.size()));
    EXPECT_TRUE(run(u"pdfinfo"_s, {path(u"many.pdf"_s)}).contains(pages));
}

TEST_F(Export, RefusesInOneSentenceAndLeavesNothing)
{
    const auto unknown = render::exportFigure(m_pages, path(u"a.docx"_s));
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().code, ErrorCode::Usage);
    EXPECT_NE(unknown.error().message.find(".svg"), std::string::npos);
    const auto missing = render::exportFigure(m_pages, path(u"no/such/folder/a.svg"_s));
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::Input);
    EXPECT_FALSE(render::exportFigure(m_pages, path(u"a.png"_s), {.dpi = 5}).ok());
    EXPECT_FALSE(render::exportFigure({}, path(u"a.png"_s)).ok());
    EXPECT_TRUE(QDir(m_folder.path()).entryList(QDir::Files).isEmpty());
}

TEST_F(Export, AFileThatCannotBeReplacedStaysAsItWas)
{
    QDir(m_folder.path()).mkdir(u"a-2.svg"_s); // page 2 cannot take this name
    QFile old(path(u"a-1.svg"_s));
    ASSERT_TRUE(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    const auto files = render::exportFigure(m_manyPages, path(u"a.svg"_s));
    ASSERT_FALSE(files.ok());
    ASSERT_TRUE(old.open(QIODevice::ReadOnly));
    EXPECT_EQ(old.readAll(), "old");
}
