// SPDX-License-Identifier: GPL-3.0-or-later
// Our reading of real files beside Zotero's (expected/zotero): equal, or a difference listed with its reason.
#include "core/base/text.hpp"
#include "core/formats/identifiers.hpp"
#include "core/formats/record_file.hpp"
#include "tests/core/formats/manifest.hpp"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::ManifestEntry;

namespace {

/// One compared field of one record, in both readings.
struct Comparison {
    QString field{};
    QString ours{};
    QString theirs{};
};

QString firstOf(const QJsonObject& item, const QStringList& keys)
{
    for (const QString& key : keys)
        if (const QString value = item.value(key).toString(); !value.isEmpty())
            return value;
    return {};
}

QString theirAuthors(const QJsonObject& item)
{
    QStringList names;
    for (const QJsonValue& value : item.value(u"creators"_s).toArray()) {
        const QJsonObject person = value.toObject();
        if (person.value(u"creatorType"_s).toString() == u"editor"_s)
            continue;
        names +=
            foldText(person.value(u"lastName"_s).toString() + u' ' + person.value(u"firstName"_s).toString());
    }
    return names.join(u"; "_s);
}

QString ourAuthors(const Record& record)
{
    QStringList names;
    for (const Author& author : record.authors)
        names += foldText(author.literal + u' ' + author.family + u' ' + author.given + u' ' + author.suffix);
    return names.join(u"; "_s);
}

/// Pages as digits and letters only, an abbreviated end written out: "482-91" is "482 491".
QString pagesKey(const QString& pages)
{
    QStringList parts = foldText(pages).split(u' ', Qt::SkipEmptyParts);
    if (parts.size() == 2 && parts.at(1).size() < parts.at(0).size())
        parts[1] = parts.at(0).first(parts.at(0).size() - parts.at(1).size()) + parts.at(1);
    return parts.join(u' ');
}

QList<Comparison> compare(const Record& record, const QJsonObject& item)
{
    const int theirYear = formats::yearIn(item.value(u"date"_s).toString());
    return {{u"title"_s, foldText(record.title), foldText(item.value(u"title"_s).toString())},
            {u"authors"_s, ourAuthors(record), theirAuthors(item)},
            {u"year"_s, QString::number(record.year), QString::number(theirYear)},
            {u"doi"_s, record.doi.toLower(), formats::bareDoi(item.value(u"DOI"_s).toString()).toLower()},
            {u"journal"_s, foldText(record.journal),
             foldText(firstOf(item, {u"publicationTitle"_s, u"bookTitle"_s, u"proceedingsTitle"_s}))},
            {u"volume"_s, record.volume, item.value(u"volume"_s).toString()},
            {u"issue"_s, record.issue, item.value(u"issue"_s).toString()},
            {u"pages"_s, pagesKey(record.pages), pagesKey(item.value(u"pages"_s).toString())},
            {u"abstract"_s, foldText(record.abstracts.join(u' ')),
             foldText(item.value(u"abstractNote"_s).toString())}};
}

QJsonArray zoteroItems(const ManifestEntry& entry)
{
    const QFileInfo info(entry.path);
    QFile file(info.path() + u"/../expected/zotero/"_s + info.fileName() + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

/// Lines "file TAB record (from 1, or *) TAB field TAB reason" of the differences that were looked at.
QStringList listedDifferences()
{
    QFile file(QString::fromStdString(test::committedData()) + u"/records/zotero_differences.tsv"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                          : QStringList();
}

bool isListed(const QStringList& list, const QString& file, qsizetype record, const QString& field)
{
    for (const QString& number : {QString::number(record + 1), u"*"_s})
        for (const QString& line : list)
            if (line.startsWith(file + u'\t' + number + u'\t' + field + u'\t'))
                return true;
    return false;
}

} // namespace

TEST(Oracle, AgreesWithZoteroOrSaysWhyNot)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const QStringList listed = listedDifferences();
    int compared = 0;
    for (const ManifestEntry& entry :
         test::manifestOf(QString::fromStdString(test::referenceData()) + u"/records"_s)) {
        const QJsonArray items = zoteroItems(entry);
        const Result<ImportedFile> file = formats::readFile(entry.path);
        if (items.isEmpty() || !formats::formatByKey(entry.format) || !file)
            continue;
        const QString name = QFileInfo(entry.path).fileName();
        for (qsizetype i = 0; i < std::min(items.size(), file->records.size()); ++i)
            for (const Comparison& c : compare(file->records.at(i), items.at(i).toObject())) {
                ++compared;
                if (isListed(listed, name, i, c.field))
                    continue;
                EXPECT_EQ(c.ours.toStdString(), c.theirs.toStdString())
                    << name.toStdString() << " record " << i + 1 << " " << c.field.toStdString();
            }
    }
    EXPECT_GT(compared, 500);
}

/// The same eight records, exported from Scopus twice: what both formats have is equal.
TEST(Oracle, ReadsTheSameRecordsFromTwoExportsOfOneSearch)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const QString folder = QString::fromStdString(test::referenceData()) + u"/records/"_s;
    const Result<ImportedFile> ris =
        formats::readFile(folder + u"ris/umbrellareview_pfas_pilot__scopus.ris"_s);
    const Result<ImportedFile> csv =
        formats::readFile(folder + u"csv/umbrellareview_pfas_pilot__scopus.csv"_s);
    ASSERT_TRUE(ris.ok() && csv.ok());
    ASSERT_EQ(ris->records.size(), csv->records.size());
    for (qsizetype i = 0; i < ris->records.size(); ++i) {
        const Record& a = ris->records.at(i);
        const Record& b = csv->records.at(i);
        SCOPED_TRACE(a.title.toStdString());
        EXPECT_EQ(foldText(a.title), foldText(b.title));
        EXPECT_EQ(ourAuthors(a), ourAuthors(b));
        EXPECT_EQ(a.year, b.year);
        EXPECT_EQ(a.doi.toLower(), b.doi.toLower());
        EXPECT_EQ(a.journal, b.journal);
        EXPECT_EQ(a.journalAbbrev, b.journalAbbrev);
        EXPECT_EQ(QStringList({a.volume, a.issue, a.pages, a.articleNumber}),
                  QStringList({b.volume, b.issue, b.pages, b.articleNumber}));
        EXPECT_EQ(foldText(a.abstracts.join(u' ')), foldText(b.abstracts.join(u' ')));
        EXPECT_EQ(QSet<QString>(a.keywords.begin(), a.keywords.end()),
                  QSet<QString>(b.keywords.begin(), b.keywords.end()));
        EXPECT_EQ(a.issns, b.issns);
        EXPECT_EQ(a.pmid, b.pmid);
        EXPECT_EQ(a.accessions, b.accessions);
        EXPECT_EQ(a.database, b.database);
    }
}
