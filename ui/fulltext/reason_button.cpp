// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a line of reasons.
#include "ui/fulltext/reason_button.hpp"

#include "ui/common/parts.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kRow = 26;
constexpr int kNarrowest = 160;

} // namespace

ReasonButton::ReasonButton(const QString& label, const QString& key, QWidget* parent)
    : QPushButton(parent)
    , m_label(label)
{
    setAccessibleName(label);
    setToolTip(key.isEmpty() ? label : tr("%1: %2").arg(label, key));
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setProperty("reasonRow", true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto* cap = new QLabel(key);
    cap->setProperty("keyCap", true);
    if (key.isEmpty())
        cap->hide();
    auto* words = new QLabel(label);
    words->setWordWrap(true);
    m_number = secondaryLabel();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 2, 4, 2);
    row->setSpacing(8);
    row->addWidget(cap, 0, Qt::AlignVCenter);
    row->addWidget(words, 1);
    row->addWidget(m_number);
    for (QLabel* part : {cap, words, m_number})
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    showNumber();
}

void ReasonButton::setCount(int count)
{
    m_count = count;
    showNumber();
}

void ReasonButton::setPlace(qsizetype place)
{
    m_place = place;
    setChecked(place >= 0);
    showNumber();
}

void ReasonButton::showNumber()
{
    const QString count = QLocale().toString(m_count);
    m_number->setText(m_place == 0 ? tr("first") : m_place > 0 ? tr("also") : count);
    const QString reports = tr("%1 reports").arg(count);
    setAccessibleDescription(m_place < 0 ? reports : tr("%1, %2").arg(m_number->text(), reports));
}

int ReasonButton::heightForWidth(int width) const
{
    return std::max(kRow, layout()->heightForWidth(width));
}

QSize ReasonButton::sizeHint() const
{
    const int width = std::max(kNarrowest, this->width());
    return {width, heightForWidth(width)};
}

QSize ReasonButton::minimumSizeHint() const
{
    return {kNarrowest, kRow};
}

} // namespace plansift::ui
