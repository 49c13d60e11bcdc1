// SPDX-License-Identifier: GPL-3.0-or-later
// A list with check boxes whose rows can be moved.
#include "ui/report/column_list.hpp"

#include "ui/common/keys.hpp"
#include "ui/common/theme.hpp"

#include <QDropEvent>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

using figure::ColumnKind;

struct ColumnWords {
    ColumnKind kind;
    const char16_t* key; ///< as it is remembered
    const char* label;
};

constexpr std::array kColumns{
    ColumnWords{ColumnKind::Arms, u"arms", QT_TRANSLATE_NOOP("plansift::ui::ColumnList", "Data of the arms")},
    ColumnWords{ColumnKind::Weight, u"weight", QT_TRANSLATE_NOOP("plansift::ui::ColumnList", "Weight")},
    ColumnWords{ColumnKind::EffectCi, u"effect-ci",
                QT_TRANSLATE_NOOP("plansift::ui::ColumnList", "Effect and interval")},
    ColumnWords{ColumnKind::Effect, u"effect", QT_TRANSLATE_NOOP("plansift::ui::ColumnList", "Effect")},
    ColumnWords{ColumnKind::Ci, u"ci", QT_TRANSLATE_NOOP("plansift::ui::ColumnList", "Interval")},
    ColumnWords{ColumnKind::Plot, u"plot", QT_TRANSLATE_NOOP("plansift::ui::ColumnList", "Plot")}};

const ColumnWords& wordsOf(ColumnKind kind)
{
    return *std::ranges::find(kColumns, kind, &ColumnWords::kind);
}

ColumnKind kindOf(const QListWidgetItem* item)
{
    return static_cast<ColumnKind>(item->data(Qt::UserRole).toInt());
}

bool isShown(const QListWidgetItem* item)
{
    return kindOf(item) == ColumnKind::Plot || item->checkState() == Qt::Checked;
}

QString keptAs(const QListWidgetItem* item)
{
    const QString key = QString::fromUtf16(wordsOf(kindOf(item)).key);
    return isShown(item) ? key : QString(u'-' + key);
}

} // namespace

ColumnList::ColumnList(QWidget* parent)
    : QListWidget(parent)
{
    setObjectName(u"studioColumns"_s);
    setAccessibleName(tr("Columns of the forest plot, from left to right"));
    setToolTip(tr("Tick what is shown; drag to move a column, or Alt+Up and Alt+Down"));
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    connect(this, &QListWidget::itemChanged, this, &ColumnList::columnsChanged);
    addKey(
        this, Qt::ALT | Qt::Key_Up, tr("move the column to the left"), [this] { move(-1); },
        Qt::WidgetShortcut);
    addKey(
        this, Qt::ALT | Qt::Key_Down, tr("move the column to the right"), [this] { move(1); },
        Qt::WidgetShortcut);
}

void ColumnList::addColumn(ColumnKind kind, bool shown)
{
    auto* item = new QListWidgetItem(tr(wordsOf(kind).label), this);
    item->setData(Qt::UserRole, static_cast<int>(kind));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled |
                   (kind == ColumnKind::Plot ? Qt::NoItemFlags : Qt::ItemIsUserCheckable));
    if (kind != ColumnKind::Plot)
        item->setCheckState(shown ? Qt::Checked : Qt::Unchecked);
    item->setSizeHint({0, kTableRow});
}

void ColumnList::showStyle(const figure::FigureStyle& style)
{
    const QSignalBlocker quiet(this);
    clear();
    for (const ColumnKind kind : columnsOf(style))
        addColumn(kind, true);
    setCurrentRow(0);
    setFixedHeight(count() * kTableRow + 2 * frameWidth());
}

void ColumnList::restore(const QStringList& kept)
{
    const QSignalBlocker quiet(this);
    int place = 0;
    for (const QString& entry : kept) {
        const QString key = entry.startsWith(u'-') ? entry.mid(1) : entry;
        for (int row = place; row < count(); ++row) {
            if (QString::fromUtf16(wordsOf(kindOf(item(row))).key) != key)
                continue;
            QListWidgetItem* moved = takeItem(row);
            if (kindOf(moved) != ColumnKind::Plot)
                moved->setCheckState(entry.startsWith(u'-') ? Qt::Unchecked : Qt::Checked);
            insertItem(place++, moved);
            break;
        }
    }
    setCurrentRow(0);
}

QStringList ColumnList::kept() const
{
    QStringList keys;
    for (int row = 0; row < count(); ++row)
        keys += keptAs(item(row));
    return keys;
}

std::vector<ColumnKind> ColumnList::columns() const
{
    std::vector<ColumnKind> kinds;
    for (int row = 0; row < count(); ++row)
        if (isShown(item(row)))
            kinds.push_back(kindOf(item(row)));
    return kinds;
}

void ColumnList::move(int by)
{
    const int row = currentRow();
    if (row < 0 || row + by < 0 || row + by >= count())
        return;
    insertItem(row + by, takeItem(row));
    setCurrentRow(row + by);
    Q_EMIT columnsChanged();
}

void ColumnList::dropEvent(QDropEvent* event)
{
    QListWidget::dropEvent(event);
    Q_EMIT columnsChanged();
}

} // namespace plansift::ui
