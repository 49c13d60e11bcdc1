// SPDX-License-Identifier: GPL-3.0-or-later
// One row a column.
#include "ui/import/mapping_table.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/theme.hpp"

#include <QComboBox>
#include <QHeaderView>
#include <QLocale>
#include <QSettings>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

enum Column { Name, Field, Example, Filled, Origin, ColumnCount };

QTableWidgetItem* cell(const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(text);
    return item;
}

/// A combo box in a scrolling table must not change under the wheel.
class QuietCombo final : public QComboBox {
protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace

MappingTable::MappingTable(QWidget* parent)
    : QTableWidget(0, ColumnCount, parent)
{
    setObjectName(u"mappingTable"_s);
    setAccessibleName(tr("Columns and the fields they fill"));
    setHorizontalHeaderLabels(
        {tr("Column in the file"), tr("Goes to"), tr("Example"), tr("Filled"), tr("Mapping")});
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(30);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(Example, QHeaderView::Stretch);
    horizontalHeader()->resizeSection(Name, 150);
    horizontalHeader()->resizeSection(Field, 210);
    horizontalHeader()->resizeSection(Filled, 60);
    horizontalHeader()->resizeSection(Origin, 120);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
}

void MappingTable::showColumns(const ImportPreview& preview)
{
    const bool asLastTime = !remembered(preview.headerKey).isEmpty();
    setRowCount(0);
    m_fields.clear();
    for (const ColumnPreview& column : preview.columns) {
        m_fields += column.field;
        addRow(column, asLastTime);
    }
}

void MappingTable::addRow(const ColumnPreview& column, bool asLastTime)
{
    const int row = rowCount();
    insertRow(row);
    setItem(row, Name, cell(column.name));
    setItem(row, Example, cell(column.example));
    item(row, Example)->setForeground(theme().secondary);
    setItem(row, Filled, cell(QLocale().toString(column.filled)));
    auto* choice = new QuietCombo;
    choice->setObjectName(u"field.%1"_s.arg(row));
    choice->setAccessibleName(tr("%1 goes to").arg(column.name));
    choice->addItem(tr("Keep as “%1”").arg(column.name), QString());
    for (const NamedChoice& field : columnFields())
        choice->addItem(field.label, field.key);
    choice->setCurrentIndex(std::max(0, choice->findData(column.field)));
    connect(choice, &QComboBox::activated, this, [this, row, choice](int at) {
        m_fields[row] = choice->itemData(at).toString();
        Q_EMIT mappingChanged(m_fields);
    });
    setCellWidget(row, Field, choice);
    const bool own = column.field.isEmpty();
    const bool changed = column.field != column.guessed;
    auto* origin = cell(own          ? tr("own field")
                        : asLastTime ? tr("as last time")
                        : changed    ? tr("chosen")
                                     : tr("by its name"));
    origin->setIcon(icon(own ? u"plus"_s : u"check"_s, theme().secondary, 16));
    setItem(row, Origin, origin);
}

QStringList MappingTable::remembered(const QString& headerKey)
{
    return headerKey.isEmpty() ? QStringList() : QSettings().value(u"mapping/"_s + headerKey).toStringList();
}

void MappingTable::remember(const QString& headerKey, const QStringList& fields)
{
    if (!headerKey.isEmpty())
        QSettings().setValue(u"mapping/"_s + headerKey, fields);
}

} // namespace plansift::ui
