// SPDX-License-Identifier: GPL-3.0-or-later
// One recent review: its name and question, how far it is, and what to do when its file is gone.
#pragma once

#include "core/session/glance.hpp"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace plansift::ui {

class RecentRow final : public QWidget {
    Q_OBJECT

public:
    /// `title`: as it was when the review was open last.
    RecentRow(const QString& path, const QString& title, QWidget* parent = nullptr);

    const QString& path() const { return m_path; }
    bool isMissing() const { return m_missing; }
    /// Words that the filter looks through.
    QString words() const;
    void showGlance(const ReviewGlance& glance);
    void showProblem(const QString& sentence);

Q_SIGNALS:
    void locateAsked();
    void removeAsked();

private:
    QWidget* buildWords(const QString& title);
    QWidget* buildProgress();

    QString m_path;
    bool m_missing;
    QLabel* m_title = nullptr;
    QLabel* m_question = nullptr;
    QLabel* m_file = nullptr;
    QLabel* m_stage = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_date = nullptr;
};

} // namespace plansift::ui
