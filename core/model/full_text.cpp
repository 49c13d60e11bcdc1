// SPDX-License-Identifier: GPL-3.0-or-later
// Words under which the purposes of quotes are stored.
#include "core/model/full_text.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

const QList<std::pair<QuotePurpose, QString>>& purposes()
{
    static const QList<std::pair<QuotePurpose, QString>> list{{QuotePurpose::Result, u"result"_s},
                                                              {QuotePurpose::Sample, u"sample"_s},
                                                              {QuotePurpose::RiskOfBias, u"risk-of-bias"_s},
                                                              {QuotePurpose::Eligibility, u"eligibility"_s},
                                                              {QuotePurpose::Reason, u"reason"_s}};
    return list;
}

} // namespace

QString keyOf(QuotePurpose purpose)
{
    for (const auto& [value, key] : purposes())
        if (value == purpose)
            return key;
    return {};
}

std::optional<QuotePurpose> quotePurposeFromKey(const QString& key)
{
    for (const auto& [value, known] : purposes())
        if (known == key)
            return value;
    return std::nullopt;
}

} // namespace plansift
