// SPDX-License-Identifier: GPL-3.0-or-later
// The figure at its size on paper, with rulers in millimetres, in colour or as others see it.
#pragma once

#include "core/figure/scene.hpp"

#include <QImage>
#include <QWidget>

namespace plansift::ui {

/// How the figure is looked at.
enum class Look { Colour, Grey, RedGreenBlind };

/// The image in shades of grey (luma of ITU-R BT.601), or as people without green cones see it (Viénot,
/// Brettel & Mollon 1999).
QImage seenAs(const QImage& image, Look look);

class FigureSheet final : public QWidget {
    Q_OBJECT

public:
    explicit FigureSheet(QWidget* parent = nullptr);

    void setPages(figure::Pages pages);
    /// Pixels (device-independent) per point.
    void setScale(double scale);
    void setLook(Look look);
    void setMessage(const QString& text);
    /// The scale at which any whole page is seen in a view of this size.
    double scaleToFit(QSize view) const;
    const figure::Pages& pages() const { return m_pages; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintRulers(QPainter& painter) const;
    void paintRuler(QPainter& painter, Qt::Orientation along, double lengthMm, QPoint corner) const;
    QImage rendered(const figure::Scene& page) const;
    /// The pages as they are looked at, drawn once.
    const QList<QImage>& images();

    figure::Pages m_pages{};
    QString m_message{};
    double m_scale = 1.33;
    Look m_look = Look::Colour;
    QList<QImage> m_images{}; ///< empty: to be drawn
};

} // namespace plansift::ui
