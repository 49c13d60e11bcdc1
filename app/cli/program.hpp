// SPDX-License-Identifier: GPL-3.0-or-later
// Running the program as a command: parsing, dispatch, printing, exit status.
#pragma once

#include <QStringList>

namespace plansift::cli {

/// Do these arguments (without the program's name) ask for a subcommand rather than the window?
bool isCommandLine(const QStringList& arguments);

/// Does the command draw (and so need a QGuiApplication)?
bool needsGui(const QStringList& arguments);

/// Runs the command and returns the exit status: 0 done, 1 a check failed, 2 wrong usage, 3 input or file
/// error, 4 conflict, 5 cancelled. Needs an application object.
int run(const QStringList& arguments);

} // namespace plansift::cli
