// SPDX-License-Identifier: GPL-3.0-or-later
// Our reading of real XML files beside JabRef's (expected/jabref): equal, or a difference listed with its
// reason.
#include "core/base/text.hpp"
#include "core/formats/identifiers.hpp"
#include "core/formats/record_file.hpp"
#include "tests/core/formats/manifest.hpp"

#include <QFileInfo>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::ManifestEntry;

namespace {

QString authorsOf(const Record& record)
{
    QStringList names;
    for (const Author& author : record.authors)
        names += foldText(author.literal + u' ' + author.family + u' ' + author.given + u' ' + author.suffix);
    return names.join(u"; "_s);
}

struct Comparison {
    QString field{};
    QString ours{};
    QString theirs{};
};

QList<Comparison> compare(const Record& ours, const Record& theirs)
{
    return {{u"title"_s, foldText(ours.title), foldText(theirs.title)},
            {u"authors"_s, authorsOf(ours), authorsOf(theirs)},
            {u"year"_s, QString::number(ours.year), QString::number(theirs.year)},
            {u"doi"_s, ours.doi.toLower(), theirs.doi.toLower()},
            {u"journal"_s, foldText(ours.journal), foldText(theirs.journal)},
            {u"volume"_s, ours.volume, theirs.volume},
            {u"issue"_s, ours.issue, theirs.issue},
            {u"pages"_s, foldText(ours.pages), foldText(theirs.pages)},
            {u"abstract"_s, foldText(ours.abstracts.join(u' ')), foldText(theirs.abstracts.join(u' '))}};
}

/// Lines "file TAB record TAB field TAB reason" of the differences that were looked at.
QStringList listedDifferences()
{
    QFile file(QString::fromStdString(test::committedData()) + u"/records/jabref_differences.tsv"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                          : QStringList();
}

bool isListed(const QStringList& list, const QString& name, qsizetype record, const QString& field)
{
    const QString start = name + u'\t' + QString::number(record + 1) + u'\t' + field + u'\t';
    return std::any_of(list.begin(), list.end(), [&start](const QString& l) { return l.startsWith(start); });
}

} // namespace

TEST(JabrefOracle, AgreesOnXmlOrSaysWhyNot)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const QStringList listed = listedDifferences();
    int compared = 0;
    const QString folder = QString::fromStdString(test::referenceData()) + u"/records"_s;
    for (const ManifestEntry& entry : test::manifestOf(folder)) {
        if (!entry.name.endsWith(u".xml"_s))
            continue;
        const QString name = QFileInfo(entry.path).completeBaseName().remove(u"jabref__"_s);
        const Result<ImportedFile> theirs =
            formats::readFile(folder + u"/expected/jabref/"_s + name + u".bib"_s, {u"bibtex"_s});
        const Result<ImportedFile> ours = formats::readFile(entry.path);
        if (!theirs || !ours)
            continue;
        ASSERT_EQ(ours->records.size(), theirs->records.size()) << name.toStdString();
        for (qsizetype i = 0; i < ours->records.size(); ++i)
            for (const Comparison& c : compare(ours->records.at(i), theirs->records.at(i))) {
                ++compared;
                if (isListed(listed, name, i, c.field))
                    continue;
                EXPECT_EQ(c.ours.toStdString(), c.theirs.toStdString())
                    << name.toStdString() << " record " << i + 1 << " " << c.field.toStdString();
            }
    }
    EXPECT_GT(compared, 50);
}
