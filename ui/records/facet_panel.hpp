// SPDX-License-Identifier: GPL-3.0-or-later
// The filters beside the list of records: stage, source, year, what a record holds, tags.
#pragma once

#include "core/session/record_browser.hpp"

#include <QScrollArea>

namespace plansift::ui {

class FacetGroup;
class YearHistogram;

class FacetPanel final : public QScrollArea {
    Q_OBJECT

public:
    /// `settings`: where is kept which groups are folded.
    explicit FacetPanel(const QString& settings, QWidget* parent = nullptr);

    /// Shows counts for a filter (its text and box are not shown here).
    void showFacets(const RecordFacets& facets, const RecordFilter& filter);
    void focusFirst();

Q_SIGNALS:
    /// The filter with one value put on or taken off.
    void filterChanged(const plansift::RecordFilter& filter);

private:
    FacetGroup* addGroup(const QString& name, const QString& title);
    void showSources(const RecordFacets& facets);
    void showTags(const RecordFacets& facets);

    QString m_settings;
    RecordFilter m_filter{};
    QWidget* m_content = nullptr;
    FacetGroup* m_stages = nullptr;
    FacetGroup* m_sources = nullptr;
    FacetGroup* m_years = nullptr;
    FacetGroup* m_traits = nullptr;
    FacetGroup* m_tags = nullptr;
    YearHistogram* m_histogram = nullptr;
};

} // namespace plansift::ui
