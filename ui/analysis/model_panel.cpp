// SPDX-License-Identifier: GPL-3.0-or-later
// Building the panel of the model from the table of settings.
#include "ui/analysis/model_panel.hpp"

#include "ui/common/flow_layout.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

ModelPanel::ModelPanel(QWidget* parent)
    : QWidget(parent)
{
    setMinimumWidth(262);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kGap, kGap, kGap, kGap);
    column->addWidget(headingLabel(tr("Model")));
    m_form = new QFormLayout;
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows); // names of methods are long
    m_form->setVerticalSpacing(2);
    column->addLayout(m_form);
    column->addSpacing(8);
    m_count = headingLabel({});
    column->addWidget(m_count);
    m_studies = new QListWidget;
    m_studies->setObjectName(u"studiesPooled"_s);
    m_studies->setAccessibleName(tr("Studies that take part"));
    m_studies->setMinimumHeight(90);
    connect(m_studies, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        const int row = m_studies->row(item);
        Q_EMIT rowIncluded(m_rows.at(row), item->checkState() == Qt::Checked);
    });
    column->addWidget(m_studies);
    m_advice = new QVBoxLayout;
    column->addLayout(m_advice);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void ModelPanel::setPlan(const QList<PlanSetting>& settings, const QList<OutcomeRow>& rows,
                         const QList<PlanAdvice>& advice, bool writable)
{
    showSettings(settings, writable);
    showRows(rows, writable);
    showAdvice(advice, writable);
}

/// The box of a setting, made when it is first seen.
QComboBox* ModelPanel::boxOf(const PlanSetting& setting)
{
    QComboBox*& box = m_boxes[setting.key];
    if (box)
        return box;
    box = new QComboBox;
    box->setObjectName(u"plan_"_s + setting.key);
    box->setAccessibleName(setting.label);
    box->setAccessibleDescription(setting.meaning);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    connect(box, &QComboBox::activated, this, [this, key = setting.key, box] {
        Q_EMIT planChanged({{key, box->currentData().toString()}});
    });
    m_form->addRow(setting.label, box);
    m_form->labelForField(box)->setToolTip(setting.meaning);
    return box;
}

void ModelPanel::showSettings(const QList<PlanSetting>& settings, bool writable)
{
    for (const PlanSetting& setting : settings) {
        QComboBox* box = boxOf(setting);
        box->clear();
        for (const PlanOption& option : setting.options) {
            box->addItem(option.label, option.key);
            box->setItemData(box->count() - 1, option.hint, Qt::ToolTipRole);
        }
        box->setCurrentIndex(std::max(0, box->findData(setting.value)));
        box->setEnabled(writable && setting.unused.isEmpty());
        box->setToolTip(setting.unused.isEmpty() ? box->currentText() : setting.unused);
        box->view()->setMinimumWidth(box->view()->sizeHintForColumn(0) + kGap); // names in full
    }
}

void ModelPanel::showRows(const QList<OutcomeRow>& rows, bool writable)
{
    const QSignalBlocker quiet(m_studies);
    m_rows = rows;
    m_studies->clear();
    for (const OutcomeRow& row : rows) {
        auto* item = new QListWidgetItem(
            row.timePoint.isEmpty() ? row.studyLabel : tr("%1, %2").arg(row.studyLabel, row.timePoint),
            m_studies);
        item->setCheckState(row.included ? Qt::Checked : Qt::Unchecked);
        item->setFlags(writable ? Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable
                                : Qt::ItemIsEnabled);
    }
    const auto included = std::ranges::count_if(rows, &OutcomeRow::included);
    m_count->setText(tr("Studies: %1 of %2").arg(included).arg(rows.size()));
}

void ModelPanel::showAdvice(const QList<PlanAdvice>& advice, bool writable)
{
    clearLayout(m_advice);
    for (const PlanAdvice& one : advice) {
        auto* text = new QLabel(one.text);
        text->setWordWrap(true);
        text->setProperty("chip", u"maybe"_s);
        text->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        m_advice->addWidget(text);
        if (one.offer.isEmpty() || !writable)
            continue;
        auto* use = new QPushButton(one.offer);
        use->setObjectName(u"useAdvice"_s);
        connect(use, &QPushButton::clicked, this,
                [this, changes = one.changes] { Q_EMIT planChanged(changes); });
        m_advice->addWidget(use, 0, Qt::AlignLeft);
    }
}

void ModelPanel::focusFirst()
{
    if (QComboBox* box = m_boxes.value(u"preset"_s))
        box->setFocus();
}

} // namespace plansift::ui
