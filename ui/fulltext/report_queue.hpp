// SPDX-License-Identifier: GPL-3.0-or-later
// The queue of reports sought: what waits, what is decided, and a place to drop PDFs.
#pragma once

#include "core/session/full_text.hpp"

#include <QWidget>

class QLabel;
class QListWidget;
class QProgressBar;

namespace plansift::ui {

class ReportQueue final : public QWidget {
    Q_OBJECT

public:
    explicit ReportQueue(QWidget* parent = nullptr);

    /// Shows the reports; the chosen one stays chosen.
    void setReports(const QList<SoughtReport>& reports);
    const QList<SoughtReport>& reports() const { return m_reports; }
    /// Whether files may be dropped.
    void setWritable(bool writable);
    RowId chosen() const;
    void choose(RowId record);
    /// The next report after the chosen one that waits for me, from the top again after the last; 0 = none.
    RowId nextWaiting() const;
    /// Goes to the next report (or the one before).
    void step(int by);
    QListWidget* list() { return m_list; }

Q_SIGNALS:
    void reportChosen();
    void filesDropped(const QStringList& paths);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void showProgress();

    QList<SoughtReport> m_reports{};
    bool m_writable = false;
    QLabel* m_done = nullptr;
    QProgressBar* m_bar = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace plansift::ui
