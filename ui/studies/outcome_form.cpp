// SPDX-License-Identifier: GPL-3.0-or-later
// Editing outcomes.
#include "ui/studies/outcome_form.hpp"

#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

QLineEdit* lineField(const QString& objectName)
{
    auto* field = new QLineEdit;
    field->setObjectName(objectName);
    return field;
}

} // namespace

OutcomeForm::OutcomeForm(QWidget* parent)
    : QWidget(parent)
{
    m_list = new QListWidget;
    m_list->setObjectName(u"outcomesOfReview"_s);
    m_list->setAccessibleName(tr("Outcomes"));
    m_list->setMaximumWidth(240);
    connect(m_list, &QListWidget::currentRowChanged, this, &OutcomeForm::showOutcome);
    m_newName = lineField(u"newOutcome"_s);
    m_newName->setAccessibleName(tr("Name of a new outcome"));
    m_newName->setPlaceholderText(tr("A new outcome, then Enter"));
    m_newName->setMaximumWidth(240);
    connect(m_newName, &QLineEdit::returnPressed, this, &OutcomeForm::add);
    m_name = lineField(u"outcomeName"_s);
    m_kind = new QComboBox;
    m_kind->setObjectName(u"outcomeKind"_s);
    for (const DataKind& kind : dataKinds())
        if (m_kind->findData(kind.key) < 0)
            m_kind->addItem(kind.label, kind.key);
    m_effects = new QComboBox;
    m_effects->setObjectName(u"outcomeEffects"_s);
    m_effects->addItem(tr("as printed: a ratio as a ratio"), true);
    m_effects->addItem(tr("on the scale of the analysis: the log of a ratio"), false);
    m_effects->setToolTip(tr("With a measure of ratios, what is typed as printed is turned into its log"));
    m_arm1 = lineField(u"outcomeArm1"_s);
    m_arm2 = lineField(u"outcomeArm2"_s);
    m_left = lineField(u"outcomeLeft"_s);
    m_right = lineField(u"outcomeRight"_s);
    m_higher = new QCheckBox(tr("A higher value is better"));
    m_higher->setObjectName(u"outcomeHigher"_s);
    m_fields = new QWidget;
    m_form = new QFormLayout(m_fields);
    m_form->setContentsMargins(kPagePadding, kGap, kPagePadding, kGap);
    const QList<std::pair<QString, QWidget*>> fields{{tr("Name"), m_name},
                                                     {tr("Kind of data"), m_kind},
                                                     {tr("Effects are typed"), m_effects},
                                                     {tr("First arm"), m_arm1},
                                                     {tr("Second arm"), m_arm2},
                                                     {tr("Left of the line favours"), m_left},
                                                     {tr("Right of the line favours"), m_right}};
    for (const auto& [name, field] : fields) {
        field->setAccessibleName(name);
        m_form->addRow(name, field);
        if (auto* line = qobject_cast<QLineEdit*>(field))
            connect(line, &QLineEdit::editingFinished, this, &OutcomeForm::collect);
    }
    m_form->addRow(QString(), m_higher);
    connect(m_kind, &QComboBox::activated, this, &OutcomeForm::collect);
    connect(m_effects, &QComboBox::activated, this, &OutcomeForm::collect);
    connect(m_higher, &QCheckBox::clicked, this, &OutcomeForm::collect);
    m_remove = new QPushButton(tr("Remove this outcome"));
    m_remove->setObjectName(u"removeOutcome"_s);
    m_remove->setToolTip(tr("Removes the outcome with its data; undo brings both back"));
    connect(m_remove, &QPushButton::clicked, this,
            [this] { Q_EMIT removed(m_outcomes.value(m_list->currentRow())); });
    m_form->addRow(QString(), m_remove);
    auto* left = new QVBoxLayout;
    left->addWidget(m_list, 1);
    left->addWidget(m_newName);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kGap, kGap, kGap, kGap);
    row->addLayout(left);
    row->addWidget(m_fields, 1, Qt::AlignTop);
}

void OutcomeForm::setOutcomes(const QList<Outcome>& outcomes, const QSet<RowId>& filled, bool writable)
{
    const int kept = m_list->currentRow();
    const QSignalBlocker quiet(m_list);
    const bool more = outcomes.size() > m_outcomes.size() && !m_outcomes.isEmpty();
    m_outcomes = outcomes;
    m_filled = filled;
    m_writable = writable;
    m_list->clear();
    for (const Outcome& outcome : outcomes)
        m_list->addItem(outcome.name);
    const int last = m_list->count() - 1;
    m_list->setCurrentRow(more ? last : std::clamp(kept, 0, std::max(0, last)));
    m_newName->setEnabled(writable);
    showOutcome();
}

void OutcomeForm::showOutcome()
{
    const int row = m_list->currentRow();
    m_fields->setVisible(row >= 0);
    if (row < 0)
        return;
    const Outcome& outcome = m_outcomes.at(row);
    const QList<std::pair<QLineEdit*, QString>> texts{{m_name, outcome.name},
                                                      {m_arm1, outcome.arm1},
                                                      {m_arm2, outcome.arm2},
                                                      {m_left, outcome.favoursLeft},
                                                      {m_right, outcome.favoursRight}};
    for (const auto& [field, text] : texts) {
        field->setText(text);
        field->setReadOnly(!m_writable);
    }
    m_kind->setCurrentIndex(m_kind->findData(outcome.kind));
    m_kind->setEnabled(m_writable && !m_filled.contains(outcome.id));
    m_kind->setToolTip(m_filled.contains(outcome.id) ? tr("The outcome has data of this kind") : QString());
    m_form->setRowVisible(m_effects, outcome.kind == u"generic"_s);
    m_effects->setCurrentIndex(m_effects->findData(effectsAsPrinted(outcome)));
    m_effects->setEnabled(m_writable);
    m_higher->setChecked(outcome.higherIsBetter);
    m_higher->setEnabled(m_writable);
    m_remove->setEnabled(m_writable);
}

void OutcomeForm::collect()
{
    const int row = m_list->currentRow();
    if (row < 0 || !m_writable)
        return;
    Outcome changedOutcome = m_outcomes.at(row);
    if (!m_name->text().trimmed().isEmpty())
        changedOutcome.name = m_name->text().trimmed();
    changedOutcome.kind = m_kind->currentData().toString();
    changedOutcome.arm1 = m_arm1->text().trimmed();
    changedOutcome.arm2 = m_arm2->text().trimmed();
    changedOutcome.favoursLeft = m_left->text().trimmed();
    changedOutcome.favoursRight = m_right->text().trimmed();
    changedOutcome.higherIsBetter = m_higher->isChecked();
    if (changedOutcome.kind == u"generic"_s)
        changedOutcome = withEffects(changedOutcome, m_effects->currentData().toBool());
    if (changedOutcome != m_outcomes.at(row))
        Q_EMIT changed(changedOutcome);
}

void OutcomeForm::add()
{
    const QString name = m_newName->text().trimmed();
    m_newName->clear();
    if (name.isEmpty())
        return;
    Outcome outcome;
    outcome.name = name;
    outcome.kind = dataKinds().constFirst().key;
    outcome.position = static_cast<int>(m_outcomes.size());
    if (!m_outcomes.isEmpty()) {
        outcome.arm1 = m_outcomes.constLast().arm1;
        outcome.arm2 = m_outcomes.constLast().arm2;
        outcome.favoursLeft = m_outcomes.constLast().favoursLeft;
        outcome.favoursRight = m_outcomes.constLast().favoursRight;
    }
    Q_EMIT added(outcome);
}

} // namespace plansift::ui
