// SPDX-License-Identifier: GPL-3.0-or-later
// Formats of XML, JSON and BibTeX lose no word of a real file.
#include "core/formats/latex_text.hpp"
#include "core/formats/record_file.hpp"
#include "core/formats/source_text.hpp"
#include "core/formats/value_text.hpp"
#include "core/model/record_json.hpp"
#include "tests/core/formats/manifest.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::ManifestEntry;

namespace {

QSet<QString> wordsOf(const QString& text)
{
    static const QRegularExpression word(u"[\\p{L}\\p{N}]{2,}"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    QSet<QString> words;
    for (QRegularExpressionMatchIterator it = word.globalMatch(text); it.hasNext();)
        words += it.next().captured();
    return words;
}

void collectTexts(const QJsonValue& value, QString& all)
{
    if (value.isString() || value.isDouble())
        all += value.toVariant().toString() + u'\n';
    for (const QJsonValue& element : value.toArray())
        collectTexts(element, all);
    for (const QJsonValue& member : value.toObject())
        collectTexts(member, all);
}

/// Everything that the records hold; JSON inside raw values is read once more.
QString textsOf(const QList<Record>& records)
{
    QString all;
    for (const Record& record : records) {
        collectTexts(toJson(record), all);
        for (const RawField& raw : record.raw) {
            const QJsonDocument inside = QJsonDocument::fromJson(raw.value.toUtf8());
            collectTexts(inside.isArray() ? QJsonValue(inside.array()) : QJsonValue(inside.object()), all);
            all += formats::withoutEntities(formats::latexToText(raw.value)) + u'\n';
        }
    }
    return all;
}

/// Text of an XML file between its tags, from the first record on. The initials of authors repeat their given
/// names, as the number of a reference type repeats its name.
QString valuesOfXml(QString text)
{
    static const QRegularExpression repeated(uR"(<Initials>[^<]*</Initials>|<ref-type[^>]*>\d+)"_s);
    static const QRegularExpression markup(uR"(</?(style|i|b|u|sup|sub|em)\b[^>]*>)"_s);
    static const QRegularExpression tag(uR"(<!--.*?-->|<[^>]*>)"_s,
                                        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression first(
        u"<(record|PubmedArticle|PubmedBookArticle|Trial|clinical_study)[ >]"_s);
    text = text.sliced(std::max<qsizetype>(0, text.indexOf(first)));
    static const QRegularExpression lineEnd(u"&#x[AD];"_s);
    text.replace(lineEnd, u"\n"_s);
    return formats::withoutEntities(text.remove(repeated).remove(markup).replace(tag, u" "_s));
}

/// Values of the fields of a BibTeX file, line by line; names of fields, macros and free text are left out.
QString valuesOfBibtex(const QString& text)
{
    static const QRegularExpression field(uR"(^\s*,?\s*[\w.-]+\s*=\s*)"_s);
    static const QRegularExpression entry(uR"(^\s*@(\w+)\s*[{(])"_s);
    QString values;
    bool inside = false;
    for (QString line : text.split(u'\n')) {
        if (const QRegularExpressionMatch match = entry.match(line); match.hasMatch()) {
            const QString type = match.captured(1).toLower();
            inside = type != u"comment"_s && type != u"string"_s && type != u"preamble"_s;
            line.remove(entry);
        }
        if (inside && line.startsWith(u'}'))
            inside = false;
        if (inside)
            values += line.remove(field) + u'\n';
    }
    static const QRegularExpression inLine(uR"([{,]\s*[\w-]+\s*=\s*(?=[{"\d]))"_s);
    return formats::withoutEntities(formats::latexToText(values.replace(inLine, u" "_s)));
}

/// Types of CSL become types of RIS.
QString valuesOfJson(const QString& text)
{
    static const QRegularExpression cslType(uR"("type": "(article|chapter|book)[a-z-]*",)"_s);
    const QJsonDocument document = QJsonDocument::fromJson(QString(text).remove(cslType).toUtf8());
    QString all;
    collectTexts(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), all);
    return all;
}

QString valuesOf(const QString& format, const QByteArray& utf8)
{
    const QString text = QString::fromUtf8(utf8);
    if (format == u"bibtex"_s)
        return valuesOfBibtex(text);
    if (format == u"ictrp"_s) // HTML that was escaped once more
        return formats::withoutEntities(valuesOfXml(text)).replace(u"<br>"_s, u" "_s);
    return text.trimmed().startsWith(u'<') ? valuesOfXml(text) : valuesOfJson(text);
}

/// The head of a DOI or ORCID link, the kind of an ISSN and its missing hyphen, macros of months, "and".
bool isStructural(const QString& word)
{
    static const QSet<QString> words{u"http"_s,       u"https"_s,  u"dx"_s,   u"doi"_s,   u"org"_s,
                                     u"DOI"_s,        u"ISSN"_s,   u"ISBN"_s, u"and"_s,   u"others"_s,
                                     u"WOS"_s,        u"Print"_s,  u"true"_s, u"false"_s, u"orcid"_s,
                                     u"Electronic"_s, u"Linking"_s};
    static const QRegularExpression issn(
        u"^(\\d{7}[\\dXx]|\\d{3}x|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$"_s);
    return words.contains(word) || issn.match(word).hasMatch();
}

bool isMarkup(const QString& format)
{
    static const QSet<QString> formats{u"bibtex"_s, u"endnote-xml"_s, u"pubmed-xml"_s,
                                       u"ctgov"_s,  u"ictrp"_s,       u"csljson"_s};
    return formats.contains(format);
}

} // namespace

TEST(MarkupWords, NoWordOfARealFileIsLost)
{
    int files = 0;
    for (const ManifestEntry& entry : test::allManifestEntries()) {
        const Result<ImportedFile> file = formats::readFile(entry.path);
        if (!file || !isMarkup(file->format))
            continue;
        ++files;
        QFile source(entry.path);
        ASSERT_TRUE(source.open(QIODevice::ReadOnly));
        const QByteArray utf8 = formats::toSourceText(source.readAll()).utf8;
        const QSet<QString> kept = wordsOf(textsOf(file->records));
        QStringList lost;
        for (const QString& word : wordsOf(valuesOf(file->format, utf8)))
            if (!kept.contains(word) && !isStructural(word))
                lost += word;
        lost.sort();
        EXPECT_EQ(lost.join(u' ').left(600).toStdString(), "") << entry.name.toStdString();
    }
    EXPECT_GT(files, 0);
}
