// SPDX-License-Identifier: GPL-3.0-or-later
// Building the import page, and what happens to files; showing one file stands in import_page_file.cpp.
#include "ui/import/import_page.hpp"

#include "ui/common/job_runner.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/parts.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"
#include "ui/import/count_tile.hpp"
#include "ui/import/file_list.hpp"
#include "ui/import/mapping_table.hpp"
#include "ui/import/preview_loader.hpp"

#include <QCalendarWidget>
#include <QComboBox>
#include <QDateEdit>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

QTableWidget* plainTable(const QString& name, const QString& spoken, const QStringList& header)
{
    auto* table = new QTableWidget(0, static_cast<int>(header.size()));
    table->setObjectName(name);
    table->setAccessibleName(spoken);
    table->setHorizontalHeaderLabels(header);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kTableRow);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return table;
}

QPlainTextEdit* rawText(const QString& name, const QString& spoken)
{
    auto* text = new QPlainTextEdit;
    text->setObjectName(name);
    text->setAccessibleName(spoken);
    text->setReadOnly(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setTabChangesFocus(true);
    QFont mono(u"Liberation Mono"_s);
    mono.setPixelSize(12);
    text->setFont(mono);
    return text;
}

QComboBox* formBox(const QString& name, const QList<std::pair<QString, QVariant>>& choices)
{
    auto* box = new QComboBox;
    box->setObjectName(name);
    for (const auto& [label, key] : choices)
        box->addItem(label, key);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(7); // long names must not take the room of the source
    return box;
}

/// Stands for a day that was not told.
const QDate kNoDate(1950, 1, 1);

/// A calendar that opens at today as long as no day is told.
class DayCalendar final : public QCalendarWidget {
protected:
    void showEvent(QShowEvent* event) override
    {
        QCalendarWidget::showEvent(event);
        if (selectedDate() == kNoDate)
            setCurrentPage(QDate::currentDate().year(), QDate::currentDate().month());
    }
};

} // namespace

ImportPage::ImportPage(const PageContext& context, QWidget* parent)
    : Page(tr("Import records"), context, parent)
{
    setAcceptDrops(true);
    m_loader = new PreviewLoader(review().session(), this);
    connect(m_loader, &PreviewLoader::previewed, this, &ImportPage::showPreview);
    connect(m_loader, &PreviewLoader::duplicatesCounted, this, [this](const QList<int>& counts) {
        m_expected = counts;
        showTotals();
        showFile();
    });
    m_stack = new QStackedWidget;
    m_stack->addWidget(buildEmpty());
    m_stack->addWidget(buildCheck());
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(buildFiles());
    splitter->addWidget(m_stack);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({236, 868});
    body()->addWidget(splitter, 1);
    body()->addWidget(buildActionBar());
    setFocusProxy(m_files);
    buildKeys();
    showTotals();
}

QWidget* ImportPage::buildFiles()
{
    auto* pane = new QWidget;
    pane->setMinimumWidth(200);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QWidget* head = barWidget(true);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(kGap, 2, 8, 2);
    m_fileCount = headingLabel({});
    m_fileCount->setObjectName(u"fileCount"_s);
    QPushButton* add = linkButton(tr("+ Add…"));
    add->setObjectName(u"addFiles"_s);
    connect(add, &QPushButton::clicked, this, &ImportPage::chooseFiles);
    row->addWidget(m_fileCount, 1);
    row->addWidget(add);
    column->addWidget(head);
    m_files = new FileList;
    connect(m_files, &QListWidget::currentRowChanged, this, &ImportPage::showFile);
    // Screen readers select without making current.
    connect(m_files, &QListWidget::itemSelectionChanged, this, [this] {
        if (const QList<QListWidgetItem*> chosen = m_files->selectedItems(); !chosen.isEmpty())
            m_files->setCurrentItem(chosen.constFirst());
    });
    column->addWidget(m_files, 1);
    m_together = secondaryLabel();
    m_together->setObjectName(u"togetherRecords"_s);
    m_together->setWordWrap(true);
    m_together->setMargin(kGap);
    column->addWidget(m_together);
    return pane;
}

QWidget* ImportPage::buildEmpty()
{
    auto* empty = new QWidget;
    auto* column = new QVBoxLayout(empty);
    QStringList names;
    for (const NamedChoice& format : importFormats())
        names += format.label;
    auto* text = new QLabel(tr("Drop the exports of your databases here, or choose them.\n\n"
                               "Read are: %1.")
                                .arg(names.join(u", "_s)));
    text->setObjectName(u"dropHint"_s);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    auto* choose = new QPushButton(tr("Choose files…"));
    choose->setObjectName(u"chooseFiles"_s);
    connect(choose, &QPushButton::clicked, this, &ImportPage::chooseFiles);
    column->addStretch(1);
    column->addWidget(text);
    column->addSpacing(kGap);
    column->addWidget(choose, 0, Qt::AlignHCenter);
    column->addStretch(2);
    return empty;
}

QWidget* ImportPage::buildTiles()
{
    static const QStringList names{tr("Found"), tr("Complete"), tr("Incomplete"), tr("Refused"),
                                   tr("Duplicates expected")};
    auto* tiles = new QWidget;
    auto* row = new QHBoxLayout(tiles);
    row->setContentsMargins(kPagePadding, kGap, kPagePadding, 6);
    row->setSpacing(8);
    for (int at = 0; at < TileCount; ++at) {
        const QColor colours[] = {theme().text, theme().include, theme().maybe, theme().exclude,
                                  theme().text};
        auto* tile = new CountTile(names.at(at), colours[at], at == Incomplete || at == Refused);
        tile->setObjectName(u"tile%1"_s.arg(at));
        if (tile->isCheckable())
            connect(tile, &QPushButton::clicked, this, [this, at](bool on) {
                m_lists->setCurrentIndex(!on ? All : at == Refused ? RefusedOnly : IncompleteOnly);
            });
        m_tiles.at(static_cast<size_t>(at)) = tile;
        row->addWidget(tile, 1);
    }
    return tiles;
}

void ImportPage::buildFields()
{
    QList<std::pair<QString, QVariant>> formats;
    for (const NamedChoice& format : importFormats())
        formats.append({format.label, format.key});
    QList<std::pair<QString, QVariant>> encodings{{tr("by content"), QString()}};
    for (const QString& encoding : importEncodings())
        encodings.append({encoding, encoding});
    m_format = formBox(u"importFormat"_s, formats);
    m_encoding = formBox(u"importEncoding"_s, encodings);
    m_kind = formBox(u"importKind"_s, {{tr("Database"), static_cast<int>(SourceKind::Database)},
                                       {tr("Register"), static_cast<int>(SourceKind::Register)},
                                       {tr("Website"), static_cast<int>(SourceKind::Website)},
                                       {tr("Organisation"), static_cast<int>(SourceKind::Organisation)},
                                       {tr("Citation search"), static_cast<int>(SourceKind::Citation)}});
    constexpr int kSourceWidth = 110;
    m_source = new QLineEdit;
    m_source->setObjectName(u"importSource"_s);
    m_source->setMinimumWidth(kSourceWidth);
    m_searchedOn = new QDateEdit;
    m_searchedOn->setObjectName(u"importSearchedOn"_s);
    m_searchedOn->setCalendarPopup(true);
    m_searchedOn->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_searchedOn->setDateRange(kNoDate, QDate::currentDate());
    m_searchedOn->setSpecialValueText(tr("not told"));
    m_searchedOn->setToolTip(tr("The day on which this database was searched; PRISMA asks for it"));
    m_searchedOn->setCalendarWidget(new DayCalendar);
}

void ImportPage::connectFields()
{
    connect(m_format, &QComboBox::activated, this, [this] {
        readAgain([this](ImportFile& file) {
            file.format = m_format->currentData().toString();
            file.columns.clear();
        });
    });
    connect(m_encoding, &QComboBox::activated, this, [this] {
        readAgain([this](ImportFile& file) { file.encoding = m_encoding->currentData().toString(); });
    });
    connect(m_kind, &QComboBox::activated, this, [this] {
        if (ImportPreview* preview = current())
            preview->asked.kind = static_cast<SourceKind>(m_kind->currentData().toInt());
    });
    connect(m_source, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (ImportPreview* preview = current())
            preview->asked.source = text.trimmed();
    });
    connect(m_searchedOn, &QDateEdit::userDateChanged, this, [this](QDate day) {
        if (ImportPreview* preview = current())
            preview->asked.searchedOn = day == kNoDate ? QString() : day.toString(Qt::ISODate);
    });
}

QWidget* ImportPage::buildForm()
{
    buildFields();
    connectFields();
    auto* form = new QWidget;
    auto* row = new QHBoxLayout(form);
    row->setContentsMargins(kPagePadding, 4, kPagePadding, 6);
    const QList<std::pair<QString, QWidget*>> fields{{tr("Format"), m_format},
                                                     {tr("Encoding"), m_encoding},
                                                     {tr("Source"), m_source},
                                                     {tr("Kind"), m_kind},
                                                     {tr("Searched on"), m_searchedOn}};
    for (const auto& [name, field] : fields) {
        QLabel* label = secondaryLabel(name);
        label->setBuddy(field);
        field->setAccessibleName(name);
        row->addWidget(label);
        row->addWidget(field, field == m_source ? 2 : 1);
    }
    return form;
}

QWidget* ImportPage::buildProblems()
{
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPagePadding, 4, kPagePadding, 4);
    m_lists = new QTabBar;
    m_lists->setObjectName(u"problemLists"_s);
    m_lists->setAccessibleName(tr("Which problems"));
    m_lists->setDrawBase(false);
    for (int list = 0; list < ListCount; ++list)
        m_lists->addTab({});
    connect(m_lists, &QTabBar::currentChanged, this, &ImportPage::showProblems);
    row->addWidget(m_lists, 1);
    QPushButton* copy = linkButton(tr("Copy the list"));
    copy->setObjectName(u"copyProblems"_s);
    connect(copy, &QPushButton::clicked, this, &ImportPage::copyProblems);
    row->addWidget(copy);
    m_repair = linkButton(tr("Repair the letters converted twice"));
    m_repair->setObjectName(u"repairText"_s);
    connect(m_repair, &QPushButton::clicked, this, &ImportPage::repair);
    row->addWidget(m_repair);
    column->addLayout(row);
    m_problems =
        plainTable(u"importProblems"_s, tr("Problems"), {tr("Line"), tr("Kind"), tr("What, and the cure")});
    m_problems->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_problems->horizontalHeader()->resizeSection(0, 70);
    m_problems->horizontalHeader()->resizeSection(1, 100);
    connect(m_problems, &QTableWidget::currentCellChanged, this, &ImportPage::showLines);
    m_lines = rawText(u"problemLines"_s, tr("The file around the problem"));
    m_lines->setFixedHeight(92);
    column->addWidget(m_problems, 1);
    column->addWidget(m_lines);
    return pane;
}

QWidget* ImportPage::buildCheck()
{
    auto* check = new QWidget;
    check->setMinimumWidth(700);
    auto* column = new QVBoxLayout(check);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTiles());
    column->addWidget(buildForm());
    m_content = new QTabWidget;
    m_content->setObjectName(u"importContent"_s);
    m_mapping = new MappingTable;
    connect(m_mapping, &MappingTable::mappingChanged, this, [this](const QStringList& fields) {
        if (ImportPreview* preview = current())
            MappingTable::remember(preview->headerKey, fields);
        readAgain([&fields](ImportFile& file) { file.columns = fields; });
    });
    m_records = plainTable(u"firstRecords"_s, tr("First 50 records"),
                           {tr("Line"), tr("Title"), tr("Authors"), tr("Year"), tr("Journal"), tr("DOI")});
    m_records->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_records->horizontalHeader()->resizeSection(0, 56);
    m_records->horizontalHeader()->resizeSection(3, 52);
    m_raw = rawText(u"rawFile"_s, tr("The beginning of the file"));
    m_content->addTab(m_mapping, tr("Fields"));
    m_content->addTab(m_records, tr("First 50 records"));
    m_content->addTab(m_raw, tr("Raw file"));
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_content);
    splitter->addWidget(buildProblems());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 260});
    column->addWidget(splitter, 1);
    return check;
}

QWidget* ImportPage::buildActionBar()
{
    QWidget* bar = barWidget();
    bar->setFixedHeight(48);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kPagePadding, 6, kPagePadding, 6);
    row->addWidget(secondaryLabel(tr("The whole import is one step: one Undo takes all of it back.")), 1);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"cancelImport"_s);
    connect(cancel, &QPushButton::clicked, this, &ImportPage::cancel);
    m_import = new QPushButton;
    m_import->setObjectName(u"runImport"_s);
    m_import->setProperty("primary", true);
    connect(m_import, &QPushButton::clicked, this, &ImportPage::import);
    row->addWidget(cancel);
    row->addWidget(m_import);
    return bar;
}

void ImportPage::buildKeys()
{
    addKey(this, Qt::Key_F8, tr("next problem"), [this] { nextProblem(1); });
    addKey(this, Qt::SHIFT | Qt::Key_F8, tr("problem before"), [this] { nextProblem(-1); });
    addKey(this, Qt::ALT | Qt::Key_R, tr("accept the repair"), [this] { repair(); });
    addKey(this, Qt::ALT | Qt::Key_I, tr("import"), [this] { import(); });
    addKey(this, Qt::Key_Escape, tr("cancel"), [this] { cancel(); });
    addKey(
        m_files, Qt::Key_Delete, tr("leave the file out"), [this] { removeFile(); }, Qt::WidgetShortcut);
}

void ImportPage::clearFiles()
{
    m_files->clear();
    m_previews.clear();
    m_read.clear();
    m_expected.clear();
}

void ImportPage::cancel()
{
    clearFiles();
    showTotals();
    Q_EMIT goTo(u"records"_s, {});
}

void ImportPage::refresh()
{
    showTotals();
}

void ImportPage::showArgument(const QString& argument)
{
    addFiles(argument.split(u'\n', Qt::SkipEmptyParts));
}

void ImportPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ImportPage::dropEvent(QDropEvent* event)
{
    addFiles(localFiles(*event->mimeData()));
}

void ImportPage::chooseFiles()
{
    addFiles(prompter().openFiles(this, tr("Import records"), tr("Exports of databases (*)")));
}

void ImportPage::addFiles(const QStringList& paths)
{
    for (const QString& path : paths) {
        ImportPreview waiting;
        waiting.asked.path = path;
        m_previews.append(waiting);
        m_read.append(false);
        m_files->addFile(path);
        m_loader->read(waiting.asked);
    }
    m_expected.clear();
    if (m_files->currentRow() < 0 && m_files->count() > 0)
        m_files->setCurrentRow(0);
    showTotals();
}

void ImportPage::removeFile()
{
    const int row = m_files->currentRow();
    if (row < 0)
        return;
    delete m_files->takeItem(row);
    m_previews.removeAt(row);
    m_read.removeAt(row);
    m_expected.clear();
    showTotals();
    showFile();
}

void ImportPage::showPreview(const ImportPreview& preview)
{
    for (int row = 0; row < m_previews.size(); ++row) {
        if (m_previews.at(row).asked.path != preview.asked.path)
            continue;
        // A table whose columns somebody named before is read that way again.
        const QStringList before = MappingTable::remembered(preview.headerKey);
        if (preview.asked.columns.isEmpty() && before.size() == preview.columns.size() && !before.isEmpty()) {
            ImportFile again = preview.asked;
            again.columns = before;
            m_loader->read(again);
            continue;
        }
        ImportPreview shown = preview;
        shown.asked.source = m_previews.at(row).asked.source;
        shown.asked.kind = m_previews.at(row).asked.kind;
        // A name that the file gave is read anew with it: its letters may have been repaired.
        const bool asGiven = shown.asked.source == m_previews.at(row).database;
        if (shown.asked.source.isEmpty() || asGiven)
            shown.asked.source = preview.database;
        m_previews[row] = shown;
        m_read[row] = true;
        m_files->showPreview(row, shown);
        if (row == m_files->currentRow())
            showFile();
    }
    if (!m_loader->isBusy())
        m_loader->countDuplicates(m_previews);
    showTotals();
}

void ImportPage::readAgain(const std::function<void(ImportFile&)>& change)
{
    ImportPreview* preview = current();
    if (!preview || m_filling)
        return;
    change(preview->asked);
    m_read[m_files->currentRow()] = false;
    m_expected.clear();
    m_loader->read(preview->asked);
    showTotals();
}

void ImportPage::repair()
{
    if (m_repair->isVisible())
        readAgain([](ImportFile& file) { file.repairMojibake = true; });
}

ImportPreview* ImportPage::current()
{
    const int row = m_files->currentRow();
    return row >= 0 && row < m_previews.size() ? &m_previews[row] : nullptr;
}

void ImportPage::showTotals()
{
    const QLocale locale;
    int records = 0;
    int expected = 0;
    for (const ImportPreview& preview : std::as_const(m_previews))
        records += preview.reading.summary.imported;
    for (const int n : std::as_const(m_expected))
        expected += n;
    m_fileCount->setText(tr("Files: %1").arg(m_previews.size()));
    m_together->setText(m_previews.isEmpty() ? QString()
                        : m_expected.isEmpty()
                            ? tr("Together %1 records.").arg(locale.toString(records))
                            : tr("Together %1 records.\nAbout %2 look like duplicates.")
                                  .arg(locale.toString(records), locale.toString(expected)));
    const bool allRead = !m_read.contains(false);
    setState(m_previews.isEmpty() ? tr("choose files, check, import")
             : allRead            ? tr("nothing is written yet")
                                  : tr("reading…"));
    m_stack->setCurrentIndex(m_previews.isEmpty() ? 0 : 1);
    m_import->setText(tr("Import %1 records").arg(locale.toString(records)));
    m_import->setEnabled(allRead && records > 0 && !review().session().isReadOnly());
}

void ImportPage::import()
{
    if (!m_import->isEnabled() || jobs().isRunning())
        return;
    m_import->setEnabled(false);
    auto imported = std::make_shared<int>(0);
    const auto work = [project = review().session().path(), reviewer = review().session().reviewer(),
                       previews = m_previews, imported](const JobRunner::Progress& progress) -> Status {
        const Result<std::unique_ptr<Session>> session = Session::open(project, {.reviewer = reviewer});
        if (!session)
            return session.error();
        const Result<ImportReport> report = importPreviews(**session, previews, progress);
        if (!report)
            return report.error();
        for (const ImportedFileReport& file : report->files)
            *imported += file.summary.imported;
        return {};
    };
    jobs().run(tr("Importing…"), work, this,
               [this, imported](const Status& done) { finish(done, *imported); });
}

void ImportPage::finish(const Status& done, int imported)
{
    if (!done) {
        showTotals();
        return review().report(done.error());
    }
    clearFiles();
    review().lookForOthers();
    Q_EMIT review().done(
        tr("%1 records imported. Undo takes all of them back.").arg(QLocale().toString(imported)));
    Q_EMIT goTo(u"records"_s, {});
}

} // namespace plansift::ui
