// SPDX-License-Identifier: GPL-3.0-or-later
// A large number with two lines under it; a checkable one narrows the list below.
#pragma once

#include <QPushButton>

namespace plansift::ui {

class CountTile final : public QPushButton {
    Q_OBJECT

public:
    /// `colour`: of the number, a property of the theme.
    CountTile(const QString& name, const QColor& colour, bool checkable, QWidget* parent = nullptr);

    /// `count` below 0: not known yet.
    void setCount(int count, const QString& under);
    QSize sizeHint() const override { return {150, 76}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor m_colour;
    QString m_number{};
    QString m_under{};
};

} // namespace plansift::ui
