// SPDX-License-Identifier: GPL-3.0-or-later
// Import: choose files, look at what they hold and what is wrong, bring them in as one step.
#pragma once

#include "core/session/import_preview.hpp"
#include "ui/page.hpp"

#include <array>

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QTabBar;
class QTableWidget;
class QTabWidget;

namespace plansift::ui {

class CountTile;
class FileList;
class MappingTable;
class PreviewLoader;

class ImportPage final : public Page {
    Q_OBJECT

public:
    explicit ImportPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;
    /// Paths of files to add, one a line.
    void showArgument(const QString& argument) override;
    void addFiles(const QStringList& paths);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum ProblemList { All, RefusedOnly, IncompleteOnly, ListCount };
    enum Tile { Found, Complete, Incomplete, Refused, Expected, TileCount };

    QWidget* buildFiles();
    QWidget* buildCheck();
    QWidget* buildTiles();
    QWidget* buildForm();
    void buildFields();
    void connectFields();
    QWidget* buildProblems();
    QWidget* buildActionBar();
    QWidget* buildEmpty();
    void buildKeys();
    void chooseFiles();
    void showPreview(const ImportPreview& preview);
    void showFile();
    void showTiles(const ImportPreview& preview);
    void showForm(const ImportPreview& preview);
    void showRecords(const ImportPreview& preview);
    QList<ImportIssue> problemsOf(const ImportPreview& preview) const;
    void showProblems();
    void copyProblems();
    void showLines();
    void showTotals();
    void readAgain(const std::function<void(ImportFile&)>& change);
    void removeFile();
    void clearFiles();
    void cancel();
    void nextProblem(int step);
    void repair();
    void import();
    void finish(const Status& done, int imported);
    ImportPreview* current();

    PreviewLoader* m_loader = nullptr;
    QList<ImportPreview> m_previews{};
    QList<bool> m_read{};    ///< whether a preview has arrived, by file
    QList<int> m_expected{}; ///< duplicates, by file; empty = not counted
    FileList* m_files = nullptr;
    QLabel* m_fileCount = nullptr;
    QLabel* m_together = nullptr;
    QStackedWidget* m_stack = nullptr;
    std::array<CountTile*, TileCount> m_tiles{};
    QComboBox* m_format = nullptr;
    QComboBox* m_encoding = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_source = nullptr;
    QDateEdit* m_searchedOn = nullptr;
    QTabWidget* m_content = nullptr;
    MappingTable* m_mapping = nullptr;
    QTableWidget* m_records = nullptr;
    QPlainTextEdit* m_raw = nullptr;
    QTabBar* m_lists = nullptr;
    QTableWidget* m_problems = nullptr;
    QPlainTextEdit* m_lines = nullptr;
    QPushButton* m_repair = nullptr;
    QPushButton* m_import = nullptr;
    bool m_filling = false;
};

} // namespace plansift::ui
