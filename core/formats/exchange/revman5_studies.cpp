// SPDX-License-Identifier: GPL-3.0-or-later
// Studies of a RevMan 5 file.
#include "core/formats/exchange/revman5_studies.hpp"

#include "core/formats/name_list.hpp"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

const QString kList = u"RevMan"_s;
constexpr qsizetype kLongestReason = 60; // characters; reasons are a list to choose from

/// A list of studies and what being in it means.
struct StudyList {
    const char16_t* element;
    std::optional<Verdict> verdict;
    const char* tag; ///< "" = none
};

constexpr std::array kLists{
    StudyList{u"INCLUDED_STUDIES", Verdict::Include, ""},
    StudyList{u"EXCLUDED_STUDIES", Verdict::Exclude, ""},
    StudyList{u"AWAITING_STUDIES", std::nullopt, QT_TRANSLATE_NOOP("formats", "awaiting classification")},
    StudyList{u"ONGOING_STUDIES", std::nullopt, QT_TRANSLATE_NOOP("formats", "ongoing study")}};

struct Field {
    const char16_t* element;
    QString Record::*member;
};

constexpr std::array kFields{Field{u"TI", &Record::title},  Field{u"SO", &Record::journal},
                             Field{u"VL", &Record::volume}, Field{u"NO", &Record::issue},
                             Field{u"PG", &Record::pages},  Field{u"PB", &Record::publisher},
                             Field{u"CY", &Record::place}};

struct TypeWord {
    const char16_t* revman;
    const char16_t* ris;
};

constexpr std::array kTypes{TypeWord{u"JOURNAL_ARTICLE", u"JOUR"}, TypeWord{u"BOOK", u"BOOK"},
                            TypeWord{u"BOOK_SECTION", u"CHAP"},    TypeWord{u"CONFERENCE_PROC", u"CPAPER"},
                            TypeWord{u"COCHRANE_REVIEW", u"JOUR"}, TypeWord{u"UNPUBLISHED", u"UNPB"},
                            TypeWord{u"CORRESPONDENCE", u"PCOMM"}, TypeWord{u"COMPUTER_PROGRAM", u"COMP"}};

struct Characteristic {
    const char16_t* element;
    const char* heading;
};

constexpr std::array kCharacteristics{
    Characteristic{u"CHAR_METHODS", QT_TRANSLATE_NOOP("formats", "Methods")},
    Characteristic{u"CHAR_PARTICIPANTS", QT_TRANSLATE_NOOP("formats", "Participants")},
    Characteristic{u"CHAR_INTERVENTIONS", QT_TRANSLATE_NOOP("formats", "Interventions")},
    Characteristic{u"CHAR_OUTCOMES", QT_TRANSLATE_NOOP("formats", "Outcomes")},
    Characteristic{u"CHAR_NOTES", QT_TRANSLATE_NOOP("formats", "Notes")}};

void addIdentifier(Record& record, const Revman5Element& identifier)
{
    const QString type = identifier.attribute(u"TYPE"_s);
    const QString value = identifier.attribute(u"VALUE"_s).trimmed();
    if (value.isEmpty())
        return;
    if (type == u"DOI"_s)
        record.doi = value;
    else if (type == u"MEDLINE"_s || type == u"PUBMED"_s)
        record.pmid = QString(value).remove(u"PMID:"_s).trimmed();
    else
        record.accessions.append({type, value});
}

Record recordOf(const Revman5Element& reference)
{
    Record record;
    record.line = reference.line;
    record.type = u"GEN"_s;
    for (const TypeWord& type : kTypes)
        if (reference.attribute(u"TYPE"_s) == QStringView(type.revman))
            record.type = QString::fromUtf16(type.ris);
    for (const Field& field : kFields)
        record.*field.member = reference.child(field.element).text;
    record.authors = parseNameList(reference.child(u"AU").text, NameStyle::AnyList).names;
    record.date = reference.child(u"YR").text;
    record.year = record.date.left(4).toInt();
    if (const QString translated = reference.child(u"TO").text; !translated.isEmpty())
        record.titlesTranslated = {translated};
    if (const QString note = reference.attribute(u"NOTES"_s); !note.isEmpty())
        record.notes = {note};
    for (const char16_t* rest : {u"ED", u"EN", u"MD"})
        if (const QString text = reference.child(rest).text; !text.isEmpty())
            record.raw.append({QString::fromUtf16(rest), text});
    for (const Revman5Element& identifier : reference.child(u"IDENTIFIERS").children)
        addIdentifier(record, identifier);
    return record;
}

/// Reads the lists of studies.
class StudyReader {
public:
    StudyReader(const ForeignFile& file, const Revman5Element& root, ForeignReview& review)
        : m_file(file)
        , m_characteristics(root.child(u"CHARACTERISTICS_OF_STUDIES"))
        , m_review(review)
    {
    }

    Revman5Names read(const Revman5Element& studies)
    {
        m_review.recordFile = m_file;
        for (const StudyList& list : kLists)
            for (const Revman5Element& study : studies.child(list.element).children)
                if (study.name == u"STUDY"_s)
                    readStudy(study, list);
        if (m_emptyReferences > 0)
            m_review.report(
                m_file, 0, Severity::Info,
                Text::tr("%1 references hold nothing and are left out; join records to their studies by "
                         "hand")
                    .arg(m_emptyReferences));
        return m_names;
    }

private:
    void readStudy(const Revman5Element& study, const StudyList& list)
    {
        const QString id = study.attribute(u"ID"_s);
        const QString name = study.attribute(u"NAME"_s);
        m_names.insert(id, name);
        const QStringList keys = readReferences(study, id);
        for (const QString& key : keys) {
            if (list.verdict)
                m_review.decisions += decisionOf(key, id, *list.verdict, study.line);
            if (*list.tag)
                m_review.tags.append({key, Text::tr(list.tag)});
        }
        if (list.verdict == Verdict::Include)
            m_review.studies.append({name, keys, characteristicsOf(id), study.line});
        else if (keys.isEmpty())
            m_review.report(
                m_file, study.line, Severity::Warning,
                Text::tr("the study %1 (%2) has no reference and is left out: %3")
                    .arg(name, QString::fromUtf16(list.element).toLower().replace(u'_', u' '), reasonOf(id)));
    }

    QStringList readReferences(const Revman5Element& study, const QString& id)
    {
        QStringList keys;
        int number = 0;
        for (const Revman5Element& reference : study.children) {
            if (reference.name != u"REFERENCE"_s)
                continue;
            Record record = recordOf(reference);
            if (record.title.isEmpty() && record.journal.isEmpty() && record.doi.isEmpty()) {
                ++m_emptyReferences;
                continue;
            }
            const QString accession = id + u'/' + QString::number(++number);
            record.accessions.append({kList, accession});
            keys += kList + u':' + accession;
            m_review.records.append({keys.constLast(), std::move(record)});
        }
        return keys;
    }

    QString reasonOf(const QString& id) const
    {
        return described(u"CHARACTERISTICS_OF_EXCLUDED_STUDIES", id).child(u"CHAR_REASON_FOR_EXCLUSION").text;
    }

    /// Long texts are notes, under a reason that says so.
    ForeignDecision decisionOf(const QString& key, const QString& id, Verdict verdict, int line) const
    {
        ForeignDecision decision{key, {}, verdict, {}, {}, {}, Stage::FullText, line};
        const QString reason = verdict == Verdict::Exclude ? reasonOf(id) : QString();
        if (reason.isEmpty())
            return decision;
        const bool isLong = reason.size() > kLongestReason || reason.contains(u'\n');
        decision.reasons = {isLong ? Text::tr("as described in the note") : reason};
        decision.note = isLong ? reason : QString();
        return decision;
    }

    QList<RawField> characteristicsOf(const QString& id) const
    {
        const Revman5Element& element = described(u"CHARACTERISTICS_OF_INCLUDED_STUDIES", id);
        QList<RawField> fields;
        for (const Characteristic& known : kCharacteristics)
            if (const QString text = element.child(known.element).text; !text.isEmpty())
                fields.append({Text::tr(known.heading), text});
        return fields;
    }

    const Revman5Element& described(QStringView section, const QString& id) const
    {
        static const Revman5Element none;
        for (const Revman5Element& element : m_characteristics.child(section).children)
            if (element.attribute(u"STUDY_ID"_s) == id)
                return element;
        return none;
    }

    const ForeignFile& m_file;
    const Revman5Element& m_characteristics;
    ForeignReview& m_review;
    Revman5Names m_names{};
    int m_emptyReferences = 0;
};

QString judgementWord(const QString& result)
{
    static const QHash<QString, QString> words{
        {u"YES"_s, u"Low"_s}, {u"NO"_s, u"High"_s}, {u"UNKNOWN"_s, u"Unclear"_s}};
    return words.value(result, result);
}

} // namespace

Revman5Names readRevman5Studies(const ForeignFile& file, const Revman5Element& root, ForeignReview& review)
{
    return StudyReader(file, root, review).read(root.child(u"STUDIES_AND_REFERENCES").child(u"STUDIES"));
}

void readRevman5Bias(const ForeignFile& file, const Revman5Element& root, const Revman5Names& names,
                     ForeignReview& review)
{
    QHash<QString, qsizetype> placeOf;
    for (const Revman5Element& item : root.child(u"QUALITY_ITEMS").children)
        for (const Revman5Element& entry : item.child(u"QUALITY_ITEM_DATA").children) {
            const QString id = entry.attribute(u"STUDY_ID"_s);
            if (!names.contains(id)) {
                review.report(
                    file, entry.line, Severity::Error,
                    Text::tr("the judgement belongs to \"%1\", which is no study of the file, and is left "
                             "out")
                        .arg(id));
                continue;
            }
            if (!placeOf.contains(id)) {
                placeOf.insert(id, review.assessments.size());
                review.assessments.append({names.value(id), {}, entry.line});
            }
            review.assessments[placeOf.value(id)].judgements.append(
                {item.child(u"NAME").text, judgementWord(entry.attribute(u"RESULT"_s)),
                 entry.child(u"DESCRIPTION").text, entry.line});
        }
}

} // namespace plansift::formats
