// SPDX-License-Identifier: GPL-3.0-or-later
// Facets to check boxes and back.
#include "ui/records/facet_panel.hpp"

#include "ui/common/parts.hpp"
#include "ui/common/theme.hpp"
#include "ui/records/facet_group.hpp"
#include "ui/records/year_histogram.hpp"

#include <QCheckBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

template<typename Value>
void put(QSet<Value>& set, const Value& value, bool on)
{
    if (on)
        set.insert(value);
    else
        set.remove(value);
}

template<typename Enum>
QSet<QString> keysOf(const QSet<Enum>& chosen)
{
    QSet<QString> keys;
    for (const Enum value : chosen)
        keys.insert(QString::number(static_cast<int>(value)));
    return keys;
}

/// Values of an enumeration that any record has, or that are chosen.
template<typename Enum>
QList<FacetValue> valuesOf(const int* counts, int count, const QSet<Enum>& chosen)
{
    QList<FacetValue> values;
    for (int at = 0; at < count; ++at)
        if (const auto value = static_cast<Enum>(at); counts[at] > 0 || chosen.contains(value))
            values.append({QString::number(at), words(value), counts[at]});
    return values;
}

} // namespace

FacetPanel::FacetPanel(const QString& settings, QWidget* parent)
    : QScrollArea(parent)
    , m_settings(settings)
{
    setObjectName(u"facetPanel"_s);
    setAccessibleName(tr("Filters"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(160);
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QWidget* head = barWidget(true);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(kGap, 4, 8, 4);
    row->addWidget(headingLabel(tr("Filter")), 1);
    QPushButton* clear = linkButton(tr("Clear"));
    clear->setObjectName(u"clearFilters"_s);
    connect(clear, &QPushButton::clicked, this, [this] { Q_EMIT filterChanged({}); });
    row->addWidget(clear);
    column->addWidget(head);
    m_stages = addGroup(u"facetStage"_s, tr("Stage"));
    m_sources = addGroup(u"facetSource"_s, tr("Source"));
    m_years = addGroup(u"facetYear"_s, tr("Year"));
    m_traits = addGroup(u"facetHolds"_s, tr("Holds"));
    m_tags = addGroup(u"facetTag"_s, tr("Tags"));
    m_histogram = new YearHistogram;
    m_histogram->setObjectName(u"yearHistogram"_s);
    m_years->setContent(m_histogram);
    column->addStretch(1);
    setWidget(m_content);
    connect(m_stages, &FacetGroup::toggled, this, [this](const QString& key, bool on) {
        put(m_filter.stages, static_cast<RecordStage>(key.toInt()), on);
        Q_EMIT filterChanged(m_filter);
    });
    connect(m_sources, &FacetGroup::toggled, this, [this](const QString& key, bool on) {
        put(m_filter.sources, static_cast<qint32>(key.toInt()), on);
        Q_EMIT filterChanged(m_filter);
    });
    connect(m_traits, &FacetGroup::toggled, this, [this](const QString& key, bool on) {
        put(m_filter.traits, static_cast<RecordTrait>(key.toInt()), on);
        Q_EMIT filterChanged(m_filter);
    });
    connect(m_tags, &FacetGroup::toggled, this, [this](const QString& key, bool on) {
        put(m_filter.tags, key, on);
        Q_EMIT filterChanged(m_filter);
    });
    connect(m_histogram, &YearHistogram::rangeChosen, this, [this](int from, int to) {
        m_filter.yearFrom = from;
        m_filter.yearTo = to;
        Q_EMIT filterChanged(m_filter);
    });
}

FacetGroup* FacetPanel::addGroup(const QString& name, const QString& title)
{
    auto* group = new FacetGroup(name, title, m_settings);
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setStyleSheet(u"color: %1;"_s.arg(theme().border.name()));
    m_content->layout()->addWidget(group);
    m_content->layout()->addWidget(line);
    return group;
}

void FacetPanel::showFacets(const RecordFacets& facets, const RecordFilter& filter)
{
    m_filter = filter;
    m_stages->setValues(valuesOf(facets.stages, kRecordStages, filter.stages), keysOf(filter.stages));
    m_traits->setValues(valuesOf(facets.traits, kRecordTraits, filter.traits), keysOf(filter.traits));
    m_histogram->setYears(facets.years, filter.yearFrom, filter.yearTo);
    showSources(facets);
    showTags(facets);
}

void FacetPanel::showSources(const RecordFacets& facets)
{
    QList<FacetValue> values;
    for (const SourceCount& source : facets.sources)
        values.append({QString::number(source.source), source.name, source.n});
    m_sources->setValues(values, keysOf(m_filter.sources));
}

void FacetPanel::showTags(const RecordFacets& facets)
{
    QList<FacetValue> values;
    for (auto it = facets.tags.constBegin(); it != facets.tags.constEnd(); ++it)
        values.append({it.key(), it.key(), it.value()});
    m_tags->setVisible(!values.isEmpty() || !m_filter.tags.isEmpty());
    m_tags->setValues(values, m_filter.tags);
}

void FacetPanel::focusFirst()
{
    if (auto* box = m_content->findChild<QCheckBox*>())
        box->setFocus();
}

} // namespace plansift::ui
