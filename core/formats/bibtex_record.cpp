// SPDX-License-Identifier: GPL-3.0-or-later
// What each field of BibTeX, BibLaTeX and the databases' dialects of it means.
#include "core/formats/bibtex_record.hpp"

#include "core/formats/bibtex_name.hpp"
#include "core/formats/bibtex_types.hpp"
#include "core/formats/field_rules.hpp"
#include "core/formats/identifiers.hpp"
#include "core/formats/latex_text.hpp"
#include "core/formats/line_text.hpp"
#include "core/formats/record_filler.hpp"
#include "core/formats/value_text.hpp"
#include "core/formats/writer_raw.hpp"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Dates and numbers wait until the whole entry is known.
struct BibtexBuilder {
    const BibtexEntry& entry;
    RecordFiller draft{};
    QString subtitle{};
    const BibtexField* year = nullptr;
    const BibtexField* date = nullptr;
    const BibtexField* month = nullptr;
    QList<const BibtexField*> accessions{};

    void keepRaw(const BibtexField& f) { draft.keepRaw(f.name, f.value); }
    void concludeDate();
    Record conclude();
};

using B = BibtexBuilder;

QString lineOf(const QString& latex)
{
    return lineText(withoutEntities(latexToText(latex)));
}

/// An empty line parts paragraphs, every other line end is a blank.
QString paragraphsOf(const QString& latex)
{
    static const QRegularExpression emptyLine(uR"(\n\s*\n\s*)"_s);
    QStringList paragraphs;
    for (const QString& paragraph : latex.split(emptyLine))
        if (const QString text = lineOf(paragraph); !text.isEmpty())
            paragraphs += text;
    return paragraphs.join(u'\n');
}

void setOnce(B& b, QString Record::*member, const QString& text, const BibtexField& f)
{
    if (!takeText(b.draft.record.*member, text))
        b.keepRaw(f);
}

template<QString Record::*member>
void text(B& b, const BibtexField& f)
{
    setOnce(b, member, lineOf(f.value), f);
}

template<QStringList Record::*member>
void paragraphs(B& b, const BibtexField& f)
{
    b.draft.addText(member, paragraphsOf(f.value));
}

/// Web of Science writes its keywords with two pairs of braces.
QString listOf(const QString& latex)
{
    return isWhollyBraced(latex) ? latex.sliced(1, latex.size() - 2).trimmed() : latex;
}

/// Lists with semicolons, as Scopus and Web of Science write them.
template<QStringList Record::*member>
void list(B& b, const BibtexField& f)
{
    for (const QString& part : splitOutsideBraces(f.value, u";"))
        b.draft.addText(member, lineOf(part));
}

template<QList<Author> Record::*member>
void names(B& b, const BibtexField& f)
{
    QList<Author>& target = b.draft.record.*member;
    if (!target.isEmpty())
        return b.keepRaw(f);
    const BibtexNames read = readBibtexNames(f.value);
    target = read.authors;
    if (read.others)
        b.draft.keepRaw(f.name, kBibtexOthers.toString());
}

void abstract(B& b, const BibtexField& f)
{
    if (!takeAbstract(b.draft.record, paragraphsOf(f.value)))
        b.keepRaw(f);
}

void subtitle(B& b, const BibtexField& f)
{
    if (b.subtitle.isEmpty())
        b.subtitle = lineOf(f.value);
    else
        b.keepRaw(f);
}

void year(B& b, const BibtexField& f)
{
    if (b.year)
        b.keepRaw(f);
    else
        b.year = &f;
}

void date(B& b, const BibtexField& f)
{
    if (b.date)
        b.keepRaw(f);
    else
        b.date = &f;
}

void month(B& b, const BibtexField& f)
{
    if (b.month)
        b.keepRaw(f);
    else
        b.month = &f;
}

/// MathSciNet writes the abbreviation here and the full name in `fjournal`.
void journal(B& b, const BibtexField& f)
{
    if (b.entry.field(u"fjournal"))
        text<&Record::journalAbbrev>(b, f);
    else
        text<&Record::journal>(b, f);
}

/// EBSCO writes "null" where it has no issue.
void issue(B& b, const BibtexField& f)
{
    if (f.value == u"null"_s)
        b.keepRaw(f);
    else
        text<&Record::issue>(b, f);
}

/// "12--34" is written for a dash between the pages.
void pages(B& b, const BibtexField& f)
{
    static const QRegularExpression dashes(u"-{2,3}"_s);
    setOnce(b, &Record::pages, lineOf(QString(f.value).replace(dashes, u"-"_s)), f);
}

/// Keeps the field as it stands when the draft could not take all of its text.
template<void (RecordFiller::*take)(const QString&, const QString&)>
void identifier(B& b, const BibtexField& f)
{
    const qsizetype before = b.draft.record.raw.size();
    (b.draft.*take)(lineText(latexToVerbatim(f.value)), f.name);
    if (b.draft.record.raw.size() > before)
        b.draft.record.raw.last().value = f.value;
}

void links(B& b, const BibtexField& f)
{
    takeLinks(b.draft.record, lineText(latexToVerbatim(f.value)));
}

/// "\url{...}" alone is a link; anything else is kept.
void published(B& b, const BibtexField& f)
{
    const QString text = lineOf(f.value);
    if (text.startsWith(u"http"_s) && !text.contains(u' '))
        takeLinks(b.draft.record, text);
    else
        b.keepRaw(f);
}

/// Semicolons part keywords where there is one; else commas do. Braces hold together.
void keywords(B& b, const BibtexField& f)
{
    const QString list = listOf(f.value);
    const QStringList parts = splitOutsideBraces(list, u";");
    const bool semicolons = parts.size() > 1 || list.endsWith(u';');
    for (const QString& part : semicolons ? parts : splitOutsideBraces(parts.join(u' '), u","))
        b.draft.addText(&Record::keywords, lineOf(part));
}

void languages(B& b, const BibtexField& f)
{
    takeLanguages(b.draft.record, lineOf(f.value));
}

/// The database; Mendeley and others write other things here.
void source(B& b, const BibtexField& f)
{
    const QString value = lineOf(f.value);
    if (value == u"Scopus"_s || value == u"Web of Science"_s || value == u"Embase"_s)
        setOnce(b, &Record::database, value, f);
    else
        b.keepRaw(f);
}

/// BibLaTeX: a number whose kind stands in another field.
void eprint(B& b, const BibtexField& f)
{
    const BibtexField* kind = b.entry.field(u"eprinttype");
    const QString word = kind ? kind->value.toLower() : QString();
    if (word == u"pubmed"_s || word == u"pmid"_s)
        identifier<&RecordFiller::setPmid>(b, f);
    else
        b.keepRaw(f);
}

/// Fields of other formats, and what could not be read of the entry before it was written.
void carrier(B& b, const BibtexField& f)
{
    const RawField field = uncarried({kCarrierTag, paragraphsOf(f.value)});
    b.draft.keepRaw(field.tag, field.value);
}

void accession(B& b, const BibtexField& f)
{
    b.accessions += &f;
}

using Take = void (*)(B&, const BibtexField&);

struct BibtexRule {
    QStringView name;
    Take take;
};

/// The one table of fields. A field that is not here is kept in `raw`.
constexpr BibtexRule kRules[] = {{u"title", &text<&Record::title>},
                                 {u"subtitle", &subtitle},
                                 {u"origtitle", &paragraphs<&Record::titlesTranslated>},
                                 {u"shorttitle", &text<&Record::titleShort>},
                                 {u"author", &names<&Record::authors>},
                                 {u"editor", &names<&Record::editors>},
                                 {u"year", &year},
                                 {u"date", &date},
                                 {u"month", &month},
                                 {u"journal", &journal},
                                 {u"journaltitle", &text<&Record::journal>},
                                 {u"booktitle", &text<&Record::journal>},
                                 {u"fjournal", &text<&Record::journal>},
                                 {u"abbrev_source_title", &text<&Record::journalAbbrev>},
                                 {u"shortjournal", &text<&Record::journalAbbrev>},
                                 {u"journal-iso", &text<&Record::journalAbbrev>},
                                 {u"eventtitle", &text<&Record::conference>},
                                 {u"volume", &text<&Record::volume>},
                                 {u"number", &issue},
                                 {u"issue", &issue},
                                 {u"pages", &pages},
                                 {u"eid", &text<&Record::articleNumber>},
                                 {u"art_number", &text<&Record::articleNumber>},
                                 {u"article-number", &text<&Record::articleNumber>},
                                 {u"articleno", &text<&Record::articleNumber>},
                                 {u"abstract", &abstract},
                                 {u"keywords", &keywords},
                                 {u"keyword", &keywords},
                                 {u"author_keywords", &keywords},
                                 {u"keywords-plus", &keywords},
                                 {u"doi", &identifier<&RecordFiller::setDoi>},
                                 {u"pmid", &identifier<&RecordFiller::setPmid>},
                                 {u"pubmed_id", &identifier<&RecordFiller::setPmid>},
                                 {u"pmcid", &identifier<&RecordFiller::setPmcid>},
                                 {u"pmc", &identifier<&RecordFiller::setPmcid>},
                                 {u"eprint", &eprint},
                                 {u"unique-id", &accession},
                                 {u"issn", &identifier<&RecordFiller::addSerials>},
                                 {u"eissn", &identifier<&RecordFiller::addSerials>},
                                 {u"isbn", &identifier<&RecordFiller::addSerials>},
                                 {u"url", &links},
                                 {u"howpublished", &published},
                                 {u"language", &languages},
                                 {u"langid", &languages},
                                 {u"publisher", &text<&Record::publisher>},
                                 {u"school", &text<&Record::publisher>},
                                 {u"institution", &text<&Record::publisher>},
                                 {u"address", &text<&Record::place>},
                                 {u"location", &text<&Record::place>},
                                 {u"affiliation", &list<&Record::affiliations>},
                                 {u"affiliations", &list<&Record::affiliations>},
                                 {u"note", &paragraphs<&Record::notes>},
                                 {u"annote", &paragraphs<&Record::notes>},
                                 {u"annotation", &paragraphs<&Record::notes>},
                                 {u"source", &source},
                                 {u"x9", &carrier},
                                 {u"database", &text<&Record::database>}};

Take ruleOf(const QString& name)
{
    static const QHash<QString, Take> index = [] {
        QHash<QString, Take> table;
        for (const BibtexRule& rule : kRules)
            table.insert(rule.name.toString(), rule.take);
        return table;
    }();
    return index.value(name);
}

/// `date` (BibLaTeX) tells more than `year` and `month`.
void B::concludeDate()
{
    Record& record = draft.record;
    for (const BibtexField* f : {year, date, month})
        if (f && record.year == 0)
            record.year = yearIn(lineOf(f->value));
    const QString known = record.year == 0 ? QString() : QString::number(record.year);
    for (const BibtexField* f : {date, month, year}) {
        const QString text = f ? lineOf(f->value) : QString();
        if (text.isEmpty() || text == known)
            continue;
        if (record.date.isEmpty())
            record.date = text;
        else if (record.date != text)
            keepRaw(*f);
    }
}

Record B::conclude()
{
    Record& record = draft.record;
    record.type = risTypeOfBibtex(entry.type).toString();
    if (bibtexTypeOf(record.type) != entry.type)
        draft.keepRaw(kBibtexTypeTag.toString(), entry.type);
    draft.keepRaw(kBibtexKeyTag.toString(), entry.key);
    draft.keepRaw({}, entry.unread);
    if (!subtitle.isEmpty())
        record.title += (record.title.isEmpty() ? u""_s : u": "_s) + subtitle;
    concludeDate();
    nameDatabase(draft.record);
    for (const BibtexField* f : accessions) {
        const QString value = lineOf(f->value);
        if (record.database.isEmpty() && (value.startsWith(u"WOS:"_s) || value.startsWith(u"ISI:"_s)))
            record.database = u"Web of Science"_s;
        draft.addAccessions(value, f->name);
    }
    draft.conclude();
    return std::move(draft.record);
}

} // namespace

bool isMappedBibtexField(const QString& name)
{
    return ruleOf(name) != nullptr;
}

Record buildBibtexRecord(const BibtexEntry& entry)
{
    B builder{.entry = entry};
    for (const BibtexField& field : entry.fields) {
        if (const Take take = ruleOf(field.name); take && !field.value.isEmpty())
            take(builder, field);
        else
            builder.keepRaw(field);
    }
    return builder.conclude();
}

} // namespace plansift::formats
