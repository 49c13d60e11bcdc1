// SPDX-License-Identifier: GPL-3.0-or-later
// The readers behind the table of formats; FormatSpec says what sniffing and reading mean.
#pragma once

#include "core/formats/format.hpp"

namespace plansift::formats {

bool sniffRis(const QString& head);
ReadSummary readRis(const QByteArray& bytes, const RecordSink& sink);

bool sniffEndnoteXml(const QString& head);
ReadSummary readEndnoteXml(const QByteArray& bytes, const RecordSink& sink);

bool sniffPubmedXml(const QString& head);
ReadSummary readPubmedXml(const QByteArray& bytes, const RecordSink& sink);

/// ClinicalTrials.gov: JSON of version 2 of its interface, and the XML of old downloads.
bool sniffCtgov(const QString& head);
ReadSummary readCtgov(const QByteArray& bytes, const RecordSink& sink);

bool sniffIctrpXml(const QString& head);
ReadSummary readIctrpXml(const QByteArray& bytes, const RecordSink& sink);

bool sniffCslJson(const QString& head);
ReadSummary readCslJson(const QByteArray& bytes, const RecordSink& sink);

bool sniffBibtex(const QString& head);
ReadSummary readBibtex(const QByteArray& bytes, const RecordSink& sink);

bool sniffNbib(const QString& head);
ReadSummary readNbib(const QByteArray& bytes, const RecordSink& sink);

bool sniffWos(const QString& head);
ReadSummary readWos(const QByteArray& bytes, const RecordSink& sink);

bool sniffCsv(const QString& head);
ReadSummary readCsv(const QByteArray& bytes, const RecordSink& sink);
ReadSummary readCsvAs(const QByteArray& bytes, const QStringList& fields, const RecordSink& sink);
QList<CsvRow> csvRows(const QByteArray& bytes);

bool sniffXlsx(const QString& head);
ReadSummary readXlsx(const QByteArray& bytes, const RecordSink& sink);
ReadSummary readXlsxAs(const QByteArray& bytes, const QStringList& fields, const RecordSink& sink);
QList<CsvRow> xlsxRows(const QByteArray& bytes);

bool sniffRefer(const QString& head);
ReadSummary readRefer(const QByteArray& bytes, const RecordSink& sink);

bool sniffRefWorks(const QString& head);
ReadSummary readRefWorks(const QByteArray& bytes, const RecordSink& sink);

bool sniffCochrane(const QString& head);
ReadSummary readCochrane(const QByteArray& bytes, const RecordSink& sink);

bool sniffOvid(const QString& head);
ReadSummary readOvid(const QByteArray& bytes, const RecordSink& sink);

} // namespace plansift::formats
