// SPDX-License-Identifier: GPL-3.0-or-later
// The way from bytes to records that all XML formats share.
#include "core/formats/xml_reader.hpp"

#include "core/formats/source_text.hpp"
#include "core/formats/xml_records.hpp"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

/// True when more than tags and blanks stands in it.
bool holdsWords(const QString& xml)
{
    static const QRegularExpression tag(u"<[^>]*>?"_s);
    return !QString(xml).remove(tag).trimmed().isEmpty();
}

/// Says what is wrong with a record that was not read to its end.
void report(const XmlSlice& slice, const XmlReading& reading, bool last, IssueLog& log)
{
    if (!slice.closed && last)
        log.add(slice.line, Severity::Warning,
                QT_TRANSLATE_NOOP(
                    "formats",
                    "the last record has no end tag: the file may be cut off; what is there was kept"));
    else if (!slice.closed)
        log.add(slice.line, Severity::Warning,
                QT_TRANSLATE_NOOP("formats", "the record has no end tag; it ends where the next one starts"));
    else if (!reading.problem.isEmpty())
        log.add(slice.line + reading.problemLine, Severity::Warning,
                QT_TRANSLATE_NOOP(
                    "formats",
                    "the record is broken here (%1); it was read up to this place, the rest is kept raw"),
                reading.problem);
    else if (reading.repaired)
        log.add(slice.line, Severity::Info,
                QT_TRANSLATE_NOOP("formats",
                                  "stray signs (&, <) or forbidden characters in the record were taken as "
                                  "text"));
}

void readSlice(const XmlFormat& format, const XmlSlice& slice, bool last, RecordDelivery& delivery)
{
    if (slice.text.size() > kLargestXmlRecord) {
        delivery.refuseOversize(slice.line, kLargestXmlRecord);
        return;
    }
    const XmlReading reading = readXmlElement(slice.text);
    report(slice, reading, last, delivery.log());
    Record record = format.build(reading.root, delivery.log(), slice.line);
    if (holdsWords(reading.unread))
        record.raw.append({u""_s, reading.unread.trimmed()});
    delivery.deliver(std::move(record), slice.line);
}

ReadSummary readText(const XmlFormat& format, QByteArrayView text, const RecordSink& sink)
{
    RecordDelivery delivery(sink);
    if (const int line = entityDeclarationLine(text); line > 0) {
        ReadSummary refused = delivery.summary();
        refused.issues.append(
            {0, Severity::Error,
             Text::tr("it declares entities of its own (line %1), which can hide any amount of text; remove "
                      "the DOCTYPE and try again")
                 .arg(line)});
        return refused;
    }
    XmlRecordSlicer slicer(text, format.records);
    std::optional<XmlSlice> slice = slicer.next();
    while (slice && delivery.goesOn()) {
        const std::optional<XmlSlice> following = slicer.next();
        readSlice(format, *slice, !following, delivery);
        slice = following;
    }
    return delivery.summary();
}

} // namespace

ReadSummary readXmlRecords(const XmlFormat& format, const QByteArray& bytes, const RecordSink& sink)
{
    return readDecoded(bytes, [&](const QByteArray& utf8) { return readText(format, utf8, sink); });
}

void keepXmlAttribute(RecordFiller& draft, const QString& path, const QString& name, const QString& value,
                      const QSet<QString>& unspoken)
{
    const QString tag = path + u'@' + name;
    if (!unspoken.contains(name) && !unspoken.contains(tag))
        draft.keepRaw(tag, value);
}

void keepXmlAttributes(RecordFiller& draft, const XmlElement& element, const QString& path,
                       const QSet<QString>& unspoken)
{
    for (const auto& [name, value] : element.attributes)
        keepXmlAttribute(draft, path, name, value, unspoken);
    for (const XmlElement& child : element.children)
        if (!child.name.isEmpty())
            keepXmlAttributes(draft, child, path + u'/' + child.name, unspoken);
}

void keepXmlRaw(RecordFiller& draft, const XmlElement& element, const QString& path,
                const QSet<QString>& unspoken)
{
    if (element.holdsText()) {
        keepXmlAttributes(draft, element, path, unspoken);
        draft.keepRaw(path, paragraphText(element.fullText()));
        return;
    }
    for (const auto& [name, value] : element.attributes)
        keepXmlAttribute(draft, path, name, value, unspoken);
    for (const XmlElement& child : element.children)
        if (!child.name.isEmpty())
            keepXmlRaw(draft, child, path + u'/' + child.name, unspoken);
}

} // namespace plansift::formats
