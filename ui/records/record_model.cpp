// SPDX-License-Identifier: GPL-3.0-or-later
// Reading rows of records through a small cache.
#include "ui/records/record_model.hpp"

#include <QFont>

namespace plansift::ui {
namespace {

constexpr int kRowsOfPage = 128;
constexpr int kPagesKept = 64;

QString cellOf(const RecordLine& line, int column)
{
    switch (column) {
    case RecordModel::Title:
        return line.title;
    case RecordModel::Authors:
        return line.authors;
    case RecordModel::Year:
        return line.year > 0 ? QString::number(line.year) : QString();
    case RecordModel::Journal:
        return line.journal;
    default:
        return line.source;
    }
}

} // namespace

RecordModel::RecordModel(const Session& session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_cache(kPagesKept)
{
}

void RecordModel::setIds(QList<RowId> ids)
{
    beginResetModel();
    m_ids = std::move(ids);
    m_cache.clear();
    endResetModel();
}

int RecordModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int RecordModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const RecordLine* RecordModel::lineAt(int row) const
{
    const int page = row / kRowsOfPage;
    if (!m_cache.contains(page)) {
        const QList<RowId> ids = m_ids.mid(qsizetype(page) * kRowsOfPage, kRowsOfPage);
        m_cache.insert(page, new QList<RecordLine>(recordLines(m_session, ids).valueOr({})));
    }
    const QList<RecordLine>* lines = m_cache.object(page);
    const int at = row % kRowsOfPage;
    return lines && at < lines->size() ? &lines->at(at) : nullptr;
}

QVariant RecordModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_ids.size())
        return {};
    const RecordLine* line = lineAt(index.row());
    if (!line)
        return {};
    if (role == Qt::DisplayRole)
        return cellOf(*line, index.column());
    if (role == Qt::ToolTipRole)
        return line->duplicate ? tr("Duplicate of another record. %1").arg(cellOf(*line, index.column()))
                               : cellOf(*line, index.column());
    if (role == Qt::FontRole && line->duplicate) {
        QFont struck;
        struck.setStrikeOut(true);
        return struck;
    }
    return {};
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Title");
    case Authors:
        return tr("Authors");
    case Year:
        return tr("Year");
    case Journal:
        return tr("Journal");
    default:
        return tr("Source");
    }
}

} // namespace plansift::ui
