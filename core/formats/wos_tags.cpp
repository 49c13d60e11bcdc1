// SPDX-License-Identifier: GPL-3.0-or-later
// What each tag of Web of Science means. Source: Clarivate, "Web of Science Core Collection field tags" and
// the tags of the other databases on the platform.
#include "core/formats/wos_tags.hpp"

#include "core/base/text.hpp"
#include "core/formats/identifiers.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/record_type.hpp"
#include "core/formats/tag_table.hpp"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

using D = RecordDraft;

/// Tags that have no place in the normal record are kept.
constexpr TagRule kRules[] = {{"TI", &D::title},
                              {"FT", &D::titleTranslated},
                              {"AB", &D::abstract},
                              {"AF", &D::authors, '\n'},
                              {"AU", &D::shortAuthors, '\n'},
                              {"BF", &D::authors, '\n'},
                              {"BA", &D::shortAuthors, '\n'},
                              {"CA", &D::groupAuthors, '\n'},
                              {"GP", &D::keep, '\n'},
                              {"BE", &D::editors, '\n'},
                              {"ED", &D::editors, '\n'},
                              {"SO", &D::journal},
                              {"JI", &D::journalAbbrev},
                              {"J9", &D::keep},
                              {"SE", &D::keep},
                              {"CT", &D::conference},
                              {"CY", &D::keep},
                              {"CL", &D::keep},
                              {"PY", &D::year},
                              {"PD", &D::date},
                              {"EA", &D::keep},
                              {"VL", &D::volume},
                              {"IS", &D::issue},
                              {"SI", &D::keep},
                              {"SU", &D::keep},
                              {"MA", &D::keep},
                              {"BP", &D::startPage},
                              {"EP", &D::endPage},
                              {"PS", &D::pages},
                              {"AR", &D::articleNumber},
                              {"DI", &D::doi},
                              {"D2", &D::keep},
                              {"PM", &D::pmid},
                              {"SN", &D::serialNumber},
                              {"EI", &D::serialNumber},
                              {"BN", &D::serialNumber},
                              {"LA", &D::languages},
                              {"DE", &D::keywords},
                              {"ID", &D::keywords},
                              {"PU", &D::publisher},
                              {"PI", &D::place},
                              {"PA", &D::keep, '\n'},
                              {"C1", &D::affiliations, '\n'},
                              {"UR", &D::url},
                              {"NT", &D::notes},
                              {"DT", &D::type},
                              {"RP", &D::keep, '\n'},
                              {"EM", &D::keep, '\n'},
                              {"CR", &D::keep, '\n'},
                              {"RI", &D::keep},
                              {"OI", &D::keep},
                              {"FU", &D::keep},
                              {"FX", &D::keep},
                              {"NR", &D::keep},
                              {"TC", &D::keep},
                              {"Z9", &D::keep},
                              {"ZB", &D::keep},
                              {"Z8", &D::keep},
                              {"ZR", &D::keep},
                              {"ZS", &D::keep},
                              {"ZA", &D::keep},
                              {"U1", &D::keep},
                              {"U2", &D::keep},
                              {"PG", &D::keep},
                              {"P2", &D::keep},
                              {"WC", &D::keep},
                              {"WE", &D::keep},
                              {"SC", &D::keep},
                              {"GA", &D::keep},
                              {"OA", &D::keep},
                              {"HC", &D::keep},
                              {"HP", &D::keep},
                              {"DA", &D::keep},
                              {"C3", &D::keep, '\n'},
                              {"SP", &D::keep},
                              {"HO", &D::keep},
                              {"PN", &D::keep},
                              {"BS", &D::keep},
                              {"EY", &D::keep},
                              {"TN", &D::keep},
                              {"OR", &D::keep},
                              {"BD", &D::keep},
                              {"ST", &D::keep},
                              {"MC", &D::keep},
                              {"CC", &D::keep},
                              {"MQ", &D::keep},
                              {"CN", &D::keep},
                              {"AE", &D::keep},
                              {"DG", &D::keep},
                              {"PC", &D::keep},
                              {"PL", &D::keep},
                              {"AW", &D::keep},
                              {"AN", &D::keep},
                              {"MH", &D::keywords},
                              {"RN", &D::keep},
                              {"CP", &D::keep},
                              {"PT", &D::keep},
                              {"UT", &D::keep}};

const TagTable& table()
{
    static const TagTable rules(kRules);
    return rules;
}

/// Base type of PT: journal, book, series, patent.
QString baseType(QByteArrayView code)
{
    static constexpr std::pair<char, QStringView> codes[] = {
        {'J', u"JOUR"}, {'B', u"BOOK"}, {'S', u"SER"}, {'P', u"PAT"}, {'C', u"CONF"}};
    for (const auto& [letter, word] : codes)
        if (code.startsWith(letter))
            return word.toString();
    return u"GEN"_s;
}

/// DT makes a chapter or a conference paper of a book or series; a journal article stays one.
QString typeOf(const QString& base, const QString& detailed)
{
    if (base == u"JOUR"_s)
        return detailed == u"CPAPER"_s || detailed == u"ABST"_s ? detailed : base;
    return detailed.isEmpty() || detailed == u"JOUR"_s ? base : detailed;
}

/// "WOS:000..." is Web of Science's own number, "MEDLINE:168..." a PMID, "CABI:2011..." another database's.
void takeUt(Record& record, const QString& number)
{
    const QString prefix = number.section(u':', 0, 0);
    const QString rest = number.section(u':', 1);
    const bool own = prefix == u"WOS"_s || prefix == u"ISI"_s;
    if (rest.isEmpty())
        return;
    if (prefix == u"MEDLINE"_s && isPmid(rest) && record.pmid.isEmpty())
        record.pmid = rest;
    record.accessions.append({own ? u"Web of Science"_s : prefix, number});
    record.database = own ? u"Web of Science"_s : prefix;
}

constexpr qsizetype kLongestName = 300;

/// The mail address that some databases print after a name stands in EM, too.
bool removeMailAddresses(QList<Author>& authors)
{
    static const QRegularExpression address(uR"(\s*\(\S+@\S+\)\s*)"_s);
    bool removed = false;
    for (Author& author : authors)
        for (QString* part : {&author.given, &author.literal, &author.family})
            if (part->size() < kLongestName && part->contains(u'@')) {
                part->remove(address);
                removed = true;
            }
    return removed;
}

/// Family name and first initial, folded: "stillman a".
QString nameKey(const Author& author)
{
    return author.given.isEmpty() ? QString() : foldText(author.family + u' ' + author.given.at(0));
}

/// OI: "Stillman, Andrew/0000-0001-6692-380X; ..."; an identifier goes to the first author of that name.
void takeOrcids(Record& record)
{
    static const QRegularExpression orcid(u"^\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX]$"_s);
    const QString printed = rawValue(record, u"OI");
    QHash<QString, qsizetype> authors;
    for (qsizetype i = printed.isEmpty() ? 0 : record.authors.size(); i > 0; --i)
        authors.insert(nameKey(record.authors.at(i - 1)), i - 1);
    for (const QString& part : printed.split(u';', Qt::SkipEmptyParts)) {
        const QString id = part.section(u'/', -1).trimmed();
        const QString key = nameKey(parseName(part.section(u'/', 0, 0)));
        if (!key.isEmpty() && authors.contains(key) && orcid.match(id).hasMatch())
            record.authors[authors.take(key)].orcid = id;
    }
}

/// An address ends in a full stop; older exports wrap long ones.
void joinAddresses(QStringList& addresses)
{
    QStringList joined;
    for (const QString& line : addresses) {
        if (joined.isEmpty() || joined.constLast().endsWith(u'.'))
            joined += line;
        else
            joined.last() += u' ' + line;
    }
    addresses = joined;
}

QString printedAuthors(TaggedField lines)
{
    for (size_t at = 0; at < lines.size(); ++at)
        if (lines[at].tag == "AU") {
            size_t end = at + 1;
            while (end < lines.size() && lines[end].tag.isEmpty())
                ++end;
            return rawOf(lines.subspan(at, end - at), u'\n').value;
        }
    return {};
}

} // namespace

bool isWosTag(QByteArrayView tag)
{
    return table().knows(tag);
}

Record buildWosRecord(TaggedField lines, IssueLog& log)
{
    RecordDraft draft(log);
    table().fill(draft, lines);
    Record record = draft.finish();
    const QByteArrayView code = lines.front().tag == "PT" ? lines.front().value.trimmed() : QByteArrayView();
    record.type = typeOf(baseType(code), typeWord(rawValue(record, u"DT")));
    takeUt(record, rawValue(record, u"UT"));
    joinAddresses(record.affiliations);
    takeOrcids(record);
    if (removeMailAddresses(record.authors))
        record.raw.append({u"AU"_s, printedAuthors(lines)});
    if (record.type == u"TRIAL"_s)
        record.type = u"GEN"_s;
    return record;
}

} // namespace plansift::formats
