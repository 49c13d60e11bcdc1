// SPDX-License-Identifier: GPL-3.0-or-later
// Parts that several tabs of the analyses are built of.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QLabel;
class QWidget;

namespace plansift::ui {

/// Parts one below the other on the desk, in an area that scrolls.
QWidget* onCanvas(const QList<QWidget*>& parts);

/// Two parts side by side where there is room for both, else one below the other.
QWidget* sideBySide(QWidget* first, QWidget* second);

/// Sentences to read and to select, on a panel.
QLabel* wordsLabel(const QString& objectName);

/// A chip in the colour of warnings whose words wrap; hidden while it has none.
QLabel* cautionLabel(const QString& objectName);
void setCautions(QLabel* label, const QStringList& cautions);

/// A row of a table of words; a single cell is a heading over all columns.
using WordsRow = QStringList;
/// Rich text for a wordsLabel(): a table whose cells wrap. `widths`: percent of each column.
QString wordsTable(const QStringList& headings, const QList<int>& widths, const QList<WordsRow>& rows);

} // namespace plansift::ui
