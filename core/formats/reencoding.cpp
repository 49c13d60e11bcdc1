// SPDX-License-Identifier: GPL-3.0-or-later
// Conversions by Qt (with ICU).
#include "core/formats/reencoding.hpp"

#include "core/base/text.hpp"
#include "core/formats/windows1252.hpp"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// The byte of a character in Windows-1252, -1 when it has none.
int windowsByte(QChar c)
{
    if (c.unicode() < 0x80 || (c.unicode() >= 0xA0 && c.unicode() <= 0xFF))
        return c.unicode();
    const auto found = std::find(kWindows1252.begin(), kWindows1252.end(), c.unicode());
    return found == kWindows1252.end() ? -1 : 0x80 + static_cast<int>(found - kWindows1252.begin());
}

/// A piece of text as it was before UTF-8 was read as Windows-1252 and written again; empty when it was not.
QByteArray onceConverted(QByteArrayView piece)
{
    QByteArray bytes;
    for (const QChar c : QString::fromUtf8(piece)) {
        const int byte = windowsByte(c);
        if (byte < 0)
            return {};
        bytes.append(static_cast<char>(byte));
    }
    return QByteArrayView(bytes).isValidUtf8() ? bytes : QByteArray();
}

/// Where the word that starts at `at` ends, behind the blank or line end after it.
qsizetype wordEnd(const QByteArray& text, qsizetype at)
{
    while (at < text.size() && text.at(at) != ' ' && text.at(at) != '\n')
        ++at;
    return std::min(at + 1, text.size());
}

} // namespace

const QStringList& encodings()
{
    static const QStringList names{u"UTF-8"_s,        u"Windows-1252"_s, u"ISO-8859-1"_s,   u"ISO-8859-15"_s,
                                   u"UTF-16LE"_s,     u"UTF-16BE"_s,     u"Windows-1250"_s, u"Windows-1251"_s,
                                   u"Windows-1254"_s, u"GB18030"_s,      u"Big5"_s,         u"Shift_JIS"_s,
                                   u"EUC-KR"_s};
    return names;
}

Result<QByteArray> fromEncoding(const QByteArray& bytes, const QString& encoding)
{
    QStringDecoder decoder(encoding.toLatin1().constData());
    if (!decoder.isValid())
        return makeError(ErrorCode::Usage, QCoreApplication::translate(
                                               "formats", "there is no text encoding \"%1\"; known are %2")
                                               .arg(encoding, encodings().join(u", "_s)));
    const QString text = decoder.decode(bytes);
    return text.toUtf8();
}

QByteArray withoutMojibake(const QByteArray& utf8)
{
    QByteArray repaired;
    repaired.reserve(utf8.size());
    for (qsizetype at = 0; at < utf8.size();) {
        const qsizetype next = wordEnd(utf8, at);
        const QByteArrayView word = QByteArrayView(utf8).sliced(at, next - at);
        const QByteArray once = onceConverted(word);
        if (once.isEmpty())
            repaired.append(word);
        else
            repaired.append(once);
        at = next;
    }
    return repaired;
}

} // namespace plansift::formats
