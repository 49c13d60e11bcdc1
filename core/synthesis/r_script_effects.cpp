// SPDX-License-Identifier: GPL-3.0-or-later
// Data and effect sizes in R.
#include "core/synthesis/r_script_parts.hpp"
#include "core/synthesis/r_text.hpp"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

using stats::Column;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(rscript)
};

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

/// Numbers where all values are, else texts; what a spec calls a factor is one.
QString moderatorColumn(const QStringList& values, const QJsonValue& declared)
{
    bool numeric = declared[u"type"_s].toString() != u"factor"_s;
    std::vector<double> numbers;
    for (const QString& value : values) {
        bool isNumber = true;
        numbers.push_back(value.isEmpty() ? stats::kUndefined : value.toDouble(&isNumber));
        numeric = numeric && isNumber;
    }
    if (numeric)
        return rNumbers(numbers);
    QStringList items;
    std::ranges::transform(values, std::back_inserter(items),
                           [](const QString& v) { return v.isEmpty() ? u"NA"_s : rText(v); });
    return rCall(u"factor"_s, {rVector(items)});
}

bool hasCounts(const RRequest& r)
{
    using enum stats::InputKind;
    const stats::InputKind kind = r.measure().input;
    return kind == TwoByTwo || kind == PairedTable || kind == Proportion || kind == TwoRates ||
           kind == OneRate;
}

/// Why metafor cannot compute these effects; empty when it can.
QString missingConvention(const RRequest& r)
{
    const stats::EffectOptions& o = r.analysis.effectOptions();
    const bool usesJ =
        r.measure().input == stats::InputKind::TwoMeans || r.measure().input == stats::InputKind::PairedMeans;
    const bool corrected = std::ranges::count(r.analysis.effects().corrected, true) > 0;
    if (usesJ && r.measure().key.starts_with("SM") && o.j == stats::HedgesJ::Approximate)
        return Text::tr("metafor computes Hedges' J exactly, these conventions by 1 - 3 / (4 df - 1)");
    if (usesJ && r.measure().key.starts_with("SM") && o.j == stats::HedgesJ::None)
        return Text::tr("metafor computes Hedges' g, this is Cohen's d");
    if (corrected && o.zeroCells.share == stats::AddShare::TreatmentArm)
        return Text::tr("metafor adds the same to both arms, here they share the increment by their sizes");
    if (o.variance == stats::VarianceType::RevMan)
        return Text::tr("metafor does not have this variance of the standardised mean difference");
    if (corrected && r.measure().key == "RR" && o.rrAddsOnceToTotals)
        return Text::tr("these conventions add to the totals of corrected risk ratios once, metafor twice");
    if (corrected && (r.measure().key == "RD" || r.measure().key == "PR") && o.rdEstimateUncorrected)
        return Text::tr("these conventions correct zero cells in the variance only");
    return {};
}

/// The variance of g in R, by our names of the formulas; empty for the one that needs all studies at once.
QString smdVariance(stats::VarianceType type)
{
    switch (type) {
    case stats::VarianceType::LS:
        return u"1/n1i + 1/n2i + yi^2 / (2*(n1i + n2i))"_s;
    case stats::VarianceType::LS2:
        return u"J^2 * (1/n1i + 1/n2i + (yi/J)^2 / (2*(n1i + n2i)))"_s;
    case stats::VarianceType::UB:
        return u"1/n1i + 1/n2i + (1 - (df - 2) / (df*J^2)) * yi^2"_s;
    case stats::VarianceType::RevMan:
        return u"1/n1i + 1/n2i + yi^2 / (2*(n1i + n2i - 3.94))"_s;
    default:
        return {};
    }
}

/// g and its variance by formulas.
QStringList smdLines(const RRequest& r)
{
    const stats::HedgesJ j = r.analysis.effectOptions().j;
    return {u"dat$df <- with(dat, n1i + n2i - 2)"_s,
            j == stats::HedgesJ::None ? u"dat$J <- 1"_s
            : j == stats::HedgesJ::Exact
                ? u"dat$J <- with(dat, exp(lgamma(df/2) - lgamma((df - 1)/2)) / sqrt(df/2))"_s
                : u"dat$J <- with(dat, 1 - 3 / (4*df - 1))"_s,
            u"dat$yi <- with(dat, J * (m1i - m2i) / sqrt(((n1i - 1)*sd1i^2 + (n2i - 1)*sd2i^2) / df))"_s,
            u"dat$vi <- with(dat, "_s + smdVariance(r.analysis.effectOptions().variance) + u')',
            u"es <- escalc(measure = \"GEN\", yi = yi, vi = vi, data = dat, slab = slab)"_s};
}

/// The effects as numbers.
QStringList givenEffects(const RRequest& r)
{
    std::vector<double> yi, vi;
    for (const stats::StudyEffect& effect : r.analysis.effects().effects) {
        yi.push_back(effect.yi);
        vi.push_back(effect.vi);
    }
    return {u"# "_s + Text::tr("The effects below are those that Plansift computed."),
            u"dat$yi <- "_s + rNumbers(yi), u"dat$vi <- "_s + rNumbers(vi),
            u"es <- escalc(measure = \"GEN\", yi = yi, vi = vi, data = dat, slab = slab)"_s};
}

QStringList escalcLines(const RRequest& r)
{
    QStringList arguments{u"measure = "_s + rText(text(r.measure().key))};
    arguments += rColumns(r);
    arguments += {u"data = dat"_s, u"slab = slab"_s};
    arguments += rZeroCells(r, false);
    if (r.measure().variances.size() > 1)
        arguments += u"vtype = "_s + rText(text(stats::varianceTypeKey(r.analysis.effectOptions().variance)));
    return {u"es <- "_s + rCall(u"escalc"_s, arguments)};
}

/// Estimates with an interval have their variance from it.
QStringList intervalLines(const RRequest& r)
{
    const double p = 0.5 + r.analysis.request().level / 200;
    return {u"dat$vi <- ((dat$ci_ub - dat$ci_lb) / (2*qnorm("_s + rNumber(p) + u")))^2"_s,
            u"es <- escalc(measure = \"GEN\", yi = yi, vi = vi, data = dat, slab = slab)"_s};
}

QStringList effectLines(const RRequest& r)
{
    if (const QString reason = missingConvention(r); !reason.isEmpty()) {
        const bool byFormula =
            r.measure().key == "SMD" && !smdVariance(r.analysis.effectOptions().variance).isEmpty();
        return QStringList{u"# "_s + reason + u'.'} + (byFormula ? smdLines(r) : givenEffects(r));
    }
    if (r.measure().input == stats::InputKind::Generic && !r.input.table.has(Column::vi) &&
        !r.input.table.has(Column::sei))
        return intervalLines(r);
    return escalcLines(r);
}

} // namespace

QString rData(const SpecInput& input, const QJsonObject& moderators)
{
    QStringList labels;
    for (std::size_t i = 0; i < input.table.rows(); ++i) {
        const QString label = QString::fromStdString(input.table.labels[i]);
        labels += label.isEmpty() ? Text::tr("Study %1").arg(i + 1) : label;
    }
    QStringList columns{u"slab = "_s + rTexts(labels)};
    for (std::size_t c = 0; c < stats::kColumnCount; ++c)
        if (const Column column{static_cast<std::uint8_t>(c)}; input.table.has(column))
            columns += text(stats::columnName(column)) + u" = "_s + rNumbers(input.table[column]);
    for (auto it = input.moderators.begin(); it != input.moderators.end(); ++it)
        if (moderators.contains(it.key()) && !std::ranges::all_of(*it, &QString::isEmpty))
            columns += rName(it.key()) + u" = "_s + moderatorColumn(*it, moderators[it.key()]);
    columns += u"check.names = FALSE"_s;
    return u"dat <- data.frame(\n  "_s + columns.join(u",\n  "_s) + u')';
}

QStringList rColumns(const RRequest& r)
{
    QStringList arguments;
    const stats::InputForm* form = stats::formOf(r.input.table, r.measure().input);
    if (form)
        for (const stats::FormColumn& column : form->columns) {
            const QString name = text(stats::columnName(column.column));
            arguments += name + u" = "_s + name;
        }
    return arguments;
}

QStringList rZeroCells(const RRequest& r, bool tables)
{
    if (!hasCounts(r))
        return {};
    const stats::ZeroCellRule& own = r.analysis.effectOptions().zeroCells;
    const auto words = [](stats::AddTo to) { return rText(text(stats::addToKey(to))); };
    if (!tables)
        return {u"add = "_s + rNumber(own.add), u"to = "_s + words(own.to),
                u"drop00 = "_s + rBool(own.drop00)};
    const stats::ZeroCellRule pooled = r.model == u"PETO"_s ? stats::ZeroCellRule{0, stats::AddTo::None, true}
                                                            : r.analysis.tableOptions().cells;
    return {u"add = "_s + rNumbers({own.add, pooled.add}),
            u"to = "_s + rVector({words(own.to), words(pooled.to)}),
            u"drop00 = "_s + rVector({rBool(own.drop00), rBool(pooled.drop00)})};
}

QStringList rEffects(const RRequest& r)
{
    QStringList lines;
    if (const std::vector<double>& weights = r.analysis.userWeights(); !weights.empty())
        lines += u"dat$w <- "_s + rNumbers(weights);
    lines += effectLines(r);
    lines += u"# "_s + Text::tr("Studies without a usable effect take no part.");
    lines += u"es <- es[is.finite(es$yi) & is.finite(es$vi) & es$vi > 0, ]"_s;
    return lines;
}

} // namespace plansift::synthesis
