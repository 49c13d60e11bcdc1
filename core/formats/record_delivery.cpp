// SPDX-License-Identifier: GPL-3.0-or-later
// Delivery of records with their counts.
#include "core/formats/record_delivery.hpp"

#include <QCoreApplication>

namespace plansift::formats {

void RecordDelivery::deliver(Record&& record, int line)
{
    if (!m_goesOn)
        return;
    ++m_summary.found;
    ++m_summary.imported;
    record.line = line;
    if (isIncomplete(record)) {
        ++m_summary.incomplete;
        m_log.addIncomplete(
            line,
            record.title.isEmpty()
                ? QT_TRANSLATE_NOOP("formats", "the record has no title")
                : QT_TRANSLATE_NOOP("formats", "the record has a title and nothing else to identify it by"));
    }
    m_goesOn = m_sink(std::move(record));
}

void RecordDelivery::refuse(int line, const char* sentence, const QString& subject)
{
    if (!m_goesOn)
        return;
    ++m_summary.found;
    ++m_summary.refused;
    m_log.add(line, Severity::Error, sentence, subject);
}

void RecordDelivery::refuseEmpty(int line)
{
    refuse(line, QT_TRANSLATE_NOOP("formats", "the record is empty and was left out"));
}

void RecordDelivery::refuseOversize(int line, qsizetype limit)
{
    refuse(line,
           QT_TRANSLATE_NOOP("formats", "the record is larger than %1 MB and was left out; export it again"),
           QString::number(limit / 1024 / 1024));
}

void RecordDelivery::warnOfCut(int line)
{
    m_log.add(line, Severity::Warning,
              QT_TRANSLATE_NOOP("formats", "the last record has no end: the file may be cut off; what is "
                                           "there was kept"));
}

ReadSummary RecordDelivery::summary()
{
    m_summary.issues = m_log.take();
    return std::move(m_summary);
}

} // namespace plansift::formats
