// SPDX-License-Identifier: GPL-3.0-or-later
// Making keys and listing them.
#include "ui/common/keys.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTextEdit>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

QShortcut* addKey(QWidget* scope, const QKeySequence& keys, const QString& words,
                  const std::function<void()>& act, Qt::ShortcutContext context)
{
    auto* shortcut = new QShortcut(keys, scope);
    shortcut->setContext(context);
    shortcut->setWhatsThis(words);
    QObject::connect(shortcut, &QShortcut::activated, scope, act);
    return shortcut;
}

bool isTextField(const QWidget& widget)
{
    if (const auto* text = qobject_cast<const QTextEdit*>(&widget))
        return !text->isReadOnly();
    const auto* combo = qobject_cast<const QComboBox*>(&widget);
    return qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QPlainTextEdit*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) || (combo && combo->isEditable());
}

bool needsKey(const QWidget& focus, const QKeyEvent& event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false; // Alt+Down is no arrow
    const int key = event.key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    const bool arrow = key == Qt::Key_Up || key == Qt::Key_Down;
    if (isTextField(focus))
        return enter || arrow || key == Qt::Key_Escape;
    if (qobject_cast<const QPushButton*>(&focus))
        return enter;
    return arrow &&
           (qobject_cast<const QComboBox*>(&focus) || qobject_cast<const QAbstractItemView*>(&focus));
}

QShortcut* addSpaceKey(QWidget* scope, const QString& words, const std::function<void()>& act)
{
    return addKey(scope, Qt::Key_Space, words, [act] {
        QWidget* focused = QApplication::focusWidget();
        if (auto* button = qobject_cast<QAbstractButton*>(focused))
            button->click();
        else if (auto* box = qobject_cast<QComboBox*>(focused))
            box->showPopup();
        else
            act();
    });
}

QList<KeyHelp> keysOf(const QWidget& widget)
{
    QList<KeyHelp> list;
    for (const QShortcut* shortcut : widget.findChildren<QShortcut*>()) {
        const auto* scope = qobject_cast<const QWidget*>(shortcut->parent());
        if (shortcut->whatsThis().isEmpty() || !scope || !scope->isVisibleTo(&widget))
            continue;
        const QString keys = shortcut->key().toString(QKeySequence::NativeText);
        const auto same = std::ranges::find(list, shortcut->whatsThis(), &KeyHelp::words);
        if (same == list.end())
            list.append({keys, shortcut->whatsThis()});
        else
            same->keys += u", "_s + keys;
    }
    return list;
}

} // namespace plansift::ui
