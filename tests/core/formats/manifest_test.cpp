// SPDX-License-Identifier: GPL-3.0-or-later
// Every real export file is recognised, gives the expected number of records, and loses no word.
#include "core/formats/record_file.hpp"
#include "core/formats/source_text.hpp"
#include "core/formats/value_text.hpp"
#include "core/model/record_json.hpp"
#include "tests/core/formats/manifest.hpp"
#include "tests/core/formats/record_words.hpp"

#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::ManifestEntry;

namespace {

/// Formats read so far; nasty files count by their extension.
bool isReadable(const ManifestEntry& entry)
{
    const QString key = entry.format == u"nasty"_s ? entry.name.section(u'.', -1) : entry.format;
    return formats::formatByKey(key) != nullptr;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

bool hasDashTags(const QString& format)
{
    return format == u"ris"_s || format == u"nbib"_s;
}

/// The file without its tags, without lines between records, and without the short form of MEDLINE authors
/// (AU), which the full form (FAU) before it contains.
QString valuesOf(const QString& text)
{
    static const QRegularExpression tag(u"^\\s*([A-Z][A-Z0-9]{1,3}) {0,3}-(\\s|$)?"_s);
    static const QRegularExpression glued(u"(AN|C3|WE|U1|PY|PU|AD|FU|FX)  - "_s);
    const bool medline = text.contains(QRegularExpression(u"^FAU - "_s, QRegularExpression::MultilineOption));
    QString values;
    bool inside = false;
    for (QString line : QString(text).remove(u'\r').split(u'\n')) {
        const QRegularExpressionMatch match = tag.match(line);
        if (match.hasMatch())
            inside = match.captured(1) != u"ER";
        if (line.startsWith(u"Record #"_s))
            inside = false;
        if (inside && !(medline && match.captured(1) == u"AU"))
            values += line.remove(tag).replace(glued, u" "_s) + u'\n';
    }
    return values;
}

/// What readers take off a value without losing anything: the kind of an ISSN, the head of a DOI or ORCID
/// link, and the missing hyphen of an ISSN.
bool isStructural(const QString& word)
{
    static const QSet<QString> words{u"Electronic"_s, u"electronic"_s, u"Print"_s, u"Linking"_s, u"ISSN"_s,
                                     u"http"_s,       u"https"_s,      u"dx"_s,    u"doi"_s,     u"org"_s,
                                     u"orcid"_s,      u"ORCID"_s,      u"ISBN"_s};
    static const QRegularExpression issn(u"^(\\d{7}[\\dXx]|\\d{3}x)$"_s);
    return words.contains(word) || issn.match(word).hasMatch();
}

class ManifestTest : public testing::TestWithParam<ManifestEntry> {};

std::string nameOf(const testing::TestParamInfo<ManifestEntry>& info)
{
    static const QRegularExpression other(u"[^A-Za-z0-9]"_s);
    const QString name = QString(info.param.name).replace(other, u"_"_s);
    return std::to_string(info.index) + "_" + name.toStdString();
}

QList<ManifestEntry> readableEntries()
{
    QList<ManifestEntry> entries;
    for (const ManifestEntry& entry : test::allManifestEntries())
        if (isReadable(entry))
            entries += entry;
    return entries;
}

} // namespace

TEST_P(ManifestTest, GivesTheExpectedRecords)
{
    const Result<ImportedFile> file = formats::readFile(GetParam().path);
    if (GetParam().records == 0) {
        ASSERT_FALSE(file.ok());
        return;
    }
    ASSERT_TRUE(file.ok()) << file.error().message;
    EXPECT_EQ(file->summary.found, GetParam().records);
    EXPECT_EQ(file->summary.imported, file->records.size());
    EXPECT_EQ(file->summary.found, file->summary.imported + file->summary.refused);
    EXPECT_EQ(file->sha256.size(), 64);
    int line = 1; // a file of XML or JSON may be one line
    for (const Record& record : file->records) {
        EXPECT_GE(record.line, line);
        line = record.line;
        EXPECT_EQ(recordFromJson(toJson(record)), record);
    }
}

TEST_P(ManifestTest, LosesNoWord)
{
    const Result<ImportedFile> file = formats::readFile(GetParam().path);
    if (!file || !hasDashTags(file->format))
        return; // kept_words_test.cpp and markup_words_test.cpp have the others
    const QString text = QString::fromUtf8(formats::toSourceText(bytesOf(GetParam().path)).utf8);
    const QSet<QString> kept = test::wordsOf(test::textsOf(file->records));
    QStringList lost;
    for (const QString& word : test::wordsOf(formats::withoutEntities(valuesOf(text))))
        if (!kept.contains(word) && !isStructural(word))
            lost += word;
    lost.sort();
    EXPECT_EQ(lost.join(u' ').toStdString(), "");
}

INSTANTIATE_TEST_SUITE_P(Records, ManifestTest, testing::ValuesIn(readableEntries()), nameOf);
