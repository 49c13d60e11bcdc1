// SPDX-License-Identifier: GPL-3.0-or-later
// The forms in which databases print a source, tried in order.
#include "core/formats/source_line.hpp"

#include "core/formats/identifiers.hpp"

#include <QList>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr qsizetype kLongestLine = 400;

/// One a line, each with what it was seen in. Groups carry the names of the parts.
const QList<QRegularExpression>& forms()
{
    static const QString issue = uR"((?: ?\((?<issue>[^)]*)\))?)"_s;
    static const QString year = uR"((?<year>\d{4}))"_s;
    static const QString monthAndYear =
        u"(?<date>(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)"
        "[\\w/ -]*? )?" +
        year + u')';
    static const QStringList patterns{
        // Embase.com: Cancer (2004) 102:4 (253-258). Date of Publication: 25 Aug 2004
        uR"(^(?<journal>[^(]+(?:\([^)0-9]*\)[^(]*)*) \()" + year + uR"(\)(?: (?<volume>[^:( .]+))?)" +
            uR"((?::(?<issue>[^( ]+))?(?: \((?<pages>[^)]*)\))?)" +
            uR"((?:\.? *Date of Publication: (?<date>.+))?\.?$)",
        // Ovid Embase: Lancet. 385 (9966) (pp 430-440), 2015. Date of Publication: 31 Jan 2015.
        uR"(^(?<journal>[^.]+)\. +(?<volume>[^\s(]+))" + issue + uR"( ?\(pp?\.? ?(?<pages>[^)]*)\), )" +
            u"(?<date>" + year + uR"([^.]*)\b.*$)",
        // Zoological Record: Hydrobiologia. 2007 15 June; 433-441.
        uR"(^(?<journal>[^.]+)\. (?<date>)" + year + uR"([^;]*); +(?<pages>\w+-\w+)?[^;:]*$)",
        // PubMed: Nature. 2021 Dec 21;1(2):10-11. doi: 10.1111/nature1111.
        uR"(^(?<journal>[^.]+)\. (?<date>)" + year + uR"([^;]*);(?<volume>[^(: ][^(:]*))" + issue +
            uR"((?::(?<pages>[^.]+))?\..*$)",
        // Ovid PsycINFO: Very Long Title. Vol 28(2) April 2015, 103-106.
        uR"(^(?<journal>.+?)\. +Vol\.? ?(?<volume>[^\s(,]+))" + issue + u",? +(?<date>[^,]*?" + year +
            uR"(), *(?<pages>[^,]+?)\.?$)",
        // Ovid journals: Ecohydrology.   8(6):1048-1064, September 2015.
        uR"(^(?<journal>.+?)\. +(?<volume>[^\s(:]+))" + issue + u": ?(?<pages>[^,]+), *(?<date>[^,]*?" +
            year + uR"([^,]*?)\.?$)",
        // Journals@Ovid: Acta Biochimica August 2011;43(8):647-653
        uR"(^(?<journal>.+?)\.? +)" + monthAndYear + u";(?<volume>[^(:]*)" + issue +
            uR"((?::(?<pages>[^.]+))?\.?$)",
        // Ovid IPSA: Journal of Political Studies 12, Winter 2007: 7-14.
        uR"(^(?<journal>.+?) (?<volume>\d+))" + issue + u", " + monthAndYear + uR"(: ?(?<pages>[^.]+)\.?$)",
        // Ovid IPSA: Journal of Current Southeast Asian Affairs, 2013(1): 3-28.
        u"^(?<journal>.+?), (?<volume>" + year + u')' + issue + uR"(: ?(?<pages>[^.]+)\.?$)",
        // Ovid PsycINFO chapter: Editor (2015). Very Long Title. (pp. 103-106) X pp. Address: Publisher
        uR"(^[^(]*\()" + year + uR"(\)\. *(?<book>.+?)\.? \(pp\. ?(?<pages>[^)]*)\)[^.]*pp\. *)" +
            uR"((?<place>[^:]+): *(?<publisher>.+?)\.?$)",
        // Ovid PsycINFO book: (2014). Titel 58 pp. Test: TestPublisher.
        uR"(^[^(]*\()" + year + uR"(\)\. *(?<book>.+?) [^ ]+ pp\. *(?<place>[^:]+): *(?<publisher>.+?)\.?$)"};
    static const QList<QRegularExpression> compiled(patterns.begin(), patterns.end());
    return compiled;
}

SourceLine fromMatch(const QRegularExpressionMatch& match)
{
    const auto part = [&match](QStringView name) { return match.captured(name).simplified(); };
    SourceLine line;
    line.book = !part(u"book").isEmpty();
    line.journal = line.book ? part(u"book") : part(u"journal");
    line.volume = part(u"volume");
    line.issue = part(u"issue");
    line.pages = part(u"pages");
    line.date = part(u"date");
    line.year = yearIn(match.captured(u"year"_s));
    line.place = part(u"place");
    line.publisher = part(u"publisher");
    return line;
}

} // namespace

SourceLine parseSourceLine(const QString& printed)
{
    const QString text = printed.simplified();
    if (text.size() <= kLongestLine)
        for (const QRegularExpression& form : forms())
            if (const QRegularExpressionMatch match = form.match(text); match.hasMatch())
                return fromMatch(match);
    SourceLine line;
    const qsizetype end = text.indexOf(u". "_s);
    line.journal = end < 0 ? text : text.first(end);
    if (line.journal.endsWith(u'.'))
        line.journal.chop(1);
    return line;
}

} // namespace plansift::formats
