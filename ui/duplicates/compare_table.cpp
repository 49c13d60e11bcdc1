// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of fields, painted with marks and signs.
#include "ui/duplicates/compare_table.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/theme.hpp"
#include "ui/duplicates/word_diff.hpp"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

enum Column { Name, A, Sign, B, ColumnCount };
enum Role { Ranges = Qt::UserRole, Mark };
/// What stands before a value: nothing, a radio button or a check box, on or off.
enum class Box { None, RadioOff, RadioOn, CheckOff, CheckOn };

constexpr int kPadding = 8;
constexpr int kIndicator = 24;

struct SignLook {
    const char16_t* sign;
    QColor Theme::*colour;
    const char* word;
};

/// In the order of FieldMatch.
constexpr std::array<SignLook, 4> kSigns{{
    {u"=", &Theme::secondary, QT_TRANSLATE_NOOP("CompareTable", "the same")},
    {u"~", &Theme::maybe, QT_TRANSLATE_NOOP("CompareTable", "alike")},
    {u"≠", &Theme::maybe, QT_TRANSLATE_NOOP("CompareTable", "differs")},
    {u"+", &Theme::accent, QT_TRANSLATE_NOOP("CompareTable", "only one has it")},
}};

/// Lays a value out with its differing words marked.
void layOut(QTextLayout& layout, const QModelIndex& index, int width)
{
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    QList<QTextLayout::FormatRange> formats;
    for (const QVariant& range : index.data(Ranges).toList()) {
        QTextLayout::FormatRange format;
        format.start = range.toPoint().x();
        format.length = range.toPoint().y();
        format.format.setBackground(theme().maybeSoft);
        format.format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        format.format.setUnderlineColor(theme().maybe);
        formats.append(format);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height() + 2;
    }
    layout.endLayout();
}

class ValueDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* table = qobject_cast<const QTableView*>(option.widget);
        const int width = table ? table->columnWidth(index.column()) : 300;
        QTextLayout layout(shown(index), option.font);
        layOut(layout, index, width - 2 * kPadding - indicatorOf(index));
        return {width, std::max(30, static_cast<int>(layout.boundingRect().height()) + 14)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        painter->fillRect(option.rect, option.state & QStyle::State_Selected ? theme().soft : theme().panel);
        paintBox(painter, option, index);
        QTextLayout layout(shown(index), option.font);
        layOut(layout, index, option.rect.width() - 2 * kPadding - indicatorOf(index));
        painter->setPen(colourOf(index));
        layout.draw(painter, option.rect.topLeft() + QPointF(kPadding + indicatorOf(index), 7));
        painter->setPen(theme().border);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
    }

private:
    static bool isValue(const QModelIndex& index) { return index.column() == A || index.column() == B; }
    static int indicatorOf(const QModelIndex& index) { return isValue(index) ? kIndicator : 0; }

    static QColor colourOf(const QModelIndex& index)
    {
        const QVariant own = index.data(Qt::ForegroundRole);
        if (own.isValid())
            return own.value<QBrush>().color();
        return index.data().toString().isEmpty() ? theme().secondary : theme().text;
    }

    static QString shown(const QModelIndex& index)
    {
        const QString text = index.data().toString();
        return text.isEmpty() && isValue(index) ? QCoreApplication::translate("CompareTable", "empty") : text;
    }

    static void paintBox(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        const auto box = static_cast<Box>(index.data(Mark).toInt());
        if (box == Box::None)
            return;
        const bool isRadio = box == Box::RadioOn || box == Box::RadioOff;
        const bool on = box == Box::RadioOn || box == Box::CheckOn;
        const QRectF frame(option.rect.x() + kPadding + 0.5, option.rect.y() + 8.5, 14, 14);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(on ? theme().accent : theme().control);
        painter->setBrush(on && !isRadio ? theme().accent : theme().panel);
        if (isRadio)
            painter->drawEllipse(frame);
        else
            painter->drawRoundedRect(frame, 3, 3);
        if (!on)
            return;
        if (!isRadio)
            return icon(u"check"_s, theme().onAccent, 12).paint(painter, frame.toAlignedRect());
        painter->setBrush(theme().accent);
        painter->drawEllipse(frame.adjusted(4, 4, -4, -4));
    }
};

QVariantList points(const WordRanges& ranges)
{
    QVariantList list;
    for (const auto& [begin, length] : ranges)
        list.append(QPoint(begin, length));
    return list;
}

QTableWidgetItem* readOnlyItem(const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

Box boxOf(const ComparedField& field, bool isA, bool choosing)
{
    if (!choosing)
        return Box::None;
    const bool on = field.kept == Kept::Both || (field.kept == Kept::A) == isA;
    if (field.field.isList())
        return on ? Box::CheckOn : Box::CheckOff;
    return on ? Box::RadioOn : Box::RadioOff;
}

} // namespace

CompareTable::CompareTable(QWidget* parent)
    : QTableWidget(0, ColumnCount, parent)
{
    setObjectName(u"compareTable"_s);
    setAccessibleName(tr("The two records, field by field"));
    setItemDelegate(new ValueDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(Sign, QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(A, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(B, QHeaderView::Stretch);
    horizontalHeader()->resizeSection(Name, 124);
    horizontalHeader()->setMinimumSectionSize(30);
    horizontalHeader()->resizeSection(Sign, 34);
    connect(this, &QTableWidget::cellClicked, this, &CompareTable::clickCell);
}

void CompareTable::showPair(const PairView& view, bool choosing)
{
    m_fields = view.fields;
    m_choosing = choosing;
    setHorizontalHeaderLabels(
        {QString(), tr("A   record %1").arg(view.a.id), QString(), tr("B   record %1").arg(view.b.id)});
    setRowCount(0);
    setRowCount(static_cast<int>(m_fields.size()) + 1);
    for (int row = 0; row < m_fields.size(); ++row)
        fillRow(row);
    const int last = rowCount() - 1;
    setItem(last, Name, readOnlyItem(tr("Came from")));
    item(last, Name)->setForeground(theme().secondary);
    const auto from = [](const RecordView& v) -> QString {
        return tr("%1 · %2 : line %3").arg(v.source, v.file).arg(v.line);
    };
    setItem(last, A, readOnlyItem(from(view.a)));
    setItem(last, Sign, readOnlyItem(QString()));
    setItem(last, B, readOnlyItem(from(view.b)));
    setOnlyDifferences(m_onlyDifferences);
    setCurrentCell(0, A);
    resizeRowsToContents();
}

void CompareTable::fillRow(int row)
{
    const ComparedField& field = m_fields.at(row);
    const SignLook& look = kSigns.at(static_cast<size_t>(field.match));
    const auto [inA, inB] = differingWords(field.a, field.b);
    auto* name = readOnlyItem(field.field.label);
    name->setForeground(theme().secondary);
    setItem(row, Name, name);
    auto* sign = readOnlyItem(QString::fromUtf16(look.sign));
    sign->setForeground(theme().*look.colour);
    sign->setToolTip(tr(look.word));
    sign->setData(Qt::AccessibleTextRole, tr(look.word));
    setItem(row, Sign, sign);
    for (const bool isA : {true, false}) {
        auto* value = readOnlyItem(isA ? field.a : field.b);
        value->setData(Ranges, points(isA ? inA : inB));
        value->setData(Mark, static_cast<int>(boxOf(field, isA, m_choosing)));
        setItem(row, isA ? A : B, value);
    }
}

void CompareTable::setOnlyDifferences(bool only)
{
    m_onlyDifferences = only;
    for (int row = 0; row < m_fields.size(); ++row)
        setRowHidden(row, only && m_fields.at(row).match == FieldMatch::Same);
}

void CompareTable::choose(int row, Kept kept)
{
    if (!m_choosing || row < 0 || row >= m_fields.size())
        return;
    m_fields[row].kept = kept;
    fillRow(row);
}

void CompareTable::clickCell(int row, int column)
{
    if (row >= m_fields.size() || (column != A && column != B))
        return;
    const Kept mine = column == A ? Kept::A : Kept::B;
    const Kept other = column == A ? Kept::B : Kept::A;
    if (!m_fields.at(row).field.isList())
        return choose(row, mine);
    const Kept now = m_fields.at(row).kept;
    choose(row, now == Kept::Both ? other : now == mine ? mine : Kept::Both);
}

void CompareTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left)
        choose(currentRow(), Kept::A);
    else if (event->key() == Qt::Key_Right)
        choose(currentRow(), Kept::B);
    else
        QTableWidget::keyPressEvent(event);
}

void CompareTable::resizeEvent(QResizeEvent* event)
{
    QTableWidget::resizeEvent(event);
    resizeRowsToContents();
}

} // namespace plansift::ui
