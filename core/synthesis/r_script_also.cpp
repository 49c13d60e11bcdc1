// SPDX-License-Identifier: GPL-3.0-or-later
// What requests ask for besides, in R: one table of block and lines.
#include "core/synthesis/r_script_parts.hpp"
#include "core/synthesis/r_text.hpp"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(rscript)
};

using Lines = QStringList (*)(const RRequest&);

QStringList orderedCumulation(const QString& moderator)
{
    if (moderator.isEmpty())
        return {u"cumul(res)"_s};
    return {u"cumul(res, order = es$"_s + rName(moderator) + u')'};
}

QStringList permutationLines(const RRequest& r)
{
    const QJsonValue perm = r.json[u"perm"_s];
    return {u"# "_s + Text::tr("R draws other random numbers: the p-values agree but for chance."),
            u"set.seed("_s + rNumber(perm[u"seed"_s].toDouble(1)) + u')',
            u"permutest(res, iter = "_s + rNumber(perm[u"n"_s].toDouble(10000)) + u", progbar = FALSE)"_s};
}

QStringList selectionLines(const RRequest& r)
{
    const QJsonValue selection = r.json[u"selmodel"_s];
    QStringList arguments{u"res"_s, u"type = "_s + rText(selection[u"type"_s].toString(u"stepfun"_s))};
    for (const QString& key : {u"alternative"_s, u"prec"_s})
        if (selection[key].isString())
            arguments += key + u" = "_s + rText(selection[key].toString());
    for (const QString& key : {u"steps"_s, u"delta"_s}) {
        std::vector<double> numbers;
        for (const QJsonValue& number : selection[key].toArray())
            numbers.push_back(number.toDouble(stats::kUndefined));
        if (!numbers.empty())
            arguments += key + u" = "_s + rNumbers(numbers);
    }
    return {rCall(u"selmodel"_s, arguments)};
}

const QMap<QString, Lines>& blocks()
{
    static const QMap<QString, Lines> table{
        {u"confint"_s,
         [](const RRequest&) {
             return QStringList{u"try(confint(res, type = \"PL\"))"_s,
                                u"try(confint(res, type = \"GENQ\"))"_s};
         }},
        {u"hc"_s, [](const RRequest&) { return QStringList{u"hc(res)"_s}; }},
        {u"lrt_tau2"_s,
         [](const RRequest&) {
             return QStringList{u"none <- rma(yi, vi, data = es, method = res$method, tau2 = 0)"_s,
                                u"c(LRT = 2 * c(logLik(res) - logLik(none)))"_s};
         }},
        {u"leave1out"_s, [](const RRequest&) { return QStringList{u"leave1out(res)"_s}; }},
        {u"influence"_s, [](const RRequest&) { return QStringList{u"influence(res)"_s}; }},
        {u"rstandard"_s, [](const RRequest&) { return QStringList{u"rstandard(res)"_s}; }},
        {u"rstudent"_s, [](const RRequest&) { return QStringList{u"rstudent(res)"_s}; }},
        {u"baujat"_s, [](const RRequest&) { return QStringList{u"baujat(res)"_s}; }},
        {u"blup"_s, [](const RRequest&) { return QStringList{u"blup(res)"_s}; }},
        {u"cumul"_s, [](const RRequest& r) { return orderedCumulation(r.json[u"order"_s].toString()); }},
        {u"cumul_by_year"_s, [](const RRequest&) { return orderedCumulation(u"year"_s); }},
        {u"gosh_all_subsets"_s, [](const RRequest&) { return QStringList{u"gosh(res, progbar = FALSE)"_s}; }},
        {u"permutest_exact"_s,
         [](const RRequest&) { return QStringList{u"permutest(res, exact = TRUE, progbar = FALSE)"_s}; }},
        {u"permutest"_s, permutationLines},
        {u"regtest"_s, [](const RRequest&) { return QStringList{u"regtest(res)"_s}; }},
        {u"smallstudy"_s, [](const RRequest&) { return QStringList{u"regtest(res, model = \"lm\")"_s}; }},
        {u"ranktest"_s, [](const RRequest&) { return QStringList{u"ranktest(res)"_s}; }},
        {u"fsn"_s,
         [](const RRequest&) {
             return QStringList{u"fsn(yi, vi, data = es, type = \"Rosenthal\")"_s,
                                u"fsn(yi, vi, data = es, type = \"Orwin\")"_s,
                                u"fsn(yi, vi, data = es, type = \"Rosenberg\")"_s};
         }},
        {u"tes"_s, [](const RRequest&) { return QStringList{u"tes(res)"_s}; }},
        {u"trimfill"_s, [](const RRequest&) { return QStringList{u"trimfill(res)"_s}; }},
        {u"vif"_s, [](const RRequest&) { return QStringList{u"vif(res)"_s}; }},
        {u"selmodel"_s, selectionLines},
    };
    return table;
}

QStringList blockNames(const QJsonObject& json)
{
    QStringList names;
    for (const QJsonValue& name : json[u"also"_s].toArray())
        names += name.toString();
    if (json.contains(u"selmodel"_s) && !names.contains(u"selmodel"_s))
        names += u"selmodel"_s;
    return names;
}

/// Robust standard errors (Hedges 2010; CR2: Pustejovsky & Tipton 2018).
QStringList robustLines(const RRequest& r)
{
    const QString cluster = r.json[u"cluster"_s].toString();
    if (cluster.isEmpty())
        return {};
    const bool cr2 = r.json[u"robust"_s].toString() == u"CR2"_s;
    return {u"robust(res, cluster = es$"_s + rName(cluster) + (cr2 ? u", clubSandwich = TRUE)"_s : u")"_s)};
}

} // namespace

QStringList rAlso(const RRequest& r)
{
    QStringList lines = robustLines(r);
    for (const QString& name : blockNames(r.json)) {
        const auto block = blocks().find(name);
        lines += block == blocks().end()
                     ? QStringList{u"# "_s + Text::tr("%1: metafor has no function for it.").arg(name)}
                     : (*block)(r);
    }
    return lines;
}

} // namespace plansift::synthesis
