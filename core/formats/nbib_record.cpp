// SPDX-License-Identifier: GPL-3.0-or-later
// What each tag of the MEDLINE display format means.
#include "core/formats/nbib_record.hpp"

#include "core/formats/field_rules.hpp"
#include "core/formats/identifiers.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/pubmed_type.hpp"
#include "core/formats/value_text.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

class NbibRecordBuilder {
public:
    explicit NbibRecordBuilder(IssueLog& log)
        : m_log(log)
    {
    }

    Record build(TaggedField lines);

    using Handler = void (NbibRecordBuilder::*)(TaggedField);

    void pmid(TaggedField f);
    void pmcid(TaggedField f);
    void title(TaggedField f);
    void translatedTitle(TaggedField f) { m_record.titlesTranslated += text(f); }
    void bookTitle(TaggedField f) { m_bookTitles.push_back(f); }
    void abstract(TaggedField f);
    void fullAuthor(TaggedField f);
    void shortAuthor(TaggedField f);
    void groupAuthor(TaggedField f) { m_record.authors += groupName(text(f)); }
    void authorId(TaggedField f);
    void editor(TaggedField f) { m_record.editors += parseMedlineName(text(f)); }
    void affiliation(TaggedField f);
    void journal(TaggedField f) { setOnce(m_record.journal, f); }
    void abbreviation(TaggedField f) { setOnce(m_record.journalAbbrev, f); }
    void volume(TaggedField f) { setOnce(m_record.volume, f); }
    void issue(TaggedField f) { setOnce(m_record.issue, f); }
    void pages(TaggedField f) { setOnce(m_record.pages, f); }
    void date(TaggedField f);
    void locationId(TaggedField f);
    void serialNumber(TaggedField f);
    void language(TaggedField f) { m_record.languages += text(f); }
    void keyword(TaggedField f) { m_record.keywords += text(f); }
    void publicationType(TaggedField f);
    void place(TaggedField f) { setOnce(m_record.place, f); }
    void publisher(TaggedField f) { setOnce(m_record.publisher, f); }
    void note(TaggedField f) { m_record.notes += text(f); }
    void databank(TaggedField f);
    void owner(TaggedField f);
    void status(TaggedField f);
    void ericId(TaggedField f);
    void unmapped(TaggedField f) { keepRaw(f); }

private:
    static QString text(TaggedField f) { return textOf(f, u' '); }
    void keepRaw(TaggedField f) { m_record.raw += rawOf(f, u' '); }
    void setOnce(QString& target, TaggedField f);
    void take(TaggedField f);
    void finish();

    IssueLog& m_log;
    Record m_record{};
    QStringList m_publicationTypes{};
    std::vector<TaggedField> m_bookTitles{};
    bool m_fullName = false; ///< the last name was FAU: the AU that follows is its short form
};

struct NbibRule {
    QByteArrayView tag;
    NbibRecordBuilder::Handler take;
};

using B = NbibRecordBuilder;

/// The one table of tags. Tags that NLM defines and that have no place in the normal record are `unmapped`.
constexpr NbibRule kRules[] = {{"AB", &B::abstract},
                               {"AD", &B::affiliation},
                               {"AID", &B::locationId},
                               {"AU", &B::shortAuthor},
                               {"AUID", &B::authorId},
                               {"BTI", &B::bookTitle},
                               {"CI", &B::unmapped},
                               {"CIN", &B::unmapped},
                               {"CN", &B::groupAuthor},
                               {"COIS", &B::unmapped},
                               {"CON", &B::unmapped},
                               {"CRDT", &B::unmapped},
                               {"CTDT", &B::unmapped},
                               {"CDAT", &B::unmapped},
                               {"CTI", &B::bookTitle},
                               {"DA", &B::unmapped},
                               {"DCOM", &B::unmapped},
                               {"DEP", &B::unmapped},
                               {"DP", &B::date},
                               {"DRDT", &B::unmapped},
                               {"ED", &B::unmapped},
                               {"EDAT", &B::unmapped},
                               {"EIN", &B::unmapped},
                               {"EFR", &B::unmapped},
                               {"FAU", &B::fullAuthor},
                               {"FED", &B::editor},
                               {"FIR", &B::unmapped},
                               {"GN", &B::note},
                               {"GR", &B::unmapped},
                               {"IP", &B::issue},
                               {"IR", &B::unmapped},
                               {"IS", &B::serialNumber},
                               {"ISBN", &B::serialNumber},
                               {"ISSN", &B::serialNumber},
                               {"JID", &B::unmapped},
                               {"JT", &B::journal},
                               {"LA", &B::language},
                               {"LID", &B::locationId},
                               {"LR", &B::unmapped},
                               {"MH", &B::keyword},
                               {"MHDA", &B::unmapped},
                               {"MID", &B::unmapped},
                               {"OAB", &B::abstract},
                               {"OABL", &B::unmapped},
                               {"OID", &B::ericId},
                               {"ORI", &B::unmapped},
                               {"OT", &B::keyword},
                               {"OTO", &B::unmapped},
                               {"OWN", &B::owner},
                               {"PB", &B::publisher},
                               {"PG", &B::pages},
                               {"PHST", &B::unmapped},
                               {"PL", &B::place},
                               {"PMC", &B::pmcid},
                               {"PMCR", &B::unmapped},
                               {"PMID", &B::pmid},
                               {"PST", &B::status},
                               {"PT", &B::publicationType},
                               {"RF", &B::unmapped},
                               {"RIN", &B::unmapped},
                               {"RN", &B::unmapped},
                               {"ROF", &B::unmapped},
                               {"SB", &B::unmapped},
                               {"SI", &B::databank},
                               {"SO", &B::unmapped},
                               {"STAT", &B::status},
                               {"TA", &B::abbreviation},
                               {"TI", &B::title},
                               {"TT", &B::translatedTitle},
                               {"UIN", &B::unmapped},
                               {"UOF", &B::unmapped},
                               {"VI", &B::volume}};

B::Handler handlerOf(QByteArrayView tag)
{
    const auto rule =
        std::find_if(std::begin(kRules), std::end(kRules), [tag](const NbibRule& r) { return r.tag == tag; });
    return rule == std::end(kRules) ? nullptr : rule->take;
}

void NbibRecordBuilder::setOnce(QString& target, TaggedField f)
{
    if (!takeText(target, text(f)))
        keepRaw(f);
}

void NbibRecordBuilder::pmid(TaggedField f)
{
    if (!takePmid(m_record, text(f)))
        keepRaw(f);
}

void NbibRecordBuilder::pmcid(TaggedField f)
{
    if (!takePmcid(m_record, text(f)))
        keepRaw(f);
}

/// A title that stands in several TI is one title: some programs lose the indentation of its lines.
void NbibRecordBuilder::title(TaggedField f)
{
    if (!m_record.title.isEmpty())
        m_log.add(f.front().line, Severity::Warning,
                  QT_TRANSLATE_NOOP("formats", "the record has more than one title (TI); they were joined"));
    m_record.title += m_record.title.isEmpty() ? text(f) : QString(u' ' + text(f));
}

void NbibRecordBuilder::abstract(TaggedField f)
{
    if (!takeAbstract(m_record, text(f)))
        keepRaw(f);
}

void NbibRecordBuilder::fullAuthor(TaggedField f)
{
    m_record.authors += parseMedlineName(text(f));
    m_fullName = true;
}

void NbibRecordBuilder::shortAuthor(TaggedField f)
{
    if (!m_fullName)
        m_record.authors += parseName(text(f));
    m_fullName = false;
}

void NbibRecordBuilder::authorId(TaggedField f)
{
    const QString value = text(f);
    const qsizetype at = value.lastIndexOf(u' ');
    const QString id = value.sliced(at + 1).section(u'/', -1);
    if (value.startsWith(u"ORCID"_s) && !m_record.authors.isEmpty() &&
        m_record.authors.constLast().orcid.isEmpty())
        m_record.authors.last().orcid = id;
    else
        keepRaw(f);
}

void NbibRecordBuilder::affiliation(TaggedField f)
{
    if (const QString value = text(f); !m_record.affiliations.contains(value))
        m_record.affiliations += value;
}

void NbibRecordBuilder::date(TaggedField f)
{
    setOnce(m_record.date, f);
    if (m_record.year == 0)
        m_record.year = yearIn(m_record.date);
    if (m_record.date == QString::number(m_record.year))
        m_record.date.clear();
}

/// "10.1016/j.x.2015.01 [doi]"; publishers' item numbers and other kinds are kept as they stand.
void NbibRecordBuilder::locationId(TaggedField f)
{
    const QString value = text(f);
    const bool otherKind = value.endsWith(u']') && !value.endsWith(u"[doi]"_s);
    if (value.startsWith(u"http"_s))
        addOnce(m_record.urls, value);
    else if (otherKind || !takeDoi(m_record, value))
        keepRaw(f);
}

void NbibRecordBuilder::serialNumber(TaggedField f)
{
    if (!takeSerialNumbers(m_record, text(f)))
        keepRaw(f);
}

void NbibRecordBuilder::publicationType(TaggedField f)
{
    const QString value = text(f);
    m_publicationTypes += value;
    if (const QString status = pubmedStatus(value); !status.isEmpty())
        m_record.status = status;
    keepRaw(f);
}

/// "ClinicalTrials.gov/NCT01234567": a registration; other data banks are kept as they stand.
void NbibRecordBuilder::databank(TaggedField f)
{
    takeTrialIds(m_record, text(f));
    keepRaw(f);
}

void NbibRecordBuilder::owner(TaggedField f)
{
    const QString value = text(f);
    if (value == u"ERIC"_s)
        m_record.database = value;
    keepRaw(f);
}

/// Ahead of print: "STAT- Publisher" or "PST - aheadofprint".
void NbibRecordBuilder::status(TaggedField f)
{
    const QString value = text(f);
    if (m_record.status.isEmpty() && (value == u"aheadofprint"_s || value == u"Publisher"_s))
        m_record.status = u"ahead-of-print"_s;
    keepRaw(f);
}

/// ERIC's own number; NLM uses the tag for other things.
void NbibRecordBuilder::ericId(TaggedField f)
{
    const QString value = text(f);
    if (m_record.database == u"ERIC"_s && (value.startsWith(u"EJ"_s) || value.startsWith(u"ED"_s)))
        m_record.accessions.append({m_record.database, value});
    else
        keepRaw(f);
}

void NbibRecordBuilder::take(TaggedField f)
{
    const Handler handler = handlerOf(f.front().tag);
    if (f.front().tag == kUntagged) {
        keepRaw(f);
    } else if (!handler) {
        m_log.unknownTag(f.front().line, QString::fromLatin1(f.front().tag));
        keepRaw(f);
    } else if (!text(f).isEmpty()) {
        (this->*handler)(f);
    }
}

void NbibRecordBuilder::finish()
{
    for (const TaggedField& f : m_bookTitles) {
        if (m_record.title.isEmpty())
            m_record.title = text(f);
        else
            setOnce(m_record.journal, f);
    }
    m_record.type =
        pubmedType(m_publicationTypes, !m_record.journal.isEmpty() || !m_record.journalAbbrev.isEmpty());
    if (!m_record.pmid.isEmpty() && m_record.database.isEmpty())
        m_record.database = u"PubMed"_s;
    concludeFromText(m_record);
}

Record NbibRecordBuilder::build(TaggedField lines)
{
    for (const TaggedField field : fieldsOf(lines))
        take(field);
    finish();
    return std::move(m_record);
}

} // namespace

bool isMappedNbibTag(QByteArrayView tag)
{
    return handlerOf(tag) != nullptr;
}

Record buildNbibRecord(TaggedField lines, IssueLog& log)
{
    return NbibRecordBuilder(log).build(lines);
}

} // namespace plansift::formats
