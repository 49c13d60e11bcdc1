// SPDX-License-Identifier: GPL-3.0-or-later
// Painting the sheet and its rulers.
#include "ui/report/figure_sheet.hpp"

#include "core/render/fonts.hpp"
#include "core/render/painter.hpp"
#include "ui/common/theme.hpp"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kRuler = 22;
constexpr int kMargin = 16;

/// sRGB to linear light and back (IEC 61966-2-1).
double linear(int value)
{
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

int stored(double value)
{
    const double v = std::clamp(value, 0.0, 1.0);
    return static_cast<int>(
        std::lround(255 * (v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055)));
}

/// Deuteranopia in linear RGB: the rows for red and green are those of Viénot 1999, reduced from LMS.
QRgb withoutGreenCones(QRgb pixel)
{
    const double r = linear(qRed(pixel));
    const double g = linear(qGreen(pixel));
    const double b = linear(qBlue(pixel));
    const double yellow = 0.29275 * r + 0.70725 * g;
    const double blue = -0.02234 * r + 0.02234 * g + b;
    return qRgb(stored(yellow), stored(yellow), stored(blue));
}

QRgb grey(QRgb pixel)
{
    const int luma = (299 * qRed(pixel) + 587 * qGreen(pixel) + 114 * qBlue(pixel)) / 1000;
    return qRgb(luma, luma, luma);
}

} // namespace

QImage seenAs(const QImage& image, Look look)
{
    if (look == Look::Colour)
        return image;
    QImage changed = image.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < changed.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(changed.scanLine(y));
        for (int x = 0; x < changed.width(); ++x)
            line[x] = look == Look::Grey ? grey(line[x]) : withoutGreenCones(line[x]);
    }
    return changed;
}

FigureSheet::FigureSheet(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"figureSheet"_s);
    setFocusPolicy(Qt::StrongFocus);
}

void FigureSheet::setPages(figure::Pages pages)
{
    m_pages = std::move(pages);
    m_images.clear();
    m_message.clear();
    if (!m_pages.empty()) {
        setAccessibleName(QString::fromStdString(m_pages.front().title));
        setAccessibleDescription(QString::fromStdString(m_pages.front().description));
    }
    setMinimumSize(sizeHint());
    update();
}

void FigureSheet::setMessage(const QString& text)
{
    m_pages.clear();
    m_message = text;
    setAccessibleName(text);
    setMinimumSize(200, 120);
    update();
}

void FigureSheet::setScale(double scale)
{
    if (scale != m_scale)
        m_images.clear();
    m_scale = scale;
    setMinimumSize(sizeHint());
    update();
}

void FigureSheet::setLook(Look look)
{
    m_look = look;
    m_images.clear();
    update();
}

double FigureSheet::scaleToFit(QSize view) const
{
    constexpr double kLeast = 0.2;
    double width = 1;
    double height = 1;
    for (const figure::Scene& page : m_pages) {
        width = std::max(width, page.width);
        height = std::max(height, page.height);
    }
    return std::max(kLeast, std::min((view.width() - kRuler - 2 * kMargin) / width,
                                     (view.height() - kRuler - 2 * kMargin) / height));
}

QSize FigureSheet::sizeHint() const
{
    double width = 0;
    double height = kRuler + kMargin;
    for (const figure::Scene& page : m_pages) {
        width = std::max(width, page.width * m_scale);
        height += page.height * m_scale + kMargin;
    }
    return {static_cast<int>(width) + kRuler + 2 * kMargin, static_cast<int>(height)};
}

QImage FigureSheet::rendered(const figure::Scene& page) const
{
    const double ratio = devicePixelRatioF();
    QImage image((QSizeF(page.width, page.height) * m_scale * ratio).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(m_scale * ratio / render::kUnitsPerPoint, m_scale * ratio / render::kUnitsPerPoint);
    render::paint(page, painter);
    painter.end();
    image.setDevicePixelRatio(ratio);
    return image;
}

const QList<QImage>& FigureSheet::images()
{
    if (m_images.isEmpty())
        for (const figure::Scene& page : m_pages)
            m_images += seenAs(rendered(page), m_look);
    return m_images;
}

void FigureSheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().canvas);
    if (m_pages.empty()) {
        painter.setPen(theme().secondary);
        return painter.drawText(rect().adjusted(kMargin, kMargin, -kMargin, -kMargin),
                                Qt::AlignCenter | Qt::TextWordWrap, m_message);
    }
    double y = kRuler + kMargin;
    for (const QImage& image : images()) {
        painter.drawImage(QPointF(kRuler + kMargin, y), image);
        y += image.deviceIndependentSize().height() + kMargin;
    }
    paintRulers(painter);
}

/// Along the edges of what is seen, wherever the sheet is scrolled to.
void FigureSheet::paintRulers(QPainter& painter) const
{
    const QPoint corner = visibleRegion().boundingRect().topLeft();
    painter.fillRect(corner.x(), corner.y(), width(), kRuler, theme().panel);
    painter.fillRect(corner.x(), corner.y(), kRuler, height(), theme().panel);
    QFont small = font();
    small.setPixelSize(10);
    painter.setFont(small);
    painter.setPen(theme().secondary);
    const figure::Scene& page = m_pages.front();
    paintRuler(painter, Qt::Horizontal, page.width / figure::kPointsPerMm, corner);
    paintRuler(painter, Qt::Vertical, page.height / figure::kPointsPerMm, corner);
    painter.fillRect(corner.x(), corner.y(), kRuler, kRuler, theme().panel); // ticks that have scrolled away
}

/// Ticks each millimetre, longer ones at 5 and 10, numbers at 20.
void FigureSheet::paintRuler(QPainter& painter, Qt::Orientation along, double lengthMm, QPoint corner) const
{
    const double step = figure::kPointsPerMm * m_scale;
    for (int mm = 0; mm <= static_cast<int>(lengthMm); ++mm) {
        const double at = kRuler + kMargin + mm * step;
        const int length = mm % 10 == 0 ? 9 : mm % 5 == 0 ? 6 : 3;
        const bool across = along == Qt::Horizontal;
        const QPointF edge = across ? QPointF(at, corner.y() + kRuler) : QPointF(corner.x() + kRuler, at);
        painter.drawLine(edge, edge - (across ? QPointF(0, length) : QPointF(length, 0)));
        if (mm % 20 == 0)
            painter.drawText(across ? QPointF(at + 2, corner.y() + 11) : QPointF(corner.x() + 1, at - 2),
                             QString::number(mm));
    }
}

} // namespace plansift::ui
