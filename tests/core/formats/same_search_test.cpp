// SPDX-License-Identifier: GPL-3.0-or-later
// One set of records that was exported in two formats is read as the same records.
#include "core/base/text.hpp"
#include "core/formats/record_file.hpp"
#include "tests/support/reference_data.hpp"

#include <QHash>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

TEST(SameSearch, OneLibraryIsTheSameInEndnoteXmlAndNbib)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const QString folder = QString::fromStdString(test::referenceData()) + u"/records/"_s;
    const Result<ImportedFile> xml = formats::readFile(folder + u"endnote-xml/reflib__blue-light.xml"_s);
    const Result<ImportedFile> nbib = formats::readFile(folder + u"nbib/reflib__blue-light.nbib"_s);
    ASSERT_TRUE(xml.ok() && nbib.ok());
    QHash<QString, Record> byNumber;
    for (const Record& record : nbib->records)
        byNumber.insert(record.pmid, record);
    int shared = 0;
    for (const Record& a : xml->records) {
        const auto b = byNumber.constFind(a.pmid);
        if (b == byNumber.constEnd())
            continue;
        ++shared;
        EXPECT_EQ(foldText(a.title), foldText(b->title)) << a.line;
        EXPECT_EQ(a.year, b->year);
        EXPECT_EQ(a.doi.toLower(), b->doi.toLower());
        EXPECT_EQ(a.volume, b->volume);
        EXPECT_EQ(a.issue, b->issue);
        EXPECT_EQ(a.pages.toLower(), b->pages.toLower()); // EndNote writes Cd007917
        EXPECT_LE(a.authors.size(), b->authors.size());   // and leaves out groups
    }
    EXPECT_GE(shared, 70);
}

TEST(SameSearch, OneSearchIsTheSameInBibtexAndRis)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const QString folder = QString::fromStdString(test::referenceData()) + u"/records/"_s;
    const Result<ImportedFile> bib =
        formats::readFile(folder + u"bibtex/umbrellareview_pfas_pilot__scopus.bib"_s);
    const Result<ImportedFile> ris =
        formats::readFile(folder + u"ris/umbrellareview_pfas_pilot__scopus.ris"_s);
    ASSERT_TRUE(bib.ok() && ris.ok());
    ASSERT_EQ(bib->records.size(), ris->records.size());
    for (qsizetype i = 0; i < bib->records.size(); ++i) {
        const Record& a = bib->records.at(i);
        const Record& b = ris->records.at(i);
        EXPECT_EQ(a.title, b.title) << i;
        EXPECT_EQ(a.year, b.year) << i;
        EXPECT_EQ(a.doi, b.doi) << i;
        EXPECT_EQ(a.pmid, b.pmid) << i;
        EXPECT_EQ(a.journal, b.journal) << i;
        EXPECT_EQ(a.issns, b.issns) << i;
        EXPECT_EQ(a.accessions, b.accessions) << i;
        EXPECT_EQ(authorLine(a), authorLine(b)) << i;
    }
}
