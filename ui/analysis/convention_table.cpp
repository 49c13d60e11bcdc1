// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the table of conventions.
#include "ui/analysis/convention_table.hpp"

#include <QHeaderView>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

QString number(double value)
{
    return std::isfinite(value) ? QString::number(value, 'f', 4) : QString(QChar(0x2013));
}

QStringList cells(const QString& name, const stats::ComparedNumbers& numbers)
{
    return {name,
            QString::number(numbers.k),
            number(numbers.beta),
            u"%1 to %2"_s.arg(number(numbers.ciLower), number(numbers.ciUpper)),
            number(numbers.tau2),
            std::isfinite(numbers.i2) ? QString::number(numbers.i2, 'f', 1) : QString(QChar(0x2013))};
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

void ConventionTable::setComparison(const stats::WhyDiffer& comparison)
{
    clear();
    for (const stats::PresetComparison& preset : comparison.presets) {
        const QString name = QString::fromStdString(preset.label);
        auto* item = new QTreeWidgetItem(
            this, preset.numbers ? cells(name, *preset.numbers)
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
            new QTreeWidgetItem(item, cells(differenceWords(difference), difference.alone));
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
