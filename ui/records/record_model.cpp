// SPDX-License-Identifier: GPL-3.0-or-later
// Reading rows of records through a small cache.
#include "ui/records/record_model.hpp"

#include "ui/common/icons.hpp"
#include "ui/records/stage_look.hpp"

#include <QFont>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kRowsOfPage = 32; // about what is seen at once: a jump reads one or two pages
constexpr int kPagesKept = 256;

} // namespace

RecordModel::RecordModel(const Session& session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_cache(kPagesKept)
{
}

void RecordModel::setList(std::shared_ptr<const RecordIndex> index, QList<RowId> ids)
{
    beginResetModel();
    m_index = std::move(index);
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

QList<RecordModel::Row> RecordModel::readPage(int page) const
{
    const QList<RowId> ids = m_ids.mid(qsizetype(page) * kRowsOfPage, kRowsOfPage);
    QList<RowId> excluded;
    std::ranges::copy_if(ids, std::back_inserter(excluded), [this](RowId id) {
        const RecordStage stage = m_index->stageOf(id);
        return stage == RecordStage::Excluded || stage == RecordStage::ExcludedFullText;
    });
    const QHash<RowId, QString> reasons = exclusionReasons(m_session, excluded).valueOr({});
    QList<Row> rows;
    for (const RecordLine& line : recordLines(m_session, ids).valueOr({}))
        rows.append({line, reasons.value(line.id)});
    return rows;
}

const RecordModel::Row* RecordModel::rowAt(int row) const
{
    const int page = row / kRowsOfPage;
    if (!m_cache.contains(page))
        m_cache.insert(page, new QList<Row>(readPage(page)));
    const QList<Row>* rows = m_cache.object(page);
    const int at = row % kRowsOfPage;
    return rows && at < rows->size() ? &rows->at(at) : nullptr;
}

QString RecordModel::cellText(int row, int column) const
{
    const Row* found = rowAt(row);
    if (!found)
        return {};
    const RecordLine& line = found->line;
    switch (column) {
    case Title:
        return line.title;
    case FirstAuthor:
        return line.authors.section(u';', 0, 0);
    case Year:
        return line.year > 0 ? QString::number(line.year) : QString();
    case Source:
        return line.source;
    case StageColumn:
        return stageText(m_index->stageOf(line.id), found->reason);
    default:
        return m_index->hasFullText(line.id) ? tr("full text") : QString();
    }
}

QVariant RecordModel::stageData(int row, int role) const
{
    const RecordStage stage = m_index->stageOf(m_ids.at(row));
    if (role == Qt::ForegroundRole)
        return stageColour(stage);
    return role == Qt::DecorationRole ? QVariant(icon(stageIcon(stage), stageColour(stage), 16)) : QVariant();
}

QVariant RecordModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_ids.size())
        return {};
    const bool isFile = index.column() == FullText;
    if (role == Qt::DisplayRole && !isFile)
        return cellText(index.row(), index.column());
    if (role == Qt::ToolTipRole || (isFile && role == Qt::AccessibleTextRole))
        return cellText(index.row(), index.column());
    if (index.column() == StageColumn && (role == Qt::ForegroundRole || role == Qt::DecorationRole))
        return stageData(index.row(), role);
    if (isFile && role == Qt::DecorationRole && m_index->hasFullText(m_ids.at(index.row())))
        return icon(u"pdf"_s);
    if (role == Qt::FontRole && m_index->stageOf(m_ids.at(index.row())) == RecordStage::Copy) {
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
    static const QStringList titles{tr("Title"),  tr("First author"),      tr("Year"),
                                    tr("Source"), tr("Stage and verdict"), tr("PDF")};
    return titles.value(section);
}

} // namespace plansift::ui
