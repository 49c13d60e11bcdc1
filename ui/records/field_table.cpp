// SPDX-License-Identifier: GPL-3.0-or-later
// Fields as rows: name, value, what it was.
#include "ui/records/field_table.hpp"

#include "ui/common/theme.hpp"

#include <QHeaderView>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

enum Column { Name, Value, Was, ColumnCount };

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
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem* item) {
        if (!m_filling && item->column() == Value)
            Q_EMIT corrected(recordFields().at(item->data(Qt::UserRole).toInt()), item->text());
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
    auto* text = new QTableWidgetItem(value);
    text->setData(Qt::UserRole, static_cast<int>(&field - recordFields().constData()));
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
        if (field.kind == FieldKind::Paragraphs && !differs)
            continue; // abstracts and notes are read above
        if (differs || !fieldText(now, field).isEmpty())
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
