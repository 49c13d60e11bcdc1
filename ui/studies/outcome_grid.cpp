// SPDX-License-Identifier: GPL-3.0-or-later
// Typing and pasting into the grid.
#include "ui/studies/outcome_grid.hpp"

#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/studies/outcome_grid_model.hpp"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kFormulaRow = 40;
constexpr int kLeastNumber = 60; ///< width of a column of numbers; it holds "SE 4.25"
constexpr int kMostNumber = 104; ///< it holds "-10.7 to 15.29"
constexpr int kMostStudy = 160;  ///< width of the column of studies
using Model = OutcomeGridModel;

/// Where the key that ends the typing leads.
enum class Move { Down, Up, Right, Left };

std::optional<Move> moveOf(const QKeyEvent& key)
{
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key.modifiers() & Qt::ControlModifier)
            return std::nullopt;
        return key.modifiers() & Qt::ShiftModifier ? Move::Up : Move::Down;
    case Qt::Key_Tab:
        return Move::Right;
    case Qt::Key_Backtab:
        return Move::Left;
    default:
        return std::nullopt;
    }
}

/// Makes line edits that tell each key stroke and where the last one leads.
class TypingDelegate final : public QStyledItemDelegate {
public:
    struct Listeners {
        std::function<void(const QModelIndex&, const QString&)> typed;
        std::function<void(Move)> moved;
    };

    TypingDelegate(Listeners listeners, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_listeners(std::move(listeners))
    {
    }

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&,
                          const QModelIndex& index) const override
    {
        auto* editor = new QLineEdit(parent);
        editor->setFrame(false);
        editor->setStyleSheet(u"border-radius: 0; padding: 0px 3px; min-height: 0px;"_s);
        editor->setAccessibleName(OutcomeGrid::tr("Value as printed"));
        connect(editor, &QLineEdit::textEdited, this,
                [this, index = QPersistentModelIndex(index)](const QString& text) {
                    m_listeners.typed(index, text);
                });
        return editor;
    }

    /// What is being typed is not overwritten when the rows are shown anew meanwhile.
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        const auto* line = qobject_cast<const QLineEdit*>(editor);
        if (!line || !line->isModified())
            QStyledItemDelegate::setEditorData(editor, index);
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        auto* editor = qobject_cast<QWidget*>(object);
        const auto move = editor && event->type() == QEvent::KeyPress
                              ? moveOf(*static_cast<QKeyEvent*>(event))
                              : std::nullopt;
        if (!move)
            return QStyledItemDelegate::eventFilter(object, event);
        Q_EMIT commitData(editor);
        Q_EMIT closeEditor(editor, NoHint);
        m_listeners.moved(*move);
        return true;
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (!index.data(Model::kRefusedRole).toBool())
            return;
        painter->setPen(QPen(theme().exclude, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }

private:
    Listeners m_listeners;
};

} // namespace

OutcomeGrid::OutcomeGrid(QWidget* parent)
    : QWidget(parent)
{
    m_model = new OutcomeGridModel(this);
    m_table = buildTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildFormulaRow());
    column->addWidget(m_table, 1);
    column->addWidget(buildKeyRow());
    connect(m_model, &Model::entered, this, [this](const CellEntry& entry) { Q_EMIT entered({entry}); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &OutcomeGrid::showCell);
    connect(m_text, &QLineEdit::textEdited, this,
            [this](const QString& text) { tell(m_table->currentIndex(), text); });
    m_text->installEventFilter(this);
    addKeys();
    setFocusProxy(m_table);
}

QTableView* OutcomeGrid::buildTable()
{
    auto* table = new QTableView;
    table->setObjectName(u"outcomeGrid"_s);
    table->setAccessibleName(tr("Outcome data"));
    table->setModel(m_model);
    table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    table->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed |
                           QAbstractItemView::DoubleClicked);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kTableRow);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setMinimumSectionSize(kLeastNumber);
    table->setTabKeyNavigation(false); // moveRight() knows the places without data
    auto* delegate =
        new TypingDelegate({[this](const QModelIndex& index, const QString& text) { tell(index, text); },
                            [this](Move move) {
                                if (move == Move::Down || move == Move::Up)
                                    return moveDown(move == Move::Down ? 1 : -1);
                                moveRight(move == Move::Right ? 1 : -1);
                            }},
                           table);
    table->setItemDelegate(delegate);
    connect(delegate, &QAbstractItemDelegate::closeEditor, this, [this] { Q_EMIT typing({}); });
    return table;
}

void OutcomeGrid::tell(const QModelIndex& index, const QString& text)
{
    const QString name = m_model->dataColumn(index);
    if (!name.isEmpty())
        Q_EMIT typing({m_model->line(index.row()).outcome.id, m_model->line(index.row()).row.id, name, text});
}

QWidget* OutcomeGrid::buildFormulaRow()
{
    auto* bar = barWidget(true);
    bar->setMinimumHeight(kFormulaRow);
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(kGap, 4, kGap, 4);
    auto* row = new QHBoxLayout;
    column->addLayout(row);
    m_address = headingLabel({});
    m_address->setObjectName(u"cellAddress"_s);
    m_text = new QLineEdit;
    m_text->setObjectName(u"cellText"_s);
    m_text->setAccessibleName(tr("Text of the cell as printed"));
    m_text->setPlaceholderText(tr("choose a cell"));
    m_text->setMaximumWidth(150);
    connect(m_text, &QLineEdit::returnPressed, this, &OutcomeGrid::enterText);
    m_formula = secondaryLabel();
    m_formula->setObjectName(u"cellFormula"_s);
    m_formula->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_refusal = new QLabel;
    m_refusal->setObjectName(u"cellRefusal"_s);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    column->addWidget(m_refusal);
    row->addWidget(m_address);
    row->addWidget(m_text);
    row->addWidget(m_formula, 1);
    auto* group = new QButtonGroup(this);
    for (const auto& [name, text, printed] : {std::tuple(u"asPrinted"_s, tr("As printed"), true),
                                              std::tuple(u"asUsed"_s, tr("As used"), false)}) {
        auto* button = new QToolButton;
        button->setObjectName(name);
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(printed);
        button->setProperty("segment", true);
        connect(button, &QToolButton::clicked, this,
                [this, printed = printed] { m_model->showPrinted(printed); });
        group->addButton(button);
        row->addWidget(button);
    }
    return bar;
}

QWidget* OutcomeGrid::buildKeyRow()
{
    auto* bar = barWidget();
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kGap, 6, kGap, 6);
    QLabel* hint = secondaryLabel(
        tr("Type what the paper prints: 3.4, SE 4.25, 12/38, p = 0.03. Enter goes down, Tab to "
           "the right; Ctrl+V pastes a table."));
    hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // never widens the window
    hint->setToolTip(
        tr("3.4, SE 4.25, 1.71 to 5.29, 12/38, p = 0.03 and the like. Enter goes down, Tab to the right, F2 "
           "edits, Delete empties, Ctrl+V pastes a table, Ctrl+Enter goes to the next study."));
    row->addWidget(hint, 1);
    return bar;
}

void OutcomeGrid::addKeys()
{
    const auto key = [this](const QKeySequence& keys, const QString& words,
                            const std::function<void()>& act) {
        addKey(m_table, keys, words, act, Qt::WidgetShortcut);
    };
    key(Qt::Key_F2, tr("edit the cell; typing starts it as well"), [this] {
        if (m_table->currentIndex().flags() & Qt::ItemIsEditable)
            m_table->edit(m_table->currentIndex());
    });
    key(Qt::Key_Return, tr("cell below"), [this] { moveDown(1); });
    key(Qt::SHIFT | Qt::Key_Return, tr("cell above"), [this] { moveDown(-1); });
    key(Qt::Key_Tab, tr("next cell"), [this] {
        if (!moveRight(1))
            focusNextPrevChild(true);
    });
    key(Qt::SHIFT | Qt::Key_Tab, tr("cell before"), [this] {
        if (!moveRight(-1))
            focusNextPrevChild(false);
    });
    key(Qt::Key_Delete, tr("empty the chosen cells"), [this] { emptyCells(); });
    key(QKeySequence::Paste, tr("paste a table"), [this] { paste(QApplication::clipboard()->text()); });
    key(Qt::Key_Escape, tr("take back a text that was refused"), [this] {
        m_model->forgetRefusal(m_table->currentIndex());
        showCell();
    });
}

void OutcomeGrid::setLines(QList<GridLine> lines, bool writable)
{
    const bool hadFocus = m_table->hasFocus() || m_table->isAncestorOf(QApplication::focusWidget());
    bool anew = false; // the model was reset
    const auto listen = connect(m_model, &QAbstractItemModel::modelReset, this, [&anew] { anew = true; });
    m_model->setWritable(writable);
    m_model->setLines(std::move(lines));
    disconnect(listen);
    if (!anew) {
        arrange();
        return showCell();
    }
    arrange();
    fitColumns();
    if (m_keptRow != 0)
        goTo(m_keptRow, m_keptColumn);
    if (hadFocus)
        m_table->setFocus();
}

/// Headings span the row; places that no row uses are not shown.
void OutcomeGrid::arrange()
{
    m_table->clearSpans();
    for (int i = 0; i < Model::kColumns; ++i)
        m_table->setColumnHidden(i, !m_model->isUsed(i));
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->line(row).isHeading())
            m_table->setSpan(row, 0, 1, Model::kColumns);
}

void OutcomeGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    QTimer::singleShot(0, this, &OutcomeGrid::fitColumns); // when the table has its size
}

/// Columns as wide as what they hold, within limits; the effect has the rest.
void OutcomeGrid::fitColumns()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    for (int column = 0; column < Model::Effect; ++column) {
        int widest = 0;
        for (int row = 0; row < m_model->rowCount(); ++row)
            if (!m_model->line(row).isHeading())
                widest = std::max(widest,
                                  metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
        const QStringList head = m_model->headerData(column, Qt::Horizontal).toString().split(u'\n');
        widest = std::max(widest, metrics.horizontalAdvance(head.constFirst()));
        m_table->setColumnWidth(
            column, std::clamp(widest + 16, kLeastNumber, column < Model::A1 ? kMostStudy : kMostNumber));
    }
    widenForArms();
}

/// Room that the effect does not need goes to the names of the arms over the numbers.
void OutcomeGrid::widenForArms()
{
    constexpr int kEffectWidth = 170;
    const auto armWidth = [this](int column) {
        const QString head = m_model->headerData(column, Qt::Horizontal).toString();
        return m_table->fontMetrics().horizontalAdvance(head.section(u'\n', -1)) + 16;
    };
    int spare = m_table->viewport()->width() - kEffectWidth;
    int narrow = 0; // columns that could be wider
    for (int column = 0; column < Model::Effect; ++column) {
        spare -= m_table->columnWidth(column);
        narrow += column >= Model::A1 && armWidth(column) > m_table->columnWidth(column) ? 1 : 0;
    }
    for (int column = Model::A1; column < Model::Effect && narrow > 0 && spare > 0; ++column)
        if (const int lacks = armWidth(column) - m_table->columnWidth(column); lacks > 0) {
            const int more = std::min(lacks, spare / narrow--);
            m_table->setColumnWidth(column, m_table->columnWidth(column) + more);
            spare -= more;
        }
}

void OutcomeGrid::goTo(RowId row, const QString& dataColumn)
{
    const QModelIndex index = m_model->find(row, dataColumn);
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

void OutcomeGrid::showCell()
{
    const QModelIndex index = m_table->currentIndex();
    const QString column = m_model->dataColumn(index);
    const RefusedText* refused = m_model->refusal(index);
    const Cell cell = m_model->cell(index);
    const QString text = refused ? refused->text : cell.printed;
    m_text->setEnabled(!column.isEmpty());
    if (m_text->text() != text)
        m_text->setText(text);
    m_text->setStyleSheet(refused ? u"border-color: %1;"_s.arg(theme().exclude.name()) : QString());
    m_formula->setText(refused ? QString() : cell.conversion);
    m_formula->setToolTip(m_formula->text());
    sayRefusal(refused ? refused->sentence : QString());
    m_address->clear();
    if (index.isValid() && !m_model->line(index.row()).isHeading()) {
        const auto& line = m_model->line(index.row());
        m_keptRow = line.row.id;
        m_keptColumn = column;
        QStringList parts{line.row.studyLabel, line.outcome.name};
        if (!column.isEmpty())
            parts += columnWords(column, line.outcome);
        m_address->setText(parts.join(u" · "_s));
    }
    Q_EMIT currentChanged();
}

void OutcomeGrid::enterText()
{
    m_model->setData(m_table->currentIndex(), m_text->text());
    Q_EMIT typing({});
}

/// A line that is left by key or mouse shows what is stored; one whose window is left or closed stays.
bool OutcomeGrid::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_text && event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::MouseFocusReason || reason == Qt::TabFocusReason ||
            reason == Qt::BacktabFocusReason)
            Q_EMIT typing({});
    }
    return QWidget::eventFilter(object, event);
}

void OutcomeGrid::refuse(const QList<CellEntry>& entries, const QString& sentence)
{
    if (entries.size() == 1) {
        const CellEntry& entry = entries.constFirst();
        m_model->refuse({entry.row, entry.column, entry.text, sentence});
        return showCell();
    }
    sayRefusal(sentence);
}

void OutcomeGrid::sayRefusal(const QString& sentence)
{
    m_refusal->setStyleSheet(u"color: %1;"_s.arg(theme().exclude.name()));
    m_refusal->setText(sentence);
    m_refusal->setVisible(!sentence.isEmpty());
}

void OutcomeGrid::moveDown(int by)
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid() || m_model->refusal(index))
        return;
    for (int row = index.row() + by; row >= 0 && row < m_model->rowCount(); row += by)
        if (!m_model->line(row).isHeading())
            return m_table->setCurrentIndex(m_model->index(row, index.column()));
}

bool OutcomeGrid::moveRight(int by)
{
    const QModelIndex index = m_table->currentIndex();
    if (m_model->refusal(index))
        return true;
    int place = index.row() * Model::kColumns + index.column() + by;
    for (; index.isValid() && place >= 0 && place < m_model->rowCount() * Model::kColumns; place += by) {
        const QModelIndex next = m_model->index(place / Model::kColumns, place % Model::kColumns);
        if (m_model->dataColumn(next).isEmpty())
            continue;
        m_table->setCurrentIndex(next);
        return true;
    }
    return false;
}

void OutcomeGrid::nextStudy()
{
    moveDown(1);
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        m_table->setCurrentIndex(m_model->index(index.row(), Model::A1));
}

void OutcomeGrid::emptyCells()
{
    QList<CellEntry> entries;
    for (const QModelIndex& chosen : m_table->selectionModel()->selectedIndexes()) {
        m_model->forgetRefusal(chosen);
        if (!m_model->cell(chosen).printed.isEmpty())
            entries.append({m_model->line(chosen.row()).outcome.id, m_model->line(chosen.row()).row.id,
                            m_model->dataColumn(chosen), QString()});
    }
    if (entries.isEmpty())
        return showCell();
    Q_EMIT entered(entries);
}

void OutcomeGrid::paste(const QString& block)
{
    const QModelIndex start = m_table->currentIndex();
    QList<CellEntry> entries;
    int row = start.row();
    for (const QString& line : block.split(u'\n', Qt::SkipEmptyParts)) {
        while (row < m_model->rowCount() && m_model->line(row).isHeading())
            ++row;
        if (row < 0 || row >= m_model->rowCount())
            break;
        int column = start.column();
        for (const QString& text : line.split(u'\t')) {
            while (column <= Model::B3 && m_model->dataColumn(m_model->index(row, column)).isEmpty())
                ++column; // a place that this kind of data does not have
            if (column > Model::B3)
                break;
            const auto& shown = m_model->line(row);
            entries.append({shown.outcome.id, shown.row.id, m_model->dataColumn(m_model->index(row, column)),
                            text.trimmed()});
            ++column;
        }
        ++row;
    }
    if (!entries.isEmpty())
        Q_EMIT entered(entries);
}

} // namespace plansift::ui
