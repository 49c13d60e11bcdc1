// SPDX-License-Identifier: GPL-3.0-or-later
// Reading titles through a small cache.
#include "ui/duplicates/pair_model.hpp"

#include "ui/common/icons.hpp"
#include "ui/common/theme.hpp"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kRowsOfPage = 128;

} // namespace

PairModel::PairModel(const Session& session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_titles(32)
{
}

void PairModel::setPairs(QList<DuplicatePair> pairs)
{
    beginResetModel();
    m_pairs = std::move(pairs);
    m_titles.clear();
    endResetModel();
}

int PairModel::rowOf(RowId pair) const
{
    for (int row = 0; row < m_pairs.size(); ++row)
        if (m_pairs.at(row).id == pair)
            return row;
    return -1;
}

int PairModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_pairs.size());
}

int PairModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PairModel::titleAt(int row) const
{
    const int page = row / kRowsOfPage;
    if (!m_titles.contains(page)) {
        QList<RowId> ids;
        for (const DuplicatePair& pair : m_pairs.mid(qsizetype(page) * kRowsOfPage, kRowsOfPage))
            ids += pair.a;
        auto* titles = new QStringList;
        for (const RecordLine& line : recordLines(m_session, ids).valueOr({}))
            *titles += line.title.isEmpty() ? tr("(no title)") : line.title;
        m_titles.insert(page, titles);
    }
    return m_titles.object(page)->value(row % kRowsOfPage);
}

QVariant PairModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_pairs.size())
        return {};
    const DuplicatePair& pair = m_pairs.at(index.row());
    if (index.column() == Title && (role == Qt::DisplayRole || role == Qt::ToolTipRole))
        return titleAt(index.row());
    if (index.column() != Alike)
        return {};
    if (role == Qt::DisplayRole && pair.score > 0)
        return QLocale().toString(pair.score, 'f', 1);
    if (role == Qt::DecorationRole && pair.state == PairState::Later)
        return icon(u"later"_s, theme().maybe, 16);
    if (role == Qt::ToolTipRole && pair.state == PairState::Later)
        return tr("put off");
    return {};
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == Alike)
        return tr(
            "Points of agreement: DOI 2, start page 1.5, abstract 1.5, volume, journal and authors 1 each, "
            "issue and year half a point each");
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Alike ? tr("Points") : tr("Most alike first");
}

} // namespace plansift::ui
