// SPDX-License-Identifier: GPL-3.0-or-later
// Finding the panes of a page.
#include "ui/common/panes.hpp"

#include <QApplication>
#include <QHeaderView>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QVariant>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr const char* kKeep = "keepColumns";

/// What a widget holds, in the order of their places: that of the children of a splitter is another one.
QList<QWidget*> partsOf(const QWidget& widget)
{
    QList<QWidget*> parts;
    if (const auto* splitter = qobject_cast<const QSplitter*>(&widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            parts += splitter->widget(i);
        return parts;
    }
    for (QObject* child : widget.children())
        if (auto* part = qobject_cast<QWidget*>(child))
            parts += part;
    return parts;
}

/// The widgets in a splitter, splitters within it taken apart.
void addPanes(const QWidget& widget, QList<QWidget*>& panes)
{
    for (QWidget* part : partsOf(widget)) {
        if (part->isHidden())
            continue;
        if (qobject_cast<QSplitter*>(part) || part->findChild<QSplitter*>())
            addPanes(*part, panes);
        else if (qobject_cast<const QSplitter*>(&widget) || part->objectName() == u"pageHeader"_s)
            panes.append(part);
    }
}

/// The first widget in the pane that the Tab key would reach; null when there is none.
QWidget* firstStop(QWidget& pane)
{
    QWidget* at = &pane;
    do {
        const bool inside = at == &pane || pane.isAncestorOf(at);
        if (inside && at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus))
            return at;
        at = at->nextInFocusChain();
    } while (at != &pane);
    return nullptr;
}

qsizetype paneWithFocus(const QList<QWidget*>& panes)
{
    const QWidget* focus = QApplication::focusWidget();
    for (qsizetype i = 0; focus && i < panes.size(); ++i)
        if (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus))
            return i;
    return -1;
}

/// Whether the Tab key stops at a widget itself. Areas that only scroll are no stops, what is in them is.
bool isStop(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) &&
           !widget.focusProxy() && !qobject_cast<const QScrollArea*>(&widget);
}

/// Brings widgets into reading order: rows from top to bottom, in each from left to right. What begins above
/// the middle of the first of a row is in that row.
void sortByReading(const QWidget& page, QList<QWidget*>& widgets)
{
    const auto topOf = [&page](const QWidget* widget) { return widget->mapTo(&page, QPoint(0, 0)).y(); };
    const auto leftOf = [&page](const QWidget* widget) { return widget->mapTo(&page, QPoint(0, 0)).x(); };
    std::ranges::stable_sort(widgets, {}, topOf);
    for (auto row = widgets.begin(); row != widgets.end();) {
        const int middle = topOf(*row) + (*row)->height() / 2;
        const auto end =
            std::find_if(row, widgets.end(), [&](const QWidget* w) { return topOf(w) >= middle; });
        std::stable_sort(row, end, [&](const QWidget* a, const QWidget* b) { return leftOf(a) < leftOf(b); });
        row = end == row ? row + 1 : end;
    }
}

/// All stops of the Tab key, the panes one after the other and then what stands outside of them.
QList<QWidget*> stopsOf(const QWidget& page)
{
    QList<QWidget*> panes;
    addPanes(page, panes);
    QList<QList<QWidget*>> byPane(panes.size() + 1);
    for (QWidget* widget : page.findChildren<QWidget*>()) {
        if (!isStop(*widget))
            continue;
        const auto pane = std::ranges::find_if(
            panes, [widget](const QWidget* p) { return p == widget || p->isAncestorOf(widget); });
        byPane[pane - panes.begin()] += widget;
    }
    QList<QWidget*> stops;
    for (QList<QWidget*>& widgets : byPane) {
        sortByReading(page, widgets);
        stops += widgets;
    }
    return stops;
}

QList<QTableView*> keptTables(const QWidget& page)
{
    QList<QTableView*> tables = page.findChildren<QTableView*>();
    tables.removeIf([](const QTableView* table) { return !table->property(kKeep).toBool(); });
    return tables;
}

} // namespace

void focusNextPane(const QWidget& page, int by)
{
    QList<QWidget*> panes;
    addPanes(page, panes);
    const qsizetype count = panes.size();
    qsizetype at = paneWithFocus(panes);
    if (at < 0)
        at = by > 0 ? -1 : 0;
    for (qsizetype tries = 0; tries < count; ++tries) {
        at = (at + by + count) % count;
        if (QWidget* stop = firstStop(*panes.at(at)))
            return stop->setFocus(Qt::TabFocusReason);
    }
}

bool isLastPane(const QWidget& page, int by)
{
    QList<QWidget*> panes;
    addPanes(page, panes);
    panes.removeIf([](QWidget* pane) { return firstStop(*pane) == nullptr; });
    const qsizetype at = paneWithFocus(panes);
    return at >= 0 && at == (by > 0 ? panes.size() - 1 : 0);
}

bool focusNextStop(const QWidget& page, bool next)
{
    const QList<QWidget*> stops = stopsOf(page);
    if (stops.isEmpty())
        return false;
    const qsizetype count = stops.size();
    const qsizetype at = stops.indexOf(QApplication::focusWidget());
    const qsizetype wanted = at < 0 ? (next ? 0 : count - 1) : (at + (next ? 1 : -1) + count) % count;
    stops.at(wanted)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void keepColumns(QTableView& table)
{
    table.setProperty(kKeep, true);
}

void savePanes(const QWidget& page, const QString& group)
{
    QSettings settings;
    settings.beginGroup(group);
    const QList<QSplitter*> splitters = page.findChildren<QSplitter*>();
    for (qsizetype i = 0; i < splitters.size(); ++i)
        settings.setValue(u"splitter%1"_s.arg(i), splitters.at(i)->saveState());
    for (const QTableView* table : keptTables(page))
        settings.setValue(table->objectName(), table->horizontalHeader()->saveState());
}

void restorePanes(QWidget& page, const QString& group)
{
    QSettings settings;
    settings.beginGroup(group);
    const QList<QSplitter*> splitters = page.findChildren<QSplitter*>();
    for (qsizetype i = 0; i < splitters.size(); ++i)
        splitters.at(i)->restoreState(settings.value(u"splitter%1"_s.arg(i)).toByteArray());
    for (QTableView* table : keptTables(page))
        table->horizontalHeader()->restoreState(settings.value(table->objectName()).toByteArray());
}

} // namespace plansift::ui
