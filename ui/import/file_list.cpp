// SPDX-License-Identifier: GPL-3.0-or-later
// Two lines a file.
#include "ui/import/file_list.hpp"

#include "ui/common/theme.hpp"

#include <QFileInfo>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

enum Role { CountRole = Qt::UserRole, FormatRole, StateRole, ColourRole };

class TwoLines final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, 52}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        const bool chosen = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, chosen ? theme().soft : theme().panel);
        if (chosen)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme().accent);
        const QRect inner = option.rect.adjusted(kGap, 7, -kGap, -7);
        const QRect first(inner.x(), inner.y(), inner.width(), inner.height() / 2);
        const QRect second = first.translated(0, inner.height() / 2);
        QFont bold = option.font;
        bold.setBold(true);
        painter->setFont(bold);
        painter->setPen(theme().text);
        drawPair(painter, first, index.data().toString(), index.data(CountRole).toString());
        QFont small = option.font;
        small.setPixelSize(12);
        painter->setFont(small);
        painter->setPen(theme().secondary);
        drawPair(painter, second, index.data(FormatRole).toString(), QString());
        painter->setPen(index.data(ColourRole).value<QColor>());
        painter->drawText(second, Qt::AlignRight | Qt::AlignVCenter, index.data(StateRole).toString());
        painter->setPen(theme().border);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
    }

private:
    static void drawPair(QPainter* painter, const QRect& line, const QString& left, const QString& right)
    {
        const int taken = right.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(right) + 8;
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(left, Qt::ElideMiddle, line.width() - taken));
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, right);
    }
};

} // namespace

FileList::FileList(QWidget* parent)
    : QListWidget(parent)
{
    setObjectName(u"importFiles"_s);
    setAccessibleName(tr("Files to import"));
    setItemDelegate(new TwoLines(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void FileList::describe(QListWidgetItem* item, const QString& name, const QString& count,
                        const QString& format, const QString& state, const QColor& colour)
{
    item->setText(name);
    item->setData(CountRole, count);
    item->setData(FormatRole, format);
    item->setData(StateRole, state);
    item->setData(ColourRole, colour);
    item->setData(Qt::AccessibleTextRole, tr("%1, %2 records, %3, %4").arg(name, count, format, state));
}

void FileList::addFile(const QString& path)
{
    auto* item = new QListWidgetItem(this);
    item->setToolTip(path);
    describe(item, QFileInfo(path).fileName(), u"–"_s, tr("reading…"), {}, theme().secondary);
}

void FileList::showPreview(int row, const ImportPreview& preview)
{
    QListWidgetItem* entry = item(row);
    if (!entry)
        return;
    const QString name = QFileInfo(preview.asked.path).fileName();
    if (preview.error)
        return describe(entry, name, u"–"_s, tr("not read"), tr("✕ not recognised"), theme().exclude);
    const ReadSummary& summary = preview.reading.summary;
    const QLocale locale;
    QString state = u"✓"_s;
    QColor colour = theme().include;
    if (summary.refused > 0) {
        state = tr("✕ %1 refused").arg(locale.toString(summary.refused));
        colour = theme().exclude;
    } else if (!preview.importedBefore.isEmpty()) {
        state = tr("imported before");
        colour = theme().maybe;
    } else if (summary.incomplete > 0) {
        state = tr("%1 incomplete").arg(locale.toString(summary.incomplete));
        colour = theme().maybe;
    } else if (!summary.issues.isEmpty()) {
        state = tr("problems: %1").arg(locale.toString(summary.issues.size()));
        colour = theme().maybe;
    }
    describe(entry, name, locale.toString(summary.found),
             tr("%1 · %2").arg(preview.formatLabel, summary.encoding), state, colour);
}

} // namespace plansift::ui
