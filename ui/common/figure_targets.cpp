// SPDX-License-Identifier: GPL-3.0-or-later
// Finding targets, and the way from one to the next.
#include "ui/common/figure_targets.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace plansift::ui {
namespace {

constexpr double kPageApart = 10000; // pt; the second page lies below the first

QRectF rectOf(const figure::Rect& rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

QPointF middleOf(const FigureTarget& target)
{
    return target.rect.center() + QPointF(0, kPageApart * static_cast<double>(target.page));
}

/// How far away a target is in a direction; what lies aside counts twice. Infinite when it lies elsewhere.
double distance(QPointF by, Qt::Key arrow)
{
    const bool across = arrow == Qt::Key_Left || arrow == Qt::Key_Right;
    const double sign = arrow == Qt::Key_Left || arrow == Qt::Key_Up ? -1 : 1;
    const double along = sign * (across ? by.x() : by.y());
    const double aside = std::abs(across ? by.y() : by.x());
    constexpr double kTouching = 1; // pt: on one line with it
    return along <= kTouching || aside > 2 * along + 100 ? INFINITY : along + 2 * aside;
}

} // namespace

namespace {

void addTargets(const figure::Scene& scene, std::size_t page, QList<FigureTarget>& targets)
{
    std::unordered_map<std::string_view, qsizetype> known; // a plot of 10,000 studies has as many
    for (const figure::Item& item : scene.items) {
        if (item.ref.empty())
            continue;
        const auto [found, isNew] = known.try_emplace(item.ref, targets.size());
        if (isNew)
            targets.append(
                {QString::fromStdString(item.role), QString::fromStdString(item.ref), {}, page, {}});
        FigureTarget& target = targets[found->second];
        target.rect |= rectOf(figure::boundsOf(item.mark));
        if (target.label.isEmpty())
            target.label = QString::fromStdString(item.label);
    }
}

} // namespace

QList<FigureTarget> targetsOf(const figure::Pages& pages)
{
    QList<FigureTarget> targets;
    for (std::size_t page = 0; page < pages.size(); ++page)
        addTargets(pages[page], page, targets);
    targets.removeIf([](const FigureTarget& target) { return target.label.isEmpty(); });
    return targets;
}

qsizetype targetBeside(const QList<FigureTarget>& targets, qsizetype from, Qt::Key arrow)
{
    if (targets.isEmpty())
        return -1;
    if (from < 0 || from >= targets.size())
        return 0;
    qsizetype best = from;
    double least = INFINITY;
    for (qsizetype at = 0; at < targets.size(); ++at)
        if (const double far = distance(middleOf(targets.at(at)) - middleOf(targets.at(from)), arrow);
            at != from && far < least) {
            least = far;
            best = at;
        }
    return best;
}

} // namespace plansift::ui
