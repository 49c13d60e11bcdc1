// SPDX-License-Identifier: GPL-3.0-or-later
// Records per year as bars; dragging over them, or the arrow keys with Shift, chooses a range.
#pragma once

#include <QMap>
#include <QWidget>

namespace plansift::ui {

class YearHistogram final : public QWidget {
    Q_OBJECT

public:
    explicit YearHistogram(QWidget* parent = nullptr);

    /// `from`, `to`: the chosen range, 0 = open.
    void setYears(const QMap<int, int>& counts, int from, int to);
    QSize sizeHint() const override { return {160, 64}; }

Q_SIGNALS:
    void rangeChosen(int from, int to);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int yearAt(int x) const;
    QRect barOf(int year) const;
    void choose(int from, int to);
    void describe();

    QMap<int, int> m_counts{};
    int m_first = 0;
    int m_last = 0;
    int m_from = 0;
    int m_to = 0;
    int m_pressed = 0;
};

} // namespace plansift::ui
