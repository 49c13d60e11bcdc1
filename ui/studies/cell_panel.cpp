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
#include <QVBoxLayout>

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
    auto* form = new QFormLayout;
    form->setContentsMargins(kGap, 8, kGap, 8);
    form->setHorizontalSpacing(10);
    form->addRow(m_address);
    form->addRow(secondaryLabel(tr("Printed")), m_printed);
    form->addRow(secondaryLabel(tr("Used")), m_used);
    form->addRow(m_formula);
    const QList<std::pair<QString, QWidget*>> fields{
        {tr("Source"), m_page}, {tr("Quote"), m_quote}, {tr("Kind"), m_tag}};
    for (const auto& [name, field] : fields) {
        field->setAccessibleName(name);
        form->addRow(secondaryLabel(name), field);
    }
    connect(m_page, &QLineEdit::editingFinished, this, &CellPanel::collect);
    connect(m_quote, &QLineEdit::editingFinished, this, &CellPanel::collect);
    connect(m_tag, &QComboBox::activated, this, &CellPanel::collect);
    m_count = headingLabel(tr("Worth a second look"));
    m_count->setContentsMargins(kGap, 8, kGap, 4);
    m_findings = new QListWidget;
    m_findings->setObjectName(u"findings"_s);
    m_findings->setAccessibleName(tr("Worth a second look"));
    m_findings->setWordWrap(true);
    m_findings->setSpacing(3);
    connect(m_findings, &QListWidget::itemClicked, this,
            [this] { Q_EMIT findingChosen(m_found.value(m_findings->currentRow())); });
    connect(m_findings, &QListWidget::itemActivated, this,
            [this] { Q_EMIT findingChosen(m_found.value(m_findings->currentRow())); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(form);
    column->addWidget(m_count);
    column->addWidget(m_findings, 1);
}

void CellPanel::setCell(const QString& address, const Cell& cell, bool writable)
{
    m_cell = cell;
    m_address->setText(address.isEmpty() ? tr("No cell chosen") : address);
    m_printed->setText(cell.printed.isEmpty() ? QString(QChar(0x2013)) : cell.printed);
    m_used->setText(cell.value ? QString::number(*cell.value, 'g', 8) : QString(QChar(0x2013)));
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

void CellPanel::setFindings(const QList<Finding>& findings)
{
    m_found = findings;
    m_findings->clear();
    for (const Finding& finding : findings)
        new QListWidgetItem(icon(u"warning"_s, theme().maybe, kIconInButton),
                            finding.text + u'\n' + finding.question, m_findings);
    m_count->setText(findings.isEmpty() ? tr("Nothing looks unusual")
                                        : tr("Worth a second look (%1)").arg(findings.size()));
}

} // namespace plansift::ui
