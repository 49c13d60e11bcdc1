// SPDX-License-Identifier: GPL-3.0-or-later
// "Export…" of a figure: asks for the file, writes it, says where.
#pragma once

#include "core/session/figures.hpp"
#include "ui/common/prompter.hpp"
#include "ui/review.hpp"

namespace plansift::ui {

void exportFigureByDialog(Review& review, Prompter& prompter, QWidget* parent, const FigureRequest& request);
/// Puts a page of a figure on the clipboard as SVG, PDF and bitmap, and says so.
void copyToClipboard(Review& review, const figure::Scene& page);

} // namespace plansift::ui
