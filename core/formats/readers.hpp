// SPDX-License-Identifier: GPL-3.0-or-later
// The readers behind the table of formats; FormatSpec says what sniffing and reading mean.
#pragma once

#include "core/formats/format.hpp"

namespace plansift::formats {

bool sniffRis(const QString& head);
ReadSummary readRis(const QByteArray& bytes, const RecordSink& sink);

bool sniffNbib(const QString& head);
ReadSummary readNbib(const QByteArray& bytes, const RecordSink& sink);

bool sniffWos(const QString& head);
ReadSummary readWos(const QByteArray& bytes, const RecordSink& sink);

bool sniffCsv(const QString& head);
ReadSummary readCsv(const QByteArray& bytes, const RecordSink& sink);

bool sniffXlsx(const QString& head);
ReadSummary readXlsx(const QByteArray& bytes, const RecordSink& sink);

bool sniffRefer(const QString& head);
ReadSummary readRefer(const QByteArray& bytes, const RecordSink& sink);

bool sniffRefWorks(const QString& head);
ReadSummary readRefWorks(const QByteArray& bytes, const RecordSink& sink);

bool sniffCochrane(const QString& head);
ReadSummary readCochrane(const QByteArray& bytes, const RecordSink& sink);

bool sniffOvid(const QString& head);
ReadSummary readOvid(const QByteArray& bytes, const RecordSink& sink);

} // namespace plansift::formats
