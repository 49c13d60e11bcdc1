// SPDX-License-Identifier: GPL-3.0-or-later
// Gathering the commands of the palette.
#include "ui/window_commands.hpp"

#include "core/session/studies.hpp"
#include "ui/page.hpp"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

void addMenu(const QMenu& menu, const QString& kind, QList<Command>& commands)
{
    for (QAction* action : menu.actions()) {
        if (action->isSeparator() || !action->isEnabled())
            continue;
        if (action->menu()) {
            addMenu(*action->menu(), withoutMnemonic(action->text()), commands);
            continue;
        }
        commands.append({withoutMnemonic(action->text()), kind,
                         action->shortcut().toString(QKeySequence::NativeText),
                         [action = QPointer<QAction>(action)] {
                             if (action)
                                 action->trigger();
                         }});
    }
}

} // namespace

QList<Command> menuCommands(const QMenuBar& menus)
{
    QList<Command> commands;
    for (const QAction* action : menus.actions())
        if (action->menu())
            addMenu(*action->menu(), withoutMnemonic(action->text()), commands);
    return commands;
}

QList<Command> pageCommands(const Page& page)
{
    QList<Command> commands;
    const auto* header = page.findChild<QWidget*>(u"pageHeader"_s);
    for (QPushButton* button : header ? header->findChildren<QPushButton*>() : QList<QPushButton*>())
        if (button->isEnabled() && !button->isHidden())
            commands.append(
                {button->accessibleName(), page.accessibleName(), {}, [button = QPointer(button)] {
                     if (button)
                         button->click();
                 }});
    return commands;
}

QList<Command> dataCommands(const Session& session,
                            const std::function<void(const QString& page, const QString& argument)>& show)
{
    QList<Command> commands;
    for (const Study& study : studies(session).valueOr({}))
        commands.append({study.label, Text::tr("Study"), {}, [show, id = study.id] {
                             show(u"studies"_s, QString::number(id));
                         }});
    for (const Outcome& outcome : outcomes(session).valueOr({}))
        commands.append(
            {outcome.name, Text::tr("Outcome"), {}, [show, key = outcome.key] { show(u"analysis"_s, key); }});
    return commands;
}

} // namespace plansift::ui
