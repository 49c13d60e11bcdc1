// SPDX-License-Identifier: GPL-3.0-or-later
// The way of the answers through the tool's algorithm, painted.
#pragma once

#include "core/appraisal/path.hpp"

#include <QWidget>

namespace plansift::ui {

/// Boxes of the questions passed with their answers, the judgement at the end, and below each box what
/// another answer would give.
class PathWidget final : public QWidget {
    Q_OBJECT

public:
    explicit PathWidget(QWidget* parent = nullptr);

    void setPath(const appraisal::Path& path);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintStep(QPainter& painter, const QRectF& box, const appraisal::PathStep& step) const;
    void paintAlternative(QPainter& painter, const QRectF& box, const appraisal::PathStep& step) const;
    QString inWords() const;

    appraisal::Path m_path{};
};

} // namespace plansift::ui
