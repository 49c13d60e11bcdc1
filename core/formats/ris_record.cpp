// SPDX-License-Identifier: GPL-3.0-or-later
// What each RIS tag means.
#include "core/formats/ris_record.hpp"

#include "core/formats/field_rules.hpp"
#include "core/formats/identifiers.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/ris_record_builder.hpp"
#include "core/formats/source_database.hpp"
#include "core/formats/value_text.hpp"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

using B = RisRecordBuilder;

struct RisRule {
    QByteArrayView tag;
    RisRecordBuilder::Handler take;
};

/// The one table of tags. A tag that is not here is kept in `raw`.
constexpr RisRule kRules[] = {{"TY", &B::type},
                              {"TI", &B::titleCandidate},
                              {"T1", &B::titleCandidate},
                              {"CT", &B::titleCandidate},
                              {"BT", &B::titleCandidate},
                              {"TT", &B::translatedTitle},
                              {"ST", &B::shortTitle},
                              {"JF", &B::journalCandidate},
                              {"T2", &B::journalCandidate},
                              {"JO", &B::journalCandidate},
                              {"JA", &B::journalCandidate},
                              {"J1", &B::journalCandidate},
                              {"J2", &B::journalCandidate},
                              {"JI", &B::journalCandidate},
                              {"J9", &B::journalCandidate},
                              {"T3", &B::conference},
                              {"AU", &B::author},
                              {"A1", &B::author},
                              {"A2", &B::editor},
                              {"ED", &B::editor},
                              {"PY", &B::dateCandidate},
                              {"Y1", &B::dateCandidate},
                              {"DA", &B::dateCandidate},
                              {"C6", &B::dateCandidate},
                              {"VL", &B::volume},
                              {"VO", &B::volume},
                              {"IS", &B::issue},
                              {"CP", &B::issue},
                              {"M1", &B::number},
                              {"C7", &B::articleNumber},
                              {"SP", &B::startPage},
                              {"EP", &B::endPage},
                              {"AB", &B::abstract},
                              {"N2", &B::abstract},
                              {"DO", &B::doi},
                              {"DI", &B::doi},
                              {"M3", &B::doiOrRaw},
                              {"L3", &B::link},
                              {"C2", &B::customTwo},
                              {"AN", &B::accession},
                              {"ID", &B::accession},
                              {"U2", &B::accession},
                              {"UT", &B::accession},
                              {"C8", &B::accession},
                              {"SN", &B::serialNumber},
                              {"BN", &B::serialNumber},
                              {"UR", &B::link},
                              {"L1", &B::link},
                              {"L2", &B::link},
                              {"L4", &B::link},
                              {"LK", &B::link},
                              {"KW", &B::keyword},
                              {"DE", &B::keyword},
                              {"LA", &B::language},
                              {"N1", &B::note},
                              {"RN", &B::note},
                              {"DB", &B::database},
                              {"DP", &B::provider},
                              {"PB", &B::publisher},
                              {"PU", &B::publisher},
                              {"CY", &B::place},
                              {"PP", &B::place},
                              {"PI", &B::place},
                              {"AD", &B::affiliation},
                              {"LB", &B::label}};

/// Place of a two-character tag in a table of 26 letters times 36 characters, or -1.
constexpr int slotOf(QByteArrayView tag)
{
    if (tag.size() != 2 || tag[0] < 'A' || tag[0] > 'Z')
        return -1;
    const bool digit = tag[1] >= '0' && tag[1] <= '9';
    if (!digit && (tag[1] < 'A' || tag[1] > 'Z'))
        return -1;
    return (tag[0] - 'A') * 36 + (digit ? tag[1] - '0' : tag[1] - 'A' + 10);
}

constexpr auto kSlots = [] {
    std::array<B::Handler, 26 * 36> table{};
    for (const RisRule& rule : kRules)
        table[static_cast<size_t>(slotOf(rule.tag))] = rule.take;
    return table;
}();

B::Handler handlerOf(QByteArrayView tag)
{
    const int slot = slotOf(tag);
    if (slot >= 0)
        return kSlots[static_cast<size_t>(slot)];
    return tag == "PMID" ? &B::pubmedId : nullptr;
}

} // namespace

void RisRecordBuilder::keepRaw(TaggedField f)
{
    RawField raw = rawOf(f, u'\n');
    if (!raw.value.isEmpty())
        m_raw.emplace_back(f.front().line, std::move(raw));
}

void RisRecordBuilder::keepUnused(const Candidates& candidates)
{
    for (const Candidate& candidate : candidates)
        if (!candidate.used)
            keepRaw(candidate.field);
}

void RisRecordBuilder::setOnce(QString& target, TaggedField f)
{
    if (!takeText(target, text(f)))
        keepRaw(f);
}

void RisRecordBuilder::addTo(QStringList& list, TaggedField f)
{
    if (QString value = text(f); !value.isEmpty())
        list += std::move(value);
}

void RisRecordBuilder::addNames(QList<Author>& list, TaggedField f)
{
    const QString names = text(f);
    if (!names.contains(u';')) {
        if (!names.isEmpty())
            list += parseName(names);
        return;
    }
    for (const QString& name : names.split(u';', Qt::SkipEmptyParts))
        if (!name.trimmed().isEmpty())
            list += parseName(name);
}

void RisRecordBuilder::type(TaggedField f)
{
    const QString word = text(f.first(1));
    const bool known = isRisType(word.toUpper());
    if (m_record.type.isEmpty() && known) {
        m_record.type = word.toUpper();
        return;
    }
    if (m_record.type.isEmpty() && !word.isEmpty())
        m_log.add(f.front().line, Severity::Info,
                  QT_TRANSLATE_NOOP("formats", "unknown type \"%1\": read as GEN, the word is kept"), word);
    if (word.toUpper() != m_record.type)
        keepRaw(f);
}

/// Ovid writes "eag, 7805975" here: the journal's NLM code, no issue.
void RisRecordBuilder::issue(TaggedField f)
{
    const QString value = text(f);
    const qsizetype comma = value.indexOf(u", "_s);
    const bool journalCode = comma >= 2 && comma <= 4 && value.size() - comma >= 7 && value.at(0).isLower() &&
                             isPmid(QStringView(value).sliced(comma + 2));
    if (journalCode)
        keepRaw(f);
    else
        setOnce(m_record.issue, f);
}

/// Databases print their licence as another abstract; it is a note.
void RisRecordBuilder::abstract(TaggedField f)
{
    const QString value = paragraphs(f);
    if (value.startsWith(u"Copyright of "_s))
        m_record.notes += value;
    else if (!takeAbstract(m_record, value))
        keepRaw(f);
}

void RisRecordBuilder::doi(TaggedField f)
{
    if (!takeDoi(m_record, text(f)))
        keepRaw(f);
}

void RisRecordBuilder::doiOrRaw(TaggedField f)
{
    if (m_lesserDoi.isEmpty())
        m_lesserDoi = bareDoi(text(f));
    keepRaw(f);
}

void RisRecordBuilder::pubmedId(TaggedField f)
{
    if (!takePmid(m_record, text(f)))
        keepRaw(f);
}

/// EndNote: the PMCID. Scopus: the PMID (only trusted there, see finishAccessions).
void RisRecordBuilder::customTwo(TaggedField f)
{
    const QString value = text(f);
    if (!value.startsWith(u"PMC"_s) || !takePmcid(m_record, value))
        m_accessions.push_back({f, value});
}

void RisRecordBuilder::serialNumber(TaggedField f)
{
    if (!takeSerialNumbers(m_record, text(f)))
        keepRaw(f);
}

void RisRecordBuilder::link(TaggedField f)
{
    for (const TaggedLine& line : f)
        takeLinks(m_record, valueText(line.value));
}

void RisRecordBuilder::language(TaggedField f)
{
    takeLanguages(m_record, text(f));
}

void RisRecordBuilder::note(TaggedField f)
{
    QString value = paragraphs(f);
    if (value.isEmpty())
        return;
    const bool referenceList = value.startsWith(u"References"_s);
    if (m_lesserDoi.isEmpty() && !referenceList && value.contains(u"10."_s) && value.count(u"10."_s) == 1)
        m_lesserDoi = bareDoi(value);
    m_record.notes += std::move(value);
}

void RisRecordBuilder::affiliation(TaggedField f)
{
    for (const TaggedLine& line : f)
        if (QString value = valueText(line.value); !value.isEmpty())
            m_record.affiliations += std::move(value);
}

void RisRecordBuilder::take(TaggedField f)
{
    if (const Handler handler = handlerOf(f.front().tag)) {
        (this->*handler)(f);
        return;
    }
    if (f.front().tag != kUntagged)
        m_log.unknownTag(f.front().line, QString::fromLatin1(f.front().tag));
    keepRaw(f);
}

Record RisRecordBuilder::build(TaggedField lines)
{
    for (const TaggedField field : fieldsOf(lines))
        take(field);
    finish();
    return std::move(m_record);
}

bool isMappedRisTag(QByteArrayView tag)
{
    return handlerOf(tag) != nullptr;
}

bool isRisType(const QString& word)
{
    static const QSet<QString> words = [] {
        const QStringList list = u"ABST ADVS AGGR ANCIENT ART BILL BLOG BOOK CASE CHAP CHART CLSWK COMP CONF "
                                 u"CPAPER CTLG DATA DBASE DICT EBOOK "
                                 "ECHAP EDBOOK EJOUR ELEC ENCYC EQUA FIGURE GEN GOVDOC GRANT GRNT HEAR ICOMM "
                                 "INPR JFULL JOUR LEGAL MANSCPT MAP "
                                 "MGZN MPCT MULTI MUSIC NEWS PAMP PAT PCOMM POD PRESS RPRT SER SLIDE SOUND "
                                 "STAND STAT STD THES UNBILL UNPB "
                                 "UNPD VIDEO WEB PREPRINT"_s.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words.contains(word);
}

Record buildRisRecord(TaggedField lines, IssueLog& log)
{
    return RisRecordBuilder(log).build(lines);
}

} // namespace plansift::formats
