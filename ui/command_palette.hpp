// SPDX-License-Identifier: GPL-3.0-or-later
// The palette of commands: every action, page, study and outcome by a few letters of its name.
#pragma once

#include <QFrame>
#include <QList>

#include <functional>

class QLineEdit;
class QListWidget;

namespace plansift::ui {

/// Something that can be done or shown.
struct Command {
    QString title{};
    QString kind{}; ///< "Page", "Study", a menu ...
    QString keys{};
    std::function<void()> run{};
};

/// The commands that fit what is typed, the best first: all letters in order, words that begin so before
/// others.
QList<qsizetype> matchingCommands(const QList<Command>& commands, const QString& typed);

/// Lies over its parent until a command is chosen or Esc is pressed.
class CommandPalette final : public QFrame {
    Q_OBJECT

public:
    CommandPalette(QList<Command> commands, QWidget* parent);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void fill();
    void runChosen();

    QList<Command> m_commands;
    QList<qsizetype> m_shown{};
    QLineEdit* m_typed = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace plansift::ui
