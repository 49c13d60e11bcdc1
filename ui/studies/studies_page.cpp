// SPDX-License-Identifier: GPL-3.0-or-later
// The page of studies.
#include "ui/studies/studies_page.hpp"

#include "core/base/text.hpp"
#include "core/session/full_text.hpp"
#include "core/session/records.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"
#include "ui/studies/cell_panel.hpp"
#include "ui/studies/characteristics_form.hpp"
#include "ui/studies/outcome_form.hpp"
#include "ui/studies/outcome_grid.hpp"
#include "ui/studies/outcome_grid_model.hpp"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kStudyId = Qt::UserRole;      ///< of a study; 0 for reports
constexpr int kRecordId = Qt::UserRole + 1; ///< of a report

QString studiesWords(qsizetype n)
{
    return n == 1 ? StudiesPage::tr("1 study") : StudiesPage::tr("%1 studies").arg(n);
}

QString outcomesWords(qsizetype n)
{
    return n == 1 ? StudiesPage::tr("1 outcome") : StudiesPage::tr("%1 outcomes").arg(n);
}

QString reportsWords(qsizetype n)
{
    return n == 1 ? StudiesPage::tr("1 report") : StudiesPage::tr("%1 reports").arg(n);
}

} // namespace

StudiesPage::StudiesPage(const PageContext& context, QWidget* parent)
    : Page(tr("Studies"), context, parent)
{
    buildActions();
    m_form = new CharacteristicsForm;
    m_grid = new OutcomeGrid;
    m_outcomeForm = new OutcomeForm;
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"studyTabs"_s);
    m_tabs->addTab(m_grid, tr("Outcome data"));
    m_tabs->addTab(m_form, tr("Characteristics"));
    m_tabs->addTab(m_outcomeForm, tr("Outcomes and arms"));
    m_panel = new CellPanel;
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(buildTree());
    splitter->addWidget(m_tabs);
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({180, 660, 264});
    body()->addWidget(splitter, 1);
    connectGrid();
    connectForms();
    addKey(m_grid, Qt::CTRL | Qt::Key_Return, tr("next study"), [this] { m_grid->nextStudy(); });
    addKey(this, Qt::ALT | Qt::Key_Down, tr("next finding"), [this] { m_panel->nextFinding(); });
    setFocusProxy(m_tree);
}

void StudiesPage::buildActions()
{
    QPushButton* read = addAction(tr("Read a table…"), u"import"_s);
    read->setObjectName(u"readOutcomeTable"_s);
    connect(read, &QPushButton::clicked, this, &StudiesPage::readTable);
    QPushButton* leave = addAction(tr("Leave out / take in"), u"filter"_s);
    leave->setObjectName(u"toggleResult"_s);
    leave->setToolTip(tr("Leaves the row of the chosen cell out of the pooling, or takes it in again"));
    connect(leave, &QPushButton::clicked, this, &StudiesPage::toggleRow);
    QPushButton* remove = addAction(tr("Remove row"), u"cross"_s);
    remove->setObjectName(u"removeResult"_s);
    connect(remove, &QPushButton::clicked, this, &StudiesPage::removeRow);
    QPushButton* add = addAction(tr("Add results"), u"plus"_s, true);
    add->setObjectName(u"addResults"_s);
    add->setToolTip(tr("Adds a row of the chosen study to an outcome"));
    auto* menu = new QMenu(add);
    add->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const Outcome& outcome : std::as_const(m_outcomes))
            menu->addAction(outcome.name, this, [this, id = outcome.id] {
                const RowId study = current().id;
                review().change([&](Session& session) -> Status {
                    const Result<RowId> row = addResult(session, id, study, {});
                    return row ? Status() : Status(row.error());
                });
            });
        menu->addSeparator();
        menu->addAction(tr("All studies to all outcomes"), this, &StudiesPage::addResults);
    });
}

QWidget* StudiesPage::buildTree()
{
    auto* left = new QWidget;
    left->setMinimumWidth(150);
    m_tree = new QTreeWidget;
    m_tree->setObjectName(u"studyTree"_s);
    m_tree->setAccessibleName(tr("Studies and their reports"));
    m_tree->setHeaderHidden(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this] {
        showStudy();
        goToStudy();
    });
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        if (const RowId record = item->data(0, kRecordId).toLongLong())
            Q_EMIT goTo(u"fulltext"_s, QString::number(record));
    });
    m_make = new QPushButton(tr("Make a study"));
    m_make->setObjectName(u"makeStudy"_s);
    m_make->setToolTip(tr("Makes one study of the chosen reports"));
    connect(m_make, &QPushButton::clicked, this, &StudiesPage::makeStudy);
    m_join = new QPushButton(tr("Add to study…"));
    m_join->setObjectName(u"joinStudy"_s);
    connect(m_join, &QPushButton::clicked, this, &StudiesPage::joinToStudy);
    auto* bar = barWidget();
    auto* row = new QVBoxLayout(bar);
    row->setContentsMargins(8, 6, 8, 6);
    row->addWidget(m_make);
    row->addWidget(m_join);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tree, 1);
    column->addWidget(bar);
    return left;
}

void StudiesPage::connectGrid()
{
    connect(m_grid, &OutcomeGrid::entered, this, [this](const QList<CellEntry>& entries) {
        const Status done = enterCells(review().session(), entries);
        if (!done)
            return m_grid->refuse(entries, messageOf(done.error()));
        review().lookForOthers();
    });
    connect(m_grid, &OutcomeGrid::typing, this, &StudiesPage::preview);
    connect(m_grid, &OutcomeGrid::currentChanged, this, &StudiesPage::showCell);
    connect(m_panel, &CellPanel::sourceChanged, this, [this](const Cell& cell) {
        const QModelIndex index = m_grid->table()->currentIndex();
        if (!index.isValid())
            return;
        const RowId row = m_grid->model()->line(index.row()).row.id;
        review().change([&](Session& session) { return setCellSource(session, row, cell); });
    });
    connect(m_panel, &CellPanel::rowDescribed, this, [this](const OutcomeRow& row) {
        if (!review().change([&](Session& session) { return describeResult(session, row); }))
            showCell(); // the fields show what is stored
    });
    connect(m_panel, &CellPanel::findingSettled, this, [this](const Finding& finding, bool settled) {
        review().change([&](Session& session) { return settleFinding(session, finding, settled); });
    });
    connect(m_panel, &CellPanel::findingChosen, this, [this](const Finding& finding) {
        m_tabs->setCurrentWidget(m_grid);
        m_grid->goTo(finding.row, finding.column);
    });
}

void StudiesPage::connectForms()
{
    connect(m_form, &CharacteristicsForm::renamed, this, [this](const QString& label) {
        const Study study = current();
        review().change([&](Session& session) { return renameStudy(session, study, label); });
    });
    connect(m_form, &CharacteristicsForm::changed, this, [this](const QJsonObject& characteristics) {
        const Study study = current();
        review().change(
            [&](Session& session) { return setCharacteristics(session, study, characteristics); });
    });
    connect(m_outcomeForm, &OutcomeForm::changed, this, [this](const Outcome& outcome) {
        if (!review().change([&](Session& session) { return changeOutcome(session, outcome); }))
            fillGrid(); // the form shows what is stored
    });
    connect(m_outcomeForm, &OutcomeForm::removed, this, [this](const Outcome& outcome) {
        review().change([&](Session& session) { return removeOutcome(session, outcome); });
    });
    connect(m_outcomeForm, &OutcomeForm::added, this, [this](const Outcome& outcome) {
        review().change([&](Session& session) -> Status {
            const Result<RowId> id = addOutcome(session, outcome);
            return id ? Status() : Status(id.error());
        });
    });
}

void StudiesPage::refresh()
{
    m_studies = review().valueOf(studies(review().session()));
    m_outcomes = review().valueOf(outcomes(review().session()));
    fillTree();
    fillGrid();
    m_panel->setFindings(review().valueOf(findings(review().session())), !review().session().isReadOnly());
    setState(m_studies.isEmpty()
                 ? tr("No study yet. Reports included at full text appear here.")
                 : tr("%1, %2").arg(studiesWords(m_studies.size()), outcomesWords(m_outcomes.size())));
    showStudy();
    showCell();
}

void StudiesPage::fillTree()
{
    const QSignalBlocker quiet(m_tree);
    const RowId kept = current().id;
    m_tree->clear();
    const QList<SoughtReport> sought = review().valueOf(soughtReports(review().session()));
    QHash<RowId, SoughtReport> reports;
    for (const SoughtReport& report : sought)
        reports.insert(report.record, report);
    QSet<RowId> used;
    for (const Study& study : std::as_const(m_studies)) {
        auto* item = new QTreeWidgetItem(m_tree, {study.label});
        item->setData(0, kStudyId, study.id);
        item->setToolTip(0, reportsWords(study.records.size()));
        for (const RowId record : study.records) {
            used.insert(record);
            auto* child = new QTreeWidgetItem(item, {reports.value(record).label});
            child->setData(0, kRecordId, record);
            child->setToolTip(0, reports.value(record).title);
        }
        if (study.id == kept)
            m_tree->setCurrentItem(item);
    }
    QTreeWidgetItem* waiting = nullptr;
    for (const SoughtReport& report : sought) { // in the order of the full texts
        if (report.state != ReportState::Included || used.contains(report.record))
            continue;
        if (!waiting)
            waiting = new QTreeWidgetItem(m_tree, {tr("Reports without a study")});
        auto* child = new QTreeWidgetItem(waiting, {report.label});
        child->setData(0, kRecordId, report.record);
        child->setToolTip(0, report.title);
    }
    m_tree->expandAll();
    if (!m_tree->currentItem())
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
}

Study StudiesPage::current() const
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    if (item && item->parent() && item->parent()->data(0, kStudyId).toLongLong() != 0)
        item = item->parent();
    const RowId id = item ? item->data(0, kStudyId).toLongLong() : 0;
    const auto found = std::ranges::find(m_studies, id, &Study::id);
    return found == m_studies.end() ? Study() : *found;
}

void StudiesPage::fillGrid()
{
    QList<GridLine> lines;
    QSet<RowId> filled;
    for (const Outcome& outcome : std::as_const(m_outcomes)) {
        lines.append({outcome, {}, {}});
        const QList<RowEffect> effects = review().valueOf(rowEffects(review().session(), outcome));
        const QList<OutcomeRow> rows = review().valueOf(outcomeRows(review().session(), outcome.id));
        for (qsizetype i = 0; i < rows.size(); ++i)
            lines.append({outcome, rows.at(i), effects.value(i)});
        if (!rows.isEmpty())
            filled.insert(outcome.id);
    }
    m_grid->setLines(std::move(lines), !review().session().isReadOnly());
    m_outcomeForm->setOutcomes(m_outcomes, filled, !review().session().isReadOnly());
}

/// The grid follows the tree: to the first row of the study, unless it is at one already.
void StudiesPage::goToStudy()
{
    const RowId study = current().id;
    const QModelIndex at = m_grid->table()->currentIndex();
    if (study == 0 || (at.isValid() && m_grid->model()->line(at.row()).row.study == study))
        return;
    for (int row = 0; row < m_grid->model()->rowCount(); ++row)
        if (m_grid->model()->line(row).row.study == study)
            return m_grid->goTo(m_grid->model()->line(row).row.id, {});
}

/// The tree follows the grid: to the study of the row, unless it is at it or one of its reports already.
void StudiesPage::showStudyOf(const OutcomeRow& row)
{
    if (row.study == 0 || current().id == row.study)
        return;
    const QSignalBlocker quiet(m_tree);
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        if (m_tree->topLevelItem(i)->data(0, kStudyId).toLongLong() == row.study)
            m_tree->setCurrentItem(m_tree->topLevelItem(i));
    showStudy();
}

/// The effect of the row follows the key strokes; a text that is no whole value yet gives none.
void StudiesPage::preview(const CellEntry& entry)
{
    const auto outcome = std::ranges::find(m_outcomes, entry.outcome, &Outcome::id);
    if (outcome == m_outcomes.end())
        return fillGrid(); // the typing is over
    QList<OutcomeRow> rows = review().valueOf(outcomeRows(review().session(), entry.outcome));
    const auto row = std::ranges::find(rows, entry.row, &OutcomeRow::id);
    if (row == rows.end())
        return;
    const Result<OutcomeRow> changed = rowWith(*outcome, *row, entry.column, entry.text);
    if (!changed)
        return m_grid->model()->showEffect(entry.row, noRowEffect(entry.row));
    *row = *changed;
    m_grid->model()->showEffect(entry.row, rowEffects(*outcome, rows).at(row - rows.begin()));
}

void StudiesPage::showArgument(const QString& argument)
{
    const auto found = std::ranges::find_if(m_studies, [&argument](const Study& study) {
        return study.label == argument || QString::number(study.id) == argument;
    });
    if (found == m_studies.end())
        return;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        if (m_tree->topLevelItem(i)->data(0, kStudyId).toLongLong() == found->id)
            m_tree->setCurrentItem(m_tree->topLevelItem(i));
}

void StudiesPage::showStudy()
{
    QStringList headings;
    for (const Study& study : std::as_const(m_studies))
        for (const QString& heading : study.characteristics.keys())
            if (!headings.contains(heading))
                headings += heading;
    const Study study = current();
    const bool writable = !review().session().isReadOnly();
    m_form->setEnabled(study.id != 0);
    m_form->setStudy(study, headings, writable);
    const bool onReport =
        m_tree->currentItem() && m_tree->currentItem()->data(0, kRecordId).toLongLong() != 0 && study.id == 0;
    m_make->setEnabled(onReport && writable);
    m_join->setEnabled(onReport && writable && !m_studies.isEmpty());
}

void StudiesPage::showCell()
{
    const QModelIndex index = m_grid->table()->currentIndex();
    const Cell cell = m_grid->model()->cell(index);
    const bool writable = !review().session().isReadOnly();
    const GridLine line = index.isValid() ? m_grid->model()->line(index.row()) : GridLine();
    QString address;
    if (!cell.name.isEmpty())
        address = tr("%1 · %2 · %3")
                      .arg(line.row.studyLabel, line.outcome.name, columnWords(cell.name, line.outcome));
    m_panel->setCell(address, cell, writable);
    m_panel->setRow(line.row, writable);
    showStudyOf(line.row);
}

namespace {

QList<RowId> chosenReports(const QTreeWidget& tree)
{
    QList<RowId> records;
    for (const QTreeWidgetItem* item : tree.selectedItems())
        if (const RowId record = item->data(0, kRecordId).toLongLong())
            records += record;
    return records;
}

} // namespace

void StudiesPage::makeStudy()
{
    const QList<RowId> records = chosenReports(*m_tree);
    if (records.isEmpty())
        return;
    QString label = m_tree->currentItem()->text(0);
    const auto taken = [this](const QString& name) {
        return std::ranges::find(m_studies, name, &Study::label) != m_studies.end();
    };
    for (QChar letter = u'a'; taken(label); letter = QChar(letter.unicode() + 1))
        label = m_tree->currentItem()->text(0) + letter;
    review().change([&](Session& session) -> Status {
        const Result<RowId> study = addStudy(session, label, records);
        return study ? Status() : Status(study.error());
    });
}

void StudiesPage::joinToStudy()
{
    QMenu menu;
    const QList<RowId> records = chosenReports(*m_tree);
    for (const Study& study : std::as_const(m_studies))
        menu.addAction(study.label, this, [this, records, id = study.id] {
            review().change([&](Session& session) -> Status {
                const Result<RowId> joined = joinStudy(session, QString::number(id), records);
                return joined ? Status() : Status(joined.error());
            });
        });
    menu.exec(m_join->mapToGlobal(QPoint(0, m_join->height())));
}

/// A row of every study for every outcome that has none yet.
void StudiesPage::addResults()
{
    for (const Outcome& outcome : std::as_const(m_outcomes)) {
        const QList<OutcomeRow> rows = review().valueOf(outcomeRows(review().session(), outcome.id));
        for (const Study& study : std::as_const(m_studies))
            if (std::ranges::find(rows, study.id, &OutcomeRow::study) == rows.end())
                if (const Result<RowId> row = addResult(review().session(), outcome.id, study.id, {}); !row)
                    return review().report(row.error());
    }
    review().lookForOthers();
}

void StudiesPage::removeRow()
{
    const QModelIndex index = m_grid->table()->currentIndex();
    if (!index.isValid() || m_grid->model()->line(index.row()).isHeading())
        return showError(tr("Choose a cell of the row first."));
    const OutcomeRow row = m_grid->model()->line(index.row()).row;
    review().change([&row](Session& session) { return removeResult(session, row); });
}

void StudiesPage::toggleRow()
{
    const QModelIndex index = m_grid->table()->currentIndex();
    if (!index.isValid() || m_grid->model()->line(index.row()).isHeading())
        return showError(tr("Choose a cell of the row first."));
    const OutcomeRow row = m_grid->model()->line(index.row()).row;
    review().change([&row](Session& session) { return setIncluded(session, row, !row.included); });
}

void StudiesPage::readTable()
{
    const QStringList paths =
        prompter().openFiles(this, tr("Read outcome data"), tr("Tables of data (*.csv)"));
    if (paths.isEmpty())
        return;
    const QModelIndex index = m_grid->table()->currentIndex();
    DataRequest request{paths.constFirst(), {}};
    if (index.isValid())
        request.outcome = m_grid->model()->line(index.row()).outcome;
    else
        request.outcome.name = QFileInfo(paths.constFirst()).completeBaseName();
    DataReport report;
    const bool done = review().change([&](Session& session) -> Status {
        const Result<DataReport> read = importData(session, request);
        report = read.valueOr({});
        return read ? Status() : Status(read.error());
    });
    QStringList problems;
    for (const ImportIssue& issue : report.issues)
        problems += issue.line > 0 ? tr("Line %1: %2").arg(issue.line).arg(issue.text) : issue.text;
    if (done && !problems.isEmpty())
        showError(problems.join(u'\n'));
}

} // namespace plansift::ui
