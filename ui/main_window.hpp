// SPDX-License-Identifier: GPL-3.0-or-later
// The window: menu, rail, pages, status line. It only switches; what pages do is theirs.
#pragma once

#include "ui/common/prompter.hpp"
#include "ui/page.hpp"

#include <QMainWindow>

class QFrame;

namespace plansift::ui {

class JobPanel;
class JobRunner;
class PageStack;
class StageRail;
class StartPage;
class StatusLine;
class TopBar;
struct BringSpec;

class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// `prompter` null: the desktop's dialogs.
    explicit MainWindow(std::unique_ptr<Prompter> prompter = nullptr);
    ~MainWindow() override;

    /// Opens a review file; an error is shown on the start page.
    void openReview(const QString& path);
    void closeReview();
    void leaveReview();
    bool hasReview() const { return m_review != nullptr; }
    void showPage(const QString& key, const QString& argument = {});

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildMiddle();
    void buildMenus();
    void buildThemes(QMenu& view);
    void buildTopBar();
    void startSearch();
    void openPalette();
    void openKeyMap();
    void showPageAt(int index);
    void refresh();
    void refreshFrame(); ///< what stands around the page
    void showNextSteps(const NextSteps& steps);
    void editReview();
    void openCopy();
    void askForReview();
    void locateReview(const QString& lost);
    void createReview();
    /// Asks for a new review, makes and opens it; false when nothing came of it.
    bool makeReview();
    void importIntoNew(const QStringList& paths);
    void bringReview(const BringSpec& spec);
    void createExampleReview(const QString& key);
    void narrowRail();
    void adoptWork();
    void walkPanes(int by);
    void rememberLook();
    void setTheme(const QString& key);
    void showAbout();

    std::unique_ptr<Prompter> m_prompter;
    JobRunner* m_jobs = nullptr;
    std::unique_ptr<Review> m_review;
    StartPage* m_start = nullptr;
    StageRail* m_rail = nullptr;
    TopBar* m_topBar = nullptr;
    PageStack* m_stack = nullptr;
    JobPanel* m_jobPanel = nullptr;
    QFrame* m_readOnlyBar = nullptr;
    StatusLine* m_status = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_narrow = nullptr;       ///< the rail shows icons only, however wide the window is
    QList<QAction*> m_reviewActions{}; ///< enabled while a review is open
};

} // namespace plansift::ui
