// SPDX-License-Identifier: GPL-3.0-or-later
// Texts, looks and editing of the grid's cells.
#include "ui/studies/outcome_grid_model.hpp"

#include "ui/common/theme.hpp"

#include <QFont>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// Which column of data stands in which place of the arms, by kind of data.
const QStringList& placesOf(const QString& kind)
{
    static const QStringList means{u"m1i"_s, u"sd1i"_s, u"n1i"_s, u"m2i"_s, u"sd2i"_s, u"n2i"_s};
    static const QStringList events{u"ai"_s, QString(), u"n1i"_s, u"ci"_s, QString(), u"n2i"_s};
    static const QStringList effects{u"yi"_s, u"sei"_s, QString(), QString(), QString(), QString()};
    if (kind == u"2x2"_s)
        return events;
    return kind == u"generic"_s ? effects : means;
}

/// The places of both arms in words, as the kinds of data shown have them.
QStringList placeNames(const QList<GridLine>& lines)
{
    using Model = OutcomeGridModel;
    const auto every = [&lines](QStringView kind) {
        return !lines.isEmpty() &&
               std::ranges::all_of(lines, [kind](const GridLine& l) { return l.outcome.kind == kind; });
    };
    if (every(u"generic"))
        return {Model::tr("Effect"), Model::tr("Standard\nerror")};
    const bool events = every(u"2x2");
    const bool means = every(u"cont");
    QString first = Model::tr("Mean or events");
    if (events || means)
        first = events ? Model::tr("Events") : Model::tr("Mean");
    QStringList names;
    for (const QString& arm : {Model::tr("arm 1"), Model::tr("arm 2")})
        for (const QString& place :
             {first, events ? QString() : Model::tr("Spread"), events ? Model::tr("Total") : Model::tr("n")})
            names += place.isEmpty() ? QString() : Model::tr("%1\n(%2)").arg(place, arm);
    return names;
}

} // namespace

OutcomeGridModel::OutcomeGridModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void OutcomeGridModel::setLines(QList<GridLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

void OutcomeGridModel::showPrinted(bool printed)
{
    m_printed = printed;
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int OutcomeGridModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int OutcomeGridModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString OutcomeGridModel::dataColumn(const QModelIndex& index) const
{
    if (!index.isValid() || line(index.row()).isHeading() || index.column() < A1 || index.column() > B3)
        return {};
    return placesOf(line(index.row()).outcome.kind).at(index.column() - A1);
}

Cell OutcomeGridModel::cell(const QModelIndex& index) const
{
    const QString column = dataColumn(index);
    if (!column.isEmpty())
        for (const Cell& known : line(index.row()).row.cells)
            if (known.name == column)
                return known;
    Cell empty;
    empty.name = column;
    return empty;
}

QModelIndex OutcomeGridModel::find(RowId row, const QString& column) const
{
    for (int at = 0; at < m_lines.size(); ++at) {
        if (m_lines.at(at).row.id != row)
            continue;
        const qsizetype place = placesOf(m_lines.at(at).outcome.kind).indexOf(column);
        return index(at,
                     place >= 0 && !column.isEmpty() ? A1 + static_cast<int>(place) : static_cast<int>(A1));
    }
    return {};
}

QString OutcomeGridModel::headingText(const Outcome& outcome) const
{
    QStringList parts{outcome.name};
    if (!outcome.arm1.isEmpty() || !outcome.arm2.isEmpty())
        parts += tr("%1 against %2").arg(outcome.arm1, outcome.arm2);
    parts += outcome.higherIsBetter ? tr("higher is better") : tr("lower is better");
    return parts.join(u"  ·  "_s);
}

QString OutcomeGridModel::text(const QModelIndex& index) const
{
    const GridLine& shown = line(index.row());
    if (shown.isHeading())
        return index.column() == Study ? headingText(shown.outcome) : QString();
    switch (index.column()) {
    case Study:
        return shown.row.studyLabel;
    case Time:
        return shown.row.timePoint;
    case Effect:
        return shown.row.included ? shown.effect.text : tr("%1 (left out)").arg(shown.effect.text);
    default:
        break;
    }
    const Cell known = cell(index);
    if (m_printed || known.printed.isEmpty())
        return known.printed;
    return known.value ? QString::number(*known.value, 'g', 6) : QString(QChar(0x2013));
}

QVariant OutcomeGridModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const GridLine& shown = line(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(index);
    case Qt::EditRole:
        return cell(index).printed;
    case Qt::TextAlignmentRole:
        return index.column() > Time ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::BackgroundRole:
        return shown.isHeading() ? QVariant(theme().sunken) : QVariant();
    case Qt::FontRole: {
        QFont font;
        font.setBold(shown.isHeading());
        const Cell known = cell(index);
        font.setUnderline(!known.conversion.isEmpty() || known.tag == u"reconstructed"_s ||
                          known.tag == u"illustrative"_s);
        return font;
    }
    case Qt::ForegroundRole:
        return shown.isHeading() || shown.row.included ? QVariant() : QVariant(theme().secondary);
    case Qt::ToolTipRole:
        return cell(index).conversion;
    default:
        return {};
    }
}

QVariant OutcomeGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList ends{tr("Study"), tr("Time")};
    if (section < ends.size())
        return ends.at(section);
    return section <= B3 ? placeNames(m_lines).value(section - A1) : tr("Effect [95% CI]");
}

Qt::ItemFlags OutcomeGridModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (m_writable && !dataColumn(index).isEmpty())
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool OutcomeGridModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString column = dataColumn(index);
    if (role != Qt::EditRole || column.isEmpty() || value.toString().trimmed() == cell(index).printed)
        return false;
    const GridLine& shown = line(index.row());
    Q_EMIT entered({shown.outcome.id, shown.row.id, column, value.toString()});
    return true;
}

} // namespace plansift::ui
