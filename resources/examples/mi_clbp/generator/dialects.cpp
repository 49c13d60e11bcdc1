// SPDX-License-Identifier: GPL-3.0-or-later
// One function a database, each after real export files of it.
#include "resources/examples/mi_clbp/generator/dialects.hpp"

#include "resources/examples/mi_clbp/generator/spelling.hpp"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace plansift::example {
namespace {

constexpr qsizetype kMedlineWidth = 88; ///< PubMed breaks lines here

/// Collects lines of a tagged format; empty values are left out.
class Lines {
public:
    explicit Lines(QString separator)
        : m_separator(std::move(separator))
    {
    }

    void add(const QString& tag, const QString& value)
    {
        if (!value.isEmpty())
            m_text += tag + m_separator + value + u'\n';
    }
    void add(const QString& tag, const QStringList& values)
    {
        for (const QString& value : values)
            add(tag, value);
    }
    void line(const QString& text) { m_text += text + u'\n'; }
    QString text() const { return m_text; }

private:
    QString m_separator;
    QString m_text{};
};

/// A MEDLINE field broken into lines of at most 88 characters, continued with six blanks.
void addMedline(Lines& lines, const QString& tag, const QString& value)
{
    if (value.isEmpty())
        return;
    QString line = tag.leftJustified(4) + u"- "_s;
    for (const QString& word : value.split(u' ')) {
        if (line.size() > 6 && line.size() + word.size() >= kMedlineWidth) {
            lines.line(line.trimmed().startsWith(tag) ? line.chopped(1) : QString(line.chopped(1)));
            line = QString(6, u' ');
        }
        line += word + u' ';
    }
    lines.line(line.chopped(1));
}

QString monthName(int month)
{
    static const QStringList names = u"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"_s.split(u' ');
    return names.at(month - 1);
}

QString name(const QString& text, const Description& d)
{
    return d.accents ? text : withoutAccents(text);
}

QString givenOf(const Person& person)
{
    return person.middle.isEmpty() ? person.given : QString(person.given + u' ' + person.middle);
}

/// "Family, Given M" or "Family, G. M."
QStringList commaNames(const Work& work, const Description& d, const QString& end)
{
    QStringList names;
    for (const Person& person : work.authors) {
        QString given = d.fullNames ? givenOf(person) : initialsOf(person, u"."_s);
        if (d.fullNames && !person.middle.isEmpty())
            given += end;
        names += name(person.family + u", "_s + given, d);
    }
    return names;
}

QStringList plainNames(const Work& work, const Description& d, const QString& dot, const QString& between)
{
    QStringList names;
    for (const Person& person : work.authors)
        names += name(person.family + between + initialsOf(person, dot), d);
    return names;
}

QString languageName(const QString& code)
{
    static const QHash<QString, QString> names{
        {u"ger"_s, u"German"_s},  {u"spa"_s, u"Spanish"_s}, {u"por"_s, u"Portuguese"_s},
        {u"fre"_s, u"French"_s},  {u"ita"_s, u"Italian"_s}, {u"nor"_s, u"Norwegian"_s},
        {u"swe"_s, u"Swedish"_s}, {u"dut"_s, u"Dutch"_s},   {u"tur"_s, u"Turkish"_s}};
    return names.value(code, u"English"_s);
}

QString firstPage(const QString& pages)
{
    return pages.section(u'-', 0, 0);
}

QString lastPage(const QString& pages)
{
    return pages.contains(u'-') ? pages.section(u'-', 1) : QString();
}

/// Humans, Animals, or "" where pictures were studied.
QString subjectsOfStudy(const Work& work)
{
    if (work.design == u"animal"_s)
        return u"Animals"_s;
    return work.design == u"computing"_s ? QString() : u"Humans"_s;
}

/// Subjects in the lower case and word order of Emtree.
QStringList emtree(const Work& work)
{
    QStringList terms{u"article"_s};
    if (const QString subjects = subjectsOfStudy(work).toLower(); !subjects.isEmpty())
        terms += subjects.chopped(1);
    for (const QString& subject : work.subjects)
        terms += subject.contains(u", "_s)
                     ? (subject.section(u", "_s, 1) + u' ' + subject.section(u", "_s, 0, 0)).toLower()
                     : subject.toLower();
    return terms;
}

QString writeMedline(const Work& work, const Description& d, int, int)
{
    Lines lines(u"- "_s);
    const auto add = [&lines](const QString& tag, const QString& value) { addMedline(lines, tag, value); };
    const QString date = QString::number(d.year) + u' ' + monthName(work.month);
    add(u"PMID"_s, QString::number(work.pmid));
    add(u"OWN"_s, u"NLM"_s);
    add(u"STAT"_s, work.year >= 2024 ? u"Publisher"_s : u"MEDLINE"_s);
    add(u"IS"_s, work.journal.issn + u" (Electronic)"_s);
    add(u"VI"_s, QString::number(work.volume));
    add(u"IP"_s, QString::number(work.issue));
    add(u"DP"_s, date);
    add(u"TI"_s, d.title);
    add(u"TT"_s, work.vernacular.isEmpty() ? QString() : QString(work.vernacular + u'.'));
    add(u"PG"_s, d.pages);
    add(u"LID"_s, d.doi.isEmpty() ? QString() : QString(d.doi + u" [doi]"));
    add(u"AB"_s, d.abstract);
    for (const Person& person : work.authors) {
        add(u"FAU"_s, person.family + u", "_s + givenOf(person));
        add(u"AU"_s, person.family + u' ' + initialsOf(person, {}));
        if (&person == &work.authors.constFirst())
            add(u"AD"_s, work.affiliation + u'.');
    }
    add(u"LA"_s, work.language);
    add(u"PT"_s, u"Journal Article"_s);
    add(u"PT"_s, work.kind);
    add(u"PL"_s, work.journal.place);
    add(u"TA"_s, work.journal.abbreviation);
    add(u"JT"_s, work.journal.name);
    add(u"SB"_s, u"IM"_s);
    for (const QString& subject : work.subjects)
        add(u"MH"_s, (&subject == &work.subjects.constFirst() ? u"*"_s : u""_s) + subject);
    add(u"MH"_s, subjectsOfStudy(work));
    add(u"GN"_s, syntheticNote());
    add(u"SO"_s, u"%1. %2;%3(%4):%5."_s.arg(work.journal.abbreviation, date, QString::number(work.volume),
                                            QString::number(work.issue), d.pages));
    lines.line({});
    return lines.text();
}

QString writeEmbase(const Work& work, const Description& d, int, int)
{
    Lines lines(u"  - "_s);
    const QString number = u"L9%1"_s.arg(d.number, 8, 10, QChar(u'0'));
    lines.add(u"TY"_s, u"JOUR"_s);
    lines.add(u"M3"_s, work.kind == u"Conference Abstract"_s ? work.kind : u"Article"_s);
    lines.add(u"Y1"_s, QString::number(d.year));
    lines.add(u"VL"_s, QString::number(work.volume));
    lines.add(u"IS"_s, QString::number(work.issue));
    lines.add(u"SP"_s, firstPage(d.pages));
    lines.add(u"EP"_s, lastPage(d.pages));
    lines.add(u"SN"_s, QStringList{work.journal.issn, work.journal.issn});
    lines.add(u"JF"_s, d.fullJournal ? work.journal.name : work.journal.abbreviation);
    lines.add(u"JO"_s, work.journal.abbreviation);
    lines.add(u"U2"_s, number);
    lines.add(u"DB"_s, u"Embase"_s);
    lines.add(u"DB"_s, work.pmid > 0 ? u"Medline"_s : QString());
    lines.add(u"U3"_s, u"%1-%2-14"_s.arg(d.year).arg(work.month, 2, 10, QChar(u'0')));
    lines.add(u"DO"_s, d.doi);
    lines.add(u"A1"_s, plainNames(work, d, u"."_s, u" "_s));
    lines.add(u"M1"_s, u'(' + plainNames(work, d, u"."_s, u" "_s).join(u"; "_s) + u") "_s + work.affiliation);
    lines.add(u"T1"_s, d.title);
    lines.add(u"LA"_s, languageName(work.language));
    lines.add(u"KW"_s, emtree(work));
    lines.add(u"N2"_s, d.abstract);
    lines.add(u"N1"_s, syntheticNote());
    lines.line(u"ER  - \n"_s);
    return lines.text();
}

QString writeEbsco(const Work& work, const Description& d, int, int)
{
    Lines lines(u"  - "_s);
    const QString number = u"99%1"_s.arg(d.number, 7, 10, QChar(u'0'));
    lines.add(u"TY"_s, u"JOUR"_s);
    lines.add(u"ID"_s, number);
    lines.add(u"T1"_s, d.title);
    lines.add(u"AU"_s, commaNames(work, d, u"."_s));
    lines.add(u"Y1"_s, u"%1/%2//"_s.arg(d.year).arg(work.month, 2, 10, QChar(u'0')));
    lines.add(u"N1"_s, u"Accession Number: %1. Language: %2. Publication Type: Journal Article. "_s.arg(
                           number, languageName(work.language)) +
                           syntheticNote());
    QStringList keywords;
    for (const QString& subject : work.subjects)
        keywords += subject + (subject.contains(u"Pain"_s) && keywords.isEmpty() ? u" -- Therapy"_s : u""_s);
    lines.add(u"KW"_s, keywords);
    lines.add(u"SP"_s, firstPage(d.pages));
    lines.add(u"EP"_s, lastPage(d.pages));
    lines.add(u"JO"_s, inTitleCase(work.journal.name));
    lines.add(u"JF"_s, inTitleCase(work.journal.name));
    lines.add(u"JA"_s, work.journal.abbreviation.toUpper());
    lines.add(u"VL"_s, QString::number(work.volume));
    lines.add(u"IS"_s, QString::number(work.issue));
    lines.add(u"PB"_s, work.journal.publisher);
    lines.add(u"AB"_s, d.abstract);
    lines.add(u"SN"_s, work.journal.issn);
    lines.add(u"AD"_s, work.affiliation);
    lines.add(u"DO"_s, d.doi);
    lines.add(
        u"UR"_s,
        u"https://search.ebscohost.com/login.aspx?direct=true&db=ccm&AN=%1&site=ehost-live"_s.arg(number));
    lines.add(u"DP"_s, u"EBSCOhost"_s);
    lines.add(u"DB"_s, u"CINAHL"_s);
    lines.line(u"ER  - \n\n"_s);
    return lines.text();
}

QString writeOvid(const Work& work, const Description& d, int ordinal, int)
{
    Lines lines(u"  - "_s);
    const QString number = u"%1-99%2-001"_s.arg(d.year).arg(d.number, 3, 10, QChar(u'0'));
    const QString link =
        u"http://ovidsp.ovid.com/ovidweb.cgi?T=JS&CSC=Y&NEWS=N&PAGE=fulltext&D=psyc&AN="_s + number;
    lines.line(QString::number(ordinal) + u'.');
    lines.add(u"TY"_s, u"JOUR"_s);
    lines.add(u"ID"_s, number);
    lines.add(u"T1"_s, d.title);
    lines.add(u"A1"_s, commaNames(work, d, u"."_s));
    lines.add(u"Y1"_s, u"%1//"_s.arg(d.year));
    lines.add(u"N2"_s, d.abstract);
    for (const QString& subject : work.subjects)
        lines.add(u"KW"_s, (&subject == &work.subjects.constFirst() ? u"*"_s : u""_s) + subject);
    lines.add(u"JF"_s, work.journal.name);
    lines.add(u"VL"_s, QString::number(work.volume));
    lines.add(u"IS"_s, QString::number(work.issue));
    lines.add(u"SP"_s, d.pages.isEmpty() ? u"No"_s : firstPage(d.pages));
    lines.add(u"EP"_s, d.pages.isEmpty() ? u"Specified"_s : lastPage(d.pages));
    lines.add(u"PB"_s, QStringList{work.journal.publisher, work.journal.place});
    lines.add(u"SN"_s, work.journal.issn);
    lines.add(u"AD"_s, work.affiliation);
    lines.add(u"LA"_s, languageName(work.language));
    lines.add(u"M3"_s, u"Health & Mental Health Treatment & Prevention [3300]"_s);
    lines.add(u"DO"_s, d.doi.isEmpty() ? QStringList() : QStringList{u"https://dx.doi.org/"_s + d.doi});
    lines.add(u"N1"_s, syntheticNote());
    lines.add(u"UR"_s, link);
    lines.line(u"ER  - \n"_s);
    lines.line(u"Link to the Ovid Full Text or citation: "_s + link);
    lines.line({});
    return lines.text();
}

QString writeCentral(const Work& work, const Description& d, int ordinal, int total)
{
    Lines lines(u"  - "_s);
    const QString number = u"CN-99%1"_s.arg(d.number, 6, 10, QChar(u'0'));
    lines.line(u"Record #%1 of %2"_s.arg(ordinal).arg(total));
    lines.line(u"Provider: Cochrane Library"_s);
    lines.line(u"Content: text/plain; charset=\"UTF-8\"\n"_s);
    lines.add(u"TY"_s, u"JOUR"_s);
    lines.add(u"AN"_s, number);
    lines.add(u"AU"_s, d.fullNames ? commaNames(work, d, {}) : plainNames(work, d, {}, u", "_s));
    lines.add(u"TI"_s, d.title);
    lines.add(u"JO"_s, d.fullJournal ? work.journal.name : work.journal.abbreviation);
    lines.add(u"VL"_s, QString::number(work.volume));
    lines.add(u"IS"_s, QString::number(work.issue));
    lines.add(u"SP"_s, d.pages);
    lines.add(u"PY"_s, QString::number(d.year));
    lines.add(u"C3"_s, work.pmid > 0 ? u"PUBMED %1"_s.arg(work.pmid) : QString());
    lines.add(u"M3"_s,
              work.kind == u"Conference Abstract"_s ? u"Conference proceeding"_s : u"Journal article"_s);
    QStringList keywords = work.subjects;
    keywords.replaceInStrings(u", "_s, u" "_s);
    lines.add(u"KW"_s, keywords);
    lines.add(u"DO"_s, d.doi);
    lines.add(u"AB"_s, d.abstract);
    lines.add(u"N1"_s, syntheticNote());
    lines.add(u"UR"_s, u"https://www.cochranelibrary.com/central/doi/10.1002/central/%1/full"_s.arg(number));
    lines.line(u"ER  - \n\n"_s);
    return lines.text();
}

QString writeScopus(const Work& work, const Description& d, int ordinal, int)
{
    Lines lines(u"  - "_s);
    const bool conference = work.kind == u"Conference Abstract"_s;
    lines.add(u"TY"_s, u"JOUR"_s);
    lines.add(u"TI"_s, d.title);
    lines.add(u"T2"_s, work.journal.name);
    lines.add(u"J2"_s, work.journal.abbreviation.split(u' ').join(u". "_s) + u'.');
    lines.add(u"VL"_s, QString::number(work.volume));
    lines.add(u"IS"_s, QString::number(work.issue));
    if (work.firstPage == 0) {
        lines.add(u"C7"_s, d.pages);
    } else {
        lines.add(u"SP"_s, firstPage(d.pages));
        lines.add(u"EP"_s, lastPage(d.pages));
    }
    lines.add(u"PY"_s, QString::number(d.year));
    lines.add(u"DO"_s, d.doi);
    lines.add(u"SN"_s, QString(work.journal.issn).remove(u'-') + u" (ISSN)"_s);
    lines.add(u"AU"_s, plainNames(work, d, u"."_s, u", "_s));
    lines.add(u"AD"_s, work.affiliation);
    lines.add(u"AB"_s, d.abstract);
    lines.add(u"KW"_s, emtree(work));
    lines.add(u"PB"_s, work.journal.publisher);
    lines.add(u"C2"_s, work.pmid > 0 ? QString::number(work.pmid) : QString());
    lines.add(u"LA"_s, languageName(work.language));
    lines.add(u"M3"_s, conference ? u"Conference Paper"_s : u"Article"_s);
    lines.add(u"DB"_s, u"Scopus"_s);
    lines.add(u"N1"_s, u"Export Date: 12 April 2024; Cited By: %1"_s.arg((d.number * 37 + ordinal) % 90));
    lines.add(u"N1"_s, syntheticNote());
    lines.add(u"UR"_s, u"https://www.scopus.com/inward/record.uri?eid=2-s2.0-99%1&partnerID=40"_s.arg(
                           d.number, 9, 10, QChar(u'0')));
    lines.line(u"ER  - \n\n"_s);
    return lines.text();
}

QString writePedro(const Work& work, const Description& d, int, int)
{
    Lines lines(u"  - "_s);
    lines.add(u"TY"_s, u"JOUR"_s);
    lines.add(u"TI"_s, d.title);
    lines.add(u"AU"_s, plainNames(work, d, {}, u" "_s));
    lines.add(u"JO"_s, work.journal.name);
    lines.add(u"PY"_s, QString::number(d.year));
    lines.add(u"VL"_s, QString::number(work.volume));
    lines.add(u"IS"_s, QString::number(work.issue));
    lines.add(u"SP"_s, d.pages);
    lines.add(u"DO"_s, d.doi);
    lines.add(u"AB"_s, d.abstract);
    lines.add(u"N1"_s, syntheticNote());
    lines.add(u"DB"_s, u"PEDro"_s);
    lines.line(u"ER  - \n"_s);
    return lines.text();
}

} // namespace

const Dialect& dialectOf(const QString& key)
{
    static const QList<Dialect> dialects{
        {u"nbib"_s, u"\r\n"_s, false, &writeMedline}, {u"embase"_s, u"\n"_s, true, &writeEmbase},
        {u"ebsco"_s, u"\r\n"_s, false, &writeEbsco},  {u"ovid"_s, u"\r\n"_s, false, &writeOvid},
        {u"central"_s, u"\n"_s, true, &writeCentral}, {u"scopus"_s, u"\n"_s, true, &writeScopus},
        {u"plain"_s, u"\r\n"_s, false, &writePedro}};
    for (const Dialect& dialect : dialects)
        if (dialect.key == key)
            return dialect;
    return dialects.constFirst();
}

} // namespace plansift::example
