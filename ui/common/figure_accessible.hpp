// SPDX-License-Identifier: GPL-3.0-or-later
// A figure for screen readers: its description, and a child for every part that means something.
#pragma once

namespace plansift::ui {

/// Makes FigureView widgets known to the accessibility bus in this way. Once in the life of the program.
void describeFiguresToScreenReaders();

} // namespace plansift::ui
