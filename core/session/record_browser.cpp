// SPDX-License-Identifier: GPL-3.0-or-later
// Filtering and counting records in memory.
#include "core/session/record_browser.hpp"

#include "core/session/records.hpp"
#include "core/store/facet_repo.hpp"
#include "core/store/screening_repo.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Records)
};

RecordStage afterFullText(Standing standing)
{
    switch (standing) {
    case Standing::Included:
        return RecordStage::Included;
    case Standing::Excluded:
        return RecordStage::ExcludedFullText;
    case Standing::NotRetrieved:
        return RecordStage::NotRetrieved;
    case Standing::Conflict:
        return RecordStage::Conflict;
    default:
        return RecordStage::Sought;
    }
}

RecordStage onTitleAndAbstract(Standing standing, bool votedByMe)
{
    switch (standing) {
    case Standing::Excluded:
        return RecordStage::Excluded;
    case Standing::Conflict:
        return votedByMe ? RecordStage::Conflict : RecordStage::WaitsForMe;
    default:
        return votedByMe ? RecordStage::WaitsForOther : RecordStage::WaitsForMe;
    }
}

/// The parts of a filter that have counts beside them.
enum Part { Stages, Sources, Years, Traits, Tags, PartCount };

} // namespace

QString words(RecordStage stage)
{
    static const std::array<const char*, kRecordStages> texts{
        QT_TRANSLATE_NOOP("Records", "Waiting for my vote"),
        QT_TRANSLATE_NOOP("Records", "One vote, waits"),
        QT_TRANSLATE_NOOP("Records", "Conflict"),
        QT_TRANSLATE_NOOP("Records", "Excluded"),
        QT_TRANSLATE_NOOP("Records", "Sought for full text"),
        QT_TRANSLATE_NOOP("Records", "Not retrieved"),
        QT_TRANSLATE_NOOP("Records", "Excluded at full text"),
        QT_TRANSLATE_NOOP("Records", "Included"),
        QT_TRANSLATE_NOOP("Records", "Duplicate")};
    return Text::tr(texts.at(static_cast<size_t>(stage)));
}

QString words(RecordTrait trait)
{
    static const std::array<const char*, kRecordTraits> texts{
        QT_TRANSLATE_NOOP("Records", "Abstract"), QT_TRANSLATE_NOOP("Records", "No abstract"),
        QT_TRANSLATE_NOOP("Records", "Full text"), QT_TRANSLATE_NOOP("Records", "Corrected by us"),
        QT_TRANSLATE_NOOP("Records", "Incomplete")};
    return Text::tr(texts.at(static_cast<size_t>(trait)));
}

struct RecordIndex::Data {
    QList<store::FacetRow> rows{}; ///< by id
    QHash<qint32, QString> sources{};
    QSet<RowId> fullTexts{};
    QHash<QString, QSet<RowId>> tags{};
    QHash<RowId, Standing> titleAbstract{};
    QHash<RowId, Standing> fullText{};
    QSet<RowId> soughtOtherwise{};
    QSet<RowId> waitForMe{}; ///< at title and abstract, of those with a vote

    RecordStage stageOf(const store::FacetRow& row) const
    {
        if (row.copyOf != 0)
            return RecordStage::Copy;
        const auto first = titleAbstract.constFind(row.id);
        if (const bool sought = (first != titleAbstract.constEnd() && *first == Standing::Included) ||
                                soughtOtherwise.contains(row.id);
            sought)
            return afterFullText(fullText.value(row.id, Standing::Unscreened));
        if (first == titleAbstract.constEnd())
            return RecordStage::WaitsForMe;
        return onTitleAndAbstract(*first, !waitForMe.contains(row.id));
    }

    bool has(const store::FacetRow& row, RecordTrait trait) const
    {
        switch (trait) {
        case RecordTrait::Abstract:
            return row.hasAbstract;
        case RecordTrait::NoAbstract:
            return !row.hasAbstract;
        case RecordTrait::FullText:
            return fullTexts.contains(row.id);
        case RecordTrait::Corrected:
            return row.corrected;
        default:
            return row.incomplete;
        }
    }

    const store::FacetRow* find(RowId id) const
    {
        const auto row =
            std::lower_bound(rows.begin(), rows.end(), id,
                             [](const store::FacetRow& r, RowId wanted) { return r.id < wanted; });
        return row != rows.end() && row->id == id ? &*row : nullptr;
    }
};

namespace {

/// Hits of a search: a hit in a copy is a hit of the record that stands for it as well.
QSet<RowId> withPrimaries(const QList<RowId>& hits, const std::function<RowId(RowId)>& copyOf)
{
    QSet<RowId> all(hits.begin(), hits.end());
    for (const RowId hit : hits)
        if (const RowId of = copyOf(hit); of != 0)
            all.insert(of);
    return all;
}

} // namespace

RecordIndex::RecordIndex(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{
}

RecordIndex::~RecordIndex() = default;

Result<std::shared_ptr<const RecordIndex>> RecordIndex::load(const Session& session)
{
    const store::Database& database = session.database();
    auto data = std::make_unique<Data>();
    Result<QList<store::FacetRow>> rows = store::facetRows(database);
    const auto sources = store::sourceNames(database);
    const auto files = store::recordsWithAttachment(database);
    const auto tags = store::taggedRecords(database);
    const auto first = store::standings(database, Stage::TitleAbstract);
    const auto second = store::standings(database, Stage::FullText);
    const auto otherwise = store::foundOtherwise(database);
    const auto mine = store::waitingFor(database, Stage::TitleAbstract, session.reviewer());
    for (const Error* error : {rows ? nullptr : &rows.error(), sources ? nullptr : &sources.error(),
                               files ? nullptr : &files.error(), tags ? nullptr : &tags.error(),
                               first ? nullptr : &first.error(), second ? nullptr : &second.error(),
                               otherwise ? nullptr : &otherwise.error(), mine ? nullptr : &mine.error()})
        if (error)
            return *error;
    data->rows = std::move(*rows);
    data->sources = *sources;
    data->fullTexts = QSet<RowId>(files->begin(), files->end());
    for (auto it = tags->constBegin(); it != tags->constEnd(); ++it)
        data->tags.insert(it.key(), QSet<RowId>(it->begin(), it->end()));
    data->titleAbstract = *first;
    data->fullText = *second;
    data->soughtOtherwise = QSet<RowId>(otherwise->begin(), otherwise->end());
    for (const RowId id : *mine)
        if (data->titleAbstract.contains(id))
            data->waitForMe.insert(id);
    return std::shared_ptr<const RecordIndex>(new RecordIndex(std::move(data)));
}

RecordStage RecordIndex::stageOf(RowId record) const
{
    const store::FacetRow* row = m_data->find(record);
    return row ? m_data->stageOf(*row) : RecordStage::WaitsForMe;
}

bool RecordIndex::hasFullText(RowId record) const
{
    return m_data->fullTexts.contains(record);
}

namespace {

/// One pass over all records: which pass, and what each value of a part would leave.
class Pass {
public:
    Pass(const RecordIndex::Data& data, const RecordFilter& filter)
        : m_data(data)
        , m_filter(filter)
    {
    }

    RecordList run(const std::optional<QSet<RowId>>& allowed)
    {
        RecordList list;
        const bool copiesWanted = !m_filter.box.isEmpty();
        for (const store::FacetRow& row : m_data.rows) {
            const RecordStage stage = m_data.stageOf(row);
            list.total += stage == RecordStage::Copy ? 0 : 1;
            if (allowed && !allowed->contains(row.id))
                continue;
            const bool hidden = stage == RecordStage::Copy && !copiesWanted;
            count(row, stage, hidden, list);
        }
        finish(list);
        return list;
    }

private:
    void count(const store::FacetRow& row, RecordStage stage, bool hidden, RecordList& list)
    {
        bool passes[PartCount] = {passesStage(stage, hidden), passesSource(row), passesYear(row),
                                  passesTraits(row), passesTags(row)};
        const auto failed = std::count(std::begin(passes), std::end(passes), false);
        if (failed == 0)
            list.ids += row.id;
        const auto counts = [&](Part part) { return failed == 0 || (failed == 1 && !passes[part]); };
        if (counts(Stages))
            ++list.facets.stages[static_cast<int>(stage)];
        if (hidden && !m_filter.stages.contains(RecordStage::Copy))
            return; // counted as a copy only
        if (counts(Sources))
            ++m_sources[row.source];
        if (counts(Years) && row.year > 0)
            ++list.facets.years[row.year];
        if (counts(Traits))
            for (int trait = 0; trait < kRecordTraits; ++trait)
                list.facets.traits[trait] += m_data.has(row, static_cast<RecordTrait>(trait)) ? 1 : 0;
        if (counts(Tags))
            for (auto tag = m_data.tags.constBegin(); tag != m_data.tags.constEnd(); ++tag)
                if (tag->contains(row.id))
                    ++list.facets.tags[tag.key()];
    }

    bool passesStage(RecordStage stage, bool hidden) const
    {
        return m_filter.stages.isEmpty() ? !hidden : m_filter.stages.contains(stage);
    }
    bool passesSource(const store::FacetRow& row) const
    {
        return m_filter.sources.isEmpty() || m_filter.sources.contains(row.source);
    }
    bool passesYear(const store::FacetRow& row) const
    {
        return (m_filter.yearFrom == 0 || row.year >= m_filter.yearFrom) &&
               (m_filter.yearTo == 0 || (row.year > 0 && row.year <= m_filter.yearTo));
    }
    bool passesTraits(const store::FacetRow& row) const
    {
        return std::all_of(m_filter.traits.begin(), m_filter.traits.end(),
                           [&](RecordTrait trait) { return m_data.has(row, trait); });
    }
    bool passesTags(const store::FacetRow& row) const
    {
        return m_filter.tags.isEmpty() ||
               std::any_of(m_filter.tags.begin(), m_filter.tags.end(),
                           [&](const QString& tag) { return m_data.tags.value(tag).contains(row.id); });
    }

    void finish(RecordList& list) const
    {
        for (auto it = m_sources.constBegin(); it != m_sources.constEnd(); ++it)
            list.facets.sources.append({it.key(), m_data.sources.value(it.key()), it.value()});
        std::sort(list.facets.sources.begin(), list.facets.sources.end(),
                  [](const SourceCount& a, const SourceCount& b) {
                      return std::pair(-a.n, a.name) < std::pair(-b.n, b.name);
                  });
    }

    const RecordIndex::Data& m_data;
    const RecordFilter& m_filter;
    QHash<qint32, int> m_sources{};
};

/// Records that search and box leave; none = all.
Result<std::optional<QSet<RowId>>> allowedBy(const Session& session, const RecordFilter& filter,
                                             const std::function<RowId(RowId)>& copyOf)
{
    std::optional<QSet<RowId>> allowed;
    if (!filter.text.trimmed().isEmpty()) {
        const Result<QList<RowId>> hits = searchRecords(session, filter.text);
        if (!hits)
            return hits.error();
        allowed = withPrimaries(*hits, copyOf);
    }
    if (!filter.box.isEmpty()) {
        const Result<QList<RowId>> inBox = recordsInBox(session, filter.box);
        if (!inBox)
            return inBox.error();
        const QSet<RowId> box(inBox->begin(), inBox->end());
        allowed = allowed ? *allowed & box : box;
    }
    return allowed;
}

std::optional<store::RecordOrder> textOrder(RecordSort sort)
{
    switch (sort) {
    case RecordSort::Title:
        return store::RecordOrder::Title;
    case RecordSort::FirstAuthor:
        return store::RecordOrder::FirstAuthor;
    case RecordSort::Journal:
        return store::RecordOrder::Journal;
    default:
        return std::nullopt;
    }
}

} // namespace

Result<RecordList> RecordIndex::list(const Session& session, const RecordFilter& filter, RecordSort sort,
                                     bool descending) const
{
    const auto copyOf = [this](RowId id) {
        const store::FacetRow* row = m_data->find(id);
        return row ? row->copyOf : 0;
    };
    const auto allowed = allowedBy(session, filter, copyOf);
    if (!allowed)
        return allowed.error();
    RecordList list = Pass(*m_data, filter).run(*allowed);
    if (const auto order = textOrder(sort)) {
        const Result<QList<RowId>> all = store::recordsInOrder(session.database(), *order);
        if (!all)
            return all.error();
        const QSet<RowId> kept(list.ids.begin(), list.ids.end());
        list.ids.clear();
        std::copy_if(all->begin(), all->end(), std::back_inserter(list.ids),
                     [&kept](RowId id) { return kept.contains(id); });
    } else if (sort != RecordSort::Import) {
        std::stable_sort(list.ids.begin(), list.ids.end(), [&](RowId a, RowId b) {
            const store::FacetRow& x = *m_data->find(a);
            const store::FacetRow& y = *m_data->find(b);
            return sort == RecordSort::Year
                       ? x.year < y.year
                       : m_data->sources.value(x.source) < m_data->sources.value(y.source);
        });
    }
    if (descending)
        std::reverse(list.ids.begin(), list.ids.end());
    return list;
}

} // namespace plansift
