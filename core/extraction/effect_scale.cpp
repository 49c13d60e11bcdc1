// SPDX-License-Identifier: GPL-3.0-or-later
// The scale follows from the measure.
#include "core/extraction/effect_scale.hpp"

#include "core/stats/measure.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::extraction {

EffectScale effectScaleOf(const Outcome& outcome)
{
    const stats::MeasureSpec* measure =
        stats::measureByKey(outcome.plan.value(u"measure"_s).toString().toStdString());
    const bool ratios = measure && measure->transform == stats::Transform::Exp;
    return ratios && outcome.kind == u"generic"_s && effectsAsPrinted(outcome) ? EffectScale::Ratio
                                                                               : EffectScale::Analysis;
}

} // namespace plansift::extraction
