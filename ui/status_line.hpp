// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the bottom of the window: who I am, what was saved last, and the job that runs.
#pragma once

#include <QStatusBar>

class QLabel;
class QProgressBar;
class QPushButton;

namespace plansift::ui {

class JobRunner;

class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(JobRunner& jobs, QWidget* parent = nullptr);

    void setReviewer(const QString& name);
    /// Whether what was done is safe: "Saved 14:02".
    void setSaved(const QString& state);
    /// What happened last, in words.
    void setDone(const QString& sentence);

Q_SIGNALS:
    /// The name of the job was clicked.
    void jobsAsked();

private:
    void buildJob(JobRunner& jobs);

    QLabel* m_who = nullptr;
    QLabel* m_saved = nullptr;
    QLabel* m_done = nullptr;
    QPushButton* m_jobName = nullptr;
    QProgressBar* m_progress = nullptr;
};

} // namespace plansift::ui
