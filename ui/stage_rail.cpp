// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the rail, painted by a delegate.
#include "ui/stage_rail.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/theme.hpp"

#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

enum Role { IconName = Qt::UserRole, Count, IsOpen };

class RailDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {kNarrowRail, kRailRow};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool current = option.state & QStyle::State_Selected;
        const QRect row = option.rect;
        painter->save();
        if (current) {
            painter->fillRect(row, theme().soft);
            painter->fillRect(QRect(row.left(), row.top(), 3, row.height()), theme().accent);
        }
        if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange)) {
            painter->setPen(QPen(theme().focus, 2));
            painter->drawRect(row.adjusted(1, 1, -1, -1));
        }
        paintIcon(*painter, row, index, current);
        if (row.width() > kNarrowRail) {
            paintName(*painter, row, index, current, option.font);
            paintCount(*painter, row, index, option.font);
        }
        painter->restore();
    }

private:
    static void paintIcon(QPainter& painter, const QRect& row, const QModelIndex& index, bool current)
    {
        icon(index.data(IconName).toString(), current ? theme().accent : theme().secondary, kIconInRail)
            .paint(&painter, QRect(row.left() + 13, row.top() + 7, kIconInRail, kIconInRail));
    }

    static void paintName(QPainter& painter, const QRect& row, const QModelIndex& index, bool current,
                          QFont font)
    {
        const QColor colour = current ? theme().accent : theme().text;
        font.setBold(current);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(row.adjusted(42, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         index.data().toString());
    }

    static void paintCount(QPainter& painter, const QRect& row, const QModelIndex& index, QFont font)
    {
        const QString count = index.data(Count).toString();
        if (count.isEmpty())
            return;
        const bool open = index.data(IsOpen).toBool();
        font.setPixelSize(12);
        font.setBold(open);
        painter.setFont(font);
        const int width = painter.fontMetrics().horizontalAdvance(count);
        const QRect box(row.right() - 10 - width, row.top() + 8, width, 18);
        if (open) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme().maybeSoft);
            painter.drawRoundedRect(box.adjusted(-4, 0, 4, 0), 4, 4);
        }
        painter.setPen(open ? theme().maybe : theme().secondary);
        painter.drawText(box, Qt::AlignCenter, count);
    }
};

} // namespace

StageRail::StageRail(QWidget* parent)
    : QListView(parent)
    , m_model(new QStandardItemModel(this))
    , m_counts([this](const QList<RailCount>& counts) { showCounts(counts); })
{
    setObjectName(u"stageRail"_s);
    setAccessibleName(tr("Stages of the review"));
    setMinimumWidth(kNarrowRail);
    setNarrow(false);
    setModel(m_model);
    setItemDelegate(new RailDelegate(this));
    setEditTriggers(NoEditTriggers);
    setFocusPolicy(Qt::ClickFocus); // F6 comes here, Tab stays in the page
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus); // a click shows a page, whose keys are wanted then
    setStyleSheet(u"QListView { padding-top: 8px; background: palette(alternate-base); }"_s);
    fill();
    // Screen readers select without making current, keys do both.
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this](const QItemSelection& now) {
                if (!now.isEmpty())
                    Q_EMIT pageChosen(now.constFirst().top());
            });
    // From a page that shares a place in the rail back to the one it belongs to.
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT pageChosen(index.row()); });
}

void StageRail::setNarrow(bool narrow)
{
    setMaximumWidth(narrow ? kNarrowRail : kRailWidth);
    scheduleDelayedItemsLayout(); // rows are as wide as the rail
}

void StageRail::fill()
{
    int number = 0;
    for (const PageSpec& page : pages()) {
        if (!page.under.isEmpty())
            continue;
        auto* item = new QStandardItem(page.title);
        item->setData(page.iconName, IconName);
        item->setData(tr("%1 (Ctrl+%2)").arg(page.title).arg(++number % 10), Qt::ToolTipRole);
        m_model->appendRow(item);
    }
}

void StageRail::setCurrentPage(int index)
{
    const QString under = pages().at(index).under;
    if (under.isEmpty())
        return setCurrentIndex(m_model->index(index, 0));
    const QSignalBlocker quiet(selectionModel());
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (pages().at(row).key == under)
            setCurrentIndex(m_model->index(row, 0));
    viewport()->update();
}

void StageRail::refreshCounts(const Session& session)
{
    m_counts.ask(session, [](const Session& own) {
        QList<RailCount> counts;
        for (const PageSpec& page : pages())
            counts += page.count ? page.count(own) : RailCount{};
        return counts;
    });
}

void StageRail::showCounts(const QList<RailCount>& counts)
{
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const PageSpec& page = pages().at(i);
        const RailCount count = counts.value(i);
        QStandardItem* item = m_model->item(i);
        item->setData(count.text, Count);
        item->setData(count.open, IsOpen);
        const QString waiting = count.open ? tr("%1, %2 waiting") : tr("%1, %2");
        item->setData(count.text.isEmpty() ? page.title : waiting.arg(page.title, count.text),
                      Qt::AccessibleTextRole);
    }
}

} // namespace plansift::ui
