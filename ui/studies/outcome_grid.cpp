// SPDX-License-Identifier: GPL-3.0-or-later
// Typing and pasting into the grid.
#include "ui/studies/outcome_grid.hpp"

#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/studies/outcome_grid_model.hpp"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kFormulaRow = 40;
using Model = OutcomeGridModel;

/// Makes line edits that tell each key stroke.
class TypingDelegate final : public QStyledItemDelegate {
public:
    TypingDelegate(std::function<void(const QModelIndex&, const QString&)> typed, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_typed(std::move(typed))
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
                [this, index = QPersistentModelIndex(index)](const QString& text) { m_typed(index, text); });
        return editor;
    }

private:
    std::function<void(const QModelIndex&, const QString&)> m_typed;
};

} // namespace

OutcomeGrid::OutcomeGrid(QWidget* parent)
    : QWidget(parent)
{
    m_model = new OutcomeGridModel(this);
    m_table = new QTableView;
    m_table->setObjectName(u"outcomeGrid"_s);
    m_table->setAccessibleName(tr("Outcome data"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_table->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::DoubleClicked);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kTableRow);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setTabKeyNavigation(true);
    m_table->installEventFilter(this);
    const QList<int> widths{140, 76, 96, 96, 52, 96, 96, 52};
    for (int i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(i, widths.at(i));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildFormulaRow());
    column->addWidget(m_table, 1);
    column->addWidget(buildKeyRow());
    connect(m_model, &Model::entered, this, [this](const CellEntry& entry) { Q_EMIT entered({entry}); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &OutcomeGrid::showCell);
    const auto tell = [this](const QModelIndex& index, const QString& text) {
        const QString name = m_model->dataColumn(index);
        if (!name.isEmpty())
            Q_EMIT typing(
                {m_model->line(index.row()).outcome.id, m_model->line(index.row()).row.id, name, text});
    };
    auto* delegate = new TypingDelegate(tell, m_table);
    m_table->setItemDelegate(delegate);
    connect(delegate, &QAbstractItemDelegate::closeEditor, this, [this] { Q_EMIT typing({}); });
    connect(m_text, &QLineEdit::textEdited, this,
            [this, tell](const QString& text) { tell(m_table->currentIndex(), text); });
    setFocusProxy(m_table);
}

QWidget* OutcomeGrid::buildFormulaRow()
{
    auto* bar = barWidget(true);
    bar->setFixedHeight(kFormulaRow);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kGap, 0, kGap, 0);
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
    QLabel* hint =
        secondaryLabel(tr("Type what the paper prints: 3.4, SE 4.25, 12/38, p = 0.03. Ctrl+V pastes a "
                          "table."));
    hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // never widens the window
    hint->setToolTip(
        tr("3.4, SE 4.25, 1.71 to 5.29, 12/38, p = 0.03 and the like. F2 edits, Delete empties, Ctrl+V "
           "pastes a table, Ctrl+Enter goes to the next study."));
    row->addWidget(hint, 1);
    return bar;
}

void OutcomeGrid::arrange()
{
    m_table->clearSpans();
    for (int i = 0; i < Model::kColumns; ++i) // places that the kind of data does not have
        m_table->setColumnHidden(
            i, m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->line(row).isHeading())
            m_table->setSpan(row, 0, 1, Model::kColumns);
    if (m_keptRow != 0)
        goTo(m_keptRow, m_keptColumn);
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
    const Cell cell = m_model->cell(index);
    m_text->setEnabled(!column.isEmpty());
    m_text->setText(cell.printed);
    m_formula->setStyleSheet({});
    m_formula->setText(cell.conversion);
    m_formula->setToolTip(cell.conversion);
    m_address->clear();
    if (index.isValid() && !m_model->line(index.row()).isHeading()) {
        const auto& line = m_model->line(index.row());
        m_keptRow = line.row.id;
        m_keptColumn = column;
        const QString arm = index.column() >= Model::B1 ? line.outcome.arm2 : line.outcome.arm1;
        QStringList parts{line.row.studyLabel, line.outcome.name};
        if (!column.isEmpty())
            parts += arm.isEmpty() ? column : arm;
        m_address->setText(parts.join(u" · "_s));
    }
    Q_EMIT currentChanged();
}

void OutcomeGrid::enterText()
{
    m_model->setData(m_table->currentIndex(), m_text->text());
}

void OutcomeGrid::refuse(const QString& sentence)
{
    m_formula->setStyleSheet(u"color: %1;"_s.arg(theme().exclude.name()));
    m_formula->setText(sentence);
    m_formula->setToolTip(sentence);
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

bool OutcomeGrid::eventFilter(QObject* object, QEvent* event)
{
    if (object != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const QModelIndex index = m_table->currentIndex();
    if (key->matches(QKeySequence::Paste)) {
        paste(QApplication::clipboard()->text());
        return true;
    }
    if (key->key() == Qt::Key_Delete) {
        QList<CellEntry> entries;
        for (const QModelIndex& chosen : m_table->selectionModel()->selectedIndexes())
            if (!m_model->cell(chosen).printed.isEmpty())
                entries.append({m_model->line(chosen.row()).outcome.id, m_model->line(chosen.row()).row.id,
                                m_model->dataColumn(chosen), QString()});
        if (!entries.isEmpty())
            Q_EMIT entered(entries);
        return true;
    }
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && (key->modifiers() & Qt::ControlModifier) && index.row() + 1 < m_model->rowCount()) {
        const int below = m_model->line(index.row() + 1).isHeading() ? index.row() + 2 : index.row() + 1;
        if (below < m_model->rowCount())
            m_table->setCurrentIndex(m_model->index(below, Model::A1));
        return true;
    }
    return QWidget::eventFilter(object, event);
}

} // namespace plansift::ui
