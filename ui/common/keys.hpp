// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of a page that say what they do, so that the map of keys can list them.
#pragma once

#include <QKeySequence>
#include <QWidget>

#include <functional>

class QKeyEvent;
class QShortcut;

namespace plansift::ui {

/// A key that works while `scope` or a part of it has the focus. `words`: what it does, for the map of keys.
QShortcut* addKey(QWidget* scope, const QKeySequence& keys, const QString& words,
                  const std::function<void()>& act,
                  Qt::ShortcutContext context = Qt::WidgetWithChildrenShortcut);

/// True for what people type into.
bool isTextField(const QWidget& widget);

/// True when a part with the focus has its own use for a key that pages use too: Enter and Esc in a field,
/// Enter on a button, up and down in a list.
bool needsKey(const QWidget& focus, const QKeyEvent& event);

/// Space for `act`, unless a button or a box has the focus: Space presses those.
QShortcut* addSpaceKey(QWidget* scope, const QString& words, const std::function<void()>& act);

/// A key and what it does.
struct KeyHelp {
    QString keys{};
    QString words{};
};

/// The keys of a widget and all its visible parts, those that do the same in one line.
QList<KeyHelp> keysOf(const QWidget& widget);

} // namespace plansift::ui
