// SPDX-License-Identifier: GPL-3.0-or-later
// The drawer of progress: how far I am, how far we are, how well we agree. Counts only.
#pragma once

#include "core/session/screening_rules.hpp"

#include <QFutureWatcher>
#include <QTimer>
#include <QWidget>

class QGridLayout;
class QLabel;
class QProgressBar;

namespace plansift::ui {

class ProgressDrawer final : public QWidget {
    Q_OBJECT

public:
    explicit ProgressDrawer(QWidget* parent = nullptr);
    ~ProgressDrawer() override;

    /// Reads the numbers anew beside the window, once the present change has settled.
    void refresh(const Session& session);

Q_SIGNALS:
    void closed();

private:
    void start();
    void showNumbers();
    void addLine(QGridLayout* grid, const QString& name, const QString& objectName);

    QString m_path{};
    QString m_reviewer{};
    QTimer m_delay{};
    QFutureWatcher<ScreeningProgress> m_watcher{};
    QLabel* m_mine = nullptr;
    QProgressBar* m_mineBar = nullptr;
    QLabel* m_pace = nullptr;
    QLabel* m_all = nullptr;
    QProgressBar* m_allBar = nullptr;
    QList<QLabel*> m_values{};  ///< same vote, kappa, PABAK, AC1, on includes
    QList<QLabel*> m_details{}; ///< what stands beside each
    QLabel* m_comment = nullptr;
};

} // namespace plansift::ui
