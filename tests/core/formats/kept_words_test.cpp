// SPDX-License-Identifier: GPL-3.0-or-later
// Tagged texts and tables lose no word: every word of a file stands in its records, or is part of the format.
#include "core/formats/record_file.hpp"
#include "core/formats/source_text.hpp"
#include "core/formats/value_text.hpp"
#include "tests/core/formats/manifest.hpp"
#include "tests/core/formats/record_words.hpp"

#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::ManifestEntry;

namespace {

/// How the names of a format look at the start of its lines, and lines that belong to no record.
struct FormatShape {
    QString key{};
    QRegularExpression names{};
    QRegularExpression frame{};
};

const QList<FormatShape>& shapes()
{
    static const QList<FormatShape> list{
        {u"wos"_s, QRegularExpression(u"^[A-Z][A-Z0-9]( |$)( +-)?"_s),
         QRegularExpression(u"^(FN|VR|EF)\\b.*"_s)},
        {u"refer"_s, QRegularExpression(u"^%."_s),
         QRegularExpression(
             u"^%0 (Edited Book|Conference|Report|Review|Book Section)$"_s)}, // of empty records
        {u"refworks-tagged"_s, QRegularExpression(u"^[A-Z][A-Z0-9]+ "_s),
         QRegularExpression(u"^(\\w+=.*|Refworks Export.*|Character Set.*|Tag legend|Font Attribute.*|"
                            "(Start|End) \\w+ = .*|BEGIN EXP.*)$"_s)},
        {u"ovid-tagged"_s, QRegularExpression(u"^(<\\d+.*|[A-Z]{2,5} +- (XL +- )?|[A-Z].*$)"_s),
         QRegularExpression(u"^<\\d+.*"_s)},
        {u"cochrane-txt"_s, QRegularExpression(u"^[A-Z]{2,3}:"_s), QRegularExpression(u"^Record #.*"_s)},
        {u"csv"_s, QRegularExpression(), QRegularExpression()}};
    return list;
}

const FormatShape* shapeOf(const QString& key)
{
    for (const FormatShape& shape : shapes())
        if (shape.key == key)
            return &shape;
    return nullptr;
}

QSet<QString> keptWords(const QList<Record>& records)
{
    const QString all = test::textsOf(records);
    return test::wordsOf(all + formats::withoutEntities(all));
}

/// The file without names and frames; of a table, everything below the header.
QString valuesOf(const QString& text, const FormatShape& shape)
{
    QStringList lines = QString(text).remove(u'\r').split(u'\n');
    if (shape.key == u"csv"_s)
        return lines.sliced(1).join(u'\n');
    QString values;
    for (QString& line : lines)
        if (shape.frame.pattern().isEmpty() || !shape.frame.match(line).hasMatch())
            values += line.remove(shape.names) + u'\n';
    return values;
}

/// Heads of links (also glued to the link before), the missing hyphen of an ISSN, the kind of an ISSN.
bool isStructural(const QString& word)
{
    static const QSet<QString> words{u"http"_s,      u"https"_s, u"dx"_s,        u"doi"_s,
                                     u"org"_s,       u"www"_s,   u"Print"_s,     u"Electronic"_s,
                                     u"paperback"_s, u"and"_s,   u"exporthttp"_s};
    static const QRegularExpression issn(u"^(\\d{7}[\\dXx]|\\d{3}x)$"_s);
    return words.contains(word) || issn.match(word).hasMatch();
}

class KeptWords : public testing::TestWithParam<ManifestEntry> {};

QList<ManifestEntry> shapedEntries()
{
    QList<ManifestEntry> entries;
    for (const ManifestEntry& entry : test::allManifestEntries())
        if (shapeOf(entry.format))
            entries += entry;
    return entries;
}

std::string nameOf(const testing::TestParamInfo<ManifestEntry>& info)
{
    static const QRegularExpression other(u"[^A-Za-z0-9]"_s);
    return std::to_string(info.index) + "_" + QString(info.param.name).replace(other, u"_"_s).toStdString();
}

} // namespace

TEST_P(KeptWords, AreAllThere)
{
    const Result<ImportedFile> file = formats::readFile(GetParam().path);
    const FormatShape* shape = shapeOf(GetParam().format);
    QFile bytes(GetParam().path);
    if (!file || file->format != shape->key || !bytes.open(QIODevice::ReadOnly))
        return;
    const QString text = QString::fromUtf8(formats::toSourceText(bytes.readAll()).utf8);
    const QSet<QString> kept = keptWords(file->records);
    QStringList lost;
    for (const QString& word : test::wordsOf(formats::withoutEntities(valuesOf(text, *shape))))
        if (!kept.contains(word) && !isStructural(word))
            lost += word;
    lost.sort();
    EXPECT_EQ(lost.join(u' ').toStdString(), "");
}

INSTANTIATE_TEST_SUITE_P(TextFormats, KeptWords, testing::ValuesIn(shapedEntries()), nameOf);
