// SPDX-License-Identifier: GPL-3.0-or-later
// Figures to files in the formats journals take: SVG, PDF, EPS, PNG, TIFF.
#pragma once

#include "core/base/result.hpp"
#include "core/figure/scene.hpp"

#include <QByteArray>
#include <QList>
#include <QString>

namespace plansift::render {

struct ExportOptions {
    int dpi = 600;            ///< of PNG and TIFF, 30 to 2400
    bool outlineText = false; ///< SVG: text as outlines
};

/// A file that was written.
struct ExportedFile {
    QString path{};
    double widthMm = 0;
    double heightMm = 0;
    double minimumFontPt = 0; ///< smallest text on the page; 0 without text

    bool operator==(const ExportedFile&) const = default;
};

/// Writes the pages in the format that the extension of `path` names: .svg .pdf .png .tif .tiff .eps. Several
/// pages go into one PDF, or into NAME-1.svg, NAME-2.svg ... Either all files are written or none is changed.
/// The same pages give the same bytes. Needs a QGuiApplication and its thread. Errors: (Usage) unknown
/// extension, dpi out of range; (Input) a file cannot be written, or pdftops is missing (EPS).
Result<QList<ExportedFile>> exportFigure(const figure::Pages& pages, const QString& path,
                                         const ExportOptions& options = {});

/// The extensions that exportFigure() takes.
QStringList exportExtensions();

/// Pages as PDF, one after another, each with its own size.
Result<QByteArray> toPdf(const figure::Pages& pages);

/// One page as bitmap. `format` is "png" or "tiff" (LZW, 8 bit RGB without alpha). Error (Input): too large.
Result<QByteArray> toBitmap(const figure::Scene& scene, const QByteArray& format, int dpi);

/// One page as EPS, made from its PDF by pdftops of poppler-utils.
Result<QByteArray> toEps(const figure::Scene& scene);

} // namespace plansift::render
