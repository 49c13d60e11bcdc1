// SPDX-License-Identifier: GPL-3.0-or-later
// Filtering and counting records in memory.
#include "core/session/record_browser.hpp"

#include "core/session/records.hpp"
#include "core/store/facet_repo.hpp"
#include "core/store/screening_repo.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

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

/// All records by id, in parallel lists: a pass over a million of them must not look anything up.
struct RecordIndex::Data {
    QList<store::FacetRow> rows{};
    std::vector<RecordStage> stages{}; ///< by row
    std::vector<quint8> traits{};      ///< by row, one bit a trait
    std::vector<quint8> tagged{};      ///< by row: has it any tag?
    QHash<qint32, QString> sources{};
    QHash<QString, QSet<RowId>> tags{};

    /// The row of a record, -1 when there is none.
    qsizetype find(RowId id) const
    {
        const auto row =
            std::lower_bound(rows.begin(), rows.end(), id,
                             [](const store::FacetRow& r, RowId wanted) { return r.id < wanted; });
        return row != rows.end() && row->id == id ? row - rows.begin() : -1;
    }
    bool has(qsizetype row, RecordTrait trait) const
    {
        return traits.at(static_cast<size_t>(row)) & (1U << static_cast<unsigned>(trait));
    }
    bool isTagged(qsizetype row, const QString& tag) const
    {
        return tagged.at(static_cast<size_t>(row)) != 0 && tags.value(tag).contains(rows.at(row).id);
    }
};

namespace {

/// What decides about the stage of a record.
struct StageSources {
    QHash<RowId, Standing> titleAbstract{};
    QHash<RowId, Standing> fullText{};
    QSet<RowId> soughtOtherwise{};
    QSet<RowId> waitForMe{};

    RecordStage stageOf(const store::FacetRow& row) const
    {
        if (row.copyOf != 0)
            return RecordStage::Copy;
        const auto first = titleAbstract.constFind(row.id);
        const bool voted = first != titleAbstract.constEnd();
        if ((voted && *first == Standing::Included) || soughtOtherwise.contains(row.id))
            return afterFullText(fullText.value(row.id, Standing::Unscreened));
        return voted ? onTitleAndAbstract(*first, !waitForMe.contains(row.id)) : RecordStage::WaitsForMe;
    }
};

Result<StageSources> stageSources(const Session& session)
{
    const store::Database& database = session.database();
    const auto first = store::standings(database, Stage::TitleAbstract);
    const auto second = store::standings(database, Stage::FullText);
    const auto otherwise = store::foundOtherwise(database);
    const auto mine = store::waitingFor(database, Stage::TitleAbstract, session.reviewer());
    if (!first || !second)
        return first ? second.error() : first.error();
    if (!otherwise || !mine)
        return otherwise ? mine.error() : otherwise.error();
    StageSources sources{*first, *second, QSet<RowId>(otherwise->begin(), otherwise->end()), {}};
    for (const RowId id : *mine)
        if (sources.titleAbstract.contains(id))
            sources.waitForMe.insert(id);
    return sources;
}

quint8 traitsOf(const store::FacetRow& row, bool hasFullText)
{
    const std::pair<RecordTrait, bool> all[] = {{RecordTrait::Abstract, row.hasAbstract},
                                                {RecordTrait::NoAbstract, !row.hasAbstract},
                                                {RecordTrait::FullText, hasFullText},
                                                {RecordTrait::Corrected, row.corrected},
                                                {RecordTrait::Incomplete, row.incomplete}};
    unsigned bits = 0;
    for (const auto& [trait, holds] : all)
        bits |= holds ? 1U << static_cast<unsigned>(trait) : 0U;
    return static_cast<quint8>(bits);
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
    Result<QList<store::FacetRow>> rows = store::facetRows(database);
    const auto sources = store::sourceNames(database);
    const auto files = store::recordsWithAttachment(database);
    const auto tags = store::taggedRecords(database);
    const auto stages = stageSources(session);
    if (!rows || !sources || !stages)
        return !rows ? rows.error() : !sources ? sources.error() : stages.error();
    if (!files || !tags)
        return files ? tags.error() : files.error();
    auto data = std::make_unique<Data>();
    data->rows = std::move(*rows);
    data->sources = *sources;
    QSet<RowId> tagged;
    for (auto it = tags->constBegin(); it != tags->constEnd(); ++it) {
        data->tags.insert(it.key(), QSet<RowId>(it->begin(), it->end()));
        tagged += data->tags.value(it.key());
    }
    const QSet<RowId> fullTexts(files->begin(), files->end());
    for (const store::FacetRow& row : std::as_const(data->rows)) {
        data->stages.push_back(stages->stageOf(row));
        data->traits.push_back(traitsOf(row, fullTexts.contains(row.id)));
        data->tagged.push_back(tagged.contains(row.id) ? 1 : 0);
    }
    return std::shared_ptr<const RecordIndex>(new RecordIndex(std::move(data)));
}

RecordStage RecordIndex::stageOf(RowId record) const
{
    const qsizetype row = m_data->find(record);
    return row < 0 ? RecordStage::WaitsForMe : m_data->stages.at(static_cast<size_t>(row));
}

bool RecordIndex::hasFullText(RowId record) const
{
    const qsizetype row = m_data->find(record);
    return row >= 0 && m_data->has(row, RecordTrait::FullText);
}

namespace {

/// Rows that search and box leave; empty = all.
using Allowed = std::vector<bool>;

/// One pass over all records: which pass, and what each value of a part would leave.
class Pass {
public:
    Pass(const RecordIndex::Data& data, const RecordFilter& filter)
        : m_data(data)
        , m_filter(filter)
        , m_copiesShown(!filter.box.isEmpty() || filter.stages.contains(RecordStage::Copy))
    {
    }

    /// Rows that pass, and in `list` everything but their ids.
    QList<qsizetype> run(const Allowed& allowed, RecordList& list)
    {
        QList<qsizetype> rows;
        for (qsizetype row = 0; row < m_data.rows.size(); ++row) {
            const RecordStage stage = m_data.stages[static_cast<size_t>(row)];
            list.total += stage == RecordStage::Copy ? 0 : 1;
            if (allowed.empty() || allowed[static_cast<size_t>(row)])
                count(row, stage, list.facets, rows);
        }
        finish(list.facets);
        return rows;
    }

private:
    void count(qsizetype at, RecordStage stage, RecordFacets& facets, QList<qsizetype>& rows)
    {
        const store::FacetRow& row = m_data.rows.at(at);
        const bool hidden = stage == RecordStage::Copy && !m_copiesShown;
        const bool passes[PartCount] = {passesStage(stage, hidden), passesSource(row), passesYear(row),
                                        passesTraits(at), passesTags(at)};
        const auto failed = std::count(std::begin(passes), std::end(passes), false);
        if (failed == 0)
            rows += at;
        if (failed > 1)
            return;
        const auto counts = [&](Part part) { return failed == 0 || !passes[part]; };
        if (counts(Stages))
            ++facets.stages[static_cast<int>(stage)];
        if (hidden)
            return; // counted as a copy only
        if (counts(Sources))
            ++m_sources[row.source];
        if (counts(Years) && row.year > 0)
            ++m_years[row.year];
        if (counts(Traits))
            for (int trait = 0; trait < kRecordTraits; ++trait)
                facets.traits[trait] += m_data.has(at, static_cast<RecordTrait>(trait)) ? 1 : 0;
        if (counts(Tags) && m_data.tagged[static_cast<size_t>(at)])
            for (auto tag = m_data.tags.constBegin(); tag != m_data.tags.constEnd(); ++tag)
                if (tag->contains(row.id))
                    ++facets.tags[tag.key()];
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
    bool passesTraits(qsizetype row) const
    {
        return m_filter.traits.isEmpty() ||
               std::all_of(m_filter.traits.begin(), m_filter.traits.end(),
                           [&](RecordTrait trait) { return m_data.has(row, trait); });
    }
    bool passesTags(qsizetype row) const
    {
        return m_filter.tags.isEmpty() ||
               std::any_of(m_filter.tags.begin(), m_filter.tags.end(),
                           [&](const QString& tag) { return m_data.isTagged(row, tag); });
    }

    void finish(RecordFacets& facets) const
    {
        for (auto it = m_years.constBegin(); it != m_years.constEnd(); ++it)
            facets.years.insert(it.key(), it.value());
        for (auto it = m_sources.constBegin(); it != m_sources.constEnd(); ++it)
            facets.sources.append({it.key(), m_data.sources.value(it.key()), it.value()});
        std::sort(facets.sources.begin(), facets.sources.end(),
                  [](const SourceCount& a, const SourceCount& b) {
                      return std::pair(-a.n, a.name) < std::pair(-b.n, b.name);
                  });
    }

    const RecordIndex::Data& m_data;
    const RecordFilter& m_filter;
    bool m_copiesShown;
    QHash<qint32, int> m_sources{};
    QHash<int, int> m_years{};
};

/// Marks the rows of records, by id; with `primaries` also those that stand for them.
Allowed rowsOf(const RecordIndex::Data& data, const QList<RowId>& ids, bool primaries)
{
    Allowed rows(static_cast<size_t>(data.rows.size()), false);
    auto row = data.rows.begin();
    for (const RowId id : ids) {
        while (row != data.rows.end() && row->id < id)
            ++row;
        if (row == data.rows.end() || row->id != id)
            continue;
        rows[static_cast<size_t>(row - data.rows.begin())] = true;
        if (const qsizetype primary = primaries && row->copyOf != 0 ? data.find(row->copyOf) : -1;
            primary >= 0)
            rows[static_cast<size_t>(primary)] = true;
    }
    return rows;
}

Allowed both(const Allowed& a, const Allowed& b)
{
    Allowed rows(a.size());
    std::transform(a.begin(), a.end(), b.begin(), rows.begin(), std::logical_and<>());
    return rows;
}

Result<Allowed> allowedBy(const Session& session, const RecordFilter& filter, const RecordIndex::Data& data)
{
    Allowed allowed;
    if (!filter.text.trimmed().isEmpty()) {
        const Result<QList<RowId>> hits = searchRecords(session, filter.text);
        if (!hits)
            return hits.error();
        allowed = rowsOf(data, *hits, true); // a hit in a copy is a hit of what stands for it
    }
    if (!filter.box.isEmpty()) {
        const Result<QList<RowId>> inBox = recordsInBox(session, filter.box);
        if (!inBox)
            return inBox.error();
        const Allowed box = rowsOf(data, *inBox, false);
        allowed = allowed.empty() ? box : both(allowed, box);
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

namespace {

/// Brings rows into the order of a column that the index holds.
void sortRows(const RecordIndex::Data& data, RecordSort sort, QList<qsizetype>& rows)
{
    const auto by = [&rows](const auto& key) {
        std::stable_sort(rows.begin(), rows.end(),
                         [&key](qsizetype a, qsizetype b) { return key(a) < key(b); });
    };
    if (sort == RecordSort::Year)
        by([&data](qsizetype row) { return data.rows.at(row).year; });
    if (sort == RecordSort::Stage)
        by([&data](qsizetype row) { return data.stages.at(static_cast<size_t>(row)); });
    if (sort == RecordSort::FullText)
        by([&data](qsizetype row) { return !data.has(row, RecordTrait::FullText); });
    if (sort != RecordSort::Source)
        return;
    QStringList names = data.sources.values();
    names.sort(Qt::CaseInsensitive);
    QHash<qint32, qsizetype> rank;
    for (auto it = data.sources.constBegin(); it != data.sources.constEnd(); ++it)
        rank.insert(it.key(), names.indexOf(it.value()));
    by([&](qsizetype row) { return rank.value(data.rows.at(row).source); });
}

/// Brings rows into the order of a text column, which the file knows.
Status sortByText(const Session& session, const RecordIndex::Data& data, store::RecordOrder order,
                  QList<qsizetype>& rows)
{
    const Result<QList<RowId>> all = store::recordsInOrder(session.database(), order);
    if (!all)
        return all.error();
    std::vector<bool> kept(static_cast<size_t>(data.rows.size()), false);
    for (const qsizetype row : std::as_const(rows))
        kept[static_cast<size_t>(row)] = true;
    rows.clear();
    for (const RowId id : *all)
        if (const qsizetype row = data.find(id); row >= 0 && kept[static_cast<size_t>(row)])
            rows += row;
    return {};
}

} // namespace

Result<RecordList> RecordIndex::list(const Session& session, const RecordFilter& filter, RecordSort sort,
                                     bool descending) const
{
    const Result<Allowed> allowed = allowedBy(session, filter, *m_data);
    if (!allowed)
        return allowed.error();
    RecordList list;
    QList<qsizetype> rows = Pass(*m_data, filter).run(*allowed, list);
    if (const auto order = textOrder(sort)) {
        if (Status done = sortByText(session, *m_data, *order, rows); !done)
            return done.error();
    } else {
        sortRows(*m_data, sort, rows);
    }
    if (descending)
        std::reverse(rows.begin(), rows.end());
    list.ids.reserve(rows.size());
    for (const qsizetype row : std::as_const(rows))
        list.ids += m_data->rows.at(row).id;
    return list;
}

} // namespace plansift
