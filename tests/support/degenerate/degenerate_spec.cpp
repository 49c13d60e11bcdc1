// SPDX-License-Identifier: GPL-3.0-or-later
// Generating and checking specs at the edge.
#include "tests/support/degenerate/degenerate_spec.hpp"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <cmath>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace plansift::test {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr std::array kEffects{0.0,   1.0,    -1.0,   0.5,   0.5, 0.5 + 1e-15, 1e-300, -1e300,
                              1e300, 5e-324, 1e-160, 1e160, 1e8, -1e-8,       0.25,   kMissing};
constexpr std::array kVariances{0.0,    1.0,    0.1,   0.1,   0.1,  0.1 + 1e-15, 1e-300, 1e300,
                                5e-324, 1e-160, 1e160, 1e-12, 1e12, 0.04,        0.3,    kMissing};
constexpr std::array kCounts{0.0, 0.0, 0.0, 1.0, 1.0, 2.0, 5.0, 20.0, 20.0, 100.0, 1e6, kMissing};
constexpr std::array kTimes{1.0, 1.0, 10.0, 250.0, 1e-6, 1e9};
constexpr std::array kModerators{0.0, 1.0, 1.0, 2.0, 2020.0, 2021.0, 1e-9, 1e9, kMissing};

struct Data {
    const char* measures; ///< separated by blanks
    const char* columns;  ///< of the input, likewise
    bool counts;
};
constexpr std::array kData{Data{"GEN", "yi vi", false}, Data{"OR RR RD AS PETO PHI", "ai bi ci di", true},
                           Data{"IRR IRD", "x1i t1i x2i t2i", true}, Data{"PLO PR PFT PAS", "xi ni", true},
                           Data{"IRLN IRS", "xi ti", true}};

// What stands in a request beside the measure; "also" names the blocks of the model.
constexpr std::array kRequests{
    R"({"model": "EE"})",
    R"({"model": "RE"})",
    R"({"model": "RE", "test": "kr", "pi": "kr-pr"})",
    R"({"model": "RE", "preset": "meta", "pi": "bootstrap", "bootstrap": {"n": 50}})",
    R"({"model": "RE", "preset": "revman5"})",
    R"({"model": "RE", "preset": "stata"})",
    R"({"model": "RE", "preset": "cma"})",
    R"({"model": "MH"})",
    R"({"model": "MH", "preset": "revman5"})",
    R"({"model": "PETO"})",
    R"({"model": "GLMM", "glmm": "UM.FS"})",
    R"({"model": "GLMM", "glmm": "UM.RS"})",
    R"({"model": "GLMM", "glmm": "CM.EL"})",
    R"({"model": "GLMM", "glmm": "CM.AL"})",
    R"({"mods": ["x"]})",
    R"({"mods": ["x", "twice"], "test": "knha"})",
    R"({"mods": "~ 0 + arm", "test": "kr"})",
    R"({"mods": ["x"], "cluster": "arm", "robust": "CR2"})",
    R"({"model": "MV", "random": ["~ 1 | arm/row"]})",
    R"({"model": "MV", "random": ["~ arm | pair"], "struct": "UN"})",
    R"({"model": "MV", "random": ["~ arm | pair"], "struct": "HCS", "mods": ["x"], "test": "t"})",
    R"({"model": "MV", "random": ["~ 1 | pair"], "V": {"cluster": "pair", "rho": 0.6}, "cluster": "pair"})",
    R"({"model": "LS", "scale": ["x"]})",
    R"({"model": "LS", "scale": ["x"], "link": "identity", "mods": ["twice"]})"};

constexpr std::array kSelections{R"({"type": "stepfun", "steps": [0.025]})",
                                 R"({"type": "stepfun", "steps": [0.025, 0.5]})",
                                 R"({"type": "beta"})",
                                 R"({"type": "halfnorm"})",
                                 R"({"type": "negexp"})",
                                 R"({"type": "logistic"})",
                                 R"({"type": "power"})",
                                 R"({"type": "negexppow"})"};

constexpr const char* kBlocks =
    "leave1out confint hc lrt_tau2 influence rstandard rstudent baujat blup cumul gosh_all_subsets "
    "permutest_exact permutest predprob smallstudy regtest ranktest fsn tes trimfill selmodel limitmeta "
    "copas "
    "pcurve puniform why_differ";

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ');
}

template<std::size_t N>
const auto& oneOf(const std::array<double, N>& values, const Choice& choose)
{
    return values[choose(N)];
}

QJsonValue json(double value)
{
    return std::isnan(value) ? QJsonValue() : QJsonValue(value);
}

/// A column; in one of four all values are the same.
template<std::size_t N>
QJsonArray column(const std::array<double, N>& values, std::size_t k, const Choice& choose)
{
    const bool same = choose(4) == 0;
    const double first = oneOf(values, choose);
    QJsonArray out;
    for (std::size_t i = 0; i < k; ++i)
        out += json(same ? first : oneOf(values, choose));
    return out;
}

QJsonArray columnOf(const QString& name, bool counts, std::size_t k, const Choice& choose)
{
    if (!counts)
        return name == u"vi"_s ? column(kVariances, k, choose) : column(kEffects, k, choose);
    return name.startsWith(u't') ? column(kTimes, k, choose) : column(kCounts, k, choose);
}

/// A number, its double, a factor and pairs.
QJsonObject moderators(std::size_t k, const Choice& choose)
{
    const QJsonArray x = column(kModerators, k, choose);
    QJsonArray twice, arm, pair, row;
    for (std::size_t i = 0; i < k; ++i) {
        const QJsonValue value = x[static_cast<qsizetype>(i)];
        twice += value.isNull() ? value : QJsonValue(2 * value.toDouble());
        arm += QString(QChar(u'a' + static_cast<int>(choose(3))));
        pair += QString::number(i / 2);
        row += QString::number(i);
    }
    const auto factor = [](const QJsonArray& values) {
        return QJsonObject{{u"type"_s, u"factor"_s}, {u"values"_s, values}};
    };
    return {{u"x"_s, QJsonObject{{u"values"_s, x}}},
            {u"twice"_s, QJsonObject{{u"values"_s, twice}}},
            {u"arm"_s, factor(arm)},
            {u"pair"_s, factor(pair)},
            {u"row"_s, factor(row)}};
}

QJsonObject objectOf(const char* text)
{
    return QJsonDocument::fromJson(text).object();
}

/// All numbers of a value, whatever its depth, with the path to them: names set apart by "/".
void forEachNumber(const QString& path, const QJsonValue& value,
                   const std::function<void(const QString&, double)>& visit)
{
    if (value.isDouble())
        visit(path, value.toDouble());
    for (const QJsonValue& item : value.toArray())
        forEachNumber(path, item, visit);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        forEachNumber(path + u'/' + it.key(), *it, visit);
}

bool isInRange(const QString& name, double value)
{
    static const QStringList probabilities{u"pval"_s, u"QEp"_s,         u"QMp"_s,
                                           u"Qp"_s,   u"share_above"_s, u"new_above"_s};
    static const QStringList notNegative{u"se"_s, u"tau2"_s, u"QE"_s, u"QM"_s, u"H2"_s, u"sigma2"_s, u"k"_s};
    constexpr double kRounding = 1e-9;
    if (!std::isfinite(value))
        return false;
    if (probabilities.contains(name))
        return value >= 0 && value <= 1 + kRounding;
    if (name == u"I2"_s)
        return value >= 0 && value <= 100 + kRounding;
    return !notNegative.contains(name) || value >= 0;
}

bool holdsEstimate(const QJsonObject& result)
{
    const QJsonValue beta = result[u"beta"_s], low = result[u"ci_lb"_s], high = result[u"ci_ub"_s];
    if (!beta.isDouble() || !low.isDouble() || !high.isDouble())
        return true;
    const double slack = 1e-9 * std::abs(beta.toDouble());
    return low.toDouble() <= beta.toDouble() + slack && beta.toDouble() <= high.toDouble() + slack;
}

std::string faultOfResult(const QJsonObject& result)
{
    if (result.contains(u"error"_s))
        return result[u"error"_s].toString().isEmpty() ? "an error without words" : "";
    std::string fault;
    QJsonObject rest = result;
    for (const QString& given : {u"yi"_s, u"vi"_s})
        rest.remove(given);
    forEachNumber({}, rest, [&](const QString& path, double value) {
        const bool isChange = path.contains(u"/change/"_s); // of a number from one convention to another
        if (!isChange && !isInRange(path.section(u'/', -1), value))
            fault = path.toStdString() + " = " + std::to_string(value);
    });
    return fault.empty() && !holdsEstimate(result) ? "the interval does not hold the estimate" : fault;
}

} // namespace

QJsonObject degenerateSpec(const Choice& choose)
{
    const Data& data = kData[choose(kData.size())];
    const std::size_t k = 1 + choose(8);
    QJsonObject input;
    for (const QString& name : words(data.columns))
        input[name] = columnOf(name, data.counts, k, choose);
    QJsonObject request = objectOf(kRequests[choose(kRequests.size())]);
    const QStringList measures = words(data.measures);
    request[u"measure"_s] =
        measures[static_cast<qsizetype>(choose(static_cast<std::size_t>(measures.size())))];
    if (!request.contains(u"test"_s))
        request[u"test"_s] = std::array{u"z"_s, u"t"_s, u"knha"_s, u"adhoc"_s}[choose(4)];
    if (choose(2) == 0)
        request[u"tau2"_s] = std::array{u"REML"_s, u"DL"_s, u"PM"_s,  u"ML"_s,   u"HE"_s,   u"HS"_s,
                                        u"HSk"_s,  u"SJ"_s, u"PMM"_s, u"GENQ"_s, u"GENQM"_s}[choose(11)];
    request[u"selmodel"_s] = objectOf(kSelections[choose(kSelections.size())]);
    request[u"perm"_s] = QJsonObject{{u"n"_s, 50}, {u"seed"_s, 1}};
    QJsonArray also;
    for (const QString& block : words(kBlocks))
        if (choose(3) == 0)
            also += block;
    request[u"also"_s] = also;
    return {
        {u"input"_s, input}, {u"moderators"_s, moderators(k, choose)}, {u"requests"_s, QJsonArray{request}}};
}

std::string faultOf(const QJsonObject& spec, const QJsonObject& out)
{
    if (out.contains(u"error"_s))
        return {};
    const QJsonArray results = out[u"results"_s].toArray();
    if (results.size() != spec[u"requests"_s].toArray().size())
        return "a request has no answer";
    for (const QJsonValue& result : results)
        if (const std::string fault = faultOfResult(result.toObject()); !fault.empty())
            return fault;
    return {};
}

} // namespace plansift::test
