// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding and cleaning: encodings, marks, control characters, line ends.
#include "core/formats/source_text.hpp"

#include <QStringEncoder>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using formats::SourceText;
using formats::toSourceText;

namespace {

QByteArray utf16(const QString& text, QStringConverter::Encoding encoding, bool mark)
{
    QStringEncoder encoder(encoding, mark ? QStringEncoder::Flag::WriteBom : QStringEncoder::Flag::Default);
    return encoder.encode(text);
}

void expectText(const QByteArray& bytes, const char* utf8, const QString& encoding)
{
    const SourceText text = toSourceText(bytes);
    EXPECT_EQ(text.utf8.toStdString(), utf8);
    EXPECT_EQ(text.encoding.toStdString(), encoding.toStdString());
}

} // namespace

TEST(SourceText, ReadsUtf8WithAndWithoutMark)
{
    expectText("Stra\xC3\x9F"
               "e\n",
               "Straße\n", u"UTF-8"_s);
    expectText("\xEF\xBB\xBFTY\n", "TY\n", u"UTF-8"_s);
    expectText("A\n\xEF\xBB\xBFTY\n", "A\nTY\n", u"UTF-8"_s); // concatenated files
    expectText("", "", u"UTF-8"_s);
}

TEST(SourceText, ReadsUtf16WithAndWithoutMark)
{
    const QString text = u"TY  - JOUR\nTI  - \u00DCber Schmerz\n"_s;
    for (const bool mark : {true, false}) {
        expectText(utf16(text, QStringConverter::Utf16LE, mark), "TY  - JOUR\nTI  - Über Schmerz\n",
                   u"UTF-16LE"_s);
        expectText(utf16(text, QStringConverter::Utf16BE, mark), "TY  - JOUR\nTI  - Über Schmerz\n",
                   u"UTF-16BE"_s);
    }
    expectText(utf16(text, QStringConverter::Utf16LE, true) + 'x', "TY  - JOUR\nTI  - Über Schmerz\n",
               u"UTF-16LE"_s);
}

TEST(SourceText, ReadsWindows1252IncludingItsOpenBytes)
{
    expectText("caf\xE9 \x93quoted\x94 \x80 \x81\x8D\x8F\x90\x9D\n",
               "café “quoted” € \xC2\x81\xC2\x8D\xC2\x8F\xC2\x90\xC2\x9D\n", u"Windows-1252"_s);
    // "Ü" and a closing quote happen to be a valid UTF-8 sequence (U+0713); the stray "é" decides for the
    // line.
    expectText("\xE9 \xE9 \xDC\x93\n", "é é Ü“\n", u"Windows-1252"_s);
}

TEST(SourceText, DecodesEveryLineOnItsOwn)
{
    const SourceText text = toSourceText("Universit\xC3\xA4t\nUniversit\xE4t\nUniversit\xC3\xA4t\n");
    EXPECT_EQ(text.utf8.toStdString(), "Universität\nUniversität\nUniversität\n");
    EXPECT_EQ(text.encoding.toStdString(), "mixed");
    ASSERT_EQ(text.issues.size(), 1);
    EXPECT_EQ(text.issues.constFirst().line, 2);
}

TEST(SourceText, CutsHalfACharacterAtTheEnd)
{
    const SourceText text = toSourceText("AU  - M\xC3\xBCller\nTI  - Zur\xC3");
    EXPECT_EQ(text.utf8.toStdString(), "AU  - Müller\nTI  - Zur");
    EXPECT_EQ(text.encoding.toStdString(), "UTF-8");
    EXPECT_EQ(text.issues.size(), 1);
}

TEST(SourceText, KnowsAllLineEnds)
{
    expectText("a\rb\rc", "a\nb\nc", u"UTF-8"_s);
    expectText("a\r\r\nb\r\r\n", "a\nb\n", u"UTF-8"_s);
    expectText("a\r\nb\nc\rd", "a\nb\nc\nd", u"UTF-8"_s);
    expectText("a\r\rb", "a\n\nb", u"UTF-8"_s);
    expectText("a\r\nb\r\n", "a\r\nb\r\n", u"UTF-8"_s); // clean: passed on as it is
}

TEST(SourceText, DropsControlCharactersWithAWarning)
{
    const SourceText text = toSourceText(QByteArray("a\0b\x01"
                                                    "c\n\vd\te\x7F",
                                                    10));
    EXPECT_EQ(text.utf8.toStdString(), "abc\n d\te");
    ASSERT_EQ(text.issues.size(), 1);
    EXPECT_EQ(text.issues.constFirst().line, 1);
    EXPECT_EQ(text.issues.constFirst().severity, Severity::Warning);
}

TEST(SourceText, ReportsTextThatWasConvertedTwice)
{
    const QByteArray once = u"Müller, José, Añez – “x”\n"_s.toUtf8();
    const QByteArray twice = QString::fromLatin1(once).toUtf8();
    EXPECT_EQ(formats::countMojibake(once), 0);
    EXPECT_EQ(formats::countMojibake(twice), 3);
    ASSERT_EQ(toSourceText(twice).issues.size(), 1);
    EXPECT_TRUE(toSourceText(once).issues.isEmpty());
}
