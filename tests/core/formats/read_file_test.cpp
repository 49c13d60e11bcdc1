// SPDX-License-Identifier: GPL-3.0-or-later
// Recognition by content, refusals in sentences, and files cut at any point.
#include "core/formats/record_file.hpp"
#include "core/formats/source_text.hpp"
#include "tests/core/formats/manifest.hpp"

#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::ManifestEntry;

namespace {

QString written(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return path;
}

std::string refusal(const QByteArray& bytes, const QString& key = {})
{
    const QTemporaryDir folder;
    const Result<ImportedFile> file = formats::readFile(written(folder, u"x.ris"_s, bytes), {key});
    EXPECT_FALSE(file.ok());
    return file.ok() ? std::string() : file.error().message;
}

QList<Record> recordsIn(const formats::FormatSpec& format, const QByteArray& bytes)
{
    QList<Record> records;
    format.read(bytes, [&records](Record&& record) {
        records += std::move(record);
        return true;
    });
    return records;
}

/// How many records of the whole file end before the line: the next one starts above it.
qsizetype completeBefore(const QList<Record>& whole, qsizetype line)
{
    qsizetype complete = 0;
    while (complete + 1 < whole.size() && whole.at(complete + 1).line < line)
        ++complete;
    return complete;
}

void expectPredecessors(const formats::FormatSpec& format, const QByteArray& bytes, qsizetype cut,
                        const QList<Record>& whole)
{
    const QByteArray head = bytes.first(cut);
    const QList<Record> records = recordsIn(format, head);
    const qsizetype complete = completeBefore(whole, formats::toSourceText(head).utf8.count('\n'));
    ASSERT_GE(records.size(), complete) << "cut at " << cut;
    EXPECT_EQ(records.first(complete), whole.first(complete)) << "cut at " << cut;
}

} // namespace

TEST(ReadFile, RefusesWhatIsNoRecordFile)
{
    EXPECT_EQ(refusal(""), "cannot import \"x.ris\": it is empty; export the records again");
    EXPECT_EQ(refusal(" \n\r\n"), "cannot import \"x.ris\": it is empty; export the records again");
    EXPECT_EQ(refusal("\n<!DOCTYPE html><html><body>TY  - JOUR</body></html>"),
              "cannot import \"x.ris\": it is a web page, not a list of records (expired login?); sign in "
              "and export again");
    EXPECT_EQ(refusal(QByteArray("\x7F"
                                 "ELF\nab\0\x01\x02",
                                 10)),
              "cannot import \"x.ris\": line 2 is not text (a binary file?)");
    EXPECT_EQ(
        refusal("%PDF-1.7\n"),
        "cannot import \"x.ris\": it is a PDF, not a list of records; export the records from the database");
    EXPECT_NE(refusal("Dear colleague,\nplease find attached").find("its content is in no format known here"),
              std::string::npos);
    EXPECT_NE(refusal("TY  - JOUR\nER  - \n").find("it holds no record in the format RIS"),
              std::string::npos);
    EXPECT_NE(refusal("TY  - JOUR\nTI  - A\nER  - \n", u"risx"_s).find("there is no format \"risx\""),
              std::string::npos);
}

TEST(ReadFile, RefusesFilesThatAreNotThere)
{
    const QTemporaryDir folder;
    EXPECT_NE(
        formats::readFile(folder.filePath(u"none.ris"_s)).error().message.find("cannot import \"none.ris\""),
        std::string::npos);
    EXPECT_NE(formats::readFile(folder.path()).error().message.find("it is a folder"), std::string::npos);
}

TEST(ReadFile, GoesByContentNotByName)
{
    const QTemporaryDir folder;
    const Result<ImportedFile> nbib =
        formats::readFile(written(folder, u"a.ris"_s, "PMID- 1\nTI  - One\nDP  - 2020\n"));
    ASSERT_TRUE(nbib.ok());
    EXPECT_EQ(nbib->format, u"nbib"_s);
    const Result<ImportedFile> ris =
        formats::readFile(written(folder, u"a.nbib"_s, "TY  - JOUR\nTI  - One\nER  -\n"), {u"auto"_s});
    ASSERT_TRUE(ris.ok());
    EXPECT_EQ(ris->format, u"ris"_s);
    EXPECT_EQ(ris->sha256, u"3f51260145382a58f8bb16f9a1cd39822394586b65c9fda0cb1e7c288d78ea18"_s);
}

TEST(ReadFile, TakesNoFileForAnotherFormat)
{
    const QStringList texts{u"ris"_s,   u"nbib"_s,        u"wos"_s,          u"csv"_s,
                            u"refer"_s, u"ovid-tagged"_s, u"cochrane-txt"_s, u"refworks-tagged"_s,
                            u"xlsx"_s};
    for (const ManifestEntry& entry : test::allManifestEntries()) {
        QFile file(entry.path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << entry.path.toStdString();
        const Result<const formats::FormatSpec*> format = formats::sniffFormat(file.readAll(), entry.path);
        const QString suffix = entry.name.section(u'.', -1);
        const bool risInside = entry.name == u"wos/asreview__web_of_science.txt"_s;
        const QString expected = risInside ? u"ris"_s : entry.format == u"nasty"_s ? suffix : entry.format;
        const QString found = format.ok() ? (*format)->key : QString();
        EXPECT_TRUE(!texts.contains(found) || found == expected) << entry.name.toStdString();
    }
}

TEST(ReadFile, CutFilesKeepEveryRecordBeforeTheCut)
{
    for (const ManifestEntry& entry : test::allManifestEntries()) {
        const formats::FormatSpec* format = formats::formatByKey(entry.format);
        QFile file(entry.path);
        if (!format || !file.open(QIODevice::ReadOnly) || file.size() > 60000)
            continue;
        const QByteArray bytes = file.readAll();
        if (bytes.contains("crossref")) // an entry loses what it inherits when its parent is cut off
            continue;
        const QList<Record> whole = recordsIn(*format, bytes);
        SCOPED_TRACE(entry.name.toStdString());
        for (qsizetype cut = 0; cut < bytes.size(); cut += std::max<qsizetype>(1, bytes.size() / 200))
            expectPredecessors(*format, bytes, cut, whole);
    }
}
