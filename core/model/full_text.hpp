// SPDX-License-Identifier: GPL-3.0-or-later
// Full texts of reports and the sentences taken from them.
#pragma once

#include "core/model/review.hpp"

#include <QRectF>

namespace plansift {

/// A file kept with a record; its bytes live in the project under their hash.
struct Attachment {
    RowId id = 0;
    RowId record = 0;
    QString name{};
    QString sha256{};

    bool operator==(const Attachment&) const = default;
};

/// What a quote is taken for.
enum class QuotePurpose { Result, Sample, RiskOfBias, Eligibility, Reason };

QString keyOf(QuotePurpose purpose);
std::optional<QuotePurpose> quotePurposeFromKey(const QString& key);

/// A sentence of a report and where it stands.
struct Quote {
    RowId id = 0;
    RowId record = 0;
    int page = 0; ///< from 1; 0 = not known
    QString text{};
    QuotePurpose purpose = QuotePurpose::Result;
    QList<QRectF> places{}; ///< on the page, in points from its upper left corner

    bool operator==(const Quote&) const = default;
};

} // namespace plansift
