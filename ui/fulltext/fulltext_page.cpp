// SPDX-License-Identifier: GPL-3.0-or-later
// The page of full texts.
#include "ui/fulltext/fulltext_page.hpp"

#include "core/base/text.hpp"
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
    connect(m_decision, &DecisionPane::moved, m_queue, &ReportQueue::step);
    connect(m_decision, &DecisionPane::reasonAdded, this, [this](const QString& label) {
        review().change([&](Session& session) { return addReasons(session, Stage::FullText, {label}); });
    });
    connect(m_decision, &DecisionPane::quoteChosen, this,
            [this](const Quote& quote) { m_reader->goToPage(quote.page); });
    connect(m_decision, &DecisionPane::quoteRemoved, this, [this](const Quote& quote) {
        review().change([&](Session& session) { return removeQuote(session, quote); });
    });
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
    QPushButton* open = addAction(tr("Open in viewer"), u"open"_s);
    open->setObjectName(u"openInViewer"_s);
    connect(open, &QPushButton::clicked, this, &FullTextPage::openInViewer);
    QPushButton* one = addAction(tr("Attach a file…"), u"pdf"_s);
    one->setObjectName(u"attachFile"_s);
    connect(one, &QPushButton::clicked, this,
            [this] { attach(prompter().openFiles(this, tr("Attach to this report"), tr("PDF (*.pdf)"))); });
    QPushButton* match = addAction(tr("Match PDFs…"), u"folder"_s);
    match->setObjectName(u"matchFiles"_s);
    connect(match, &QPushButton::clicked, this,
            [this] { matchFiles(prompter().openFiles(this, tr("Match to reports"), tr("PDF (*.pdf)"))); });
}

void FullTextPage::buildKeys()
{
    QWidget* assess = m_tabs->widget(0);
    struct DecisionKey {
        QKeySequence keys;
        QString command;
        QString words;
    };
    const QList<DecisionKey> decisions{
        {Qt::Key_1, u"exclude"_s, tr("exclude")}, {Qt::Key_2, u"maybe"_s, tr("maybe")},
        {Qt::Key_3, u"include"_s, tr("include")}, {Qt::Key_0, u"not-retrieved"_s, tr("not retrieved")},
        {Qt::Key_S, u"later"_s, tr("later")},     {Qt::Key_Backspace, u"back"_s, tr("back")}};
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

bool FullTextPage::startSearch()
{
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
    showFile();
}

void FullTextPage::showFile()
{
    const SoughtReport report = current();
    const QList<Quote> quotes =
        report.record == 0 ? QList<Quote>() : review().valueOf(quotesOf(review().session(), report.record));
    m_decision->setQuotes(quotes);
    if (report.record == 0)
        return m_reader->showNothing(tr("Records that pass on title and abstract appear here."));
    const QList<Attachment> files = review().valueOf(attachmentsOf(review().session(), report.record));
    const QString hash = files.isEmpty() ? QString() : files.constFirst().sha256;
    if (hash.isEmpty())
        m_reader->showNothing(report.doi.isEmpty()
                                  ? tr("No file yet. Drop the PDF on the queue, or attach it.")
                                  : tr("No file yet. Drop the PDF on the queue, or attach it.\n\n"
                                       "https://doi.org/%1")
                                        .arg(report.doi));
    else if (report.record != m_shown || hash != m_shownHash)
        m_reader->showFile(files.constFirst().name,
                           review().valueOf(attachmentBytes(review().session(), files.constFirst())));
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
    const bool saved = review().change([&](Session& session) { return decide(session, decision); });
    if (!saved || !wasWaiting)
        return;
    const QList<SoughtReport>& reports = m_queue->reports();
    const auto next = std::ranges::find_if(reports, [record](const SoughtReport& report) {
        return report.state == ReportState::WaitsForMe && report.record != record;
    });
    if (next != reports.end())
        m_queue->choose(next->record);
}

void FullTextPage::attach(const QStringList& paths)
{
    const RowId record = m_queue->chosen();
    if (paths.isEmpty() || record == 0)
        return;
    review().change([&](Session& session) { return attachFile(session, record, paths.constFirst()); });
}

void FullTextPage::matchFiles(const QStringList& paths)
{
    const QStringList files = pdfsIn(paths);
    QStringList left;
    int matched = 0;
    for (const QString& path : files) {
        const RowId record = reportOfFile(m_queue->reports(), QFileInfo(path).fileName(), firstPages(path));
        const bool kept = record != 0 && review().change([&](Session& session) {
            return attachFile(session, record, path);
        });
        if (kept)
            ++matched;
        else
            left += QFileInfo(path).fileName();
    }
    if (!files.isEmpty())
        Q_EMIT review().done(tr("%1 of %2 files matched").arg(matched).arg(files.size()));
    if (!left.isEmpty())
        showError(tr("No report was found for: %1. Choose the report and attach the file to it.")
                      .arg(left.join(u", "_s)));
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
