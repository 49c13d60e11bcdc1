// SPDX-License-Identifier: GPL-3.0-or-later
// Results side by side, each with its name, its interval drawn on a common axis, and its numbers.
#pragma once

#include "core/session/plan.hpp"

#include <QWidget>

namespace plansift::ui {

class MethodList final : public QWidget {
    Q_OBJECT

public:
    explicit MethodList(const QString& heading, QWidget* parent = nullptr);

    /// `none`: the value of no effect on the scale of the lines; NaN draws no line for it.
    void setLines(const QList<MethodLine>& lines, double none);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_heading;
    QList<MethodLine> m_lines{};
    double m_none = 0;
};

} // namespace plansift::ui
