// SPDX-License-Identifier: GPL-3.0-or-later
// The PRISMA 2020 counts as queries: nothing is stored, nothing can be typed.
#include "core/store/screening_repo.hpp"

#include <QCoreApplication>

#include <map>
#include <set>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

// Counted per batch first: both inner queries run on an index alone.
constexpr QStringView kIdentified =
    u"SELECT s.kind, s.name, SUM(c.n), SUM(COALESCE(x.n, 0)) FROM import_batch b JOIN source s ON s.id = "
    u"b.source_id "
    "JOIN (SELECT batch_id, COUNT(*) AS n FROM record GROUP BY batch_id) c ON c.batch_id = b.id "
    "LEFT JOIN (SELECT r.batch_id, COUNT(*) AS n FROM duplicate d JOIN record r ON r.id = d.record_id GROUP "
    "BY r.batch_id) x "
    "ON x.batch_id = b.id WHERE b.withdrawn = 0 GROUP BY s.id, s.kind, s.name ORDER BY s.id";

constexpr QStringView kScreened =
    u"SELECT st.standing, COUNT(*) FROM standing st JOIN record r ON r.id = st.record_id "
    "JOIN import_batch b ON b.id = r.batch_id AND b.withdrawn = 0 JOIN source s ON s.id = b.source_id "
    "WHERE st.stage = 'title-abstract' AND s.kind IN ('database', 'register') "
    "AND NOT EXISTS(SELECT 1 FROM duplicate d WHERE d.record_id = r.id) GROUP BY st.standing";

constexpr QStringView kNotSettled =
    u"SELECT r.id, COALESCE(st.standing, 'unscreened') FROM record r "
    "JOIN import_batch b ON b.id = r.batch_id AND b.withdrawn = 0 JOIN source s ON s.id = b.source_id "
    "LEFT JOIN standing st ON st.record_id = r.id AND st.stage = 'title-abstract' "
    "WHERE s.kind IN ('database', 'register') AND NOT EXISTS(SELECT 1 FROM duplicate d WHERE d.record_id = "
    "r.id) "
    "AND (st.standing IS NULL OR st.standing IN ('waiting', 'conflict')) ORDER BY r.id";

constexpr QStringView kSought = u"SELECT r.id, s.kind IN ('database', 'register'), COALESCE(ft.standing, "
                                u"'unscreened'), COALESCE(sr.study_id, 0) "
                                "FROM record r JOIN import_batch b ON b.id = r.batch_id AND b.withdrawn = 0 "
                                "JOIN source s ON s.id = b.source_id "
                                "LEFT JOIN standing ft ON ft.record_id = r.id AND ft.stage = 'full-text' "
                                "LEFT JOIN study_report sr ON sr.record_id = r.id "
                                "WHERE NOT EXISTS(SELECT 1 FROM duplicate d WHERE d.record_id = r.id) AND "
                                "(s.kind NOT IN ('database', 'register') "
                                "OR r.id IN (SELECT record_id FROM standing WHERE stage = 'title-abstract' "
                                "AND standing = 'included')) ORDER BY r.id";

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
    Result<Rows> rows = database.query(kScreened.toString());
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

Status readOpen(const Database& database, PrismaCounts& counts)
{
    if (counts.openScreening == 0)
        return {};
    Result<Rows> rows = database.query(kNotSettled.toString());
    if (!rows)
        return rows.error();
    while (rows->next())
        counts.open.append({rows->integer(0), Stage::TitleAbstract,
                            standingFromKey(rows->text(1)).value_or(Standing::Unscreened)});
    return {};
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
            m_counts.open.append({record, Stage::FullText, standing});
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
    Result<Rows> rows = database.query(kSought.toString());
    if (!labels || !positions || !rows)
        return !labels ? labels.error() : !positions ? positions.error() : rows.error();
    ArmReader reader(counts, *labels, *positions);
    while (rows->next())
        reader.add(rows->integer(0), rows->value(1).toBool(),
                   standingFromKey(rows->text(2)).value_or(Standing::Unscreened), rows->integer(3));
    reader.finish();
    return {};
}

} // namespace

Result<PrismaCounts> prismaCounts(const Database& database)
{
    PrismaCounts counts;
    for (const auto read : {readIdentified, readScreened, readOpen, readArms})
        if (Status done = read(database, counts); !done)
            return done.error();
    return counts;
}

} // namespace plansift::store
