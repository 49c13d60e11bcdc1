// SPDX-License-Identifier: GPL-3.0-or-later
// The PRISMA 2020 counts as queries: nothing is stored, nothing can be typed.
#include "core/store/screening_repo.hpp"

#include <QCoreApplication>

#include <map>
#include <set>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

// Records are large, so no query walks through their table: counts come from the index of batches, standings
// from the index of votes, and the few records that do not take part are left out by their ids.

constexpr QStringView kIdentified =
    u"SELECT s.kind, s.name, SUM(c.n), SUM(COALESCE(x.n, 0)) FROM import_batch b JOIN source s ON s.id = "
    "b.source_id "
    "JOIN (SELECT batch_id, COUNT(*) AS n FROM record GROUP BY batch_id) c ON c.batch_id = b.id "
    "LEFT JOIN (SELECT r.batch_id, COUNT(*) AS n FROM copy d JOIN record r ON r.id = d.record_id GROUP "
    "BY r.batch_id) x "
    "ON x.batch_id = b.id WHERE b.withdrawn = 0 GROUP BY s.id, s.kind, s.name ORDER BY s.id";

// Settled on title and abstract: %1 = what is selected.
constexpr QStringView kSettled =
    u"SELECT %1 FROM standing st WHERE st.stage = 'title-abstract' "
    "AND st.record_id NOT IN (SELECT d.record_id FROM copy d) "
    "AND st.record_id NOT IN (SELECT r.id FROM import_batch b JOIN source s ON s.id = b.source_id "
    "JOIN record r ON r.batch_id = b.id WHERE b.withdrawn = 1 OR s.kind NOT IN ('database', 'register')) ";

// The reason that counts: the adjudicated one, else the one of highest priority among the votes.
constexpr QStringView kReasons =
    u"SELECT record_id, MIN(position), MAX(settled) FROM ("
    "SELECT d.record_id, n.position, 0 AS settled FROM decision d JOIN reason n ON n.id = d.reason_id "
    "WHERE d.stage = 'full-text' AND d.verdict = 'exclude' AND NOT EXISTS(SELECT 1 FROM adjudication a "
    "WHERE a.record_id = d.record_id AND a.stage = 'full-text') "
    "UNION ALL SELECT a.record_id, n.position, 1 FROM adjudication a JOIN reason n ON n.id = a.reason_id "
    "WHERE a.stage = 'full-text') AS given GROUP BY record_id";

Status readIdentified(const Database& database, PrismaCounts& counts)
{
    Result<Rows> rows = database.query(kIdentified.toString());
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const auto n = static_cast<int>(rows->integer(2));
        const auto duplicates = static_cast<int>(rows->integer(3));
        switch (sourceKindFromKey(rows->text(0)).value_or(SourceKind::Database)) {
        case SourceKind::Database:
            counts.databases.append({rows->text(1), n});
            counts.duplicates += duplicates;
            break;
        case SourceKind::Register:
            counts.registers.append({rows->text(1), n});
            counts.duplicates += duplicates;
            break;
        case SourceKind::Website:
            counts.websites += n;
            break;
        case SourceKind::Organisation:
            counts.organisations += n;
            break;
        case SourceKind::Citation:
            counts.citations += n;
            break;
        }
    }
    return {};
}

Status readScreened(const Database& database, PrismaCounts& counts)
{
    Result<Rows> rows =
        database.query(kSettled.toString().arg(u"st.standing, COUNT(*)"_s) + u"GROUP BY st.standing"_s);
    if (!rows)
        return rows.error();
    int settled = 0;
    while (rows->next()) {
        const Standing standing = standingFromKey(rows->text(0)).value_or(Standing::Waiting);
        const auto n = static_cast<int>(rows->integer(1));
        if (standing == Standing::Excluded)
            counts.recordsExcluded += n;
        if (standing == Standing::Excluded || standing == Standing::Included)
            settled += n;
    }
    counts.screened = total(counts.databases) + total(counts.registers) - counts.duplicates;
    counts.openScreening = counts.screened - settled;
    return {};
}

/// A report sought for retrieval.
struct SoughtReport {
    RowId record = 0;
    bool viaDatabases = true;
    Standing standing = Standing::Unscreened;
    RowId study = 0;
};

Result<QHash<RowId, RowId>> studyOfReports(const Database& database)
{
    Result<Rows> rows = database.query(u"SELECT record_id, study_id FROM study_report"_s);
    if (!rows)
        return rows.error();
    QHash<RowId, RowId> studies;
    while (rows->next())
        studies.insert(rows->integer(0), rows->integer(1));
    return studies;
}

/// Reports included on title and abstract, then those found by other methods.
Result<QList<SoughtReport>> soughtReports(const Database& database)
{
    Result<Rows> included = database.query(kSettled.toString().arg(u"st.record_id"_s) +
                                           u"AND st.standing = 'included' ORDER BY st.record_id"_s);
    const Result<QList<RowId>> otherwise = foundOtherwise(database);
    const Result<QHash<RowId, Standing>> atFullText = standings(database, Stage::FullText);
    const Result<QHash<RowId, RowId>> studies = studyOfReports(database);
    if (!included || !otherwise)
        return included ? otherwise.error() : included.error();
    if (!atFullText || !studies)
        return atFullText ? studies.error() : atFullText.error();
    QList<SoughtReport> reports;
    const auto add = [&](RowId id, bool viaDatabases) {
        reports.append({id, viaDatabases, atFullText->value(id, Standing::Unscreened), studies->value(id)});
    };
    while (included->next())
        add(included->integer(0), true);
    for (const RowId id : *otherwise)
        add(id, false);
    return reports;
}

Result<std::map<RowId, int>> reasonPositions(const Database& database)
{
    Result<Rows> rows = database.query(kReasons.toString());
    if (!rows)
        return rows.error();
    std::map<RowId, int> positions;
    while (rows->next())
        positions[rows->integer(0)] = static_cast<int>(rows->integer(1));
    return positions;
}

/// Fills the two arms below "sought" report by report.
class ArmReader {
public:
    ArmReader(PrismaCounts& counts, const QList<Reason>& reasons, const std::map<RowId, int>& positions)
        : m_counts(counts)
        , m_positions(positions)
    {
        for (const Reason& reason : reasons)
            m_labels[reason.position] = reason.label;
    }

    void add(RowId record, bool viaDatabases, Standing standing, RowId study)
    {
        ArmCounts& arm = viaDatabases ? m_counts.viaDatabases : m_counts.viaOther;
        ++arm.sought;
        switch (standing) {
        case Standing::NotRetrieved:
            ++arm.notRetrieved;
            return;
        case Standing::Excluded:
            ++arm.assessed;
            ++m_excluded[viaDatabases][positionOf(record)];
            return;
        case Standing::Included:
            ++arm.assessed;
            ++arm.included;
            ++m_counts.newReports;
            study != 0 ? void(m_studies.insert(study)) : void(++m_counts.reportsWithoutStudy);
            return;
        default:
            ++arm.open;
        }
    }

    void finish()
    {
        for (const bool viaDatabases : {true, false})
            for (const auto& [position, n] : m_excluded[viaDatabases])
                (viaDatabases ? m_counts.viaDatabases : m_counts.viaOther)
                    .excluded.append({label(position), n});
        m_counts.newStudies = static_cast<int>(m_studies.size());
    }

private:
    int positionOf(RowId record) const
    {
        const auto known = m_positions.find(record);
        return known == m_positions.end() ? std::numeric_limits<int>::max() : known->second;
    }

    QString label(int position) const
    {
        const auto known = m_labels.find(position);
        return known == m_labels.end() ? QCoreApplication::translate("prisma", "No reason given")
                                       : known->second;
    }

    PrismaCounts& m_counts;
    const std::map<RowId, int>& m_positions;
    std::map<int, QString> m_labels{};
    std::map<bool, std::map<int, int>> m_excluded{};
    std::set<RowId> m_studies{};
};

Status readArms(const Database& database, PrismaCounts& counts)
{
    const Result<QList<Reason>> labels = reasons(database, Stage::FullText);
    const Result<std::map<RowId, int>> positions = reasonPositions(database);
    const Result<QList<SoughtReport>> reports = soughtReports(database);
    if (!labels || !positions || !reports)
        return !labels ? labels.error() : !positions ? positions.error() : reports.error();
    ArmReader reader(counts, *labels, *positions);
    for (const SoughtReport& report : *reports)
        reader.add(report.record, report.viaDatabases, report.standing, report.study);
    reader.finish();
    return {};
}

} // namespace

Result<PrismaCounts> prismaCounts(const Database& database)
{
    PrismaCounts counts;
    for (const auto read : {readIdentified, readScreened, readArms})
        if (Status done = read(database, counts); !done)
            return done.error();
    return counts;
}

Result<QList<OpenRecord>> openRecords(const Database& database)
{
    const Result<QList<RowId>> screened = takingPart(database, Stage::TitleAbstract);
    const Result<QHash<RowId, Standing>> found = standings(database, Stage::TitleAbstract);
    const Result<QList<SoughtReport>> sought = soughtReports(database);
    if (!screened || !found || !sought)
        return !screened ? screened.error() : !found ? found.error() : sought.error();
    const auto isOpen = [](Standing standing) {
        return standing == Standing::Unscreened || standing == Standing::Waiting ||
               standing == Standing::Conflict;
    };
    QList<OpenRecord> open;
    for (const RowId id : *screened)
        if (const Standing standing = found->value(id, Standing::Unscreened); isOpen(standing))
            open.append({id, Stage::TitleAbstract, standing});
    for (const SoughtReport& report : *sought)
        if (isOpen(report.standing))
            open.append({report.record, Stage::FullText, report.standing});
    return open;
}

} // namespace plansift::store
