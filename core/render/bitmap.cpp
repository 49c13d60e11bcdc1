// SPDX-License-Identifier: GPL-3.0-or-later
// PNG and TIFF at a resolution.
#include "core/base/text.hpp"
#include "core/render/export.hpp"
#include "core/render/fonts.hpp"
#include "core/render/painter.hpp"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QImageWriter>
#include <QPainter>

#include <cmath>

namespace plansift::render {
namespace {

constexpr int kLzw = 1; // QImageWriter's number for it in TIFF

Error failed(const QString& why, const QString& detail = {})
{
    return makeError(ErrorCode::Input, why, detail);
}

} // namespace

Result<QByteArray> toBitmap(const figure::Scene& scene, const QByteArray& format, int dpi)
{
    const double scale = dpi / 72.0;
    QImage image(static_cast<int>(std::lround(scene.width * scale)),
                 static_cast<int>(std::lround(scene.height * scale)),
                 QImage::Format_RGB888); // no alpha: journals refuse it
    if (image.isNull())
        return failed(
            QCoreApplication::translate("figure", "the figure is too large for a bitmap of %1 dpi").arg(dpi));
    image.fill(Qt::white);
    image.setDotsPerMeterX(static_cast<int>(std::lround(dpi / 0.0254)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    QPainter painter(&image);
    painter.scale(scale / kUnitsPerPoint, scale / kUnitsPerPoint);
    paint(scene, painter);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    if (format == "tiff")
        writer.setCompression(kLzw);
    if (!writer.write(image))
        return failed(QCoreApplication::translate("figure", "cannot write %1; for TIFF the package "
                                                            "qt6-image-formats-plugins must be installed")
                          .arg(QString::fromLatin1(format).toUpper()),
                      writer.errorString());
    return bytes;
}

} // namespace plansift::render
