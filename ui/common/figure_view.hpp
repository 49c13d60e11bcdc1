// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the pages of a figure on white paper; every mark with a meaning can be pointed at.
#pragma once

#include "core/base/result.hpp"
#include "core/figure/scene.hpp"
#include "ui/common/figure_targets.hpp"

#include <QWidget>

#include <optional>

class QPainter;

namespace plansift::ui {

/// Paints scenes one below the other. The scale follows the width given, between kLeastScale and kMostScale.
class FigureView final : public QWidget {
    Q_OBJECT

public:
    explicit FigureView(QWidget* parent = nullptr);

    void setPages(figure::Pages pages);
    /// The pages, or the sentence that says why there are none.
    void setResult(const Result<figure::Pages>& pages);
    /// What is said instead of a figure.
    void setMessage(const QString& text);
    const figure::Pages& pages() const { return m_pages; }
    /// The figure before a change: the outlines of its results stay dashed, so that one sees what moved;
    /// empty pages show none.
    void setGhost(const figure::Pages& before);
    const figure::Pages& ghost() const { return m_ghost; }
    /// Keeps the figure that is shown, greyed, and says over it why there is no new one.
    void setStale(const QString& sentence);
    bool isStale() const { return !m_stale.isEmpty(); }

    /// What can be reached by arrow keys and by screen readers.
    const QList<FigureTarget>& targets() const;
    qsizetype currentTarget() const { return m_current; }
    QRectF rectOfTarget(qsizetype target) const; ///< in the widget
    /// As if the target were clicked.
    void press(qsizetype target);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// A mark was clicked.
    void itemClicked(const QString& role, const QString& ref);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    double scaleFor(int width) const;
    double scale() const { return scaleFor(width()); }
    const figure::Item* itemUnder(QPointF position) const;

    void paintSentence(QPainter& painter) const;
    void paintPage(QPainter& painter, const figure::Scene& page, double y, double opacity) const;

    figure::Pages m_pages{};
    figure::Pages m_ghost{};
    QString m_message{};
    mutable std::optional<QList<FigureTarget>>
        m_targets{};          ///< found when they are asked for, not while one types
    qsizetype m_current = -1; ///< of the targets: where the arrow keys are
    QString m_stale{};
};

} // namespace plansift::ui
