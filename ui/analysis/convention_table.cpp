// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the table of conventions.
#include "ui/analysis/convention_table.hpp"

#include <QHeaderView>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kEstimate = 2; // column
constexpr int kTau2Decimals = 4;

QStringList cells(const QString& name, const stats::ComparedNumbers& numbers, int decimals)
{
    return {name,
            QString::number(numbers.k),
            shownNumber(numbers.beta, decimals),
            ConventionTable::tr("%1 to %2")
                .arg(shownNumber(numbers.ciLower, decimals), shownNumber(numbers.ciUpper, decimals)),
            shownNumber(numbers.tau2, kTau2Decimals),
            shownNumber(numbers.i2, 1)};
}

QString differenceWords(const stats::ConventionDifference& difference)
{
    return ConventionTable::tr("%1: %2 in place of %3")
        .arg(QString::fromStdString(difference.label), QString::fromStdString(difference.other),
             QString::fromStdString(difference.chosen));
}

} // namespace

ConventionTable::ConventionTable(QWidget* parent)
    : QTreeWidget(parent)
{
    setObjectName(u"conventions"_s);
    setAccessibleName(tr("The analysis under the conventions of every program"));
    setHeaderLabels({tr("Program, and what it does otherwise"), tr("k"), tr("Estimate"), tr("95% CI"),
                     tr("Tau²"), tr("I² (%)")});
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setStretchLastSection(false);
    setWordWrap(true);
}

void ConventionTable::setComparison(const Conventions& all)
{
    clear();
    const stats::WhyDiffer& comparison = all.compared;
    headerItem()->setText(kEstimate, all.measure);
    for (const stats::PresetComparison& preset : comparison.presets) {
        const QString name = QString::fromStdString(preset.label);
        auto* item = new QTreeWidgetItem(
            this, preset.numbers ? cells(name, *preset.numbers, all.decimals)
                                 : QStringList{tr("%1: %2").arg(name, QString::fromStdString(preset.error))});
        QFont bold = font();
        bold.setBold(preset.key == comparison.chosen);
        for (int column = 0; column < columnCount(); ++column)
            item->setFont(column, bold);
        bool any = false;
        for (const stats::ConventionDifference& difference : preset.differences) {
            if (!difference.matters)
                continue;
            any = true;
            new QTreeWidgetItem(item, cells(differenceWords(difference), difference.alone, all.decimals));
        }
        if (preset.together)
            new QTreeWidgetItem(item, {tr("Several conventions act together")});
        else if (!any && preset.key != comparison.chosen)
            item->setText(0, tr("%1: the same numbers").arg(name));
    }
    expandAll();
    for (int column = 1; column < columnCount(); ++column)
        resizeColumnToContents(column);
}

} // namespace plansift::ui
