// SPDX-License-Identifier: GPL-3.0-or-later
// Values with a path, taken or kept.
#include "core/formats/record_filler.hpp"

#include "core/formats/field_rules.hpp"
#include "core/formats/value_text.hpp"

namespace plansift::formats {

void RecordFiller::keepRaw(const QString& tag, const QString& value)
{
    if (!value.isEmpty())
        record.raw.append({tag, value});
}

void RecordFiller::setText(QString Record::*member, const QString& text, const QString& tag)
{
    if (!takeText(record.*member, text))
        keepRaw(tag, text);
}

void RecordFiller::addText(QStringList Record::*member, const QString& text)
{
    if (!text.isEmpty())
        (record.*member).append(text);
}

void RecordFiller::addAbstract(const QString& text, const QString& tag)
{
    if (!takeAbstract(record, text))
        keepRaw(tag, text);
}

void RecordFiller::setDoi(const QString& text, const QString& tag)
{
    if (!takeDoi(record, text))
        keepRaw(tag, text);
}

void RecordFiller::setPmid(const QString& text, const QString& tag)
{
    if (!takePmid(record, text))
        keepRaw(tag, text);
}

void RecordFiller::setPmcid(const QString& text, const QString& tag)
{
    if (!takePmcid(record, text))
        keepRaw(tag, text);
}

void RecordFiller::addSerials(const QString& text, const QString& tag)
{
    if (!takeSerialNumbers(record, text))
        keepRaw(tag, text);
}

void RecordFiller::addAccessions(const QString& text, const QString& tag)
{
    takeTrialIds(record, text);
    const AccessionOrigin origin{record.database, record.provider, false};
    for (const QString& part : valueParts(text, u";\n"))
        if (!takeAccession(record, accessionOf(part, origin)))
            keepRaw(tag, part);
}

void RecordFiller::conclude()
{
    record.affiliations.removeDuplicates();
    concludeFromText(record);
}

} // namespace plansift::formats
