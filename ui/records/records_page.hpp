// SPDX-License-Identifier: GPL-3.0-or-later
// All records: filters, search as you type, a table of any size, the record with its provenance.
#pragma once

#include "core/session/record_browser.hpp"
#include "ui/page.hpp"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace plansift::ui {

class FacetPanel;
class FlowLayout;
class HitDelegate;
class RecordDetail;
class RecordListLoader;
class RecordModel;

class RecordsPage final : public Page {
    Q_OBJECT

public:
    explicit RecordsPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;
    /// "box:KEY" shows the records of a box of the flow, "id:N" one record; anything else is searched for.
    void showArgument(const QString& argument) override;
    bool startSearch() override;

private:
    void buildActions();
    QWidget* buildCentre();
    QWidget* buildSearchRow();
    QWidget* buildEmpty();
    void buildTable();
    void buildKeys();
    void buildContextMenu();
    void markSelectedAsDuplicates();
    void connectDetail();
    void setFilter(const RecordFilter& filter);
    void ask(bool reread);
    void showList(std::shared_ptr<const RecordIndex> index, const RecordList& list);
    void showSearchError(const Error& error);
    void showChips();
    void addChip(const QString& text, const std::function<void(RecordFilter&)>& remove);
    void showRecord(RowId id);
    void selectRows(const QList<RowId>& ids);
    void showEmpty();
    QString strictestFilter() const;
    void tagSelection(const QString& label, bool on);
    void exportRecords();
    QList<RowId> selectedIds() const;
    RowId currentId() const;

    RecordModel* m_model = nullptr;
    RecordListLoader* m_loader = nullptr;
    FacetPanel* m_facets = nullptr;
    QLineEdit* m_search = nullptr;
    FlowLayout* m_chips = nullptr;
    QTableView* m_table = nullptr;
    HitDelegate* m_hits = nullptr;
    RecordDetail* m_detail = nullptr;
    QStackedWidget* m_middle = nullptr; ///< the list, or why it is empty
    QLabel* m_emptyWords = nullptr;
    QPushButton* m_emptyAction = nullptr;
    RecordFilter m_filter{};
    RecordSort m_sort = RecordSort::Import;
    bool m_descending = false;
    std::shared_ptr<const RecordIndex> m_index{};
    RecordFacets m_counts{};
    RowId m_wanted = 0; ///< to be shown as soon as the list is there
};

} // namespace plansift::ui
