// SPDX-License-Identifier: GPL-3.0-or-later
// The panes of a page: F6 walks through them, Tab through what they hold, and the sizes people gave them are
// kept for each review.
#pragma once

#include <QString>

class QTableView;
class QWidget;

namespace plansift::ui {

/// Moves the focus to the next visible pane of `page` (by 1), or the one before (by -1), and round again: the
/// header first, then what the splitters hold, from left to right and from top to bottom.
void focusNextPane(const QWidget& page, int by);

/// Whether the focus is in the pane at the end that focusNextPane() would go round from.
bool isLastPane(const QWidget& page, int by);

/// Moves the focus to the next stop of the Tab key in `page` (or the one before), and round again: the
/// header, the panes from left to right, the bar at the bottom, each in reading order. The order in which
/// widgets happen to be made says nothing. False when the page has no stop.
bool focusNextStop(const QWidget& page, bool next);

/// Asks that the widths, order and sorting of the columns of this table are kept. For tables whose columns
/// are always the same; its object name is the name of the setting.
void keepColumns(QTableView& table);

/// Writes the sizes of splitters and columns of `page` under `group` of the settings; restorePanes() reads
/// them.
void savePanes(const QWidget& page, const QString& group);
void restorePanes(QWidget& page, const QString& group);

} // namespace plansift::ui
