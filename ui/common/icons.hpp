// SPDX-License-Identifier: GPL-3.0-or-later
// The program's line icons in any colour.
#pragma once

#include <QColor>
#include <QIcon>

namespace plansift::ui {

/// An icon of resources/icons by its name, drawn in this colour at `size` pixels (times the device pixel
/// ratio).
QIcon icon(const QString& name, const QColor& colour, int size);

/// In the text colour of the theme, at the size of labelled buttons.
QIcon icon(const QString& name);

} // namespace plansift::ui
