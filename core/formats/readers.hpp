// SPDX-License-Identifier: GPL-3.0-or-later
// The readers behind the table of formats; FormatSpec says what sniffing and reading mean.
#pragma once

#include "core/formats/format.hpp"

namespace plansift::formats {

bool sniffRis(const QString& head);
ReadSummary readRis(const QByteArray& bytes, const RecordSink& sink);

bool sniffEndnoteXml(const QString& head);
ReadSummary readEndnoteXml(const QByteArray& bytes, const RecordSink& sink);

bool sniffNbib(const QString& head);
ReadSummary readNbib(const QByteArray& bytes, const RecordSink& sink);

} // namespace plansift::formats
