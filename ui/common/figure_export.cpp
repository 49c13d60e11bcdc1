// SPDX-License-Identifier: GPL-3.0-or-later
// Export of a figure by dialog.
#include "ui/common/figure_export.hpp"

#include "core/render/export.hpp"
#include "core/render/svg.hpp"

#include <QClipboard>
#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kCopyDpi = 300;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FigureExport)
};

} // namespace

void exportFigureByDialog(Review& review, Prompter& prompter, QWidget* parent, const FigureRequest& request)
{
    const QString filter = Text::tr("Figures (*.svg *.pdf *.png *.tiff *.eps)");
    const QString name =
        request.outcome.isEmpty() ? request.kind : QString(request.kind + u'-' + request.outcome);
    const QString path = prompter.saveFile(parent, Text::tr("Export the figure"), name + u".svg"_s, filter);
    if (path.isEmpty())
        return;
    const Result<figure::Pages> pages = buildFigure(review.session(), request);
    if (!pages)
        return review.report(pages.error());
    const Result<QList<render::ExportedFile>> files = render::exportFigure(*pages, path);
    if (!files)
        return review.report(files.error());
    Q_EMIT review.done(Text::tr("Exported %1, %2 mm wide, smallest type %3 pt")
                           .arg(QFileInfo(files->constFirst().path).fileName())
                           .arg(files->constFirst().widthMm, 0, 'f', 0)
                           .arg(files->constFirst().minimumFontPt, 0, 'f', 1));
}

void copyToClipboard(Review& review, const figure::Scene& page)
{
    auto* formats = new QMimeData;
    formats->setData(u"image/svg+xml"_s, render::toSvg(page, false));
    if (const Result<QByteArray> pdf = render::toPdf({page}))
        formats->setData(u"application/pdf"_s, *pdf);
    if (const Result<QByteArray> png = render::toBitmap(page, "png", kCopyDpi))
        formats->setImageData(QImage::fromData(*png));
    QGuiApplication::clipboard()->setMimeData(formats);
    Q_EMIT review.done(Text::tr("Copied as SVG, PDF and bitmap"));
}

} // namespace plansift::ui
