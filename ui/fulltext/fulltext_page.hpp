// SPDX-License-Identifier: GPL-3.0-or-later
// Full text: the queue of reports, their PDFs to read, decisions with reasons and quotes.
#pragma once

#include "core/session/full_text.hpp"
#include "core/session/records.hpp"
#include "ui/common/lookup.hpp"
#include "ui/page.hpp"

class QPushButton;
class QTabWidget;

namespace plansift::ui {

class ConflictsView;
class DecisionPane;
class PdfReader;
class ReportQueue;

/// What is read beside the window.
struct FullTextQueue {
    QList<SoughtReport> reports{};
    qsizetype conflicts = 0;
};

/// What came of matching files to reports.
struct MatchedFiles {
    int matched = 0;
    QStringList left{}; ///< names of files without a report
};

class FullTextPage final : public Page {
    Q_OBJECT

public:
    explicit FullTextPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;
    void showArgument(const QString& argument) override;
    bool startSearch() override;

private:
    void buildActions();
    void buildKeys();
    void showReport();
    void showFile();
    void goOn(RowId next);
    void goBack();
    void decideReport(Verdict verdict, const QStringList& reasons, const QString& note);
    void attach(const QStringList& paths);
    void askForFile();
    void removeFile();
    void matchFiles(const QStringList& paths);
    void showMatched(const MatchedFiles& matched);
    void showActions(bool hasFile);
    void openInViewer();
    SoughtReport current() const;
    void showQueue(const FullTextQueue& queue);

    Lookup<FullTextQueue> m_lookup;
    RowId m_wanted = 0;    ///< a report to show when the queue is there
    QList<RowId> m_way{};  ///< reports that were decided or put off, for going back
    RowId m_shown = 0;     ///< the report whose file the reader holds
    QString m_shownHash{}; ///< and which file
    ReportQueue* m_queue = nullptr;
    PdfReader* m_reader = nullptr;
    DecisionPane* m_decision = nullptr;
    ConflictsView* m_conflicts = nullptr;
    QTabWidget* m_tabs = nullptr;
    QPushButton* m_view = nullptr;
    QPushButton* m_attach = nullptr;
    QPushButton* m_removeFile = nullptr;
    QPushButton* m_match = nullptr;
};

} // namespace plansift::ui
