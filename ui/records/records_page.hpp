// SPDX-License-Identifier: GPL-3.0-or-later
// All records: import, search as you type, a table of any size, the record with its provenance.
#pragma once

#include "ui/page.hpp"

class QLabel;
class QLineEdit;
class QTableView;
class QTextBrowser;

namespace plansift::ui {

class RecordModel;

class RecordsPage final : public Page {
    Q_OBJECT

public:
    explicit RecordsPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;
    /// "box:KEY" shows the records of a box of the flow; anything else is searched for.
    void showArgument(const QString& argument) override;

private:
    void buildSearchRow();
    void buildTable();
    void showRecord(RowId id);
    void importFiles();
    void finishImport(const Status& done, const QStringList& problems);
    QList<RowId> chosenIds();

    RecordModel* m_model = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_filter = nullptr;
    QTableView* m_table = nullptr;
    QTextBrowser* m_detail = nullptr;
    QString m_box{};
};

} // namespace plansift::ui
