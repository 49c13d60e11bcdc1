// SPDX-License-Identifier: GPL-3.0-or-later
// The page of full texts.
#include "ui/fulltext/fulltext_page.hpp"

#include "core/base/text.hpp"
#include "ui/common/job_runner.hpp"
#include "ui/common/keys.hpp"
#include "ui/common/prompter.hpp"
#include "ui/fulltext/decision_pane.hpp"
#include "ui/fulltext/pdf_pane.hpp"
#include "ui/fulltext/pdf_reader.hpp"
#include "ui/fulltext/report_queue.hpp"
#include "ui/screening/conflicts_view.hpp"

#include <QDesktopServices>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QListWidget>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QPushButton>
#include <QSplitter>
#include <QStandardPaths>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// The text of the first pages, where title and DOI stand.
QString firstPages(const QString& path)
{
    constexpr int kPages = 2;
    QPdfDocument document;
    if (document.load(path) != QPdfDocument::Error::None)
        return {};
    QString text;
    for (int page = 0; page < std::min(kPages, document.pageCount()); ++page)
        text += document.getAllText(page).text() + u'\n';
    return text;
}

/// The PDFs among files and in folders, at any depth.
QStringList pdfsIn(const QStringList& paths)
{
    QStringList files;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            files += path;
            continue;
        }
        QDirIterator walk(path, {u"*.pdf"_s, u"*.PDF"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            files += walk.next();
    }
    return files;
}

/// Keeps every file with the report that it belongs to; runs beside the window, one step a file.
Status attachMatching(const QString& project, const QString& reviewer, const QList<SoughtReport>& reports,
                      const QStringList& files, MatchedFiles& matched, const JobRunner::Progress& progress)
{
    const Result<std::unique_ptr<Session>> session = Session::open(project, {.reviewer = reviewer});
    if (!session)
        return session.error();
    int done = 0;
    for (const QString& path : files) {
        if (!progress(done++, static_cast<int>(files.size())))
            return {};
        const QString name = QFileInfo(path).fileName();
        const RowId record = reportOfFile(reports, name, firstPages(path));
        if (record == 0)
            matched.left += name;
        else if (const Status kept = attachFile(**session, record, path); !kept)
            return kept;
        else
            ++matched.matched;
    }
    return {};
}

} // namespace

FullTextPage::FullTextPage(const PageContext& context, QWidget* parent)
    : Page(tr("Full text"), context, parent)
    , m_lookup([this](const FullTextQueue& queue) { showQueue(queue); })
{
    buildActions();
    m_queue = new ReportQueue;
    m_reader = new PdfReader;
    m_decision = new DecisionPane;
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(m_queue);
    splitter->addWidget(m_reader);
    splitter->addWidget(m_decision);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({212, 600, 292});
    m_conflicts = new ConflictsView(context, Stage::FullText);
    m_conflicts->setKeys(review().valueOf(screeningKeys(u"neutral"_s)));
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"fullTextTabs"_s);
    m_tabs->addTab(splitter, tr("Assess"));
    m_tabs->addTab(m_conflicts, tr("Conflicts"));
    body()->addWidget(m_tabs, 1);
    buildKeys();
    setFocusProxy(m_queue->list());
    connect(m_queue, &ReportQueue::reportChosen, this, &FullTextPage::showReport);
    connect(m_queue, &ReportQueue::filesDropped, this, &FullTextPage::matchFiles);
    connect(m_decision, &DecisionPane::decided, this, &FullTextPage::decideReport);
    connect(m_decision, &DecisionPane::laterAsked, this, [this] { goOn(m_queue->nextWaiting()); });
    connect(m_decision, &DecisionPane::backAsked, this, &FullTextPage::goBack);
    connect(m_decision, &DecisionPane::reasonAdded, this, [this](const QString& label) {
        review().change([&](Session& session) { return addReasons(session, Stage::FullText, {label}); });
    });
    connect(m_decision, &DecisionPane::quoteChosen, this,
            [this](const Quote& quote) { m_reader->goToPage(quote.page); });
    connect(m_decision, &DecisionPane::quoteRemoved, this, [this](const Quote& quote) {
        review().change([&](Session& session) { return removeQuote(session, quote); });
    });
    connect(m_reader, &PdfReader::attachAsked, this, &FullTextPage::askForFile);
    connect(m_reader, &PdfReader::notRetrievedAsked, this, [this] { m_decision->run(u"not-retrieved"_s); });
    connect(m_reader, &PdfReader::filesDropped, this, &FullTextPage::attach);
    connect(m_reader, &PdfReader::quoteTaken, this, [this](Quote quote) {
        quote.record = m_queue->chosen();
        review().change([&](Session& session) -> Status {
            const Result<RowId> added = addQuote(session, quote);
            return added ? Status() : Status(added.error());
        });
    });
}

void FullTextPage::buildActions()
{
    m_view = addAction(tr("Open in viewer"), u"open"_s);
    m_view->setObjectName(u"openInViewer"_s);
    connect(m_view, &QPushButton::clicked, this, &FullTextPage::openInViewer);
    m_removeFile = addAction(tr("Remove the file"), u"cross"_s);
    m_removeFile->setObjectName(u"removeFile"_s);
    connect(m_removeFile, &QPushButton::clicked, this, &FullTextPage::removeFile);
    m_attach = addAction(tr("Attach a file…"), u"pdf"_s);
    m_attach->setObjectName(u"attachFile"_s);
    connect(m_attach, &QPushButton::clicked, this, &FullTextPage::askForFile);
    m_match = addAction(tr("Match PDFs…"), u"folder"_s);
    m_match->setObjectName(u"matchFiles"_s);
    connect(m_match, &QPushButton::clicked, this,
            [this] { matchFiles(prompter().openFiles(this, tr("Match to reports"), tr("PDF (*.pdf)"))); });
}

void FullTextPage::showActions(bool hasFile)
{
    const bool writable = !review().session().isReadOnly();
    m_view->setEnabled(hasFile);
    m_removeFile->setEnabled(hasFile && writable);
    m_attach->setText(hasFile ? tr("Replace the file…") : tr("Attach a file…"));
    m_attach->setAccessibleName(m_attach->text());
    m_attach->setEnabled(writable && m_queue->chosen() != 0);
    m_match->setEnabled(writable && !m_queue->reports().isEmpty());
    m_queue->setWritable(writable);
}

void FullTextPage::buildKeys()
{
    QWidget* assess = m_tabs->widget(0);
    struct DecisionKey {
        QKeySequence keys;
        QString command;
        QString words;
    };
    const QList<DecisionKey> decisions{{Qt::Key_1, u"exclude"_s, tr("exclude")},
                                       {Qt::Key_3, u"include"_s, tr("include")},
                                       {Qt::Key_0, u"not-retrieved"_s, tr("not retrieved")},
                                       {Qt::Key_S, u"later"_s, tr("later")},
                                       {Qt::Key_Backspace, u"back"_s, tr("back")}};
    for (const DecisionKey& key : decisions)
        addKey(assess, key.keys, key.words, [this, command = key.command] { m_decision->run(command); });
    for (int key = 4; key <= 9; ++key)
        addKey(assess, QKeySequence(QString::number(key)), tr("reason"),
               [this, key] { m_decision->run(u"reason.%1"_s.arg(key - 4)); });
    addKey(assess, Qt::Key_J, tr("next report"), [this] { m_queue->step(1); });
    addKey(assess, Qt::Key_K, tr("report before"), [this] { m_queue->step(-1); });
    addKey(assess, Qt::Key_Q, tr("quote of the sample"),
           [this] { m_reader->takeQuote(QuotePurpose::Sample); });
    addKey(assess, Qt::Key_P, tr("quote of a result"), [this] { m_reader->takeQuote(QuotePurpose::Result); });
    addKey(assess, Qt::Key_X, tr("quote for a reason"),
           [this] { m_reader->takeQuote(QuotePurpose::Reason); });
}

/// Beside the reports there is nothing to search in: the records are searched then.
bool FullTextPage::startSearch()
{
    if (m_tabs->currentIndex() != 0)
        return false;
    m_reader->startSearch();
    return true;
}

SoughtReport FullTextPage::current() const
{
    const QList<SoughtReport>& reports = m_queue->reports();
    const auto found = std::ranges::find(reports, m_queue->chosen(), &SoughtReport::record);
    return found == reports.end() ? SoughtReport() : *found;
}

void FullTextPage::refresh()
{
    QStringList labels;
    for (const Reason& reason : review().valueOf(reasons(review().session(), Stage::FullText)))
        labels += reason.label;
    m_decision->setReasons(labels);
    m_lookup.ask(review().session(), [](const Session& session) {
        return FullTextQueue{soughtReports(session).valueOr({}),
                             ConflictsView::openConflicts(session, Stage::FullText)};
    });
}

void FullTextPage::showQueue(const FullTextQueue& queue)
{
    const auto waiting = std::ranges::count(queue.reports, ReportState::WaitsForMe, &SoughtReport::state);
    setState(queue.reports.isEmpty()
                 ? tr("Nothing sought yet: reports come from screening")
                 : tr("%1 reports sought · %2 wait for you").arg(queue.reports.size()).arg(waiting));
    m_queue->setReports(queue.reports);
    QHash<QString, int> counts;
    for (const SoughtReport& report : queue.reports)
        if (!report.reason.isEmpty())
            ++counts[report.reason];
    m_decision->setCounts(counts);
    if (const RowId wanted = std::exchange(m_wanted, 0); wanted != 0)
        m_queue->choose(wanted);
    m_conflicts->refresh();
    m_tabs->setTabText(1, tr("Conflicts (%1)").arg(queue.conflicts));
    showReport();
}

void FullTextPage::showArgument(const QString& argument)
{
    m_wanted = argument.toLongLong();
    refresh();
}

void FullTextPage::showReport()
{
    const SoughtReport report = current();
    std::optional<Decision> mine;
    if (report.record != 0)
        for (const Decision& decision : review().valueOf(visibleDecisions(review().session(), report.record)))
            if (decision.stage == Stage::FullText && !decision.adjudication &&
                decision.reviewer == review().session().reviewer())
                mine = decision;
    m_decision->setReport(report, mine, !review().session().isReadOnly());
    m_decision->setCanGoBack(!m_way.isEmpty());
    showFile();
}

void FullTextPage::showFile()
{
    const SoughtReport report = current();
    const QList<Quote> quotes =
        report.record == 0 ? QList<Quote>() : review().valueOf(quotesOf(review().session(), report.record));
    m_decision->setQuotes(quotes);
    if (report.record == 0) {
        showActions(false);
        return m_reader->showNothing(
            {tr("Records that pass on title and abstract appear here."), {}, false, false});
    }
    const bool writable = !review().session().isReadOnly();
    const QList<Attachment> files = review().valueOf(attachmentsOf(review().session(), report.record));
    const QString hash = files.isEmpty() ? QString() : files.constFirst().sha256;
    showActions(!files.isEmpty());
    if (hash.isEmpty())
        m_reader->showNothing(
            {writable ? tr("No file yet. Drop the PDF of this report here.") : tr("No file."), report.doi,
             false, writable});
    else if (report.record != m_shown || hash != m_shownHash)
        m_reader->showFile(files.constFirst().name,
                           review().valueOf(attachmentBytes(review().session(), files.constFirst())),
                           writable);
    m_shown = report.record;
    m_shownHash = hash;
    m_reader->setQuotes(quotes);
}

void FullTextPage::decideReport(Verdict verdict, const QStringList& reasons, const QString& note)
{
    const RowId record = m_queue->chosen();
    const bool wasWaiting = current().state == ReportState::WaitsForMe;
    Decision decision;
    decision.record = record;
    decision.stage = Stage::FullText;
    decision.verdict = verdict;
    decision.reasons = reasons;
    decision.note = note;
    const RowId next = m_queue->nextWaiting(); // a decided report takes another place in the queue
    const bool saved = review().change([&](Session& session) { return decide(session, decision); });
    if (saved && wasWaiting)
        goOn(next);
}

/// Leaves a report that has been decided or put off; 0 = there is no other.
void FullTextPage::goOn(RowId next)
{
    m_way.removeAll(m_queue->chosen());
    m_way += m_queue->chosen();
    if (next != 0)
        m_queue->choose(next);
    m_decision->setCanGoBack(true);
}

/// Goes back to the report that was decided or put off last.
void FullTextPage::goBack()
{
    if (m_way.isEmpty())
        return;
    m_queue->choose(m_way.takeLast());
    m_decision->setCanGoBack(!m_way.isEmpty());
}

void FullTextPage::attach(const QStringList& paths)
{
    const RowId record = m_queue->chosen();
    if (paths.isEmpty() || record == 0)
        return;
    review().change([&](Session& session) { return attachFile(session, record, paths.constFirst()); });
}

void FullTextPage::askForFile()
{
    attach(prompter().openFiles(this, tr("Attach to this report"), tr("PDF (*.pdf)")));
}

/// Takes the shown file off its report.
void FullTextPage::removeFile()
{
    const QList<Attachment> files = review().valueOf(attachmentsOf(review().session(), m_queue->chosen()));
    if (!files.isEmpty())
        review().change([&](Session& session) { return removeAttachment(session, files.constFirst()); });
}

void FullTextPage::matchFiles(const QStringList& paths)
{
    const QStringList files = pdfsIn(paths);
    if (files.isEmpty())
        return;
    if (jobs().isRunning())
        return showError(tr("Another job is running. Match the files when it has ended."));
    auto matched = std::make_shared<MatchedFiles>();
    const auto work = [project = review().session().path(), reviewer = review().session().reviewer(),
                       reports = m_queue->reports(), files, matched](const JobRunner::Progress& progress) {
        return attachMatching(project, reviewer, reports, files, *matched, progress);
    };
    jobs().run(tr("Matching %1 files…").arg(files.size()), work, this, [this, matched](const Status& done) {
        review().lookForOthers();
        showMatched(*matched);
        if (!done)
            review().report(done.error());
    });
}

void FullTextPage::showMatched(const MatchedFiles& matched)
{
    Q_EMIT review().done(
        tr("%1 of %2 files matched").arg(matched.matched).arg(matched.matched + matched.left.size()));
    if (!matched.left.isEmpty())
        showError(tr("No report was found for: %1. Choose the report and attach the file to it.")
                      .arg(matched.left.join(u", "_s)));
}

void FullTextPage::openInViewer()
{
    const QList<Attachment> files =
        m_queue->chosen() == 0 ? QList<Attachment>()
                               : review().valueOf(attachmentsOf(review().session(), m_queue->chosen()));
    if (files.isEmpty())
        return showError(tr("This report has no file yet."));
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::TempLocation));
    const QString path = folder.filePath(u"plansift-%1-%2"_s.arg(
        files.constFirst().sha256.left(8), QFileInfo(files.constFirst().name).fileName()));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(review().valueOf(attachmentBytes(review().session(), files.constFirst()))) < 0)
        return showError(tr("Cannot write %1: %2").arg(path, file.errorString()));
    file.close();
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

} // namespace plansift::ui
