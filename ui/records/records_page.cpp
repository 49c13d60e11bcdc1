// SPDX-License-Identifier: GPL-3.0-or-later
// The page of records: filter and search in, list and record out.
#include "ui/records/records_page.hpp"

#include "core/base/text.hpp"
#include "core/session/duplicates.hpp"
#include "core/session/record_export.hpp"
#include "core/session/records.hpp"
#include "ui/common/flow_layout.hpp"
#include "ui/common/job_runner.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/panes.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"
#include "ui/records/facet_panel.hpp"
#include "ui/records/hit_delegate.hpp"
#include "ui/records/record_detail.hpp"
#include "ui/records/record_list_loader.hpp"
#include "ui/records/record_model.hpp"
#include "ui/records/stage_look.hpp"

#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// The order of a column of the table.
RecordSort sortOf(int column)
{
    switch (column) {
    case RecordModel::Title:
        return RecordSort::Title;
    case RecordModel::FirstAuthor:
        return RecordSort::FirstAuthor;
    case RecordModel::Year:
        return RecordSort::Year;
    case RecordModel::Source:
        return RecordSort::Source;
    case RecordModel::StageColumn:
        return RecordSort::Stage;
    case RecordModel::FullText:
        return RecordSort::FullText;
    default:
        return RecordSort::Import;
    }
}

} // namespace

RecordsPage::RecordsPage(const PageContext& context, QWidget* parent)
    : Page(tr("Records"), context, parent)
{
    buildActions();
    m_model = new RecordModel(review().session(), this);
    m_loader = new RecordListLoader(review().session(), this);
    m_facets = new FacetPanel(review().settingsGroup(u"facets"_s));
    m_detail = new RecordDetail;
    buildTable();
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(m_facets);
    splitter->addWidget(buildCentre());
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({186, 622, 296});
    body()->addWidget(splitter, 1);
    connect(m_facets, &FacetPanel::filterChanged, this, [this](RecordFilter filter) {
        filter.text = filter == RecordFilter() ? QString() : m_filter.text;
        filter.box = filter == RecordFilter() ? QString() : m_filter.box;
        setFilter(filter);
    });
    connect(m_loader, &RecordListLoader::loaded, this, &RecordsPage::showList);
    connect(m_loader, &RecordListLoader::failed, this, &RecordsPage::showSearchError);
    connect(m_loader, &RecordListLoader::waiting, this, [this] { setState(tr("searching…")); });
    connectDetail();
    buildKeys();
    buildContextMenu();
    setFocusProxy(m_table);
}

void RecordsPage::buildActions()
{
    QPushButton* save = addAction(tr("Export…"), u"export"_s);
    save->setObjectName(u"exportRecords"_s);
    connect(save, &QPushButton::clicked, this, &RecordsPage::exportRecords);
    QPushButton* import = addAction(tr("Import…"), u"import"_s, true);
    import->setObjectName(u"importRecords"_s);
    import->setEnabled(!review().session().isReadOnly());
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT goTo(u"import"_s, {}); });
}

QWidget* RecordsPage::buildSearchRow()
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(8, 6, 8, 6);
    m_search = new QLineEdit;
    m_search->setObjectName(u"searchRecords"_s);
    m_search->setAccessibleName(tr("Search records"));
    m_search->setPlaceholderText(tr("Search: words, “phrases”, AND, OR, NOT, title:word"));
    m_search->setClearButtonEnabled(true);
    auto* chips = new QWidget;
    m_chips = new FlowLayout;
    chips->setLayout(m_chips);
    line->addWidget(m_search, 2);
    line->addWidget(chips, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter.text = text;
        ask(false);
    });
    return row;
}

QWidget* RecordsPage::buildCentre()
{
    auto* centre = new QWidget;
    centre->setMinimumWidth(420);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildSearchRow());
    m_middle = new QStackedWidget;
    m_middle->addWidget(m_table);
    m_middle->addWidget(buildEmpty());
    column->addWidget(m_middle, 1);
    return centre;
}

/// What stands in place of an empty list: why, and the one thing to do about it.
QWidget* RecordsPage::buildEmpty()
{
    m_emptyWords = new QLabel;
    m_emptyWords->setObjectName(u"recordsEmpty"_s);
    m_emptyWords->setAlignment(Qt::AlignCenter);
    m_emptyWords->setWordWrap(true);
    m_emptyAction = new QPushButton;
    m_emptyAction->setObjectName(u"recordsEmptyAction"_s);
    connect(m_emptyAction, &QPushButton::clicked, this, [this] {
        if (m_filter == RecordFilter())
            Q_EMIT goTo(u"import"_s, {});
        else
            setFilter({});
    });
    auto* empty = new QWidget;
    auto* column = new QVBoxLayout(empty);
    column->addStretch(1);
    column->addWidget(m_emptyWords);
    column->addSpacing(kGap);
    column->addWidget(m_emptyAction, 0, Qt::AlignHCenter);
    column->addStretch(2);
    return empty;
}

void RecordsPage::buildTable()
{
    m_table = new QTableView;
    m_table->setObjectName(u"recordTable"_s);
    keepColumns(*m_table);
    m_table->setAccessibleName(tr("Records"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(kTableRow);
    m_hits = new HitDelegate(m_table);
    m_table->setItemDelegateForColumn(RecordModel::Title, m_hits);
    QHeaderView* columns = m_table->horizontalHeader();
    columns->setHighlightSections(false);
    columns->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    columns->setSectionResizeMode(RecordModel::Title, QHeaderView::Stretch);
    columns->resizeSection(RecordModel::FirstAuthor, 90);
    columns->resizeSection(RecordModel::Year, 48);
    columns->resizeSection(RecordModel::Source, 82);
    columns->resizeSection(RecordModel::StageColumn, 130);
    columns->resizeSection(RecordModel::FullText, 40);
    columns->setSectionsClickable(true);
    connect(columns, &QHeaderView::sectionClicked, this, [this, columns](int column) {
        m_descending = sortOf(column) == m_sort && !m_descending;
        m_sort = sortOf(column);
        columns->setSortIndicatorShown(m_sort != RecordSort::Import);
        columns->setSortIndicator(column, m_descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        ask(false);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { showRecord(m_model->idAt(now.row())); });
}

void RecordsPage::buildKeys()
{
    const auto onTable = [this](const QKeySequence& keys, const QString& words,
                                const std::function<void()>& call) {
        addKey(m_table, keys, words, call, Qt::WidgetShortcut);
    };
    onTable(Qt::Key_Slash, tr("search"), [this] { m_search->setFocus(); });
    const auto inDetail = [this](void (RecordDetail::*begin)()) {
        m_detail->show();
        (m_detail->*begin)();
    };
    onTable(Qt::Key_T, tr("tag"), [inDetail] { inDetail(&RecordDetail::focusTag); });
    onTable(Qt::Key_N, tr("note"), [inDetail] { inDetail(&RecordDetail::focusNote); });
    onTable(Qt::Key_F2, tr("correct a field"), [inDetail] { inDetail(&RecordDetail::correctField); });
    onTable(Qt::Key_Return, tr("show the record"), [this] { m_detail->show(); });
    addKey(this, Qt::Key_F4, tr("show or hide the record"), [this] {
        if (m_detail->isAncestorOf(QApplication::focusWidget()))
            m_table->setFocus();
        m_detail->setVisible(m_detail->isHidden());
    });
    addKey(this, Qt::CTRL | Qt::Key_E, tr("export the selection"), [this] { exportRecords(); });
    addKey(this, Qt::ALT | Qt::Key_Down, tr("first facet"), [this] { m_facets->focusFirst(); });
}

void RecordsPage::buildContextMenu()
{
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto add = [this](const QString& text, const QString& name, const std::function<void()>& call) {
        auto* action = new QAction(text, m_table);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, call);
        m_table->addAction(action);
        return action;
    };
    const bool writable = !review().session().isReadOnly();
    add(tr("Tag the selected records"), u"tagSelected"_s, [this] {
        m_detail->focusTag();
    })->setEnabled(writable);
    add(tr("Count the selected records as duplicates of each other"), u"mergeSelected"_s, [this] {
        markSelectedAsDuplicates();
    })->setEnabled(writable);
    add(tr("Find possible duplicates of this record"), u"findLike"_s, [this] {
        Q_EMIT goTo(u"duplicates"_s, u"like:%1"_s.arg(currentId()));
    })->setEnabled(writable);
    add(tr("Export the selected records…"), u"exportSelected"_s, [this] { exportRecords(); });
}

void RecordsPage::markSelectedAsDuplicates()
{
    const QList<RowId> ids = selectedIds();
    if (ids.size() < 2)
        return showError(tr("Select the records that are the same first: with Ctrl or Shift and the mouse."));
    QList<DuplicateLink> links;
    for (const RowId copy : ids.mid(1))
        links.append({copy, ids.constFirst(), {}, tr("marked in the list of records")});
    review().change([&links](Session& session) { return markDuplicates(session, links); });
}

void RecordsPage::connectDetail()
{
    connect(m_detail, &RecordDetail::corrected, this, [this](const RecordField& field, const QString& text) {
        const RowId id = currentId();
        review().change([&](Session& session) { return correctField(session, id, field, text); });
    });
    connect(m_detail, &RecordDetail::tagChanged, this, &RecordsPage::tagSelection);
    connect(m_detail, &RecordDetail::noteChanged, this, [this](RowId record, const QString& text) {
        review().change([&](Session& session) { return setNote(session, record, text); });
    });
    connect(m_detail, &RecordDetail::takeApartAsked, this, [this](RowId copy) {
        review().change([&](Session& session) { return takeApart(session, copy); });
    });
    connect(m_detail, &RecordDetail::possibleDuplicatesAsked, this,
            [this] { Q_EMIT goTo(u"duplicates"_s, u"like:%1"_s.arg(currentId())); });
}

RowId RecordsPage::currentId() const
{
    return m_model->idAt(m_table->currentIndex().row());
}

QList<RowId> RecordsPage::selectedIds() const
{
    QList<RowId> ids;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        ids += m_model->idAt(index.row());
    return ids;
}

void RecordsPage::setFilter(const RecordFilter& filter)
{
    m_filter = filter;
    const QSignalBlocker quiet(m_search);
    m_search->setText(filter.text);
    ask(false);
}

void RecordsPage::ask(bool reread)
{
    m_loader->request({m_filter, m_sort, m_descending}, reread);
}

void RecordsPage::refresh()
{
    const QHeaderView* columns = m_table->horizontalHeader();
    if (columns->isSortIndicatorShown()) { // as it was left
        m_sort = sortOf(columns->sortIndicatorSection());
        m_descending = columns->sortIndicatorOrder() == Qt::DescendingOrder;
    }
    ask(true);
}

void RecordsPage::showList(std::shared_ptr<const RecordIndex> index, const RecordList& list)
{
    m_search->setToolTip({});
    m_search->setStyleSheet({});
    const RowId kept = m_wanted != 0 ? m_wanted : currentId();
    const QList<RowId> chosen = m_wanted != 0 ? QList<RowId>() : selectedIds();
    m_wanted = 0;
    m_index = std::move(index);
    m_counts = list.facets;
    m_hits->setWords(hitWords(m_filter.text));
    m_model->setList(m_index, list.ids);
    m_facets->showFacets(list.facets, m_filter);
    showChips();
    const QLocale locale;
    const auto shown = static_cast<int>(list.ids.size());
    setState(shown == list.total
                 ? tr("%1 records").arg(locale.toString(shown))
                 : tr("%1 of %2 records").arg(locale.toString(shown), locale.toString(list.total)));
    m_middle->setCurrentIndex(shown == 0 ? 1 : 0);
    if (shown == 0)
        return showEmpty();
    m_table->selectRow(std::max(0, m_model->rowOf(kept))); // shows the record, too
    if (chosen.size() > 1)
        selectRows(chosen);
}

/// The rows of these records beside the current one.
void RecordsPage::selectRows(const QList<RowId>& ids)
{
    QItemSelection rows;
    for (const RowId id : ids)
        if (const int row = m_model->rowOf(id); row >= 0)
            rows.select(m_model->index(row, 0), m_model->index(row, 0));
    m_table->selectionModel()->select(rows, QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void RecordsPage::showEmpty()
{
    m_detail->showSentence({});
    if (m_filter == RecordFilter()) {
        m_emptyWords->setText(tr("Nothing imported yet. Import the exports of your databases."));
        m_emptyAction->setText(tr("Import records…"));
        m_emptyAction->setEnabled(!review().session().isReadOnly());
        return;
    }
    const QString removes = strictestFilter();
    m_emptyWords->setText(removes.isEmpty() ? tr("No record matches.")
                                            : tr("No record matches. %1").arg(removes));
    m_emptyAction->setText(tr("Clear filters"));
    m_emptyAction->setEnabled(true);
}

/// Without which filter the most records would be left. The counts beside a filter are those that the others
/// leave, so that their sum answers it.
QString RecordsPage::strictestFilter() const
{
    QString name;
    int most = 0;
    const auto consider = [&](const QString& filter, bool used, int n) {
        if (used && n > most) {
            most = n;
            name = filter;
        }
    };
    int sources = 0;
    for (const SourceCount& source : m_counts.sources)
        sources += source.n;
    consider(tr("stage"), !m_filter.stages.isEmpty(),
             std::accumulate(std::begin(m_counts.stages), std::end(m_counts.stages), 0));
    consider(tr("source"), !m_filter.sources.isEmpty(), sources);
    consider(tr("year"), m_filter.yearFrom != 0 || m_filter.yearTo != 0,
             std::accumulate(m_counts.years.begin(), m_counts.years.end(), 0));
    return most == 0 ? QString()
                     : tr("Without the filter on the %1, %2 would.").arg(name, QLocale().toString(most));
}

void RecordsPage::showSearchError(const Error& error)
{
    // The last good result stays; the field says where it cannot be read.
    m_search->setToolTip(messageOf(error));
    m_search->setStyleSheet(u"border: 2px solid %1;"_s.arg(theme().exclude.name()));
    setState(messageOf(error));
}

void RecordsPage::addChip(const QString& text, const std::function<void(RecordFilter&)>& remove)
{
    auto* button = new QToolButton;
    button->setProperty("chip", u"filter"_s);
    button->setText(text + u"  ×"_s);
    button->setAccessibleName(tr("Remove the filter %1").arg(text));
    connect(button, &QToolButton::clicked, this, [this, remove] {
        RecordFilter filter = m_filter;
        remove(filter);
        setFilter(filter);
    });
    m_chips->addWidget(button);
}

void RecordsPage::showChips()
{
    clearLayout(m_chips);
    if (!m_filter.box.isEmpty())
        addChip(boxName(m_filter.box), [](RecordFilter& f) { f.box.clear(); });
    for (const RecordStage stage : m_filter.stages)
        addChip(tr("Stage: %1").arg(words(stage)), [stage](RecordFilter& f) { f.stages.remove(stage); });
    for (const SourceCount& source : m_counts.sources)
        if (m_filter.sources.contains(source.source))
            addChip(source.name, [id = source.source](RecordFilter& f) { f.sources.remove(id); });
    if (m_filter.yearFrom != 0 || m_filter.yearTo != 0)
        addChip(tr("Year %1 to %2").arg(m_filter.yearFrom).arg(m_filter.yearTo),
                [](RecordFilter& f) { f.yearFrom = f.yearTo = 0; });
    for (const RecordTrait trait : m_filter.traits)
        addChip(tr("Has: %1").arg(words(trait)), [trait](RecordFilter& f) { f.traits.remove(trait); });
    for (const QString& tag : m_filter.tags)
        addChip(tr("Tag: %1").arg(tag), [tag](RecordFilter& f) { f.tags.remove(tag); });
}

void RecordsPage::showArgument(const QString& argument)
{
    RecordFilter filter;
    if (argument.startsWith(u"box:"_s))
        filter.box = argument.mid(4);
    else if (argument.startsWith(u"id:"_s))
        m_wanted = argument.mid(3).toLongLong();
    else
        filter.text = argument;
    setFilter(filter);
}

bool RecordsPage::startSearch()
{
    m_search->setFocus();
    m_search->selectAll();
    return true;
}

void RecordsPage::showRecord(RowId id)
{
    if (id == 0 || !m_index)
        return;
    const Session& session = review().session();
    const Result<RecordView> view = recordView(session, id);
    if (!view)
        return review().report(view.error());
    RecordDetailContent content;
    content.view = *view;
    content.decisions = review().valueOf(visibleDecisions(session, id));
    content.tags = review().valueOf(tagsOf(session, id));
    content.allTags = review().valueOf(tagsInUse(session));
    content.note = review().valueOf(noteOn(session, id));
    content.stage = m_index->stageOf(id);
    content.reason = review().valueOf(exclusionReasons(session, {id})).value(id);
    content.readOnly = session.isReadOnly();
    m_detail->showRecord(content);
}

void RecordsPage::tagSelection(const QString& label, bool on)
{
    const QList<RowId> ids = selectedIds();
    review().change([&](Session& session) { return tagRecords(session, ids, label, on); });
}

void RecordsPage::exportRecords()
{
    // One selected row is where the cursor stands, not a choice: then the whole list is meant.
    const QList<RowId> selected = selectedIds();
    const QList<RowId> ids = selected.size() > 1 ? selected : m_model->ids();
    QStringList filters;
    for (const ExportFormat& format : exportFormats())
        filters += u"%1 (*.%2)"_s.arg(format.label, format.extension);
    const QString path = prompter().saveFile(this, tr("Export %1 records").arg(ids.size()), tr("records.ris"),
                                             filters.join(u";;"_s));
    if (path.isEmpty())
        return;
    const auto work = [project = review().session().path(), ids, path](const JobRunner::Progress&) -> Status {
        const Result<std::unique_ptr<Session>> session = Session::open(project, {.readOnly = true});
        return session ? plansift::exportRecords(**session, ids, path) : Status(session.error());
    };
    jobs().run(
        tr("Exporting %1 records…").arg(ids.size()), work, this,
        [this, path, n = ids.size()](const Status& done) {
            if (!done)
                return review().report(done.error());
            Q_EMIT review().done(
                tr("Exported %1 records to %2").arg(QLocale().toString(n), QFileInfo(path).fileName()));
        });
}

} // namespace plansift::ui
