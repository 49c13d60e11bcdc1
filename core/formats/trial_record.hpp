// SPDX-License-Identifier: GPL-3.0-or-later
// The entry of a trial register as a record, whatever register it comes from.
#pragma once

#include "core/formats/record_filler.hpp"

namespace plansift::formats {

/// What registers say about a trial, until it is known which of it makes the record.
struct TrialDraft {
    RecordFiller draft{};
    QString id{};
    QString briefTitle{};
    QString officialTitle{};
    QString registered{}; ///< date of registration as printed
    QString registerName{};

    /// The first text counts; another one is kept raw.
    void set(QString TrialDraft::*member, const QString& text, const QString& tag);
    /// The official title counts; the brief one is then the short title.
    Record conclude();
};

} // namespace plansift::formats
