// SPDX-License-Identifier: GPL-3.0-or-later
// Conversions by Qt (with ICU).
#include "core/formats/reencoding.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QStringDecoder>
#include <QStringEncoder>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

const char* const kWindows = "windows-1252";

/// A line as it was before UTF-8 was read as Windows-1252 and written again; empty when it was not.
QByteArray onceConverted(QByteArrayView line)
{
    const QString text = QString::fromUtf8(line);
    QStringEncoder encoder(kWindows);
    const QByteArray bytes = encoder.encode(text);
    return encoder.hasError() || !QByteArrayView(bytes).isValidUtf8() ? QByteArray() : bytes;
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
        const qsizetype end = utf8.indexOf('\n', at);
        const qsizetype next = end < 0 ? utf8.size() : end + 1;
        const QByteArrayView line = QByteArrayView(utf8).sliced(at, next - at);
        const QByteArray once = onceConverted(line);
        if (once.isEmpty())
            repaired.append(line);
        else
            repaired.append(once);
        at = next;
    }
    return repaired;
}

} // namespace plansift::formats
