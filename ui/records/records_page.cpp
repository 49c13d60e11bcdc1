// SPDX-License-Identifier: GPL-3.0-or-later
// The page of records.
#include "ui/records/records_page.hpp"

#include "core/base/text.hpp"
#include "core/session/records.hpp"
#include "core/session/screening.hpp"
#include "ui/common/job_runner.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"
#include "ui/records/record_html.hpp"
#include "ui/records/record_model.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// Imports files through a session of its own, on the thread of a job. Files that cannot be read are named in
/// `problems`; the others are imported.
Status importInto(const QString& project, const QString& reviewer, const QStringList& paths,
                  const JobRunner::Progress& progress, QStringList& problems)
{
    SessionOptions options;
    options.reviewer = reviewer;
    const Result<std::unique_ptr<Session>> session = Session::open(project, options);
    if (!session)
        return session.error();
    ImportRequest request;
    request.progress = progress;
    for (const QString& path : paths)
        request.files.append({path, {}, SourceKind::Database, {}});
    const Result<ImportReport> report = plansift::importFiles(**session, request);
    if (!report)
        return report.error();
    for (const ImportedFileReport& file : report->files)
        if (file.error)
            problems += messageOf(*file.error);
    return {};
}

} // namespace

RecordsPage::RecordsPage(const PageContext& context, QWidget* parent)
    : Page(tr("Records"), context, parent)
{
    QPushButton* import = addAction(tr("Import records…"), u"import"_s, true);
    import->setObjectName(u"importRecords"_s);
    import->setEnabled(!review().session().isReadOnly());
    connect(import, &QPushButton::clicked, this, &RecordsPage::importFiles);
    buildSearchRow();
    buildTable();
}

void RecordsPage::buildSearchRow()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPagePadding, 6, kPagePadding, 6);
    m_search = new QLineEdit;
    m_search->setObjectName(u"searchRecords"_s);
    m_search->setAccessibleName(tr("Search records"));
    m_search->setPlaceholderText(tr("Search title, abstract, authors, keywords, journal"));
    m_search->setClearButtonEnabled(true);
    m_filter = new QLabel;
    m_filter->setObjectName(u"recordFilter"_s);
    m_filter->setProperty("secondary", true);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_box.clear();
        refresh();
    });
    row->addWidget(m_search, 1);
    row->addWidget(m_filter);
    body()->addLayout(row);
}

void RecordsPage::buildTable()
{
    m_model = new RecordModel(review().session(), this);
    m_table = new QTableView;
    m_table->setObjectName(u"recordTable"_s);
    m_table->setAccessibleName(tr("Records"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(kTableRow);
    QHeaderView* columns = m_table->horizontalHeader();
    columns->setHighlightSections(false);
    columns->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    columns->setSectionResizeMode(RecordModel::Title, QHeaderView::Stretch);
    columns->resizeSection(RecordModel::Authors, 150);
    columns->resizeSection(RecordModel::Year, 52);
    columns->resizeSection(RecordModel::Journal, 140);
    columns->resizeSection(RecordModel::Source, 96);
    m_detail = new QTextBrowser;
    m_detail->setObjectName(u"recordDetail"_s);
    m_detail->setAccessibleName(tr("The record"));
    m_detail->setMinimumWidth(260);
    m_detail->document()->setDocumentMargin(kGap);
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({760, 344});
    body()->addWidget(splitter, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { showRecord(m_model->idAt(now.row())); });
}

QList<RowId> RecordsPage::chosenIds()
{
    if (!m_box.isEmpty())
        return review().valueOf(recordsInBox(review().session(), m_box));
    const QString text = m_search->text().trimmed();
    return text.isEmpty() ? review().valueOf(recordIds(review().session()))
                          : review().valueOf(searchRecords(review().session(), text));
}

void RecordsPage::refresh()
{
    const RowId kept = m_model->idAt(m_table->currentIndex().row());
    m_model->setIds(chosenIds());
    const QLocale locale;
    setState(tr("%1 records").arg(locale.toString(m_model->rowCount())));
    m_filter->setText(m_box.isEmpty() ? QString()
                                      : tr("Only records of one box of the flow. Type to search all."));
    if (m_model->rowCount() == 0) {
        const bool all = m_box.isEmpty() && m_search->text().isEmpty();
        m_detail->setPlainText(all ? tr("Nothing imported yet. Import the exports of your databases.")
                                   : tr("No record matches."));
        return;
    }
    m_table->selectRow(std::max(0, m_model->rowOf(kept)));
}

void RecordsPage::showArgument(const QString& argument)
{
    const bool isBox = argument.startsWith(u"box:"_s);
    m_search->setText(isBox ? QString() : argument);
    m_box = isBox ? argument.mid(4) : QString();
    refresh();
}

void RecordsPage::showRecord(RowId id)
{
    if (id == 0)
        return m_detail->clear();
    const Result<RecordView> view = recordView(review().session(), id);
    const Result<QList<Decision>> decisions = visibleDecisions(review().session(), id);
    if (!view || !decisions)
        return review().report(view ? decisions.error() : view.error());
    m_detail->setHtml(recordHtml(*view, *decisions));
}

void RecordsPage::importFiles()
{
    const QStringList paths =
        prompter().openFiles(this, tr("Import records"), tr("Exports of databases (*)"));
    if (paths.isEmpty())
        return;
    auto problems = std::make_shared<QStringList>();
    const auto work = [project = review().session().path(), reviewer = review().session().reviewer(), paths,
                       problems](const JobRunner::Progress& progress) {
        return importInto(project, reviewer, paths, progress, *problems);
    };
    jobs().run(tr("Importing %1 file(s)…").arg(paths.size()), work, this,
               [this, problems](const Status& done) { finishImport(done, *problems); });
}

void RecordsPage::finishImport(const Status& done, const QStringList& problems)
{
    review().lookForOthers();
    if (!done)
        return review().report(done.error());
    if (!problems.isEmpty())
        showError(problems.join(u'\n'));
}

} // namespace plansift::ui
