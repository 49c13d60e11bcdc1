// SPDX-License-Identifier: GPL-3.0-or-later
// Making keys and listing them.
#include "ui/common/keys.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QShortcut>

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
