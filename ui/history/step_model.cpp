// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the history.
#include "ui/history/step_model.hpp"

#include "ui/common/theme.hpp"

#include <QDateTime>
#include <QFont>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {

QDateTime localTime(const StepSummary& step)
{
    return QDateTime::fromString(step.at, Qt::ISODateWithMs).toLocalTime();
}

QString titleOf(const StepSummary& step)
{
    return step.undoes ? StepModel::tr("Take back: %1").arg(step.note) : step.note;
}

void StepModel::setSteps(const QList<StepSummary>& steps)
{
    beginResetModel();
    m_steps = steps;
    m_rows.clear();
    qsizetype head = -1;
    for (qsizetype at = 0; at < steps.size(); ++at) {
        const QDate day = localTime(steps.at(at)).date();
        if (head < 0 || m_rows.at(head).day != day) {
            head = m_rows.size();
            m_rows.append({-1, day, 0});
        }
        ++m_rows[head].steps;
        m_rows.append({at, day, 0});
    }
    endResetModel();
}

const StepSummary* StepModel::stepAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || isDay(row))
        return nullptr;
    return &m_steps.at(m_rows.at(row).step);
}

int StepModel::rowOf(const QString& step) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&](const Row& row) { return row.step >= 0 && m_steps.at(row.step).step == step; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int StepModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StepModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString StepModel::cellText(const Row& row, int column) const
{
    if (row.step < 0)
        return column > 0 ? QString()
                          : tr("%1   %n step(s)", nullptr, row.steps)
                                .arg(QLocale().toString(row.day, QLocale::LongFormat));
    const StepSummary& step = m_steps.at(row.step);
    switch (column) {
    case Time:
        return localTime(step).toString(u"HH:mm"_s);
    case Who:
        return step.actor;
    case What:
        return titleOf(step);
    default:
        return QLocale().toString(step.events);
    }
}

QVariant StepModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row& row = m_rows.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return cellText(row, index.column());
    if (row.step >= 0)
        return {};
    if (role == Qt::BackgroundRole)
        return theme().sunken;
    if (role == Qt::FontRole) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    return {};
}

QVariant StepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList heads{tr("When"), tr("Who"), tr("What"), tr("Changes")};
    return heads.value(section);
}

Qt::ItemFlags StepModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return isDay(index.row()) ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace plansift::ui
