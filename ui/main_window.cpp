// SPDX-License-Identifier: GPL-3.0-or-later
// Building the window and switching between pages.
#include "ui/main_window.hpp"

#include "core/base/text.hpp"
#include "core/session/example.hpp"
#include "core/session/screening.hpp"
#include "ui/adoption_job.hpp"
#include "ui/common/figure_accessible.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/job_runner.hpp"
#include "ui/common/panes.hpp"
#include "ui/common/theme.hpp"
#include "ui/job_panel.hpp"
#include "ui/key_map.hpp"
#include "ui/page_stack.hpp"
#include "ui/stage_rail.hpp"
#include "ui/start/bring_card.hpp"
#include "ui/start/start_page.hpp"
#include "ui/status_line.hpp"
#include "ui/top_bar.hpp"
#include "ui/window_commands.hpp"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QTime>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kRailTakesTooMuch = 1160; // width of a window from which on the rail shows names

const QString kFilter = u"Plansift (*.plansift)"_s;

const QString kLastPage = u"page"_s;
const QString kThemeSetting = u"view/theme"_s;

QString panesKey(const Review& review, const Page& page)
{
    return review.settingsGroup(u"panes"_s) + u'/' + page.objectName();
}

constexpr const char* kShown = "shownBefore"; ///< property of a page whose panes have been restored

const QString kReviewerSetting = u"reviewer/name"_s;

QString reviewerName()
{
    const QString configured = QSettings().value(kReviewerSetting).toString();
    return configured.isEmpty() ? qEnvironmentVariable("USER", u"reviewer"_s) : configured;
}

/// Who has not said who they are looks at an example as the first of its reviewers: to others half of it is
/// sealed.
void actAsReviewerOfExample(Session& session)
{
    const bool isExample = !session.info().valueOr({}).notice.isEmpty();
    QStringList people = reviewers(session).valueOr({});
    people.removeAll(session.reviewer());
    if (isExample && !people.isEmpty() && QSettings().value(kReviewerSetting).toString().isEmpty())
        session.setReviewer(people.constFirst());
}

} // namespace

MainWindow::MainWindow(std::unique_ptr<Prompter> prompter)
    : m_prompter(prompter ? std::move(prompter) : std::make_unique<DialogPrompter>())
{
    describeFiguresToScreenReaders();
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Plansift"));
    setMinimumSize(1024, 680);
    resize(QSize(1280, 800).boundedTo(screen()->availableSize()));
    m_rail = new StageRail;
    m_start = new StartPage;
    m_stack = new PageStack(m_start);
    m_jobs = new JobRunner(this);
    m_jobPanel = new JobPanel(*m_jobs);
    m_status = new StatusLine(*m_jobs);
    setStatusBar(m_status);
    setCentralWidget(buildMiddle());
    buildMenus();
    buildTopBar();
    connect(m_status, &StatusLine::jobsAsked, m_jobPanel, &JobPanel::toggle);
    connect(m_stack, &PageStack::goTo, this, &MainWindow::showPage);
    connect(m_rail, &StageRail::pageChosen, this, &MainWindow::showPageAt);
    connect(m_start, &StartPage::openRequested, this, &MainWindow::openReview);
    connect(m_start, &StartPage::openAsked, this, &MainWindow::askForReview);
    connect(m_start, &StartPage::locateAsked, this, &MainWindow::locateReview);
    connect(m_start, &StartPage::newAsked, this, &MainWindow::createReview);
    connect(m_start, &StartPage::exampleAsked, this, &MainWindow::createExampleReview);
    connect(m_start, &StartPage::bringAsked, this, &MainWindow::bringReview);
    connect(m_start, &StartPage::importAsked, this, &MainWindow::importIntoNew);
    restoreGeometry(QSettings().value(u"window/geometry"_s).toByteArray());
    closeReview();
}

MainWindow::~MainWindow()
{
    leaveReview();
}

QWidget* MainWindow::buildMiddle()
{
    auto* words = new QLabel(tr("This file is write-protected: it can be read, but nothing in it can be "
                                "changed. A copy can be."));
    words->setWordWrap(true);
    auto* copy = new QPushButton(tr("Save a copy and open it…"));
    copy->setObjectName(u"saveCopy"_s);
    connect(copy, &QPushButton::clicked, this, &MainWindow::openCopy);
    m_readOnlyBar = new QFrame;
    m_readOnlyBar->setObjectName(u"noticeBar"_s);
    auto* notice = new QHBoxLayout(m_readOnlyBar);
    notice->setContentsMargins(kPagePadding, 4, kGap, 4);
    notice->addWidget(words, 1);
    notice->addWidget(copy);
    auto* row = new QHBoxLayout;
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_readOnlyBar);
    column->addLayout(row, 1);
    column->addWidget(m_jobPanel);
    row->setSpacing(0);
    return middle;
}

void MainWindow::buildMenus()
{
    QMenu* file = menuBar()->addMenu(tr("Revie&w"));
    file->addAction(tr("&New review…"), QKeySequence::New, this, &MainWindow::createReview);
    file->addAction(tr("&Open…"), QKeySequence::Open, this, &MainWindow::askForReview);
    QMenu* shipped = file->addMenu(tr("Open &example"));
    for (const ExampleSpec& example : examples())
        shipped->addAction(example.title, this, [this, key = example.key] { createExampleReview(key); });
    m_reviewActions += file->addAction(tr("&Question and title…"), this, &MainWindow::editReview);
    m_reviewActions += file->addAction(tr("&Close"), QKeySequence::Close, this, &MainWindow::closeReview);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    m_undo = edit->addAction(icon(u"undo"_s), tr("&Undo"), QKeySequence(Qt::CTRL | Qt::Key_Z), this,
                             [this] { m_review->undo(); });
    m_redo = edit->addAction(icon(u"redo"_s), tr("&Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
                             this, [this] { m_review->redo(); });
    edit->addSeparator();
    m_reviewActions += edit->addAction(tr("&Search…"), QKeySequence::Find, this, &MainWindow::startSearch);
    m_reviewActions += edit->addAction(tr("Search &records…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                                       this, [this] { m_topBar->focusSearch(); });
    edit->addAction(tr("Any &command…"), QKeySequence(Qt::CTRL | Qt::Key_K), this, &MainWindow::openPalette);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    buildThemes(*view);
    view->addSeparator();
    m_narrow = view->addAction(tr("&Narrow rail"), QKeySequence(Qt::Key_F9), this, [this] {
        QSettings().setValue(u"view/narrowRail"_s, m_narrow->isChecked());
        narrowRail();
    });
    m_narrow->setCheckable(true);
    m_narrow->setChecked(QSettings().value(u"view/narrowRail"_s).toBool());

    QMenu* tools = menuBar()->addMenu(tr("&Tools"));
    m_reviewActions += tools->addAction(tr("&Adopt work of another program…"), this, &MainWindow::adoptWork);
    tools->addAction(tr("&Jobs"), this, [this] { m_jobPanel->toggle(); });

    QMenu* go = menuBar()->addMenu(tr("&Go"));
    go->addAction(tr("Next pane"), QKeySequence(Qt::Key_F6), this, [this] { walkPanes(1); });
    go->addAction(tr("Pane before"), QKeySequence(Qt::SHIFT | Qt::Key_F6), this, [this] { walkPanes(-1); });
    go->addSeparator();
    int number = 0;
    for (const PageSpec& page : pages()) {
        if (!page.under.isEmpty())
            continue;
        const QKeySequence keys(u"Ctrl+%1"_s.arg(++number % 10));
        m_reviewActions += go->addAction(page.title, keys, this, [this, key = page.key] { showPage(key); });
    }
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    m_reviewActions += help->addAction(tr("&Keys of this page"), QKeySequence(Qt::Key_Question), this,
                                       &MainWindow::openKeyMap);
    help->addAction(tr("&About Plansift"), this, &MainWindow::showAbout);
}

void MainWindow::buildThemes(QMenu& view)
{
    auto* themes = new QActionGroup(this);
    const QString chosen = QSettings().value(kThemeSetting).toString();
    const QList<std::pair<QString, QString>> choices{
        {u"light"_s, tr("&Light")}, {u"dark"_s, tr("&Dark")}, {{}, tr("As the des&ktop")}};
    for (const auto& [key, title] : choices) {
        QAction* action = view.addAction(title, this, [this, key = key] { setTheme(key); });
        action->setCheckable(true);
        action->setChecked(key == chosen);
        themes->addAction(action);
    }
}

void MainWindow::buildTopBar()
{
    delete m_topBar; // that of another theme
    m_topBar = new TopBar(*m_undo, *m_redo);
    menuBar()->setCornerWidget(m_topBar);
    connect(m_topBar, &TopBar::searched, this, [this](const QString& text) { showPage(u"records"_s, text); });
    connect(m_topBar, &TopBar::paletteAsked, this, &MainWindow::openPalette);
    connect(m_topBar, &TopBar::keysAsked, this, &MainWindow::openKeyMap);
}

/// The rail is one of the panes.
void MainWindow::walkPanes(int by)
{
    QWidget* page = m_stack->currentWidget();
    if (!m_review)
        return page->setFocus(Qt::TabFocusReason);
    if (m_rail->hasFocus())
        return focusNextPane(*page, by);
    if (isLastPane(*page, by))
        return m_rail->setFocus(Qt::TabFocusReason);
    focusNextPane(*page, by);
}

void MainWindow::startSearch()
{
    Page* page = m_stack->current();
    if (!page || !page->startSearch())
        m_topBar->focusSearch();
}

void MainWindow::openPalette()
{
    QList<Command> commands = menuCommands(*menuBar());
    const auto show = [this](const QString& key, const QString& argument) { showPage(key, argument); };
    for (int i = 0; m_review && i < pages().size(); ++i)
        for (Command command : pageCommands(*m_stack->pageAt(i))) {
            command.run = [show, key = pages().at(i).key, run = command.run] {
                show(key, {});
                run();
            };
            commands += command;
        }
    if (m_review)
        commands += dataCommands(m_review->session(), show);
    new CommandPalette(std::move(commands), this);
}

void MainWindow::openKeyMap()
{
    Page* page = m_stack->current();
    if (!page)
        return;
    QList<KeyHelp> everywhere;
    for (const Command& command : menuCommands(*menuBar()))
        if (!command.keys.isEmpty())
            everywhere.append({command.keys, command.title});
    new KeyMap(page->accessibleName(), keysOf(*page), everywhere, page);
}

void MainWindow::openReview(const QString& path)
{
    Result<std::unique_ptr<Session>> session = Session::open(path, {.reviewer = reviewerName()});
    if (!session) {
        closeReview();
        m_start->showError(messageOf(session.error()));
        return;
    }
    closeReview();
    m_start->clearError();
    actAsReviewerOfExample(**session);
    m_review = std::make_unique<Review>(std::move(*session));
    connect(m_review.get(), &Review::changed, this, &MainWindow::refresh);
    connect(m_review.get(), &Review::done, this, [this](const QString& what) { m_status->setDone(what); });
    connect(m_review.get(), &Review::failed, this, [this](const QString& sentence) {
        if (Page* page = m_stack->current())
            page->showError(sentence);
    });
    m_stack->setReview({*m_review, *m_prompter, *m_jobs});
    for (QAction* action : std::as_const(m_reviewActions))
        action->setEnabled(true);
    m_rail->show();
    m_topBar->setReviewOpen(true);
    m_readOnlyBar->setVisible(m_review->session().isReadOnly());
    m_start->remember(path, m_review->valueOf(m_review->session().info()).title);
    m_status->setSaved(m_review->session().isReadOnly() ? QString() : tr("All saved"));
    const QString last = QSettings().value(m_review->settingsGroup(kLastPage)).toString();
    showPage(last.isEmpty() ? pages().constFirst().key : last);
    refreshFrame();
}

/// Pages store what is being typed when they go, so the review goes after them.
void MainWindow::leaveReview()
{
    if (m_review)
        rememberLook();
    m_stack->clearReview();
    m_review.reset();
}

void MainWindow::closeReview()
{
    leaveReview();
    m_start->refresh();
    for (QAction* action : std::as_const(m_reviewActions))
        action->setEnabled(false);
    m_rail->hide();
    m_readOnlyBar->hide();
    m_topBar->setReviewOpen(false);
    m_status->setReviewer({});
    m_status->setSaved({});
    m_status->setDone({});
    showNextSteps({});
    setWindowTitle(tr("Plansift"));
}

/// What Undo and Redo would do, on their buttons.
void MainWindow::showNextSteps(const NextSteps& steps)
{
    const bool writable = m_review && !m_review->session().isReadOnly();
    m_undo->setEnabled(writable && !steps.undo.isEmpty());
    m_redo->setEnabled(writable && !steps.redo.isEmpty());
    m_undo->setToolTip(steps.undo.isEmpty() ? tr("Undo (Ctrl+Z)") : tr("Undo: %1 (Ctrl+Z)").arg(steps.undo));
    m_redo->setToolTip(steps.redo.isEmpty() ? tr("Redo (Ctrl+Shift+Z)")
                                            : tr("Redo: %1 (Ctrl+Shift+Z)").arg(steps.redo));
}

void MainWindow::rememberLook()
{
    for (const Page* page : m_stack->made())
        if (page->property(kShown).toBool())
            savePanes(*page, panesKey(*m_review, *page));
}

void MainWindow::showPage(const QString& key, const QString& argument)
{
    for (int i = 0; i < pages().size(); ++i)
        if (pages().at(i).key == key) {
            m_rail->setCurrentPage(i);
            showPageAt(i);
            if (Page* page = m_stack->current(); page && !argument.isEmpty())
                page->showArgument(argument);
        }
}

void MainWindow::showPageAt(int index)
{
    if (!m_review || index < 0 || m_stack->currentKey() == pages().at(index).key)
        return;
    Page* page = m_stack->show(index);
    if (!page->property(kShown).toBool())
        restorePanes(*page, panesKey(*m_review, *page)); // before it is filled: lists are sorted as they were
    page->setProperty(kShown, true);
    page->refresh();
    QSettings().setValue(m_review->settingsGroup(kLastPage), pages().at(index).key);
    if (!m_rail->hasFocus()) // arrows in the rail walk through the pages
        page->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::refreshFrame()
{
    const ReviewInfo info = m_review->valueOf(m_review->session().info());
    const QString name = info.title.isEmpty() ? QFileInfo(m_review->session().path()).fileName() : info.title;
    setWindowTitle(tr("%1 – Plansift").arg(name));
    m_rail->refreshCounts(m_review->session());
    showNextSteps(m_review->valueOf(m_review->session().nextSteps()));
    m_status->setReviewer(m_review->session().isReadOnly() ? tr("Read-only")
                                                           : m_review->session().reviewer());
}

void MainWindow::refresh()
{
    refreshFrame();
    m_status->setSaved(tr("Saved %1").arg(QTime::currentTime().toString(u"HH:mm"_s)));
    if (Page* page = m_stack->current()) {
        page->clearError();
        page->refresh();
    }
}

void MainWindow::editReview()
{
    const std::optional<ReviewInfo> wanted =
        m_prompter->editReview(this, m_review->valueOf(m_review->session().info()));
    if (wanted)
        m_review->change([&wanted](Session& session) { return session.setInfo(*wanted); });
}

void MainWindow::openCopy()
{
    const QFileInfo original(m_review->session().path());
    const QString path = m_prompter->saveFile(
        this, tr("Save a copy"), tr("%1 (copy).plansift").arg(original.completeBaseName()), kFilter);
    if (path.isEmpty())
        return;
    if (const Status copied = m_review->session().copyTo(path); !copied)
        return m_review->report(copied.error());
    openReview(path);
}

void MainWindow::askForReview()
{
    const QStringList paths = m_prompter->openFiles(this, tr("Open a review"), kFilter);
    if (!paths.isEmpty())
        openReview(paths.constFirst());
}

void MainWindow::locateReview(const QString& lost)
{
    const QStringList paths =
        m_prompter->openFiles(this, tr("Where is %1?").arg(QFileInfo(lost).fileName()), kFilter);
    if (paths.isEmpty())
        return;
    m_start->forget(lost);
    openReview(paths.constFirst());
}

void MainWindow::createReview()
{
    if (makeReview())
        showPage(u"import"_s);
}

bool MainWindow::makeReview()
{
    const std::optional<NewReview> wanted = m_prompter->newReview(this, reviewerName());
    if (!wanted)
        return false;
    SessionOptions options;
    options.reviewer = wanted->reviewer;
    const Result<std::unique_ptr<Session>> session = Session::create(wanted->path, wanted->info, options);
    if (!session) {
        closeReview();
        m_start->showError(messageOf(session.error()));
        return false;
    }
    QSettings().setValue(kReviewerSetting, wanted->reviewer);
    openReview(wanted->path);
    return m_review != nullptr;
}

void MainWindow::importIntoNew(const QStringList& paths)
{
    if (makeReview())
        showPage(u"import"_s, paths.join(u'\n'));
}

void MainWindow::bringReview(const BringSpec& spec)
{
    const QStringList paths = m_prompter->openFiles(this, tr("Files of %1").arg(spec.title), spec.filter);
    if (paths.isEmpty())
        return;
    if (!spec.adopts)
        return importIntoNew(paths);
    if (makeReview()) {
        showPage(u"overview"_s);
        adoptFiles(*m_review, *m_jobs, paths);
    }
}

void MainWindow::createExampleReview(const QString& key)
{
    const QString proposal = key + u".plansift"_s;
    const QString path = m_prompter->saveFile(this, tr("Where to keep the example"), proposal, kFilter);
    if (path.isEmpty())
        return;
    const auto work = [key, path](const JobRunner::Progress&) { return createExample(key, path); };
    m_jobs->run(tr("Making the example…"), work, this, [this, path](const Status& made) {
        if (made)
            return openReview(path);
        closeReview();
        m_start->showError(messageOf(made.error()));
    });
}

void MainWindow::setTheme(const QString& key)
{
    QSettings().setValue(kThemeSetting, key);
    applyTheme(*qApp, themeFromSettings(*qApp));
    // Icons and painted parts take their colours when they are made.
    m_undo->setIcon(icon(u"undo"_s));
    m_redo->setIcon(icon(u"redo"_s));
    buildTopBar();
    m_start->restyle();
    m_topBar->setReviewOpen(m_review != nullptr);
    narrowRail();
    if (m_review) {
        const QString path = m_review->session().path();
        openReview(path);
    }
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Plansift"),
                       tr("Plansift %1\nSystematic reviews from database exports to manuscript figures.\n"
                          "Free software under the GNU General Public License, version 3 or later.")
                           .arg(QCoreApplication::applicationVersion()));
}

void MainWindow::adoptWork()
{
    const QStringList paths = m_prompter->openFiles(
        this, tr("Adopt work of Rayyan, Covidence, RevMan or robvis"), tr("Their exports (*)"));
    if (!paths.isEmpty())
        adoptFiles(*m_review, *m_jobs, paths);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    narrowRail();
}

void MainWindow::narrowRail()
{
    m_rail->setNarrow(width() < kRailTakesTooMuch || m_narrow->isChecked());
    m_topBar->setNarrow(width() < kRailTakesTooMuch);
    menuBar()->setCornerWidget(m_topBar); // makes room for it anew
    m_topBar->show();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(u"window/geometry"_s, saveGeometry());
    leaveReview();
    event->accept();
}

} // namespace plansift::ui
