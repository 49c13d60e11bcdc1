// SPDX-License-Identifier: GPL-3.0-or-later
// Matching and running commands.
#include "ui/command_palette.hpp"

#include "core/base/text.hpp"
#include "ui/common/theme.hpp"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kWidth = 560;
constexpr int kHeight = 420;
constexpr qsizetype kMostShown = 60;
constexpr int kNoMatch = 1000;

/// How well a title fits: 0 begins so, 1 a word begins so, 2 contains it, 3 its letters in order.
int distanceOf(const QString& title, const QString& typed)
{
    const QString folded = foldText(title);
    if (folded.startsWith(typed))
        return 0;
    if (folded.contains(u' ' + typed))
        return 1;
    if (folded.contains(typed))
        return 2;
    qsizetype at = 0;
    for (const QChar letter : typed) {
        at = folded.indexOf(letter, at);
        if (at < 0)
            return kNoMatch;
        ++at;
    }
    return 3;
}

} // namespace

QList<qsizetype> matchingCommands(const QList<Command>& commands, const QString& typed)
{
    const QString wanted = foldText(typed);
    QList<std::pair<int, qsizetype>> found;
    for (qsizetype i = 0; i < commands.size(); ++i)
        if (const int distance = distanceOf(commands.at(i).title, wanted); distance < kNoMatch)
            found.append({distance, i});
    std::ranges::stable_sort(found, {}, &std::pair<int, qsizetype>::first);
    QList<qsizetype> order;
    for (const auto& [distance, index] : found)
        order += index;
    return order;
}

CommandPalette::CommandPalette(QList<Command> commands, QWidget* parent)
    : QFrame(parent)
    , m_commands(std::move(commands))
{
    setObjectName(u"card"_s);
    setAccessibleName(tr("Commands"));
    m_typed = new QLineEdit;
    m_typed->setObjectName(u"commandText"_s);
    m_typed->setAccessibleName(tr("Command"));
    m_typed->setPlaceholderText(tr("Any command, page, study or outcome"));
    m_typed->installEventFilter(this);
    m_list = new QListWidget;
    m_list->setObjectName(u"commandList"_s);
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_typed);
    column->addWidget(m_list, 1);
    connect(m_typed, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runChosen);
    const int width = std::min(kWidth, parent->width() - 40);
    setGeometry((parent->width() - width) / 2, 48, width, std::min(kHeight, parent->height() - 96));
    fill();
    show();
    raise();
    m_typed->setFocus();
}

void CommandPalette::fill()
{
    m_list->clear();
    m_shown = matchingCommands(m_commands, m_typed->text()).mid(0, kMostShown);
    for (const qsizetype index : std::as_const(m_shown)) {
        const Command& command = m_commands.at(index);
        const QString end =
            command.keys.isEmpty() ? command.kind : QString(command.kind + u"   "_s + command.keys);
        auto* item = new QListWidgetItem(command.title + u"   –   "_s + end, m_list);
        item->setSizeHint({0, kTableRow});
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runChosen()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const std::function<void()> run = m_commands.at(m_shown.at(row)).run;
    deleteLater();
    QTimer::singleShot(0, parentWidget(), run); // once the palette has gone
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_typed && event->type() == QEvent::FocusOut)
        deleteLater();
    if (object != m_typed || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(object, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int row = m_list->currentRow();
    switch (key->key()) {
    case Qt::Key_Escape:
        deleteLater();
        return true;
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(row + 1, m_list->count() - 1));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(row - 1, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runChosen();
        return true;
    default:
        return false;
    }
}

} // namespace plansift::ui
