// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, type and spacing of the window: one struct of tokens, a light and a dark instance.
#pragma once

#include <QColor>
#include <QString>

class QApplication;

namespace plansift::ui {

/// Colour tokens. Colour never carries a meaning alone: a word, a sign or a line style goes with it.
struct Theme {
    QString key; ///< "light" or "dark"
    QColor background;
    QColor panel;
    QColor sunken;
    QColor canvas; ///< desk behind a white page
    QColor border;
    QColor edge;    ///< of buttons and segments
    QColor control; ///< edge of inputs
    QColor text;
    QColor secondary;
    QColor disabled;
    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor soft; ///< current row, current page
    QColor include;
    QColor includeSoft;
    QColor exclude;
    QColor excludeSoft;
    QColor maybe;
    QColor maybeSoft;
    QColor info;
    QColor infoSoft;
    QColor neutral; ///< search hits, neutral words
    QColor neutralSoft;
    QColor focus;
};

const Theme& lightTheme();
const Theme& darkTheme();

/// The theme that is applied.
const Theme& theme();

/// Gives the program this theme: Fusion style, palette, style sheet, the window font.
void applyTheme(QApplication& application, const Theme& chosen);

/// The theme named in the settings ("light", "dark"; anything else follows the desktop's palette).
const Theme& themeFromSettings(const QApplication& application);

// Sizes in device-independent pixels.
inline constexpr int kRailWidth = 176;
inline constexpr int kNarrowRail = 52; ///< icons only
inline constexpr int kRailRow = 34;
inline constexpr int kHeaderHeight = 44;
inline constexpr int kTableRow = 26;
inline constexpr int kPagePadding = 16;
inline constexpr int kGap = 12;
inline constexpr int kIconInRail = 20;
inline constexpr int kIconInButton = 18;

} // namespace plansift::ui
