// SPDX-License-Identifier: GPL-3.0-or-later
// Filling and painting the list of conflicts.
#include "ui/screening/conflict_list.hpp"

#include "ui/common/theme.hpp"
#include "ui/screening/vote_card.hpp"

#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

enum Role { RecordRole = Qt::UserRole, DateRole, VerdictRole };
constexpr int kPadding = 10;
constexpr int kSmall = 12;
constexpr int kTitleLines = 3;

/// The title in up to three lines, below it the date and what is to be done or was decided.
class ConflictDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if (index.data(RecordRole).toLongLong() == 0)
            return {0, 30};
        const auto* view = static_cast<const QListWidget*>(option.widget);
        const int width = view->viewport()->width() - 2 * kPadding;
        return {0, titleRect(option, index, width).height() + kSmall + 3 * kPadding};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        const bool heading = index.data(RecordRole).toLongLong() == 0;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, heading    ? theme().background
                                       : selected ? theme().soft
                                                  : theme().panel);
        if (selected)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme().accent);
        painter->setPen(theme().border);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        const QRect inside = option.rect.adjusted(kPadding, kPadding, -kPadding, -kPadding);
        if (heading)
            paintHeading(*painter, option, index);
        else
            paintConflict(*painter, option, index, inside);
        painter->restore();
    }

private:
    static QRect titleRect(const QStyleOptionViewItem& option, const QModelIndex& index, int width)
    {
        const int most = kTitleLines * option.fontMetrics.lineSpacing();
        const QRect rect = option.fontMetrics.boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap,
                                                           index.data().toString());
        return {0, 0, width, std::min(most, rect.height())};
    }

    static void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        QFont bold = option.font;
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(theme().text);
        painter.drawText(option.rect.adjusted(kPadding, 0, -kPadding, 0), Qt::AlignVCenter,
                         index.data().toString());
    }

    static void paintConflict(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                              const QRect& inside)
    {
        painter.setPen(theme().text);
        painter.drawText(titleRect(option, index, inside.width()).translated(inside.topLeft()),
                         Qt::TextWordWrap, index.data().toString());
        QFont small = option.font;
        small.setPixelSize(kSmall);
        painter.setFont(small);
        painter.setPen(theme().secondary);
        painter.drawText(inside, Qt::AlignBottom | Qt::AlignLeft, index.data(DateRole).toString());
        const QVariant verdict = index.data(VerdictRole);
        if (!verdict.isValid())
            return;
        const auto settled = static_cast<Verdict>(verdict.toInt());
        painter.setPen(settled == Verdict::Exclude || settled == Verdict::NotRetrieved ? theme().exclude
                                                                                       : theme().include);
        painter.drawText(inside, Qt::AlignBottom | Qt::AlignRight, verdictSign(settled));
    }
};

} // namespace

ConflictList::ConflictList(QWidget* parent)
    : QListWidget(parent)
{
    setItemDelegate(new ConflictDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
}

void ConflictList::addHeading(const QString& words)
{
    auto* item = new QListWidgetItem(words, this);
    item->setFlags(Qt::ItemIsEnabled);
}

void ConflictList::addConflict(const ConflictLine& line)
{
    auto* item = new QListWidgetItem(line.title, this);
    item->setData(RecordRole, line.record);
    const QString date = momentWords(line.settled ? line.settled->decidedAt : line.since, false);
    item->setData(DateRole, line.settled ? tr("settled %1").arg(date) : tr("since %1").arg(date));
    if (line.settled)
        item->setData(VerdictRole, static_cast<int>(line.settled->verdict));
    item->setData(Qt::AccessibleTextRole,
                  line.settled ? tr("%1, settled: %2").arg(line.title, verdictSign(line.settled->verdict))
                               : line.title);
    item->setToolTip(line.title);
}

void ConflictList::setConflicts(const QList<ConflictLine>& open, const QList<ConflictLine>& settled)
{
    const RowId before = chosen();
    const int row = currentRow();
    const bool wasOpen = currentItem() && !currentItem()->data(VerdictRole).isValid();
    {
        const QSignalBlocker quiet(this);
        clear();
        addHeading(tr("Open   %1").arg(open.size()));
        for (const ConflictLine& line : open)
            addConflict(line);
        if (!settled.isEmpty()) {
            const auto out = std::ranges::count_if(settled, [](const ConflictLine& line) {
                return line.settled->verdict != Verdict::Include && line.settled->verdict != Verdict::Maybe;
            });
            addHeading(tr("Settled   %1 · %2 included, %3 excluded")
                           .arg(settled.size())
                           .arg(settled.size() - out)
                           .arg(out));
        }
        for (const ConflictLine& line : settled)
            addConflict(line);
        const bool left =
            std::ranges::any_of(open, [before](const ConflictLine& line) { return line.record == before; });
        if (!(wasOpen && !left) && choose(before))
            return; // what has just been settled makes room for the next
        const int last = static_cast<int>(open.size());
        if (last > 0)
            setCurrentRow(std::clamp(row, 1, last));
    }
}

RowId ConflictList::chosen() const
{
    const QListWidgetItem* item = currentItem();
    return item ? item->data(RecordRole).toLongLong() : 0;
}

bool ConflictList::choose(RowId record)
{
    for (int row = 0; record != 0 && row < count(); ++row)
        if (item(row)->data(RecordRole).toLongLong() == record) {
            setCurrentRow(row);
            return true;
        }
    return false;
}

void ConflictList::step(int by)
{
    for (int row = currentRow() + by; row >= 0 && row < count(); row += by)
        if (item(row)->data(RecordRole).toLongLong() != 0)
            return setCurrentRow(row);
}

} // namespace plansift::ui
