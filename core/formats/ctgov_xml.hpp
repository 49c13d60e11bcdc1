// SPDX-License-Identifier: GPL-3.0-or-later
// The XML that ClinicalTrials.gov wrote until June 2024.
#pragma once

#include "core/formats/format.hpp"

namespace plansift::formats {

ReadSummary readCtgovXml(const QByteArray& bytes, const RecordSink& sink);

} // namespace plansift::formats
