// SPDX-License-Identifier: GPL-3.0-or-later
// What each RIS tag means, and which of several candidates becomes the title, the journal, the date, the DOI.
#include "core/formats/ris_record.hpp"

#include "core/formats/identifiers.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/source_database.hpp"
#include "core/formats/value_text.hpp"

#include <QSet>
#include <QVarLengthArray>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// A value that competes for a field of the record.
struct Candidate {
    TaggedField field{};
    QString text{};
    bool used = false;

    QByteArrayView tag() const { return field.front().tag; }
    int line() const { return field.front().line; }
};

using Candidates = QVarLengthArray<Candidate, 8>;

/// An abbreviated name has dots ("J. Chem. Phys.").
bool looksAbbreviated(const QString& journal)
{
    return journal.contains(u". "_s) || journal.endsWith(u'.');
}

/// Book-like types, in which T2 names a series and BT the book itself.
bool isWholeBook(const QString& type)
{
    static const QSet<QString> types{u"BOOK"_s, u"EBOOK"_s, u"EDBOOK"_s, u"THES"_s};
    return types.contains(type);
}

bool isConference(const QString& type)
{
    static const QSet<QString> types{u"CONF"_s, u"CPAPER"_s, u"ABST"_s};
    return types.contains(type);
}

class RisRecordBuilder {
public:
    explicit RisRecordBuilder(IssueLog& log)
        : m_log(log)
    {
    }

    Record build(TaggedField lines);

    using Handler = void (RisRecordBuilder::*)(TaggedField);

    void type(TaggedField f);
    void titleCandidate(TaggedField f) { m_titles.push_back({f, text(f)}); }
    void translatedTitle(TaggedField f) { addTo(m_record.titlesTranslated, f); }
    void shortTitle(TaggedField f) { setOnce(m_record.titleShort, f); }
    void journalCandidate(TaggedField f) { m_journals.push_back({f, text(f)}); }
    void conference(TaggedField f) { m_conferences.push_back({f, text(f)}); }
    void author(TaggedField f) { addNames(m_record.authors, f); }
    void editor(TaggedField f) { addNames(m_record.editors, f); }
    void dateCandidate(TaggedField f) { m_dates.push_back({f, text(f)}); }
    void volume(TaggedField f) { setOnce(m_record.volume, f); }
    void issue(TaggedField f);
    void number(TaggedField f) { m_numbers.push_back({f, text(f)}); }
    void articleNumber(TaggedField f) { setOnce(m_record.articleNumber, f); }
    void startPage(TaggedField f) { setOnce(m_startPage, f); }
    void endPage(TaggedField f) { setOnce(m_endPage, f); }
    void abstract(TaggedField f);
    void doi(TaggedField f);
    void doiOrRaw(TaggedField f);
    void pubmedId(TaggedField f);
    void customTwo(TaggedField f);
    void accession(TaggedField f) { m_accessions.push_back({f, text(f)}); }
    void serialNumber(TaggedField f);
    void link(TaggedField f);
    void keyword(TaggedField f) { m_keywordFields.push_back(f); }
    void language(TaggedField f);
    void note(TaggedField f);
    void database(TaggedField f) { setOnce(m_record.database, f); }
    void provider(TaggedField f) { setOnce(m_record.provider, f); }
    void publisher(TaggedField f) { setOnce(m_record.publisher, f); }
    void place(TaggedField f) { setOnce(m_record.place, f); }
    void affiliation(TaggedField f);
    void label(TaggedField f) { addTo(m_record.labels, f); }

private:
    static QString text(TaggedField f) { return textOf(f, u' '); }
    static QString paragraphs(TaggedField f) { return textOf(f, u'\n'); }
    void keepRaw(TaggedField f);
    void keepUnused(const Candidates& candidates);
    void setOnce(QString& target, TaggedField f);
    void addTo(QStringList& list, TaggedField f);
    void addNames(QList<Author>& list, TaggedField f);
    void take(TaggedField f);
    void finish();
    void finishTitle();
    void finishJournal();
    void finishDate();
    void finishPages();
    void finishNumber();
    void finishKeywords();
    void finishDoi();
    void finishAccessions();
    void finishStatus();
    void takeAccession(Candidate& candidate);
    void takeTrialIds(const QString& value);

    IssueLog& m_log;
    Record m_record{};
    Candidates m_titles{};
    Candidates m_journals{};
    Candidates m_conferences{};
    Candidates m_dates{};
    Candidates m_numbers{};
    Candidates m_accessions{};
    QVarLengthArray<TaggedField, 32> m_keywordFields{};
    QString m_startPage{};
    QString m_endPage{};
    QString m_lesserDoi{}; ///< of a link or a note: counts when no DO has one
    std::vector<std::pair<int, RawField>> m_raw{};
};

struct RisRule {
    QByteArrayView tag;
    RisRecordBuilder::Handler take;
};

using B = RisRecordBuilder;

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
    const QString value = text(f);
    if (target.isEmpty())
        target = value;
    else if (target != value)
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
    QString value = paragraphs(f);
    if (saysNothing(value))
        keepRaw(f);
    else if (value.startsWith(u"Copyright of "_s))
        m_record.notes += value;
    else if (!value.isEmpty() && !m_record.abstracts.contains(value))
        m_record.abstracts += std::move(value);
}

void RisRecordBuilder::doi(TaggedField f)
{
    const QString value = text(f);
    const QString found = bareDoi(value);
    if (m_record.doi.isEmpty() && !found.isEmpty())
        m_record.doi = found;
    else if (found.isEmpty() || found != m_record.doi)
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
    const QString value = text(f);
    if (m_record.pmid.isEmpty() && isPmid(value))
        m_record.pmid = value;
    else if (value != m_record.pmid)
        keepRaw(f);
}

/// EndNote: the PMCID. Scopus: the PMID (only trusted there, see finishAccessions).
void RisRecordBuilder::customTwo(TaggedField f)
{
    const QString value = text(f);
    if (value.startsWith(u"PMC"_s) && !pmcidOf(value).isEmpty())
        m_record.pmcid = pmcidOf(value);
    else
        m_accessions.push_back({f, value});
}

void RisRecordBuilder::serialNumber(TaggedField f)
{
    const QString value = text(f);
    const SerialNumbers found = serialNumbersIn(value);
    for (const QString& issn : found.issns)
        if (!m_record.issns.contains(issn))
            m_record.issns += issn;
    for (const QString& isbn : found.isbns)
        if (!m_record.isbns.contains(isbn))
            m_record.isbns += isbn;
    if (!found.complete)
        keepRaw(f);
}

void RisRecordBuilder::link(TaggedField f)
{
    for (const TaggedLine& line : f)
        for (const QString& url : linksIn(valueText(line.value)))
            if (!m_record.urls.contains(url))
                m_record.urls += url;
}

void RisRecordBuilder::language(TaggedField f)
{
    const QString value = text(f);
    if (!value.contains(u';') && !value.contains(u',')) {
        if (!value.isEmpty())
            m_record.languages += value;
        return;
    }
    QString all = value;
    for (const QString& language : all.replace(u',', u';').split(u';', Qt::SkipEmptyParts))
        if (!language.trimmed().isEmpty())
            m_record.languages += language.trimmed();
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

void RisRecordBuilder::finishTitle()
{
    static constexpr std::array<QByteArrayView, 4> order{"TI", "T1", "CT", "BT"};
    Candidate* best = nullptr;
    for (const QByteArrayView tag : order) {
        if (tag == "BT" && best)
            break;
        const auto first = std::find_if(m_titles.begin(), m_titles.end(), [tag](const Candidate& c) {
            return c.tag() == tag && !c.text.isEmpty();
        });
        if (first != m_titles.end() && (!best || first->text.size() > best->text.size()))
            best = &*first;
    }
    if (!best)
        return;
    m_record.title = best->text;
    for (Candidate& candidate : m_titles)
        candidate.used = candidate.text == m_record.title;
    for (Candidate& candidate : m_titles)
        if (!candidate.used && candidate.tag() == "BT" && !isWholeBook(m_record.type))
            m_journals.push_back({candidate.field, candidate.text});
    for (Candidate& candidate : m_titles)
        candidate.used = candidate.used || (candidate.tag() == "BT" && !isWholeBook(m_record.type));
    keepUnused(m_titles);
}

void RisRecordBuilder::finishJournal()
{
    static constexpr std::array<QByteArrayView, 4> fullNames{"JF", "T2", "BT", "JO"};
    static constexpr std::array<QByteArrayView, 6> shortNames{"JI", "J2", "JA", "J1", "J9", "JO"};
    const bool book = isWholeBook(m_record.type);
    const auto choose = [&](QByteArrayView tag, bool abbreviated) -> QString {
        for (const Candidate& c : m_journals)
            if (c.tag() == tag && !c.text.isEmpty() && (abbreviated || !looksAbbreviated(c.text)) &&
                !(book && tag == "T2"))
                return c.text;
        return {};
    };
    for (const bool abbreviated : {false, true})
        for (const QByteArrayView tag : fullNames)
            m_record.journal = m_record.journal.isEmpty() ? choose(tag, abbreviated) : m_record.journal;
    for (const QByteArrayView tag : shortNames)
        if (const QString name = choose(tag, true);
            m_record.journalAbbrev.isEmpty() && name != m_record.journal)
            m_record.journalAbbrev = name;
    for (Candidate& c : m_journals)
        c.used = c.text == m_record.journal || c.text == m_record.journalAbbrev;
    keepUnused(m_journals);
    for (Candidate& c : m_conferences) {
        c.used = isConference(m_record.type) && m_record.conference.isEmpty();
        m_record.conference = c.used ? c.text : m_record.conference;
    }
    keepUnused(m_conferences);
}

/// "2019//" of a RIS date is the year alone.
QString withoutEmptyParts(QString date)
{
    while (date.endsWith(u'/'))
        date.chop(1);
    return date;
}

void RisRecordBuilder::finishDate()
{
    static constexpr std::array<QByteArrayView, 4> yearOrder{"PY", "Y1", "DA", "C6"};
    static constexpr std::array<QByteArrayView, 3> dateOrder{"DA", "Y1", "PY"};
    for (const QByteArrayView tag : yearOrder)
        for (const Candidate& c : m_dates)
            if (c.tag() == tag && m_record.year == 0)
                m_record.year = yearIn(c.text);
    const QString year = m_record.year == 0 ? QString() : QString::number(m_record.year);
    for (const QByteArrayView tag : dateOrder)
        for (const Candidate& c : m_dates)
            if (const QString date = withoutEmptyParts(c.text);
                c.tag() == tag && m_record.date.isEmpty() && date != year)
                m_record.date = date;
    for (Candidate& c : m_dates) {
        const QString date = withoutEmptyParts(c.text);
        c.used = date.isEmpty() || (c.tag() != "C6" && (date == year || date == m_record.date));
    }
    keepUnused(m_dates);
    if (m_record.year == 0 && !m_dates.isEmpty() && !m_record.date.isEmpty())
        m_log.add(m_dates.front().line(), Severity::Warning,
                  QT_TRANSLATE_NOOP("formats", "no year in the date \"%1\"; the record has no year"),
                  m_record.date);
}

/// Ovid PsycINFO writes "No Pagination Specified" as "No" to "Specified".
void RisRecordBuilder::finishPages()
{
    if (m_startPage == u"No"_s && m_endPage == u"Specified"_s) {
        m_raw.emplace_back(0, RawField{u"SP"_s, m_startPage});
        m_raw.emplace_back(0, RawField{u"EP"_s, m_endPage});
        return;
    }
    m_record.pages = m_startPage;
    const bool covered = m_endPage.isEmpty() || m_endPage == m_startPage ||
                         (m_startPage.contains(u'-') && m_startPage.endsWith(m_endPage));
    if (!covered)
        m_record.pages += (m_startPage.isEmpty() ? u""_s : u"-"_s) + m_endPage;
}

/// M1 alone is EndNote's number of a journal issue; Ovid and Embase put many other things there.
void RisRecordBuilder::finishNumber()
{
    const bool issueNumber = m_numbers.size() == 1 && m_record.issue.isEmpty() &&
                             m_record.type == u"JOUR"_s && !m_numbers.front().text.isEmpty() &&
                             isPmid(m_numbers.front().text);
    if (issueNumber) {
        m_record.issue = m_numbers.front().text;
        m_numbers.front().used = true;
    }
    keepUnused(m_numbers);
}

/// One a line; a lone KW line may hold a whole list.
void RisRecordBuilder::finishKeywords()
{
    for (const TaggedField& f : m_keywordFields)
        for (const TaggedLine& line : f)
            if (QString value = valueText(line.value); !value.isEmpty())
                m_record.keywords += std::move(value);
    if (m_record.keywords.size() != 1)
        return;
    const QString only = m_record.keywords.constFirst();
    const QChar separator = only.contains(u';') ? u';' : u',';
    if (separator == u',' && only.count(u',') < 4)
        return;
    m_record.keywords.clear();
    for (const QString& keyword : only.split(separator, Qt::SkipEmptyParts))
        if (!keyword.trimmed().isEmpty())
            m_record.keywords += keyword.trimmed();
}

/// DOI links of a record without DO.
void RisRecordBuilder::finishDoi()
{
    if (!m_record.doi.isEmpty())
        return;
    for (const QString& url : m_record.urls)
        if (m_lesserDoi.isEmpty() && (url.contains(u"doi.org/"_s) || url.startsWith(u"doi:"_s)))
            m_lesserDoi = bareDoi(url);
    m_record.doi = m_lesserDoi;
}

void RisRecordBuilder::takeTrialIds(const QString& value)
{
    for (const ListedId& id : trialIdsIn(value))
        if (!m_record.trialIds.contains(id))
            m_record.trialIds += id;
}

void RisRecordBuilder::takeAccession(Candidate& candidate)
{
    takeTrialIds(candidate.text);
    const AccessionOrigin origin{m_record.database, m_record.provider, candidate.tag() == "ID"};
    for (const QString& part : candidate.text.split(u';', Qt::SkipEmptyParts)) {
        const QString value = part.trimmed();
        const ListedId id = accessionOf(value, origin);
        if (id.list == u"PMCID"_s) {
            candidate.used = true;
            m_record.pmcid = id.id;
        } else if (id.list == u"PMID"_s) {
            candidate.used = m_record.pmid.isEmpty() || m_record.pmid == id.id;
            m_record.pmid = m_record.pmid.isEmpty() ? id.id : m_record.pmid;
        } else if (!id.id.isEmpty()) {
            candidate.used = true;
            const auto same = [&id](const ListedId& known) { return known.id == id.id; };
            if (std::none_of(m_record.accessions.begin(), m_record.accessions.end(), same))
                m_record.accessions += id;
        }
    }
}

void RisRecordBuilder::finishAccessions()
{
    const bool scopus = m_record.database == u"Scopus"_s;
    for (Candidate& candidate : m_accessions) {
        if (candidate.tag() != "C2")
            takeAccession(candidate);
        else if (scopus && m_record.pmid.isEmpty() && isPmid(candidate.text)) {
            m_record.pmid = candidate.text;
            candidate.used = true;
        }
    }
    keepUnused(m_accessions);
    for (const ListedId& id : m_record.accessions)
        if (m_record.database.isEmpty())
            m_record.database = id.list;
    for (const QString& url : m_record.urls) {
        if (const ListedId id = accessionInLink(url); id.list == u"PMID"_s && m_record.pmid.isEmpty())
            m_record.pmid = id.id;
        else if (!id.id.isEmpty() && id.list != u"PMID"_s && m_record.accessions.isEmpty())
            m_record.accessions += id;
        takeTrialIds(url);
    }
    takeTrialIds(m_record.title);
}

void RisRecordBuilder::finishStatus()
{
    const bool retracted = m_record.title.startsWith(u"RETRACTED"_s) ||
                           m_record.title.startsWith(u"Retracted:"_s) ||
                           m_record.keywords.contains(u"Retracted Publication"_s);
    if (retracted)
        m_record.status = u"retracted"_s;
}

void RisRecordBuilder::finish()
{
    if (m_record.type.isEmpty())
        m_record.type = u"GEN"_s;
    finishTitle();
    finishJournal();
    finishDate();
    finishPages();
    finishNumber();
    finishKeywords();
    finishDoi();
    if (m_record.database.isEmpty())
        m_record.database = databaseOf(m_record);
    finishAccessions();
    finishStatus();
    std::stable_sort(m_raw.begin(), m_raw.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [line, field] : m_raw)
        m_record.raw += std::move(field);
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
    for (size_t at = 0; at < lines.size();) {
        size_t end = at + 1;
        while (end < lines.size() && lines[end].tag.isEmpty())
            ++end;
        take(lines.subspan(at, end - at));
        at = end;
    }
    finish();
    return std::move(m_record);
}

} // namespace

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
