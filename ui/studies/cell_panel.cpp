// SPDX-License-Identifier: GPL-3.0-or-later
// The right pane of the page of studies.
#include "ui/studies/cell_panel.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

CellPanel::CellPanel(QWidget* parent)
    : QWidget(parent)
{
    setMinimumWidth(240);
    m_address = headingLabel({});
    m_address->setObjectName(u"panelAddress"_s);
    m_address->setWordWrap(true);
    m_printed = new QLabel;
    m_used = headingLabel({});
    m_used->setObjectName(u"panelUsed"_s);
    m_formula = secondaryLabel();
    m_formula->setWordWrap(true);
    m_page = new QLineEdit;
    m_page->setObjectName(u"cellPage"_s);
    m_page->setPlaceholderText(tr("report 1, p. 6, Table 2"));
    m_quote = new QLineEdit;
    m_quote->setObjectName(u"cellQuote"_s);
    m_quote->setPlaceholderText(tr("words of the paper"));
    m_tag = new QComboBox;
    m_tag->setObjectName(u"cellTag"_s);
    for (const auto& [text, key] :
         {std::pair(tr("not marked"), QString()), std::pair(tr("published"), u"published"_s),
          std::pair(tr("reconstructed"), u"reconstructed"_s),
          std::pair(tr("illustrative"), u"illustrative"_s)})
        m_tag->addItem(text, key);
    m_time = new QLineEdit;
    m_time->setObjectName(u"rowTime"_s);
    m_time->setPlaceholderText(tr("12 weeks"));
    m_subgroup = new QLineEdit;
    m_subgroup->setObjectName(u"rowSubgroup"_s);
    auto* form = new QFormLayout;
    form->setContentsMargins(kGap, 8, kGap, 8);
    form->setHorizontalSpacing(10);
    form->addRow(m_address);
    form->addRow(secondaryLabel(tr("Printed")), m_printed);
    form->addRow(secondaryLabel(tr("Used")), m_used);
    form->addRow(m_formula);
    const QList<std::pair<QString, QWidget*>> fields{{tr("Source"), m_page},
                                                     {tr("Quote"), m_quote},
                                                     {tr("Kind"), m_tag},
                                                     {tr("Time point"), m_time},
                                                     {tr("Subgroup"), m_subgroup}};
    for (const auto& [name, field] : fields) {
        field->setAccessibleName(name);
        form->addRow(secondaryLabel(name), field);
    }
    connect(m_page, &QLineEdit::editingFinished, this, &CellPanel::collect);
    connect(m_quote, &QLineEdit::editingFinished, this, &CellPanel::collect);
    connect(m_tag, &QComboBox::activated, this, &CellPanel::collect);
    connect(m_time, &QLineEdit::editingFinished, this, &CellPanel::describe);
    connect(m_subgroup, &QLineEdit::editingFinished, this, &CellPanel::describe);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(form);
    column->addWidget(buildFindings(), 1);
}

QWidget* CellPanel::buildFindings()
{
    m_count = headingLabel({});
    m_count->setObjectName(u"findingCount"_s);
    m_count->setWordWrap(true);
    m_count->setContentsMargins(kGap, 8, kGap, 4);
    m_findings = new QListWidget;
    m_findings->setObjectName(u"findings"_s);
    m_findings->setAccessibleName(tr("Worth a second look"));
    m_findings->setWordWrap(true);
    m_findings->setSpacing(3);
    const auto choose = [this] { Q_EMIT findingChosen(m_found.value(m_findings->currentRow())); };
    connect(m_findings, &QListWidget::itemClicked, this, choose);
    connect(m_findings, &QListWidget::itemActivated, this, choose);
    connect(m_findings, &QListWidget::currentRowChanged, this, &CellPanel::showSettling);
    m_settle = new QPushButton;
    m_settle->setObjectName(u"settleFinding"_s);
    connect(m_settle, &QPushButton::clicked, this, [this] {
        const Finding finding = m_found.value(m_findings->currentRow());
        Q_EMIT findingSettled(finding, !finding.settled);
    });
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_count);
    column->addWidget(m_findings, 1);
    auto* bar = barWidget();
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kGap, 6, kGap, 6);
    row->addWidget(m_settle);
    row->addStretch(1);
    column->addWidget(bar);
    showSettling();
    return pane;
}

void CellPanel::showSettling()
{
    const int row = m_findings->currentRow();
    m_settle->setText(row >= 0 && m_found.at(row).settled ? tr("Look at it again") : tr("Right as it is"));
    m_settle->setEnabled(row >= 0 && m_writable);
}

void CellPanel::setCell(const QString& address, const Cell& cell, bool writable)
{
    m_cell = cell;
    m_address->setText(address.isEmpty() ? tr("No cell chosen") : address);
    m_printed->setText(cell.printed.isEmpty() ? QString(QChar(0x2013)) : cell.printed);
    m_used->setText(cell.value ? QString::number(*cell.value, 'g', 8).replace(u'-', QChar(0x2212))
                               : QString(QChar(0x2013)));
    m_formula->setText(cell.conversion);
    m_page->setText(cell.page);
    m_quote->setText(cell.quote);
    m_tag->setCurrentIndex(std::max(0, m_tag->findData(cell.tag)));
    const bool entered = !cell.name.isEmpty() && !cell.printed.isEmpty() && writable;
    for (QWidget* field :
         {static_cast<QWidget*>(m_page), static_cast<QWidget*>(m_quote), static_cast<QWidget*>(m_tag)})
        field->setEnabled(entered);
}

void CellPanel::collect()
{
    Cell changed = m_cell;
    changed.page = m_page->text().trimmed();
    changed.quote = m_quote->text().trimmed();
    changed.tag = m_tag->currentData().toString();
    if (!m_cell.name.isEmpty() && !m_cell.printed.isEmpty() && changed != m_cell)
        Q_EMIT sourceChanged(changed);
}

void CellPanel::setRow(const OutcomeRow& row, bool writable)
{
    m_row = row;
    for (const auto& [field, text] :
         {std::pair(m_time, row.timePoint), std::pair(m_subgroup, row.subgroup)}) {
        field->setText(text);
        field->setEnabled(row.id != 0 && writable);
    }
}

void CellPanel::describe()
{
    OutcomeRow changed = m_row;
    changed.timePoint = m_time->text().trimmed();
    changed.subgroup = m_subgroup->text().trimmed();
    if (m_row.id != 0 && changed != m_row)
        Q_EMIT rowDescribed(changed);
}

void CellPanel::nextFinding()
{
    if (m_found.isEmpty())
        return;
    m_findings->setCurrentRow((m_findings->currentRow() + 1) % m_findings->count());
    Q_EMIT findingChosen(m_found.at(m_findings->currentRow()));
}

void CellPanel::setFindings(const QList<Finding>& findings, bool writable)
{
    m_found = findings;
    m_writable = writable;
    const int kept = m_findings->currentRow();
    const QSignalBlocker quiet(m_findings);
    m_findings->clear();
    for (const Finding& finding : findings) {
        const auto& [name, colour] =
            finding.settled ? std::pair(u"check"_s, theme().include) : std::pair(u"warning"_s, theme().maybe);
        auto* item = new QListWidgetItem(icon(name, colour, kIconInButton),
                                         finding.text + u'\n' + finding.question, m_findings);
        if (finding.settled)
            item->setForeground(theme().secondary);
    }
    m_findings->setCurrentRow(std::min(kept, m_findings->count() - 1));
    const auto settled = std::ranges::count(findings, true, &Finding::settled);
    m_count->setText(
        findings.isEmpty()
            ? tr("Nothing looks unusual")
            : tr("Worth a second look: %1 open, %2 settled").arg(findings.size() - settled).arg(settled));
    showSettling();
}

} // namespace plansift::ui
