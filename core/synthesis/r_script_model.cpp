// SPDX-License-Identifier: GPL-3.0-or-later
// Models in R.
#include "core/synthesis/r_script_parts.hpp"
#include "core/synthesis/r_text.hpp"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(rscript)
};

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QString quoted(const char* argument, const QString& value)
{
    return QLatin1StringView(argument) + u" = "_s + rText(value);
}

/// A text, or a list of them.
QStringList textsOf(const QJsonValue& value)
{
    QStringList texts;
    for (const QJsonValue& entry : value.isArray() ? value.toArray() : QJsonArray{value})
        if (entry.isString())
            texts += entry.toString();
    return texts;
}

/// "~ a + b:c" from a list of terms or a formula; empty without terms.
QString formulaOf(const QJsonObject& json, const QString& key)
{
    if (json[key].isString())
        return u"~ "_s + json[key].toString().remove(u'~').trimmed();
    QStringList terms = textsOf(json[key]);
    if (terms.isEmpty())
        return {};
    if (!json[u"intercept"_s].toBool(true))
        terms += u"0"_s;
    return u"~ "_s + terms.join(u" + "_s);
}

bool hasModerators(const RRequest& r)
{
    return !formulaOf(r.json, u"mods"_s).isEmpty();
}

/// Estimation to the last digits; the defaults of metafor stop earlier.
QString tightControl()
{
    return u"control = list(threshold = 1e-10, maxiter = 10000, tol = 1e-10, tau2.max = max(100, 100*var(d$yi)))"_s;
}

QStringList testArguments(const RRequest& r)
{
    // metafor has no Kenward-Roger test; printLines() says so.
    const stats::TestMethod test = r.analysis.options().test;
    return {quoted("test", test == stats::TestMethod::Kr ? u"z"_s : text(stats::testKey(test))),
            u"level = "_s + rNumber(r.analysis.request().level)};
}

/// Is Q of DerSimonian-Laird taken about the Mantel-Haenszel estimate?
bool qAboutMh(const RRequest& r)
{
    const std::string_view key = r.measure().key;
    return r.model == u"RE"_s && !hasModerators(r) &&
           r.analysis.request().dlAboutMh.value_or(r.analysis.conventions().dlAboutMh) &&
           r.analysis.options().tau2 == stats::Tau2Method::DL && (key == "OR" || key == "RR" || key == "RD");
}

QString inverseVariance(const RRequest& r)
{
    QStringList arguments{u"yi"_s, u"vi"_s};
    for (const char* key : {"mods", "scale"})
        if (const QString formula = formulaOf(r.json, QLatin1StringView(key)); !formula.isEmpty())
            arguments += QLatin1StringView(key) + u" = "_s + formula;
    arguments += u"data = d"_s;
    if (qAboutMh(r))
        arguments += u"tau2 = tau2_dl(d)"_s;
    else
        arguments += quoted(
            "method", r.model == u"EE"_s ? u"EE"_s : text(stats::tau2Spec(r.analysis.options().tau2).key));
    arguments += testArguments(r);
    if (r.analysis.hasUserWeights())
        arguments += u"weights = w"_s;
    if (r.json.contains(u"link"_s))
        arguments += quoted("link", r.json[u"link"_s].toString());
    if (r.model == u"RE"_s)
        arguments += tightControl();
    return rCall(u"rma"_s, arguments);
}

QString tableCall(const RRequest& r)
{
    const bool mh = r.model == u"MH"_s;
    QStringList arguments;
    if (mh)
        arguments += quoted("measure", text(r.measure().key));
    arguments += rColumns(r);
    arguments += {u"data = d"_s, u"slab = slab"_s};
    arguments += rZeroCells(r, true);
    if (mh)
        arguments += u"correct = "_s + rBool(r.analysis.tableOptions().continuityCorrection);
    arguments += u"level = "_s + rNumber(r.analysis.request().level);
    return rCall(mh ? u"rma.mh"_s : u"rma.peto"_s, arguments);
}

QString mixedModelCall(const RRequest& r)
{
    QStringList arguments{quoted("measure", text(r.measure().key))};
    arguments += rColumns(r);
    arguments += {u"data = d"_s, u"slab = slab"_s, quoted("model", r.json[u"glmm"_s].toString(u"UM.FS"_s))};
    return rCall(u"rma.glmm"_s, arguments + testArguments(r));
}

/// Covariances of the effects: their variances, a working correlation within clusters, or a matrix.
QString covariances(const QJsonValue& v)
{
    if (v.isObject())
        return rCall(u"vcalc"_s,
                     {u"vi"_s, u"cluster = "_s + rName(v[u"cluster"_s].toString()), u"obs = seq_along(vi)"_s,
                      u"rho = "_s + rNumber(v[u"rho"_s].toDouble()), u"data = d"_s});
    QStringList rows;
    for (const QJsonValue& row : v.toArray()) {
        QStringList cells;
        for (const QJsonValue& cell : row.toArray())
            cells += rNumber(cell.toDouble(stats::kUndefined));
        rows += rVector(cells);
    }
    return rows.isEmpty() ? u"vi"_s : rCall(u"rbind"_s, rows);
}

QString multilevelCall(const RRequest& r)
{
    QStringList arguments{u"yi"_s, covariances(r.json[u"V"_s])};
    if (const QString formula = formulaOf(r.json, u"mods"_s); !formula.isEmpty())
        arguments += u"mods = "_s + formula;
    QStringList random = textsOf(r.json[u"random"_s]);
    for (QString& term : random)
        if (!term.contains(u'~'))
            term = term.contains(u'|') ? u"~ "_s + term : u"~ 1 | "_s + term;
    arguments += u"random = "_s + rCall(u"list"_s, random);
    if (const QStringList structures = textsOf(r.json[u"struct"_s]); !structures.isEmpty())
        arguments += u"struct = "_s + rTexts(structures);
    arguments += {u"data = d"_s, quoted("method", text(stats::tau2Spec(r.analysis.options().tau2).key))};
    if (r.json.contains(u"dfs"_s))
        arguments += quoted("dfs", r.json[u"dfs"_s].toString());
    return rCall(u"rma.mv"_s, arguments + testArguments(r));
}

QString modelCall(const RRequest& r)
{
    if (r.model == u"MH"_s || r.model == u"PETO"_s)
        return tableCall(r);
    if (r.model == u"GLMM"_s)
        return mixedModelCall(r);
    return r.model == u"MV"_s ? multilevelCall(r) : inverseVariance(r);
}

/// tau2 of DerSimonian & Laird with Q about the Mantel-Haenszel estimate.
QStringList dlAboutMhLines(const RRequest& r)
{
    QStringList arguments{quoted("measure", text(r.measure().key))};
    arguments += rColumns(r);
    arguments += u"data = d"_s;
    arguments += rZeroCells(r, true);
    return {u"# "_s + Text::tr("tau2 of DerSimonian and Laird with Q about the Mantel-Haenszel estimate."),
            u"q_mh <- function(d) "_s + rCall(u"rma.mh"_s, arguments) + u"$QE"_s,
            u"tau2_dl <- function(d) with(list(w = 1/d$vi), "
            "max(0, (q_mh(d) - (nrow(d) - 1)) / (sum(w) - sum(w^2) / sum(w))))"_s};
}

QString backFunction(stats::Transform transform)
{
    using enum stats::Transform;
    static const QMap<stats::Transform, QString> functions{{Exp, u"exp"_s},
                                                           {InverseLogit, u"transf.ilogit"_s},
                                                           {SquaredSine, u"transf.iarcsin"_s},
                                                           {Square, u"transf.isqrt"_s},
                                                           {Tanh, u"transf.ztor"_s},
                                                           {HakstianWhalen, u"transf.iahw"_s},
                                                           {Bonett, u"transf.iabt"_s}};
    return functions.value(transform);
}

/// The prediction interval of conventions other than that of the test.
QStringList predictionLines(const RRequest& r)
{
    const stats::PiMethod pi = r.analysis.options().pi;
    if (r.model != u"RE"_s || hasModerators(r) || pi == stats::PiMethod::AsTest ||
        pi == stats::PiMethod::None)
        return {};
    if (pi > stats::PiMethod::TKm2)
        return {u"# "_s +
                Text::tr("metafor has no prediction interval of the kind %1.").arg(text(stats::piKey(pi)))};
    const QString p = rNumber(0.5 + r.analysis.request().level / 200);
    QString critical = u"qnorm("_s + p + u')';
    if (pi == stats::PiMethod::TKm1)
        critical = u"qt("_s + p + u", res$k - 1)"_s;
    else if (pi == stats::PiMethod::TKm2)
        critical = u"qt("_s + p + u", res$k - 2)"_s;
    return {u"# "_s + Text::tr("Prediction interval of these conventions."),
            u"c(coef(res)) + c(pi.lb = -1, pi.ub = 1) * "_s + critical + u" * sqrt(res$se^2 + res$tau2)"_s};
}

QStringList printLines(const RRequest& r)
{
    QStringList lines{u"print(res, digits = 6)"_s};
    if (r.analysis.options().test == stats::TestMethod::Kr)
        lines += u"# "_s +
                 Text::tr("metafor has no Kenward-Roger test: estimate and tau2 agree, the interval above is "
                          "that of the normal test.");
    if (r.model == u"RE"_s && r.analysis.options().i2 == stats::I2Method::Q)
        lines += {u"# "_s + Text::tr("I2 of these conventions, from Q."),
                  (qAboutMh(r) ? u"Q <- q_mh(es)"_s : u"Q <- res$QE"_s),
                  u"c(Q = Q, I2 = max(0, 100*(Q - (res$k - 1)) / Q))"_s};
    if (r.model == u"RE"_s && !qAboutMh(r) && !r.analysis.hasUserWeights())
        lines += u"try(confint(res, type = \"QP\"))"_s;
    if (hasModerators(r))
        return lines;
    const QString back = backFunction(r.measure().transform);
    lines += back.isEmpty() ? u"predict(res)"_s : u"predict(res, transf = "_s + back + u')';
    return lines;
}

QStringList newModsLines(const RRequest& r)
{
    QStringList rows;
    for (const QJsonValue& row : r.json[u"newmods"_s].toArray()) {
        QStringList cells;
        for (const QJsonValue& cell : row.isArray() ? row.toArray() : QJsonArray{row})
            cells += rNumber(cell.toDouble(stats::kUndefined));
        rows += rVector(cells);
    }
    return rows.isEmpty() ? QStringList()
                          : QStringList{u"predict(res, newmods = "_s + rCall(u"rbind"_s, rows) + u')'};
}

} // namespace

bool poolsTables(const RRequest& r)
{
    return r.model == u"MH"_s || r.model == u"PETO"_s || r.model == u"GLMM"_s;
}

QStringList rModel(const RRequest& r)
{
    QStringList lines;
    if (qAboutMh(r))
        lines += dlAboutMhLines(r);
    if (r.model == u"MH"_s && r.measure().key == "RD" &&
        r.analysis.tableOptions().rdVariance == stats::MhRdVariance::GreenlandRobins)
        lines += u"# "_s +
                 Text::tr("metafor has Sato's variance, these conventions that of Greenland and Robins.");
    lines += u"pool <- function(d) "_s + modelCall(r);
    lines += poolsTables(r) ? u"res <- pool(dat)"_s : u"res <- pool(es)"_s;
    return lines + printLines(r) + predictionLines(r) + newModsLines(r);
}

QStringList rSubgroups(const RRequest& r)
{
    const QString name = r.json[u"subgroup"_s].toString();
    if (name.isEmpty() || r.model == u"MV"_s || hasModerators(r))
        return {};
    const QString data = poolsTables(r) ? u"dat"_s : u"es"_s;
    const QString column = data + u'$' + rName(name);
    QStringList lines{u"# "_s + Text::tr("Subgroups, and the test of their differences.")};
    if (r.analysis.request().commonTau2 && r.model == u"RE"_s)
        lines +=
            {u"common <- rma(yi, vi, mods = ~ 0 + factor("_s + rName(name) + u"), data = es, method = "_s +
                 rText(text(stats::tau2Spec(r.analysis.options().tau2).key)) + u')',
             u"pool <- function(d) rma(yi, vi, data = d, tau2 = common$tau2, "_s +
                 testArguments(r).join(u", "_s) + u')'};
    lines += {u"groups <- lapply(split("_s + data + u", "_s + column + u"), pool)"_s, u"print(groups)"_s,
              u"rma(sapply(groups, coef), sei = sapply(groups, function(g) g$se), method = \"EE\")"_s};
    return lines;
}

} // namespace plansift::synthesis
