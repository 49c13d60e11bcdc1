// SPDX-License-Identifier: GPL-3.0-or-later
// Texts, looks and editing of the grid's cells.
#include "ui/studies/outcome_grid_model.hpp"

#include "ui/common/theme.hpp"

#include <QFont>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr qsizetype kMostArmLetters = 9; ///< of an arm's name in the head of a narrow column

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

/// The column of a place in a row: that of the standard errors shows a variance where a row has one.
QString columnAt(const GridLine& line, int place)
{
    const QString& column = placesOf(line.outcome.kind).at(place);
    const bool variance =
        column == u"sei"_s && std::ranges::find(line.row.cells, u"vi"_s, &Cell::name) != line.row.cells.end();
    return variance ? u"vi"_s : column;
}

/// Short names of columns for the head of the table.
struct HeadWord {
    QString column;
    const char* word;
};

const QList<HeadWord>& headWords()
{
    static const QList<HeadWord> words{
        {u"m1i"_s, QT_TRANSLATE_NOOP("plansift::ui::OutcomeGridModel", "Mean")},
        {u"sd1i"_s, QT_TRANSLATE_NOOP("plansift::ui::OutcomeGridModel", "SD")},
        {u"n1i"_s, QT_TRANSLATE_NOOP("plansift::ui::OutcomeGridModel", "n")},
        {u"ai"_s, QT_TRANSLATE_NOOP("plansift::ui::OutcomeGridModel", "Events")},
        {u"yi"_s, QT_TRANSLATE_NOOP("plansift::ui::OutcomeGridModel", "Effect")},
        {u"sei"_s, QT_TRANSLATE_NOOP("plansift::ui::OutcomeGridModel", "SE")}};
    return words;
}

/// What stands in a place of the arms in words: "Mean", or "Mean, Events, Effect" where outcomes differ.
QString placeWords(const QList<GridLine>& lines, int place)
{
    QStringList columns;
    for (const GridLine& line : lines)
        if (!placesOf(line.outcome.kind).at(place).isEmpty())
            columns += placesOf(line.outcome.kind).at(place % 3); // both arms have the same words
    QStringList words;
    for (const HeadWord& head : headWords())
        if (columns.contains(head.column))
            words += OutcomeGridModel::tr(head.word);
    return words.join(u" / "_s);
}

/// The arm of all outcomes, or its number where outcomes have different ones.
QString armWords(const QList<GridLine>& lines, int place)
{
    QString Outcome::*arm = place < 3 ? &Outcome::arm1 : &Outcome::arm2;
    const QString first = lines.isEmpty() ? QString() : lines.constFirst().outcome.*arm;
    const bool same = std::ranges::all_of(lines, [&](const GridLine& l) { return l.outcome.*arm == first; });
    return same && !first.isEmpty() ? first : OutcomeGridModel::tr("arm %1").arg(place < 3 ? 1 : 2);
}

bool hasArms(const QList<GridLine>& lines)
{
    return !std::ranges::all_of(lines, [](const GridLine& l) { return l.outcome.kind == u"generic"; });
}

} // namespace

OutcomeGridModel::OutcomeGridModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

bool OutcomeGridModel::hasSameRows(const QList<GridLine>& lines) const
{
    return std::ranges::equal(lines, m_lines, [](const GridLine& a, const GridLine& b) {
        return a.outcome.id == b.outcome.id && a.row.id == b.row.id;
    });
}

void OutcomeGridModel::setLines(QList<GridLine> lines)
{
    if (hasSameRows(lines)) {
        m_lines = std::move(lines);
        if (!m_lines.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
        return;
    }
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

void OutcomeGridModel::tellOfRow(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
}

void OutcomeGridModel::showEffect(RowId row, const RowEffect& effect)
{
    for (int at = 0; at < m_lines.size(); ++at)
        if (m_lines.at(at).row.id == row) {
            m_lines[at].effect = effect;
            Q_EMIT dataChanged(index(at, Effect), index(at, Effect));
        }
}

void OutcomeGridModel::refuse(const RefusedText& refused)
{
    const QModelIndex index = find(refused.row, refused.column);
    forgetRefusal(index);
    m_refused += refused;
    if (index.isValid())
        tellOfRow(index.row());
}

const RefusedText* OutcomeGridModel::refusal(const QModelIndex& index) const
{
    const QString column = dataColumn(index);
    const auto found = std::ranges::find_if(m_refused, [&](const RefusedText& refused) {
        return !column.isEmpty() && refused.row == line(index.row()).row.id && refused.column == column;
    });
    return found == m_refused.end() ? nullptr : &*found;
}

void OutcomeGridModel::forgetRefusal(const QModelIndex& index)
{
    const RefusedText* known = refusal(index);
    if (!known)
        return;
    m_refused.removeAt(known - m_refused.constData());
    tellOfRow(index.row());
}

bool OutcomeGridModel::isUsed(int column) const
{
    const auto any = [this](QString OutcomeRow::*member) {
        return std::ranges::any_of(m_lines,
                                   [member](const GridLine& l) { return !(l.row.*member).isEmpty(); });
    };
    if (column == Time)
        return any(&OutcomeRow::timePoint);
    if (column == Subgroup)
        return any(&OutcomeRow::subgroup);
    if (column < A1 || column > B3)
        return true;
    return std::ranges::any_of(
        m_lines, [column](const GridLine& l) { return !placesOf(l.outcome.kind).at(column - A1).isEmpty(); });
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
    return columnAt(line(index.row()), index.column() - A1);
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
    for (int at = 0; at < m_lines.size(); ++at)
        if (m_lines.at(at).row.id == row && row != 0) {
            int place = column.isEmpty() ? 0 : B3 - A1;
            while (place > 0 && columnAt(m_lines.at(at), place) != column)
                --place;
            return index(at, A1 + place);
        }
    return {};
}

namespace {

QString headingText(const Outcome& outcome)
{
    QStringList parts{outcome.name};
    if (!outcome.arm1.isEmpty() || !outcome.arm2.isEmpty())
        parts += OutcomeGridModel::tr("%1 against %2").arg(outcome.arm1, outcome.arm2);
    parts += outcome.higherIsBetter ? OutcomeGridModel::tr("higher is better")
                                    : OutcomeGridModel::tr("lower is better");
    return parts.join(u"  ·  "_s);
}

} // namespace

QString OutcomeGridModel::effectText(const GridLine& line) const
{
    const bool refused = std::ranges::find(m_refused, line.row.id, &RefusedText::row) != m_refused.end();
    const QString text = refused ? QString(QChar(0x2013)) : line.effect.text;
    return line.row.included ? text : tr("%1 (left out)").arg(text);
}

/// A variance says so, for the column is that of standard errors.
QString OutcomeGridModel::dataText(const QModelIndex& index) const
{
    if (const RefusedText* refused = refusal(index))
        return refused->text;
    const Cell known = cell(index);
    if (known.printed.isEmpty())
        return {};
    QString text = known.printed;
    if (!m_printed)
        text = known.value ? QString::number(*known.value, 'g', 6).replace(u'-', QChar(0x2212))
                           : QString(QChar(0x2013));
    const bool isNumber = text.at(0).isDigit();
    return known.name == u"vi"_s && isNumber ? tr("var %1").arg(text) : text;
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
    case Subgroup:
        return shown.row.subgroup;
    case Effect:
        return effectText(shown);
    default:
        return dataText(index);
    }
}

QVariant OutcomeGridModel::font(const QModelIndex& index) const
{
    QFont font;
    font.setBold(line(index.row()).isHeading());
    const Cell known = cell(index);
    font.setUnderline(!known.conversion.isEmpty() || known.tag == u"reconstructed"_s ||
                      known.tag == u"illustrative"_s);
    return font;
}

QVariant OutcomeGridModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const GridLine& shown = line(index.row());
    const RefusedText* refused = refusal(index);
    const bool isNumber = index.column() >= A1 && index.column() <= B3;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(index);
    case Qt::EditRole:
        return refused ? refused->text : cell(index).printed;
    case kRefusedRole:
        return refused != nullptr;
    case Qt::TextAlignmentRole:
        return isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::BackgroundRole:
        return shown.isHeading() ? QVariant(theme().sunken) : QVariant();
    case Qt::FontRole:
        return font(index);
    case Qt::ForegroundRole:
        return shown.isHeading() || shown.row.included ? QVariant() : QVariant(theme().secondary);
    case Qt::ToolTipRole:
        return refused ? refused->sentence : cell(index).conversion;
    default:
        return {};
    }
}

QVariant OutcomeGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const QStringList ends{tr("Study"), tr("Time"), tr("Subgroup")};
    if (section < ends.size())
        return ends.at(section);
    if (section > B3)
        return tr("Effect [95% CI]");
    const QString place = placeWords(m_lines, section - A1);
    QString arm = armWords(m_lines, section - A1);
    if (role == Qt::DisplayRole && arm.size() > kMostArmLetters)
        arm = arm.left(kMostArmLetters - 1).trimmed() + QChar(0x2026);
    return hasArms(m_lines) ? u"%1\n%2"_s.arg(place, arm) : place;
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
    if (role != Qt::EditRole || column.isEmpty())
        return false;
    const QString text = value.toString().trimmed();
    if (const RefusedText* refused = refusal(index); refused && refused->text == text)
        return false;
    forgetRefusal(index);
    if (text == cell(index).printed)
        return false;
    const GridLine& shown = line(index.row());
    Q_EMIT entered({shown.outcome.id, shown.row.id, column, text});
    return true;
}

} // namespace plansift::ui
