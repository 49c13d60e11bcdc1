// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the panel beside the conflicts.
#include "ui/screening/agreement_panel.hpp"

#include "ui/common/flow_layout.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr qsizetype kMostReasons = 6;

QLabel* wrapped(const QString& text = {})
{
    QLabel* label = secondaryLabel(text);
    label->setWordWrap(true);
    return label;
}

/// "Reviewer A" becomes "RA".
QString initials(const QString& name)
{
    QString letters;
    for (const QString& word : name.split(u' ', Qt::SkipEmptyParts))
        letters += word.at(0).toUpper();
    return letters;
}

} // namespace

AgreementPanel::AgreementPanel(const QString& prefix, QWidget* parent)
    : QWidget(parent)
{
    setMinimumWidth(200);
    setMaximumWidth(320);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGap, kGap, kGap, kGap);
    auto* head = new QHBoxLayout;
    m_number = secondaryLabel();
    head->addWidget(headingLabel(tr("Votes of both")));
    head->addStretch(1);
    head->addWidget(m_number);
    column->addLayout(head);
    buildTable(prefix);
    m_sentence = wrapped();
    m_sentence->setObjectName(prefix + u"agreementSentence"_s);
    column->addWidget(m_sentence);
    column->addSpacing(kGap);
    column->addWidget(headingLabel(tr("What we disagree on")));
    m_reasons = new QGridLayout;
    m_reasons->setColumnStretch(1, 1);
    column->addLayout(m_reasons);
    column->addSpacing(kGap);
    column->addWidget(headingLabel(tr("Who settles")));
    m_settling = new QButtonGroup(this);
    int id = 0;
    for (const QString& words :
         {tr("Both, talking it over"), tr("A third reviewer, open"), tr("A third reviewer, blind")}) {
        auto* choice = new QRadioButton(words);
        choice->setObjectName(prefix + u"settling%1"_s.arg(id));
        choice->setAccessibleName(words);
        m_settling->addButton(choice, id++);
        column->addWidget(choice);
    }
    column->addWidget(wrapped(tr("Blind: the third reviewer sees who voted, not how.")));
    column->addStretch(1);
    connect(m_settling, &QButtonGroup::idClicked, this,
            [this](int chosen) { Q_EMIT settlingChosen(static_cast<Settling>(chosen)); });
}

void AgreementPanel::buildTable(const QString& prefix)
{
    auto* table = new QGridLayout;
    table->setSpacing(0);
    for (const auto& [row, column] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 0), std::pair(2, 0)}) {
        auto* name = secondaryLabel();
        name->setAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight);
        m_names += name;
        table->addWidget(name, row, column);
    }
    for (int i = 0; i < 4; ++i) {
        const bool agreed = i == 0 || i == 3;
        auto* cell = chip({}, agreed ? u"include"_s : u"maybe"_s);
        cell->setObjectName(prefix + u"votes%1"_s.arg(i));
        cell->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        cell->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        cell->setMinimumHeight(26);
        m_cells += cell;
        table->addWidget(cell, 1 + i / 2, 1 + i % 2);
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(table);
}

void AgreementPanel::setOverview(const ConflictOverview& overview)
{
    const QLocale locale;
    const screening::Agreement& agreement = overview.pair.agreement;
    const QString first = initials(overview.pair.first);
    const QString second = initials(overview.pair.second);
    m_number->setText(locale.toString(agreement.n));
    const QStringList names{tr("%1 in").arg(second), tr("%1 out").arg(second), tr("%1 in").arg(first),
                            tr("%1 out").arg(first)};
    const screening::VoteTable& table = agreement.table;
    const QList<int> numbers{table.bothInclude, table.firstOnly, table.secondOnly, table.bothExclude};
    for (int i = 0; i < 4; ++i) {
        m_names.at(i)->setText(agreement.n > 0 ? names.at(i) : QString());
        m_cells.at(i)->setText(locale.toString(numbers.at(i)));
        m_cells.at(i)->setAccessibleName(
            tr("%1, %2: %3").arg(names.at(2 + i / 2), names.at(i % 2)).arg(numbers.at(i)));
    }
    QString sentence = tr("%1 conflicts so far, %2 settled.")
                           .arg(locale.toString(overview.open.size() + overview.settled.size()),
                                locale.toString(overview.settled.size()));
    if (agreement.observed)
        sentence += tr(" Same vote %1 %").arg(locale.toString(100 * *agreement.observed, 'f', 1));
    if (agreement.kappa && agreement.kappaLower && agreement.kappaUpper)
        sentence += tr(", kappa %1 (%2)")
                        .arg(decimalText(*agreement.kappa, 2),
                             intervalText(*agreement.kappaLower, *agreement.kappaUpper, 2));
    m_sentence->setText(sentence);
    showReasons(overview);
}

void AgreementPanel::showReasons(const ConflictOverview& overview)
{
    clearLayout(m_reasons);
    if (overview.reasons.isEmpty())
        return m_reasons->addWidget(wrapped(tr("The exclusions among the conflicts name no reason.")), 0, 0,
                                    1, 3);
    const int most = overview.reasons.constFirst().second;
    int row = 0;
    for (const auto& [label, n] : overview.reasons.first(std::min(kMostReasons, overview.reasons.size()))) {
        auto* bar = new QProgressBar;
        bar->setProperty("reasonBar", true);
        bar->setTextVisible(false);
        bar->setRange(0, most);
        bar->setValue(n);
        bar->setAccessibleName(tr("%1: %2").arg(label).arg(n));
        m_reasons->addWidget(wrapped(label), row, 0);
        m_reasons->addWidget(bar, row, 1);
        m_reasons->addWidget(secondaryLabel(QString::number(n)), row++, 2);
    }
}

Settling AgreementPanel::settling() const
{
    return static_cast<Settling>(std::max(0, m_settling->checkedId()));
}

void AgreementPanel::setSettling(Settling settling)
{
    m_settling->button(static_cast<int>(settling))->setChecked(true);
}

} // namespace plansift::ui
