// SPDX-License-Identifier: GPL-3.0-or-later
// Fields as rows: name, value, what it was.
#include "ui/records/field_table.hpp"

#include "ui/common/theme.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

enum Column { Name, Value, Was, ColumnCount };
enum Role { FieldAt = Qt::UserRole };

/// Fields that are shown without a value too, so that what a database left out can be filled in.
const QStringList kAlways{u"title"_s, u"authors"_s, u"year"_s, u"journal"_s, u"volume"_s,
                          u"issue"_s, u"pages"_s,   u"doi"_s,  u"pmid"_s,    u"abstract"_s};

const RecordField& fieldOf(const QModelIndex& index)
{
    return recordFields().at(index.siblingAtColumn(Value).data(FieldAt).toInt());
}

/// The text of a field; of paragraphs only the beginning is seen, they are read above.
class FieldItem final : public QTableWidgetItem {
public:
    FieldItem(const QString& text, bool paragraphs)
        : m_paragraphs(paragraphs)
    {
        setText(text);
    }
    QVariant data(int role) const override
    {
        constexpr qsizetype kBeginning = 60;
        const QVariant whole = QTableWidgetItem::data(role);
        if (role != Qt::DisplayRole || !m_paragraphs || whole.toString().size() <= kBeginning)
            return whole;
        return QString(whole.toString().left(kBeginning).simplified() + u'…');
    }

private:
    bool m_paragraphs;
};

/// A text of several lines in the width of the table; Enter ends it, in paragraphs Ctrl+Enter.
class FieldDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&,
                          const QModelIndex& index) const override
    {
        auto* editor = new QPlainTextEdit(parent);
        editor->setObjectName(u"fieldText"_s);
        editor->setAccessibleName(fieldOf(index).label);
        editor->setTabChangesFocus(true);
        return editor;
    }

    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        auto* text = qobject_cast<QPlainTextEdit*>(editor);
        text->setPlainText(index.data(Qt::EditRole).toString());
        text->selectAll();
    }

    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        QString text = qobject_cast<QPlainTextEdit*>(editor)->toPlainText();
        if (fieldOf(index).kind != FieldKind::Paragraphs)
            text = text.simplified();
        if (text != index.data(Qt::EditRole).toString())
            model->setData(index, text);
    }

    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override
    {
        constexpr int kShort = 56;
        constexpr int kLong = 220;
        const int wanted = fieldOf(index).kind == FieldKind::Paragraphs ? kLong : kShort;
        const QWidget* room = editor->parentWidget();
        const int height = std::min(std::max(wanted, option.rect.height()), room->height());
        const int top = std::clamp(option.rect.top(), 0, room->height() - height);
        editor->setGeometry(0, top, room->width(), height);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        auto* editor = qobject_cast<QPlainTextEdit*>(watched);
        const auto* key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event) : nullptr;
        if (!editor || !key || (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter))
            return QStyledItemDelegate::eventFilter(watched, event);
        const auto* table = qobject_cast<QAbstractItemView*>(parent());
        const bool paragraphs = fieldOf(table->currentIndex()).kind == FieldKind::Paragraphs;
        if (paragraphs && !(key->modifiers() & Qt::ControlModifier))
            return false; // a new line
        Q_EMIT commitData(editor);
        Q_EMIT closeEditor(editor);
        return true;
    }
};

} // namespace

FieldTable::FieldTable(QWidget* parent)
    : QTableWidget(0, ColumnCount, parent)
{
    setObjectName(u"fieldTable"_s);
    setAccessibleName(tr("Fields; double-click or F2 corrects one"));
    horizontalHeader()->hide();
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(Name, QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(Value, QHeaderView::Stretch);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setItemDelegateForColumn(Value, new FieldDelegate(this));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem* item) {
        if (!m_filling && item->column() == Value)
            Q_EMIT corrected(recordFields().at(item->data(FieldAt).toInt()), item->text());
    });
}

void FieldTable::addRow(const RecordField& field, const Record& now, const Record& original, bool editable)
{
    const QString value = fieldText(now, field);
    const QString was = fieldText(original, field);
    const int row = rowCount();
    insertRow(row);
    auto* name = new QTableWidgetItem(field.label);
    name->setFlags(Qt::ItemIsEnabled);
    name->setForeground(theme().secondary);
    name->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* text = new FieldItem(value, field.kind == FieldKind::Paragraphs);
    text->setData(FieldAt, static_cast<int>(&field - recordFields().constData()));
    text->setToolTip(value);
    text->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (!editable)
        text->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    auto* before = new QTableWidgetItem(value == was    ? QString()
                                        : was.isEmpty() ? tr("corrected, was empty")
                                                        : tr("corrected, was “%1”").arg(was));
    before->setFlags(Qt::ItemIsEnabled);
    before->setForeground(theme().maybe);
    before->setBackground(value == was ? QBrush() : QBrush(theme().maybeSoft));
    before->setToolTip(was);
    setItem(row, Name, name);
    setItem(row, Value, text);
    setItem(row, Was, before);
}

void FieldTable::showFields(const Record& now, const Record& original, bool editable)
{
    m_filling = true;
    setRowCount(0);
    bool anyCorrected = false;
    for (const RecordField& field : recordFields()) {
        const bool differs = fieldText(now, field) != fieldText(original, field);
        anyCorrected = anyCorrected || differs;
        if (differs || kAlways.contains(field.key) || !fieldText(now, field).isEmpty())
            addRow(field, now, original, editable);
    }
    setColumnHidden(Was, !anyCorrected);
    resizeRowsToContents();
    int height = 4;
    for (int row = 0; row < rowCount(); ++row)
        height += rowHeight(row);
    setFixedHeight(height);
    m_filling = false;
}

void FieldTable::correctCurrent()
{
    const int row = std::max(0, currentRow());
    if (QTableWidgetItem* value = item(row, Value)) {
        setCurrentItem(value);
        editItem(value);
    }
}

} // namespace plansift::ui
