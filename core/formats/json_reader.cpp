// SPDX-License-Identifier: GPL-3.0-or-later
// The way from bytes to records that all JSON formats share; broken objects are read up to the break.
#include "core/formats/json_records.hpp"

#include "core/formats/source_text.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Follows the nesting of broken JSON and remembers the last place where the open objects could be closed.
class JsonPrefix {
public:
    /// The text up to the last complete value before `end`, with its open brackets closed.
    QByteArray run(QByteArrayView text, qsizetype end)
    {
        for (qsizetype at = 0; at < end;)
            at = step(text, at, end);
        std::reverse(m_open.begin(), m_open.end());
        return text.first(m_safe) + m_open;
    }

    qsizetype used() const { return m_safe; }

private:
    qsizetype step(QByteArrayView text, qsizetype at, qsizetype end)
    {
        const char c = text.at(at);
        if (c == '"')
            return string(text, at, end);
        if (c == '{' || c == '[') {
            m_open += c == '{' ? '}' : ']';
            m_value = c == '[';
            safe(at + 1);
        } else if (c == '}' || c == ']') {
            m_open.chop(1);
            safe(at + 1);
        } else if (c == ':') {
            m_value = true;
        } else if (c == ',') {
            safe(at); // a number or word before it is complete
            m_value = m_open.endsWith(']');
        }
        return at + 1;
    }

    qsizetype string(QByteArrayView text, qsizetype at, qsizetype end)
    {
        qsizetype close = at + 1;
        while (close < end && text.at(close) != '"')
            close += text.at(close) == '\\' ? 2 : 1;
        if (close < end && m_value)
            safe(close + 1);
        return std::min(close + 1, end);
    }

    void safe(qsizetype at) { m_safe = at; }

    QByteArray m_open{}; ///< closing brackets of what is open; every change of it is a safe place
    qsizetype m_safe = 0;
    bool m_value = false; ///< the next string is a value, not a key
};

/// Control characters that are written as \\u0000 become blanks, written as long, so that places hold.
QByteArray withoutControls(QByteArrayView text)
{
    if (findBytes(text, "\\u00") < 0)
        return QByteArray::fromRawData(text.data(), text.size());
    QByteArray out = text.toByteArray();
    for (qsizetype at = out.indexOf('\\'); at >= 0 && at + 6 <= out.size(); at = out.indexOf('\\', at + 2)) {
        const QByteArrayView escape = QByteArrayView(out).sliced(at, 6);
        const uint code = escape.startsWith("\\u00") ? escape.sliced(4).toUInt(nullptr, 16) : ' ';
        if (code == 0x7F || (code < 0x20 && code != '\t' && code != '\n' && code != '\r'))
            out.replace(at, 6, "\\u0020");
    }
    return out;
}

struct Salvaged {
    QJsonObject object{};
    qsizetype used = 0; ///< bytes of the slice that are in it
};

/// Tries twice: the parser may see a break only behind it.
Salvaged salvage(QByteArrayView text, qsizetype brokenAt)
{
    Salvaged salvaged;
    qsizetype end = std::clamp<qsizetype>(brokenAt, 0, text.size());
    for (int attempt = 0; attempt < 2 && salvaged.object.isEmpty(); ++attempt) {
        JsonPrefix prefix;
        QJsonParseError error;
        const QByteArray closed = prefix.run(text, end);
        salvaged = {QJsonDocument::fromJson(withoutControls(closed), &error).object(), prefix.used()};
        end = std::clamp<qsizetype>(error.offset - 1, 0, end);
    }
    return salvaged;
}

class JsonReader {
public:
    JsonReader(const JsonFormat& format, QByteArrayView text, const RecordSink& sink)
        : m_format(format)
        , m_slicer(text, format.arrayKey)
        , m_delivery(sink)
    {
    }

    ReadSummary run()
    {
        while (m_delivery.goesOn()) {
            const std::optional<JsonSlice> slice = m_slicer.next();
            if (!slice)
                break;
            read(*slice);
        }
        return m_delivery.summary();
    }

private:
    void read(const JsonSlice& slice)
    {
        if (slice.text.size() > kLargestJsonRecord) {
            m_delivery.refuseOversize(slice.line, kLargestJsonRecord);
            return;
        }
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(withoutControls(slice.text), &error);
        if (!document.isObject())
            readBroken(slice, error);
        else if (document.object().isEmpty())
            m_delivery.refuseEmpty(slice.line);
        else
            m_delivery.deliver(m_format.build(document.object()), slice.line);
    }

    void readBroken(const JsonSlice& whole, const QJsonParseError& error)
    {
        m_slicer.lookInside();
        const qsizetype length = m_slicer.lengthOfLast();
        const QByteArrayView text = whole.text.first(length);
        const Salvaged salvaged = salvage(text, error.offset);
        const int line = whole.line + static_cast<int>(text.first(salvaged.used).count('\n'));
        if (salvaged.object.isEmpty()) {
            m_delivery.refuse(line,
                              QT_TRANSLATE_NOOP("formats", "the record is no JSON (%1) and was left out"),
                              error.errorString());
            return;
        }
        m_delivery.log().add(
            line, Severity::Warning,
            whole.closed
                ? QT_TRANSLATE_NOOP(
                      "formats",
                      "the record is broken here (%1); it was read up to this place, the rest is kept raw")
                : QT_TRANSLATE_NOOP("formats",
                                    "the record is not closed (%1): the file may be cut off or broken here; "
                                    "what is there was kept"),
            error.errorString());
        Record record = m_format.build(salvaged.object);
        if (const QByteArray rest = text.sliced(salvaged.used).trimmed().toByteArray(); !rest.isEmpty())
            record.raw.append({u""_s, QString::fromUtf8(rest)});
        m_delivery.deliver(std::move(record), whole.line);
    }

    const JsonFormat& m_format;
    JsonRecordSlicer m_slicer;
    RecordDelivery m_delivery;
};

} // namespace

QString jsonText(const QJsonValue& value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return value.isNull() ? QString() : value.toVariant().toString();
}

ReadSummary readJsonRecords(const JsonFormat& format, const QByteArray& bytes, const RecordSink& sink)
{
    return readDecoded(bytes, [&](const QByteArray& utf8) { return JsonReader(format, utf8, sink).run(); });
}

} // namespace plansift::formats
