// SPDX-License-Identifier: GPL-3.0-or-later
// Small parts that several pages are built of, all with the look of the style sheet.
#pragma once

#include <QString>
#include <QStringList>

class QLabel;
class QMimeData;
class QPushButton;
class QToolButton;
class QWidget;

namespace plansift::ui {

/// A label in the secondary colour, or bold as a heading.
QLabel* secondaryLabel(const QString& text = {});
QLabel* headingLabel(const QString& text);

/// A chip: kind "plain", "include", "exclude" or "maybe".
QLabel* chip(const QString& text, const QString& kind = QStringLiteral("plain"));

/// A button without an edge that shows an icon; `text` is its accessible name and tooltip.
QToolButton* iconButton(const QString& iconName, const QString& text);

/// A button that looks like a link.
QPushButton* linkButton(const QString& text);

/// A number with its minus sign.
QString decimalText(double value, int places);

/// An interval: "0.35–0.68".
QString intervalText(double lower, double upper, int places);

/// A strip at the bottom of a page, or the head of a pane.
QWidget* barWidget(bool head = false);

/// The files of this machine among what is dropped.
QStringList localFiles(const QMimeData& data);

} // namespace plansift::ui
