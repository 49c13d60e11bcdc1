// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the list of results.
#include "ui/appraisal/result_list.hpp"

#include "ui/appraisal/judgement_mark.hpp"
#include "ui/common/theme.hpp"

#include <QSignalBlocker>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kRow = 34;
constexpr int kHeading = 28;
constexpr int kMark = 16;
constexpr int kIndex = Qt::UserRole;

} // namespace

ResultList::ResultList(QWidget* parent)
    : QListWidget(parent)
{
    setObjectName(u"robResults"_s);
    setAccessibleName(tr("Results to assess"));
    setMinimumWidth(170);
    setIconSize({kMark, kMark});
    connect(this, &QListWidget::currentItemChanged, this, [this] {
        if (chosen())
            Q_EMIT targetChosen();
    });
}

void ResultList::setResults(const QList<ResultLine>& lines)
{
    const std::optional<RobTarget> kept = chosen();
    {
        const QSignalBlocker quiet(this);
        clear();
        m_lines = lines;
        QString study;
        for (int i = 0; i < m_lines.size(); ++i) {
            if (m_lines.at(i).target.studyLabel != study)
                addHeading(m_lines.at(i).target.studyLabel);
            study = m_lines.at(i).target.studyLabel;
            addResult(i);
        }
        if (kept)
            choose(kept->study, kept->outcome);
    }
    if (!chosen() && count() > 1)
        setCurrentRow(1);
}

void ResultList::addHeading(const QString& study)
{
    auto* item = new QListWidgetItem(study, this);
    QFont bold = font();
    bold.setBold(true);
    item->setFont(bold);
    item->setFlags(Qt::NoItemFlags);
    item->setForeground(theme().text);
    item->setBackground(theme().sunken);
    item->setSizeHint({0, kHeading});
    item->setData(kIndex, -1);
}

void ResultList::addResult(int index)
{
    const ResultLine& line = m_lines.at(index);
    const QString name =
        line.target.outcomeName.isEmpty() ? tr("The study as a whole") : line.target.outcomeName;
    auto* item =
        new QListWidgetItem(judgementIcon(line.judgement, kMark),
                            line.state.isEmpty() ? name : tr("%1  ·  %2").arg(name, line.state), this);
    item->setSizeHint({0, kRow});
    item->setData(kIndex, index);
    item->setToolTip(item->text());
    item->setData(Qt::AccessibleDescriptionRole, line.judgement);
}

std::optional<RobTarget> ResultList::chosen() const
{
    const QListWidgetItem* item = currentItem();
    const int index = item ? item->data(kIndex).toInt() : -1;
    return index >= 0 ? std::optional(m_lines.at(index).target) : std::nullopt;
}

void ResultList::choose(RowId study, RowId outcome)
{
    for (int row = 0; row < count(); ++row) {
        const int index = item(row)->data(kIndex).toInt();
        if (index < 0)
            continue;
        const RobTarget& target = m_lines.at(index).target;
        if (target.study == study && target.outcome == outcome)
            return setCurrentRow(row);
    }
}

} // namespace plansift::ui
