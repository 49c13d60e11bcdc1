// SPDX-License-Identifier: GPL-3.0-or-later
// Toggling reasons.
#include "ui/screening/reason_row.hpp"

#include "ui/common/elided_button.hpp"
#include "ui/common/parts.hpp"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kSpacing = 6;

} // namespace

ReasonRow::ReasonRow(QWidget* parent)
    : QWidget(parent)
{
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(kSpacing);
    m_name = secondaryLabel(tr("Reasons"));
    m_hint = secondaryLabel();
    m_row->addWidget(m_name);
    m_row->addWidget(m_hint);
    m_row->addStretch(1);
}

void ReasonRow::setKeys(const ShortcutTable& keys)
{
    m_keys = keys;
    showChosen();
}

void ReasonRow::setReasons(const QStringList& labels)
{
    if (labels == m_labels && m_buttons.size() == labels.size())
        return;
    m_labels = labels;
    rebuild();
}

void ReasonRow::rebuild()
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (int i = 0; i < m_labels.size(); ++i) {
        auto* button = new ElidedButton;
        button->setObjectName(u"reason.%1"_s.arg(i));
        button->setAccessibleName(m_labels.at(i));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, i] { toggle(i); });
        m_row->insertWidget(1 + i, button);
        m_buttons += button;
    }
    showChosen();
}

void ReasonRow::toggle(int index)
{
    const QString label = m_labels.value(index);
    if (label.isEmpty())
        return;
    if (!m_chosen.removeOne(label))
        m_chosen += label;
    showChosen();
}

void ReasonRow::setChosen(const QStringList& labels)
{
    m_chosen = labels;
    showChosen();
}

/// "4  Population · first".
QString ReasonRow::wordsOf(qsizetype index) const
{
    const QString& label = m_labels.at(index);
    const QString key = m_keys.keyTexts(u"reason.%1"_s.arg(index)).value(0);
    const QString words = key.isEmpty() ? label : tr("%1  %2").arg(key, label);
    if (!m_chosen.contains(label))
        return words;
    return m_chosen.constFirst() == label ? tr("%1 · first").arg(words) : tr("%1 · also").arg(words);
}

void ReasonRow::showChosen()
{
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const bool chosen = m_chosen.contains(m_labels.at(i));
        const bool first = chosen && m_chosen.constFirst() == m_labels.at(i);
        m_buttons.at(i)->setChecked(chosen);
        m_buttons.at(i)->setWords(wordsOf(i));
        m_buttons.at(i)->setAccessibleDescription(first ? tr("first") : chosen ? tr("also") : QString());
    }
    m_hint->setText(m_labels.isEmpty() ? tr("none named yet: add them under Rules and keys")
                                       : tr("several allowed, the first one counts"));
    fitHint();
}

/// The hint gives way before a reason is shortened.
void ReasonRow::fitHint()
{
    int needed = m_name->sizeHint().width() + kSpacing + m_hint->sizeHint().width();
    for (const ElidedButton* button : std::as_const(m_buttons))
        needed += button->sizeHint().width() + kSpacing;
    m_hint->setVisible(needed <= width());
}

void ReasonRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHint();
}

} // namespace plansift::ui
