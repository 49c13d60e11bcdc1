// SPDX-License-Identifier: GPL-3.0-or-later
// Mixed models of counts through `analyse --spec` against metafor 5.1-12 (lme4), for the committed data sets
// and, where the folder is given, for all.
#include "core/synthesis/spec.hpp"
#include "tests/support/reference/reference_file.hpp"
#include "tests/support/reference/reference_tally.hpp"
#include "tests/support/reference_data.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace plansift::test;

namespace {

constexpr double kLogLik = 1e-4;
constexpr double kEstimate = 1e-3;

/// "OR/UM.FS" or "PLO".
QJsonObject computed(const ReferenceFile& file, const QString& name)
{
    QJsonObject request{{u"measure"_s, name.section(u'/', 0, 0)}, {u"model"_s, u"GLMM"_s}};
    if (name.contains(u'/'))
        request[u"glmm"_s] = name.section(u'/', 1);
    const QJsonObject out = plansift::synthesis::analyse(
        {{u"input"_s, file.root[u"input"_s]}, {u"requests"_s, QJsonArray{request}}});
    return out[u"results"_s].toArray()[0].toObject();
}

void compareModel(ReferenceTally& tally, const std::string& where, const QJsonObject& ours,
                  const QJsonObject& expected)
{
    if (expected.contains(u"error"_s))
        return tally.skip(ours.contains(u"error"_s) ? "refused by both" : "won: fitted where metafor fails");
    if (ours.contains(u"error"_s))
        return tally.fail(where, ours[u"error"_s].toString().toStdString());
    const auto number = [](const QJsonObject& json, const QString& key) { return numberOf(json[key]); };
    const double gain = number(ours, u"ll"_s) - number(expected, u"ll_ml"_s);
    if (gain < -kLogLik)
        return tally.fail(where, "the log-likelihood is lower by " + std::to_string(-gain));
    if (gain > kLogLik)
        return tally.skip("won: a higher log-likelihood than metafor's, " + where);
    const double unit = number(expected, u"se"_s);
    const auto compare = [&](const QString& key, const QString& theirs, double size) {
        tally.compare(theirs.toStdString(), where, number(ours, key), number(expected, theirs), kEstimate,
                      size);
    };
    tally.compare("ll_ml", where, number(ours, u"ll"_s), number(expected, u"ll_ml"_s), kLogLik, 1);
    for (const QString& key : {u"beta"_s, u"se"_s, u"ci_lb"_s, u"ci_ub"_s})
        compare(key, key, unit);
    compare(u"stat"_s, u"zval"_s, 1);
    compare(u"tau2"_s, u"tau2"_s, unit * unit);
    compare(u"I2"_s, u"I2"_s, 100);
    compare(u"k"_s, u"k"_s, 0);
    for (const QString& key : {u"pval"_s, u"QE_LRT"_s, u"QEp_LRT"_s, u"QE_Wld"_s, u"QEp_Wld"_s})
        compare(key, key, 1);
}

void compareFolder(const std::string& folder, std::size_t atLeast)
{
    ReferenceTally tally;
    for (const ReferenceFile& file : referenceFiles(folder)) {
        const QJsonObject models = file.root[u"glmm"_s].toObject();
        for (auto it = models.begin(); it != models.end(); ++it)
            if (it->isObject())
                compareModel(tally, file.key + " " + it.key().toStdString(), computed(file, it.key()),
                             it->toObject());
    }
    tally.print("mixed models");
    EXPECT_GE(tally.compared(), atLeast);
}

} // namespace

TEST(GlmmReference, CommittedDataSets)
{
    compareFolder(committedData() + "/reference", 100);
}

TEST(GlmmReference, AllDataSets)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    compareFolder(referenceData() + "/reference", 600);
}
