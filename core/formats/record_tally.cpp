// SPDX-License-Identifier: GPL-3.0-or-later
// Counting and handing on of records.
#include "core/formats/record_tally.hpp"

#include <QCoreApplication>

namespace plansift::formats {

void RecordTally::deliver(Record&& record)
{
    ++m_summary.found;
    ++m_summary.imported;
    if (isIncomplete(record)) {
        ++m_summary.incomplete;
        m_log.add(
            record.line, Severity::Warning,
            record.title.isEmpty()
                ? QT_TRANSLATE_NOOP("formats", "the record has no title")
                : QT_TRANSLATE_NOOP("formats", "the record has a title and nothing else to identify it by"));
    }
    m_go = m_sink(std::move(record));
}

void RecordTally::refuse(int line, const char* sentence, const QString& subject)
{
    ++m_summary.found;
    ++m_summary.refused;
    m_log.add(line, Severity::Error, sentence, subject);
}

ReadSummary RecordTally::take()
{
    m_summary.issues = m_log.take();
    return std::move(m_summary);
}

} // namespace plansift::formats
