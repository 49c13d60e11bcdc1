// SPDX-License-Identifier: GPL-3.0-or-later
// What the palette offers: the actions of the menus, the buttons of the page, studies and outcomes.
#pragma once

#include "core/session/session.hpp"
#include "ui/command_palette.hpp"

class QMenuBar;

namespace plansift::ui {

class Page;

/// Enabled actions of all menus.
QList<Command> menuCommands(const QMenuBar& menus);
/// Enabled buttons of a page's header.
QList<Command> pageCommands(const Page& page);
/// Studies and outcomes; `show` gets the page and what to show there.
QList<Command> dataCommands(const Session& session,
                            const std::function<void(const QString& page, const QString& argument)>& show);

} // namespace plansift::ui
