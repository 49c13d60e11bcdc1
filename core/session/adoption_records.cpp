// SPDX-License-Identifier: GPL-3.0-or-later
// Adopting records: those that the review has are found again, the others are imported.
#include "core/session/adoption_steps.hpp"

#include "core/base/text.hpp"
#include "core/store/duplicate_repo.hpp"
#include "core/store/record_import.hpp"
#include "core/store/record_repo.hpp"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

using formats::ForeignRecord;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

constexpr int kPortion = 4096;
constexpr qsizetype kShortestTitle = 20; // "Editorial" of a year is many records

/// Records of the review by what identifies them.
class KnownRecords {
public:
    /// Reads all live records of the review.
    static Result<KnownRecords> read(const store::Database& database)
    {
        KnownRecords known;
        for (RowId last = 0;;) {
            const auto portion = store::packedRecords(database, last, kPortion);
            if (!portion)
                return portion.error();
            if (portion->isEmpty())
                return known;
            for (const store::PackedRecord& packed : *portion)
                known.add(packed.id, store::unpack(packed));
            last = portion->constLast().id;
        }
    }

    RowId newest() const { return m_newest; }

    /// The record that is the same entry, 0 when there is none.
    RowId find(const ForeignRecord& foreign) const
    {
        const QString doi = normalDoi(foreign.record.doi);
        for (const QString& key : {foreign.key, doiKey(doi), pmidKey(foreign.record)})
            if (const RowId id = key.isEmpty() ? 0 : m_byId.value(key); id != 0)
                return id;
        const Titled titled = m_byTitle.value(titleKey(foreign.record));
        const bool differs = !doi.isEmpty() && !titled.doi.isEmpty() && doi != titled.doi;
        return differs ? 0 : titled.id;
    }

    /// The record with this key of its tool.
    RowId keyed(const QString& key) const { return m_byId.value(key); }

private:
    struct Titled {
        RowId id = 0;
        QString doi{};
    };

    static QString doiKey(const QString& doi) { return doi.isEmpty() ? QString() : QString(u"doi "_s + doi); }
    static QString pmidKey(const Record& record)
    {
        return record.pmid.isEmpty() ? QString() : QString(u"pmid "_s + record.pmid);
    }
    static QString titleKey(const Record& record)
    {
        const QString title = foldText(record.title);
        return title.size() < kShortestTitle || record.year == 0
                   ? QString()
                   : QString(title + u' ' + QString::number(record.year));
    }

    void put(const QString& key, RowId id)
    {
        if (!key.isEmpty() && !m_byId.contains(key))
            m_byId.insert(key, id);
    }

    void add(RowId id, const Record& record)
    {
        const QString doi = normalDoi(record.doi);
        put(doiKey(doi), id);
        put(pmidKey(record), id);
        for (const ListedId& accession : record.accessions)
            put(accession.list + u':' + accession.id, id);
        if (const QString title = titleKey(record); !title.isEmpty() && !m_byTitle.contains(title))
            m_byTitle.insert(title, {id, doi});
        m_newest = id;
    }

    QHash<QString, RowId> m_byId{};
    QHash<QString, Titled> m_byTitle{};
    RowId m_newest = 0;
};

FileReading fileOf(const Adoption& adoption, const QList<Record>& fresh)
{
    FileReading file;
    file.path = adoption.review.recordFile.name;
    file.format = adoption.tool.key;
    file.sha256 = QString::fromLatin1(
        QCryptographicHash::hash(adoption.review.recordFile.bytes, QCryptographicHash::Sha256).toHex());
    file.summary.encoding = u"UTF-8"_s;
    file.summary.found = file.summary.imported = static_cast<int>(fresh.size());
    for (const Record& record : fresh)
        file.summary.incomplete += isIncomplete(record) ? 1 : 0;
    return file;
}

/// Imports records and gives their ids in the same order.
Result<QList<RowId>> importFresh(Adoption& adoption, const QList<Record>& fresh, RowId newest)
{
    const QString source = adoption.request.source.isEmpty() ? adoption.tool.label : adoption.request.source;
    const Result<RowId> batch =
        store::insertBatch(adoption.recorder, fileOf(adoption, fresh), {source}, fresh);
    if (!batch)
        return batch.error();
    QList<RowId> ids;
    while (ids.size() < fresh.size()) {
        const auto portion = store::packedRecords(adoption.recorder.database(), newest, kPortion);
        if (!portion)
            return portion.error();
        if (portion->isEmpty())
            return makeError(ErrorCode::Input, Text::tr("cannot adopt: the new records cannot be read back"));
        for (const store::PackedRecord& packed : *portion)
            if (packed.batch == *batch)
                ids += packed.id;
        newest = portion->constLast().id;
    }
    return ids;
}

/// Decisions are about the record that stands for its copies.
Result<RowId> standingFor(const Adoption& adoption, RowId id)
{
    const Result<QList<RowId>> group = store::groupOf(adoption.recorder.database(), id);
    return group ? Result<RowId>(group->constFirst()) : Result<RowId>(group.error());
}

/// Keys that only decisions, tags or notes know may be those of records that were adopted before.
void findNamed(Adoption& adoption, const KnownRecords& known)
{
    const auto look = [&](const QString& key) {
        if (const RowId id = adoption.records.contains(key) ? 0 : known.keyed(key); id != 0)
            adoption.records.insert(key, id);
    };
    for (const formats::ForeignDecision& decision : adoption.review.decisions)
        look(decision.record);
    for (const formats::ForeignTag& tag : adoption.review.tags)
        look(tag.record);
    for (const formats::ForeignNote& note : adoption.review.notes)
        look(note.record);
    for (const formats::ForeignStudy& study : adoption.review.studies)
        for (const QString& key : study.records)
            look(key);
}

} // namespace

Status placeRecords(Adoption& adoption)
{
    const Result<KnownRecords> known = KnownRecords::read(adoption.recorder.database());
    if (!known)
        return known.error();
    QList<Record> fresh;
    QStringList freshKeys;
    for (const ForeignRecord& foreign : adoption.review.records) {
        const RowId id = known->find(foreign);
        if (id == 0) {
            fresh += foreign.record;
            freshKeys += foreign.key;
        } else if (const Result<RowId> standing = standingFor(adoption, id); standing) {
            adoption.records.insert(foreign.key, *standing);
        } else {
            return standing.error();
        }
    }
    findNamed(adoption, *known);
    if (const qsizetype same = adoption.review.records.size() - fresh.size(); same > 0)
        adoption.issue(0, Severity::Info,
                       Text::tr("%1 of %2 records are in the review already and are not imported again")
                           .arg(same)
                           .arg(adoption.review.records.size()));
    if (fresh.isEmpty())
        return {};
    const Result<QList<RowId>> ids = importFresh(adoption, fresh, known->newest());
    if (!ids)
        return ids.error();
    for (qsizetype i = 0; i < fresh.size(); ++i)
        adoption.records.insert(freshKeys.at(i), ids->at(i));
    adoption.report.records = static_cast<int>(fresh.size());
    return {};
}

} // namespace plansift
