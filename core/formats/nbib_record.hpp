// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of one NBIB record as a normal record.
#pragma once

#include "core/formats/issue_log.hpp"
#include "core/model/record.hpp"

#include <QByteArrayView>

#include <span>

namespace plansift::formats {

/// A line taken apart; tag "" = the line continues the one before. The views point into the text of the file.
struct NbibLine {
    QByteArrayView tag{};
    QByteArrayView value{};
    int line = 0;
};

/// The record of these lines. Tags: NLM, "MEDLINE/PubMed data element (field) descriptions". What has no
/// place in the normal record stands in `raw` as written, in file order.
Record buildNbibRecord(std::span<const NbibLine> lines, IssueLog& log);

} // namespace plansift::formats
