// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of review tools whose files can be read, and what is said of files that are none of theirs.
#include "core/formats/exchange/tools.hpp"

#include "core/formats/source_text.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

} // namespace

void ForeignReview::report(const ForeignFile& file, int line, Severity severity, const QString& text)
{
    issues.append({line, severity, file.name.isEmpty() ? text : QString(file.name + u": "_s + text)});
}

const QList<ForeignTool>& foreignTools()
{
    static const QList<ForeignTool> table{
        {u"rayyan"_s, u"Rayyan"_s,
         Text::tr("articles.csv, .ris or .bib and customizations_log.csv, or their zip"), &claimsRayyan,
         &readRayyan},
        {u"covidence"_s, u"Covidence"_s,
         Text::tr("the CSV of references (included, excluded, irrelevant) and of extraction"),
         &claimsCovidence, &readCovidence},
        {u"revman"_s, u"RevMan 5"_s, Text::tr("a review file (.rm5)"), &claimsRevman5, &readRevman5},
        {u"revman-web"_s, u"RevMan"_s, Text::tr("the data package of RevMan Web (zip or folder)"),
         &claimsRevmanWeb, &readRevmanWeb},
        {u"revman-csv"_s, u"RevMan 5 CSV"_s, Text::tr("the CSV of data and analyses of RevMan 5"),
         &claimsRevmanCsv, &readRevmanCsv},
        {u"robvis"_s, u"robvis"_s, Text::tr("a CSV with Study, the domains and Overall"), &claimsRobvis,
         &readRobvis},
        {u"prisma"_s, u"PRISMA2020"_s, Text::tr("the CSV of the PRISMA2020 flow diagram"), &claimsPrisma,
         &readPrisma},
    };
    return table;
}

const ForeignTool* foreignToolByKey(const QString& key)
{
    const QList<ForeignTool>& all = foreignTools();
    const auto found =
        std::find_if(all.begin(), all.end(), [&key](const ForeignTool& t) { return t.key == key; });
    return found == all.end() ? nullptr : &*found;
}

QString whyUnclaimed(const ForeignFile& file)
{
    const QString head = QString::fromUtf8(toSourceText(file.bytes.left(4096)).utf8).trimmed();
    if (head.isEmpty())
        return Text::tr("it is empty; export it again");
    if (head.startsWith(u"<!doctype html"_s, Qt::CaseInsensitive) ||
        head.startsWith(u"<html"_s, Qt::CaseInsensitive))
        return Text::tr("line 1: it is a web page, not an export (expired login?); sign in and export again");
    if (file.bytes.contains('\0'))
        return Text::tr("line 1: it is not text, or an archive that was cut off; export it again");
    return Text::tr("line 1: it begins \"%1\", as no file known here does; plansift adopt --help names them")
        .arg(head.section(u'\n', 0, 0).left(60));
}

} // namespace plansift::formats
