// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing the format and writing files that are whole or not there.
#include "core/render/export.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_file.hpp"
#include "core/render/fonts.hpp"
#include "core/render/svg.hpp"

#include <QCoreApplication>
#include <QFileInfo>

#include <functional>
#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace plansift::render {
namespace {

using PageBytes = Result<QByteArray> (*)(const figure::Scene&, const ExportOptions&);

/// A format: how one page becomes a file.
struct Format {
    QString extension{};
    PageBytes bytes = nullptr; ///< nullptr: all pages in one file (PDF)
};

Result<QByteArray> svgBytes(const figure::Scene& scene, const ExportOptions& options)
{
    return toSvg(scene, options.outlineText);
}

Result<QByteArray> pngBytes(const figure::Scene& scene, const ExportOptions& options)
{
    return toBitmap(scene, "png", options.dpi);
}

Result<QByteArray> tiffBytes(const figure::Scene& scene, const ExportOptions& options)
{
    return toBitmap(scene, "tiff", options.dpi);
}

Result<QByteArray> epsBytes(const figure::Scene& scene, const ExportOptions&)
{
    return toEps(scene);
}

const QList<Format>& formats()
{
    static const QList<Format> list{{u"svg"_s, svgBytes},   {u"pdf"_s, nullptr},   {u"png"_s, pngBytes},
                                    {u"tiff"_s, tiffBytes}, {u"tif"_s, tiffBytes}, {u"eps"_s, epsBytes}};
    return list;
}

struct Output {
    ExportedFile file{};
    QByteArray bytes{};
};

ExportedFile describe(const QString& path, const figure::Pages& pages)
{
    const figure::Scene& first = pages.front();
    return {path, first.width / figure::kPointsPerMm, first.height / figure::kPointsPerMm,
            figure::minimumFontPt(pages)};
}

QString numbered(const QString& path, std::size_t page)
{
    const QString suffix = QFileInfo(path).suffix();
    return path.chopped(suffix.size() + 1) + u'-' + QString::number(page) + u'.' + suffix;
}

Result<QList<Output>> renderPages(const figure::Pages& pages, const QString& path, const Format& format,
                                  const ExportOptions& options)
{
    QList<Output> outputs;
    if (!format.bytes) {
        const Result<QByteArray> bytes = toPdf(pages);
        if (!bytes)
            return bytes.error();
        return QList<Output>{{describe(path, pages), *bytes}};
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Result<QByteArray> bytes = format.bytes(pages[i], options);
        if (!bytes)
            return bytes.error();
        outputs.append({describe(pages.size() > 1 ? numbered(path, i + 1) : path, {pages[i]}), *bytes});
    }
    return outputs;
}

/// Writes every file beside its place first and puts them all there at the end.
Status writeAll(const QList<Output>& outputs)
{
    std::vector<std::unique_ptr<WholeFile>> files;
    const auto failed = [](const Error& why) {
        return makeError(
            why.code,
            QCoreApplication::translate("figure", "cannot write the figure: %1").arg(messageOf(why)));
    };
    for (const Output& output : outputs) {
        files.push_back(std::make_unique<WholeFile>(output.file.path));
        if (const Status written = files.back()->write(output.bytes); !written)
            return failed(written.error());
    }
    for (const std::unique_ptr<WholeFile>& file : files)
        if (const Status placed = file->commit(); !placed)
            return failed(placed.error());
    return {};
}

Error usage(const QString& message)
{
    return makeError(ErrorCode::Usage, message);
}

} // namespace

QStringList exportExtensions()
{
    QStringList list;
    for (const Format& format : formats())
        list += format.extension;
    return list;
}

Result<QList<ExportedFile>> exportFigure(const figure::Pages& pages, const QString& path,
                                         const ExportOptions& options)
{
    const QString extension = QFileInfo(path).suffix().toLower();
    const auto format = std::find_if(formats().begin(), formats().end(),
                                     [&](const Format& f) { return f.extension == extension; });
    if (format == formats().end())
        return usage(QCoreApplication::translate("figure",
                                                 "cannot write the figure \"%1\": its name must end in one "
                                                 "of .%2")
                         .arg(path, exportExtensions().join(u", ."_s)));
    if (options.dpi < 30 || options.dpi > 2400)
        return usage(QCoreApplication::translate("figure",
                                                 "cannot write the figure \"%1\": the resolution must lie "
                                                 "between 30 and 2400 dpi")
                         .arg(path));
    if (pages.empty())
        return usage(QCoreApplication::translate("figure", "cannot write the figure \"%1\": it has no pages")
                         .arg(path));
    if (const Status fonts = loadFigureFonts(); !fonts)
        return fonts.error();
    const Result<QList<Output>> outputs = renderPages(pages, path, *format, options);
    if (!outputs)
        return outputs.error();
    if (const Status written = writeAll(*outputs); !written)
        return written.error();
    QList<ExportedFile> files;
    for (const Output& output : *outputs)
        files.append(output.file);
    return files;
}

} // namespace plansift::render
