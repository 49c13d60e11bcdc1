// SPDX-License-Identifier: GPL-3.0-or-later
// The window: menu, rail, pages, status line. It only switches; what pages do is theirs.
#pragma once

#include "ui/common/prompter.hpp"
#include "ui/page.hpp"

#include <QMainWindow>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace plansift {
struct AdoptionReport;
}

namespace plansift::ui {

class JobRunner;
class StageRail;
class StartPage;
class TopBar;

class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// `prompter` null: the desktop's dialogs.
    explicit MainWindow(std::unique_ptr<Prompter> prompter = nullptr);
    ~MainWindow() override;

    /// Opens a review file; an error is shown on the start page.
    void openReview(const QString& path);
    void closeReview();
    bool hasReview() const { return m_review != nullptr; }
    void showPage(const QString& key, const QString& argument = {});

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildMenus();
    void buildTopBar();
    void startSearch();
    void openPalette();
    void openKeyMap();
    void buildStatusLine();
    void buildJobLine();
    void buildPages();
    void showPageAt(int index);
    void refresh();
    void askForReview();
    void createReview();
    void createExampleReview(const QString& key);
    void narrowRail();
    void adoptWork();
    void finishAdoption(const Status& done, const AdoptionReport& report);
    void setTheme(const QString& key);
    void showAbout();
    QString currentKey() const;

    std::unique_ptr<Prompter> m_prompter;
    JobRunner* m_jobs = nullptr;
    std::unique_ptr<Review> m_review;
    StartPage* m_start = nullptr;
    StageRail* m_rail = nullptr;
    TopBar* m_topBar = nullptr;
    QStackedWidget* m_stack = nullptr; ///< the start page, then the pages in the order of pages()
    QLabel* m_who = nullptr;
    QLabel* m_saved = nullptr;
    QLabel* m_jobName = nullptr;
    QProgressBar* m_jobProgress = nullptr;
    QPushButton* m_jobCancel = nullptr;
    QAction* m_narrow = nullptr;       ///< the rail shows icons only, however wide the window is
    QList<QAction*> m_reviewActions{}; ///< enabled while a review is open
};

} // namespace plansift::ui
