// SPDX-License-Identifier: GPL-3.0-or-later
// Export of a figure by dialog.
#include "ui/common/figure_export.hpp"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FigureExport", text);
}

} // namespace

void exportFigureByDialog(Review& review, Prompter& prompter, QWidget* parent, const FigureRequest& request)
{
    const QString filter = tr("Figures (*.svg *.pdf *.png *.tiff *.eps)");
    const QString name =
        request.outcome.isEmpty() ? request.kind : QString(request.kind + u'-' + request.outcome);
    const QString path = prompter.saveFile(parent, tr("Export the figure"), name + u".svg"_s, filter);
    if (path.isEmpty())
        return;
    const Result<figure::Pages> pages = buildFigure(review.session(), request);
    if (!pages)
        return review.report(pages.error());
    const Result<QList<render::ExportedFile>> files = render::exportFigure(*pages, path);
    if (!files)
        return review.report(files.error());
    Q_EMIT review.done(tr("Exported %1, %2 mm wide, smallest type %3 pt")
                           .arg(QFileInfo(files->constFirst().path).fileName())
                           .arg(files->constFirst().widthMm, 0, 'f', 0)
                           .arg(files->constFirst().minimumFontPt, 0, 'f', 1));
}

} // namespace plansift::ui
