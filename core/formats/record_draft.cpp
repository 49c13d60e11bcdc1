// SPDX-License-Identifier: GPL-3.0-or-later
// Named values into the places of the normal record.
#include "core/formats/record_draft.hpp"

#include "core/formats/identifiers.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/record_type.hpp"
#include "core/formats/source_database.hpp"
#include "core/formats/source_line.hpp"
#include "core/formats/value_text.hpp"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

QString plain(const NamedValue& v)
{
    return v.text.contains(u'&') ? withoutEntities(v.text) : v.text;
}

/// "Jan-02", "2-Mar", "1.23E+15": what spreadsheets make of "1-2" and of long numbers.
bool looksMadeBySpreadsheet(const QString& text)
{
    if (text.size() < 5 || text.size() > 14)
        return false;
    static const QRegularExpression made(
        uR"(^(\d{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|)"
        R"((Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2}|\d(\.\d+)?E\+\d+)$)"_s);
    return made.match(text).hasMatch();
}

/// Screening programs whose own numbers tell them: "rayyan-902924676", Covidence's "#123".
QString listOfTool(const QString& number)
{
    if (number.startsWith(u"rayyan-"_s))
        return u"Rayyan"_s;
    return number.startsWith(u'#') ? u"Covidence"_s : QString();
}

} // namespace

void RecordDraft::take(Taker taker, const NamedValue& value)
{
    ++m_taken;
    if (value.text.isEmpty())
        return;
    if (taker) {
        (this->*taker)(value);
        return;
    }
    m_log.unknownTag(value.line, value.name);
    keep(value);
}

void RecordDraft::keep(const NamedValue& value)
{
    m_raw.emplace_back(m_taken, RawField{value.name, value.text});
}

void RecordDraft::setOnce(QString& target, const NamedValue& v)
{
    if (!takeText(target, plain(v)))
        keep(v);
}

/// The first type that says something counts; the printed word is kept unless it is the RIS word itself.
void RecordDraft::type(const NamedValue& v)
{
    const QString word = typeWord(v.text);
    if (m_record.type.isEmpty())
        m_record.type = word;
    if (v.text != m_record.type)
        keep(v);
}

void RecordDraft::title(const NamedValue& v)
{
    setOnce(m_record.title, v);
}

void RecordDraft::titleTranslated(const NamedValue& v)
{
    addOnce(m_record.titlesTranslated, plain(v));
}

void RecordDraft::abstract(const NamedValue& v)
{
    if (!takeAbstract(m_record, plain(v)))
        keep(v);
}

void RecordDraft::authors(const NamedValue& v)
{
    static const QRegularExpression number(u" ?\\(\\d{6,}\\)"_s); // Scopus: "Sun, Fei (12141248300)"
    const QString printed = plain(v);
    const QString names = printed.contains(u'(') ? QString(printed).remove(number) : printed;
    const NameList list = parseNameList(names, m_names);
    m_record.authors += list.names;
    if (list.uncertain || names != printed)
        keep(v);
    if (!list.uncertain)
        return;
    m_log.add(v.line, Severity::Warning,
              QT_TRANSLATE_NOOP("formats",
                                "the source writes its authors without anything between them; they were "
                                "parted at capitals (\"%1\"), check them"),
              v.text);
}

void RecordDraft::groupAuthors(const NamedValue& v)
{
    for (const QString& name : valueParts(plain(v), u";|\n"))
        m_record.authors += groupName(name);
}

void RecordDraft::editors(const NamedValue& v)
{
    m_record.editors += parseNameList(plain(v), m_names).names;
}

void RecordDraft::year(const NamedValue& v)
{
    const int year = yearIn(v.text);
    if (m_record.year == 0)
        m_record.year = year;
    if (v.text == QString::number(m_record.year))
        return;
    if (m_record.date.isEmpty())
        m_record.date = v.text;
    else if (m_record.date != v.text)
        keep(v);
}

void RecordDraft::date(const NamedValue& v)
{
    setOnce(m_record.date, v);
}

void RecordDraft::month(const NamedValue& v)
{
    m_month = v.text;
    keep(v);
}

void RecordDraft::day(const NamedValue& v)
{
    m_day = v.text;
    keep(v);
}

/// Fills what no other value gives; the line itself is kept.
void RecordDraft::sourceLine(const NamedValue& v)
{
    const SourceLine line = parseSourceLine(plain(v));
    const std::pair<QString Record::*, QString> parts[] = {
        {&Record::journal, line.journal},    {&Record::volume, line.volume}, {&Record::issue, line.issue},
        {&Record::pages, line.pages},        {&Record::date, line.date},     {&Record::place, line.place},
        {&Record::publisher, line.publisher}};
    for (const auto& [member, text] : parts)
        if ((m_record.*member).isEmpty())
            m_record.*member = text;
    if (m_record.year == 0)
        m_record.year = line.year;
    if (m_record.type.isEmpty() && line.book)
        m_record.type = line.pages.isEmpty() ? u"BOOK"_s : u"CHAP"_s;
    keep(v);
}

void RecordDraft::issue(const NamedValue& v)
{
    warnOfSpreadsheet(v);
    setOnce(m_record.issue, v);
}

void RecordDraft::pages(const NamedValue& v)
{
    warnOfSpreadsheet(v);
    setOnce(m_record.pages, v);
}

void RecordDraft::warnOfSpreadsheet(const NamedValue& v)
{
    if (looksMadeBySpreadsheet(v.text))
        m_log.add(v.line, Severity::Warning,
                  QT_TRANSLATE_NOOP("formats", "\"%1\" looks as if a spreadsheet program had changed it; "
                                               "export again and do not open the file in between"),
                  v.text);
}

void RecordDraft::doi(const NamedValue& v)
{
    if (!takeDoi(m_record, plain(v)))
        keep(v);
}

void RecordDraft::pmid(const NamedValue& v)
{
    warnOfSpreadsheet(v);
    if (!takePmid(m_record, v.text))
        keep(v);
}

void RecordDraft::pmcid(const NamedValue& v)
{
    if (!takePmcid(m_record, v.text))
        keep(v);
}

void RecordDraft::accession(const NamedValue& v)
{
    warnOfSpreadsheet(v);
    ListedId id = accessionOf(v.text, {m_record.database, m_record.provider, false});
    if (id.list.isEmpty())
        id.list = listOfTool(v.text);
    if (!takeAccession(m_record, id))
        keep(v);
}

void RecordDraft::trialIds(const NamedValue& v)
{
    if (!takeTrialIds(m_record, v.text))
        keep(v);
}

void RecordDraft::serialNumber(const NamedValue& v)
{
    warnOfSpreadsheet(v);
    if (!takeSerialNumbers(m_record, v.text))
        keep(v);
}

void RecordDraft::url(const NamedValue& v)
{
    takeLinks(m_record, v.text);
}

void RecordDraft::keywords(const NamedValue& v)
{
    const QString text = plain(v);
    if (const QStringList items = printedList(text); !items.isEmpty()) {
        for (const QString& item : items)
            addOnce(m_record.keywords, item);
        return;
    }
    const bool barred = text.contains(u'|') && !text.contains(u';');
    for (const QString& keyword : valueParts(text, barred ? u"|\n" : u";\n"))
        addOnce(m_record.keywords, keyword);
}

/// "article, cyst (diagnosis, surgery), human": Embase.com.
void RecordDraft::commaKeywords(const NamedValue& v)
{
    const QString text = plain(v);
    int depth = 0;
    qsizetype start = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        const QChar c = at < text.size() ? text.at(at) : QChar(u',');
        depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (c != u',' || (depth > 0 && at < text.size()))
            continue;
        if (const QString keyword = text.sliced(start, at - start).trimmed(); !keyword.isEmpty())
            addOnce(m_record.keywords, keyword);
        start = at + 1;
    }
}

void RecordDraft::keyword(const NamedValue& v)
{
    m_record.keywords += plain(v);
}

void RecordDraft::languages(const NamedValue& v)
{
    takeLanguages(m_record, v.text);
}

void RecordDraft::affiliations(const NamedValue& v)
{
    for (const QString& line : plain(v).split(u'\n', Qt::SkipEmptyParts))
        if (const QString address = line.trimmed(); !address.isEmpty())
            addOnce(m_record.affiliations, address);
}

void RecordDraft::notes(const NamedValue& v)
{
    addOnce(m_record.notes, plain(v));
}

void RecordDraft::labels(const NamedValue& v)
{
    for (const QString& label : valueParts(plain(v), u";|\n"))
        addOnce(m_record.labels, label);
}

/// Short forms ("Ito, K") count when the record names nobody in full ("Ito, Ken"); otherwise they are kept.
void RecordDraft::shortAuthors(const NamedValue& v)
{
    defer(&RecordDraft::authors, v);
}

void RecordDraft::secondaryTitle(const NamedValue& v)
{
    defer(&RecordDraft::journal, v);
}

} // namespace plansift::formats
