// SPDX-License-Identifier: GPL-3.0-or-later
// The table of further blocks.
#include "core/synthesis/spec_also.hpp"

#include "core/base/text.hpp"
#include "core/synthesis/spec_also_blocks.hpp"
#include "core/synthesis/spec_models.hpp"

#include <QCoreApplication>
#include <QMap>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

using Block = Result<QJsonValue> (*)(const AlsoContext&);

const QMap<QString, Block>& blocks()
{
    static const QMap<QString, Block> table{{u"leave1out"_s, leaveOneOutBlock},
                                            {u"confint"_s, confintBlock},
                                            {u"hc"_s, henmiCopasBlock},
                                            {u"lrt_tau2"_s, likelihoodRatioBlock},
                                            {u"influence"_s, influenceBlock},
                                            {u"rstandard"_s, rstandardBlock},
                                            {u"rstudent"_s, rstudentBlock},
                                            {u"baujat"_s, baujatBlock},
                                            {u"blup"_s, blupBlock},
                                            {u"cumul"_s, cumulBlock},
                                            {u"cumul_by_year"_s, cumulByYearBlock},
                                            {u"gosh_all_subsets"_s, goshBlock},
                                            {u"permutest_exact"_s, permutestExactBlock},
                                            {u"permutest"_s, permutestBlock},
                                            {u"multiverse"_s, multiverseBlock},
                                            {u"why_differ"_s, whyDifferBlock},
                                            {u"predprob"_s, predictiveProbabilityBlock},
                                            {u"smallstudy"_s, smallStudyBlock},
                                            {u"regtest"_s, regtestBlock},
                                            {u"ranktest"_s, ranktestBlock},
                                            {u"fsn"_s, fsnBlock},
                                            {u"tes"_s, tesBlock},
                                            {u"trimfill"_s, trimfillBlock},
                                            {u"selmodel"_s, selectionBlock},
                                            {u"limitmeta"_s, limitMetaBlock},
                                            {u"copas"_s, copasBlock},
                                            {u"pcurve"_s, pCurveBlock},
                                            {u"puniform"_s, pUniformBlock}};
    return table;
}

} // namespace

QJsonValue alsoBlock(const QString& name, const AlsoContext& context)
{
    const bool own = hasOwnBlocks(context.request);
    const auto block = blocks().find(name);
    if (!own && block == blocks().end())
        return QJsonObject{
            {u"error"_s, QCoreApplication::translate("spec", "also: \"%1\" is unknown").arg(name)}};
    return blockOrError(own ? modelBlock(name, context) : (*block)(context));
}

QJsonValue blockOrError(const Result<QJsonValue>& block)
{
    return block ? *block : QJsonObject{{u"error"_s, messageOf(block.error())}};
}

} // namespace plansift::synthesis
