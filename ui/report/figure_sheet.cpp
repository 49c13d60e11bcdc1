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
    m_scale = scale;
    setMinimumSize(sizeHint());
    update();
}

void FigureSheet::setLook(Look look)
{
    m_look = look;
    update();
}

double FigureSheet::scaleToFit(int width) const
{
    double widest = 1;
    for (const figure::Scene& page : m_pages)
        widest = std::max(widest, page.width);
    return std::max(0.2, (width - kRuler - 2 * kMargin) / widest);
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
    for (const figure::Scene& page : m_pages) {
        painter.drawImage(QPointF(kRuler + kMargin, y), seenAs(rendered(page), m_look));
        y += page.height * m_scale + kMargin;
    }
    paintRulers(painter);
}

/// Ticks each millimetre, longer ones at 5 and 10, numbers at 20.
void FigureSheet::paintRulers(QPainter& painter) const
{
    painter.fillRect(0, 0, width(), kRuler, theme().panel);
    painter.fillRect(0, 0, kRuler, height(), theme().panel);
    QFont small = font();
    small.setPixelSize(10);
    painter.setFont(small);
    painter.setPen(theme().secondary);
    const double step = figure::kPointsPerMm * m_scale;
    const double widthMm = m_pages.front().width / figure::kPointsPerMm;
    const double heightMm = m_pages.front().height / figure::kPointsPerMm;
    for (int mm = 0; mm <= static_cast<int>(widthMm); ++mm) {
        const double x = kRuler + kMargin + mm * step;
        const int length = mm % 10 == 0 ? 9 : mm % 5 == 0 ? 6 : 3;
        painter.drawLine(QPointF(x, kRuler), QPointF(x, kRuler - length));
        if (mm % 20 == 0)
            painter.drawText(QPointF(x + 2, 11), QString::number(mm));
    }
    for (int mm = 0; mm <= static_cast<int>(heightMm); ++mm) {
        const double y = kRuler + kMargin + mm * step;
        const int length = mm % 10 == 0 ? 9 : mm % 5 == 0 ? 6 : 3;
        painter.drawLine(QPointF(kRuler, y), QPointF(kRuler - length, y));
        if (mm % 20 == 0)
            painter.drawText(QPointF(1, y - 2), QString::number(mm));
    }
}

} // namespace plansift::ui
