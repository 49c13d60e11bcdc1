// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing SVG icons in the colours of the theme.
#include "ui/common/icons.hpp"

#include "ui/common/theme.hpp"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

void initIconResources()
{
    Q_INIT_RESOURCE(icons); // static libraries do not register their resources by themselves
}

namespace plansift::ui {

namespace {

QPixmap drawn(const QString& name, const QColor& colour, int size)
{
    initIconResources();
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    const double ratio = qGuiApp->devicePixelRatio();
    QPixmap pixmap(qRound(size * ratio), qRound(size * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

} // namespace

QIcon icon(const QString& name, const QColor& colour, int size)
{
    const QString key =
        u"icon/%1/%2/%3/%4"_s.arg(name, colour.name()).arg(size).arg(qGuiApp->devicePixelRatio());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) { // tables ask for every cell they paint
        pixmap = drawn(name, colour, size);
        QPixmapCache::insert(key, pixmap);
    }
    return QIcon(pixmap);
}

QIcon icon(const QString& name)
{
    return icon(name, theme().text, kIconInButton);
}

} // namespace plansift::ui
