// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a figure that mean something: a box of the flow, a study of a forest plot, a judgement.
#pragma once

#include "core/figure/scene.hpp"

#include <QList>
#include <QRectF>
#include <QString>

namespace plansift::ui {

/// All marks of one `ref` on a page.
struct FigureTarget {
    QString role{};
    QString ref{};
    QString label{}; ///< in words
    std::size_t page = 0;
    QRectF rect{}; ///< on its page, pt
};

/// Targets in reading order: what the scene draws first comes first.
QList<FigureTarget> targetsOf(const figure::Pages& pages);

/// The target that an arrow key leads to from another: the nearest of those that lie in its direction; the
/// same when there is none. From -1 to the first.
qsizetype targetBeside(const QList<FigureTarget>& targets, qsizetype from, Qt::Key arrow);

} // namespace plansift::ui
