// SPDX-License-Identifier: GPL-3.0-or-later
// R scripts: their text, and that R with metafor gives the same numbers by them.
#include "core/synthesis/r_script.hpp"
#include "core/synthesis/r_text.hpp"
#include "core/synthesis/spec.hpp"
#include "tests/support/reference/reference_file.hpp"
#include "tests/support/reference/reference_tally.hpp"
#include "tests/support/results.hpp"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::synthesis;

namespace {

QJsonObject committed(const QString& name)
{
    return test::referenceFile(std::string(PLANSIFT_TEST_DATA) + "/reference/" + name.toStdString()).root;
}

/// A spec of one request on the studies of a reference file.
QJsonObject specFor(const QString& file, const char* request)
{
    const QJsonObject root = committed(file);
    return {{u"input"_s, root[u"input"_s]},
            {u"moderators"_s, root[u"moderators"_s]},
            {u"cluster"_s, root[u"cluster"_s]},
            {u"requests"_s, QJsonArray{QJsonDocument::fromJson(request).object()}}};
}

QString scriptOf(const QJsonObject& spec)
{
    const Result<QString> script = rScript(spec);
    EXPECT_TRUE(test::isOk(script));
    return script ? *script : QString();
}

/// Compares with tests/golden/NAME, or writes it when PLANSIFT_UPDATE_GOLDEN is set.
void expectGolden(const QString& name, const QString& text)
{
    QFile file(QStringLiteral(PLANSIFT_SOURCE_DIR) + u"/tests/golden/"_s + name);
    if (qEnvironmentVariableIsSet("PLANSIFT_UPDATE_GOLDEN")) {
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        return;
    }
    ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    EXPECT_EQ(text.toStdString(), file.readAll().toStdString());
}

struct Case {
    const char* file;
    const char* request;
};

// One of every kind of model, convention and measure that a script writes in its own way.
constexpr Case kCases[]{
    {"dat.bcg.json", R"({"measure": "RR"})"},
    {"dat.bcg.json", R"({"measure": "OR", "tau2": "DL", "test": "knha", "level": 90})"},
    {"dat.bcg.json", R"({"measure": "OR", "tau2": "PM", "test": "adhoc"})"},
    {"dat.bcg.json", R"({"measure": "RD", "tau2": "SJ", "test": "t"})"},
    {"dat.bcg.json", R"({"measure": "RR", "tau2": "GENQ", "weights": [1,2,3,4,5,6,7,8,9,10,11,12,13]})"},
    {"dat.bcg.json", R"({"measure": "RR", "model": "EE"})"},
    {"dat.bcg.json", R"({"measure": "OR", "model": "MH"})"},
    {"dat.bcg.json", R"({"measure": "OR", "model": "PETO"})"},
    {"dat.bcg.json", R"({"measure": "RR", "preset": "revman5"})"},
    {"dat.bcg.json", R"({"measure": "OR", "preset": "meta", "tau2": "DL"})"},
    {"syn.double_zero.json", R"({"measure": "RR", "model": "MH", "preset": "revman5"})"},
    {"syn.double_zero.json", R"({"measure": "OR", "model": "MH", "preset": "metafor"})"},
    {"syn.double_zero.json", R"({"measure": "RR", "preset": "meta"})"},
    {"syn.double_zero.json", R"({"measure": "RD", "preset": "meta"})"},
    {"syn.double_zero.json", R"({"measure": "OR", "add": 0.25, "to": "all", "drop00": true})"},
    {"dat.normand1999.json", R"({"measure": "MD"})"},
    {"dat.normand1999.json", R"({"measure": "SMD", "tau2": "HE"})"},
    {"dat.normand1999.json", R"({"measure": "SMD", "preset": "revman5"})"},
    {"dat.normand1999.json", R"({"measure": "SMD", "preset": "cma"})"},
    {"dat.normand1999.json", R"({"measure": "SMD", "preset": "meta", "j": "approx"})"},
    {"dat.normand1999.json", R"({"measure": "SMD", "vtype": "AV", "j": "approx"})"},
    {"dat.normand1999.json", R"({"measure": "SMD", "vtype": "RevMan"})"},
    {"dat.pritz1997.json", R"({"measure": "PLO", "tau2": "ML"})"},
    {"dat.pritz1997.json", R"({"measure": "PFT", "tau2": "EB"})"},
    {"dat.hart1999.json", R"({"measure": "IRR"})"},
};

/// A model beyond pooling: its numbers here and in R, in the same order.
struct ModelCase {
    const char* file;
    const char* request;
    const char* ours;     ///< keys, lists opened up
    const char* r;        ///< of `res`
    double tolerance = 0; ///< what R's own search allows
};

constexpr const char* kGlmm = "k beta se ci_lb ci_ub tau2 QE_LRT";
constexpr const char* kGlmmOfR = "res$k,coef(res),res$se,res$ci.lb,res$ci.ub,res$tau2,res$QE.LRT";
constexpr const char* kMultilevel = "k beta se ci_lb ci_ub sigma2 tau2 rho QE ll";
constexpr const char* kMultilevelOfR =
    "res$k,coef(res),res$se,res$ci.lb,res$ci.ub,res$sigma2,res$tau2,res$rho,"
    "res$QE,logLik(res)";
constexpr const char* kSlopes = "k beta se ci_lb ci_ub tau2 QE QM";
constexpr const char* kSlopesOfR = "res$k,coef(res),res$se,res$ci.lb,res$ci.ub,res$tau2,res$QE,res$QM";

constexpr ModelCase kModelCases[]{
    {"../reference_models/dat.bcg.json", R"({"measure": "RR", "mods": ["ablat", "year"]})", kSlopes,
     kSlopesOfR, 1e-7},
    {"../reference_models/dat.bcg.json",
     R"({"measure": "OR", "mods": ["alloc", "ablat"], "tau2": "DL", "test": "knha"})", kSlopes, kSlopesOfR,
     1e-7},
    {"dat.bcg.json", R"({"measure": "OR", "model": "GLMM", "glmm": "UM.FS"})", kGlmm, kGlmmOfR, 1e-3},
    {"dat.bcg.json", R"({"measure": "OR", "model": "GLMM", "glmm": "CM.EL"})", kGlmm, kGlmmOfR, 1e-3},
    {"dat.bcg.json", R"({"measure": "OR", "model": "GLMM", "glmm": "CM.AL"})", kGlmm, kGlmmOfR, 1e-3},
    // lme4 differentiates the likelihood of UM.RS coarsely: the standard errors are off by 0.4%
    {"dat.bcg.json", R"({"measure": "OR", "model": "GLMM", "glmm": "UM.RS"})", kGlmm, kGlmmOfR, 1e-2},
    {"dat.hart1999.json", R"({"measure": "IRR", "model": "GLMM", "glmm": "CM.EL"})", kGlmm, kGlmmOfR, 1e-3},
    {"dat.pritz1997.json", R"({"measure": "PLO", "model": "GLMM", "test": "t"})", kGlmm, kGlmmOfR, 1e-3},
    {"../reference_models/dat.konstantopoulos2011.json",
     R"({"measure": "GEN", "model": "MV", "random": ["~ 1 | cluster/row"]})", kMultilevel, kMultilevelOfR,
     2e-4},
    {"../reference_models/dat.konstantopoulos2011.json",
     R"({"measure": "GEN", "model": "MV", "random": ["~ row | cluster"], "struct": "CS", "mods": ["year"],
         "tau2": "ML", "test": "t"})",
     kMultilevel, kMultilevelOfR, 2e-4},
    {"../reference_models/dat.konstantopoulos2011.json",
     R"({"measure": "GEN", "model": "MV", "random": ["~ 1 | cluster"], "V": {"cluster": "cluster", "rho": 0.3}})",
     kMultilevel, kMultilevelOfR, 2e-4},
    {"../reference_models/dat.berkey1998.json",
     R"({"measure": "GEN", "model": "MV", "mods": "~ 0 + outcome", "random": ["~ outcome | cluster"],
         "struct": "UN"})",
     kMultilevel, kMultilevelOfR, 2e-4},
    {"../reference_models/dat.bcg.json",
     R"({"measure": "RR", "model": "LS", "mods": ["ablat"], "scale": ["year"]})",
     "k beta se ci_lb ci_ub alpha se_alpha",
     "res$k,coef(res)$beta,res$se,res$ci.lb,res$ci.ub,res$alpha,res$se.alpha", 1e-3},
};

/// The numbers of a result under these keys, lists opened up.
std::vector<double> numbersUnder(const QJsonObject& result, const char* keys)
{
    std::vector<double> out;
    for (const QString& key : QString::fromLatin1(keys).split(u' ')) {
        const QJsonValue value = result[key];
        for (const QJsonValue& item : value.isArray() ? value.toArray() : QJsonArray{value})
            out.push_back(test::numberOf(item));
    }
    return out;
}

/// A line of numbers from the model in `res`.
const QString kNumbersLine = u"cat(\"NUMBERS\", sprintf(\"%.17g\", c(if (is.null(res$k.yi)) res$k else "
                             u"res$k.yi, c(coef(res)), res$se, "
                             "res$ci.lb, res$ci.ub, if (is.null(res$tau2)) 0 else res$tau2, "
                             "if (exists(\"q_mh\")) q_mh(es) else res$QE)), \"\\n\")\nrm(list = ls())\n"_s;

QList<QByteArray> numberLines(const QByteArray& output)
{
    QList<QByteArray> lines;
    for (const QByteArray& line : output.split('\n'))
        if (line.startsWith("NUMBERS "))
            lines += line.mid(8).trimmed();
    return lines;
}

/// Runs R on a script. Empty when R or metafor is not installed.
QByteArray outputOfR(const QString& script)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"script.R"_s));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(script.toUtf8());
    file.close();
    QProcess process;
    process.start(u"Rscript"_s, {u"--vanilla"_s, file.fileName()});
    if (!process.waitForStarted())
        return {};
    process.waitForFinished(300000);
    EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
    return process.readAllStandardOutput();
}

bool hasPackages(const QString& libraries)
{
    QProcess process;
    process.start(u"Rscript"_s, {u"--vanilla"_s, u"-e"_s, libraries});
    return process.waitForStarted() && process.waitForFinished(60000) && process.exitCode() == 0;
}

} // namespace

TEST(RScript, TextOfRandomEffects)
{
    expectGolden(u"r_script_bcg.R"_s,
                 scriptOf(specFor(u"dat.bcg.json"_s, R"({"id": "bcg", "measure": "RR", "test": "knha",
        "subgroup": "alloc", "also": ["leave1out", "trimfill", "regtest", "nonsense"]})")));
}

TEST(RScript, TextOfMantelHaenszel)
{
    expectGolden(u"r_script_mh.R"_s,
                 scriptOf(specFor(u"syn.double_zero.json"_s,
                                  R"({"measure": "RR", "model": "MH", "preset": "revman5"})")));
}

TEST(RScript, TextOfOtherConventions)
{
    expectGolden(u"r_script_revman_smd.R"_s,
                 scriptOf(specFor(u"dat.normand1999.json"_s, R"({"measure": "SMD", "preset": "revman5"})")));
}

TEST(RScript, TextOfModels)
{
    const QString script = scriptOf(specFor(u"dat.bcg.json"_s, R"({"measure": "RR", "mods": ["ablat", "year"],
        "cluster": "alloc", "robust": "CR2", "selmodel": {"type": "stepfun", "steps": [0.025]}})"));
    EXPECT_TRUE(script.contains(u"mods = ~ ablat + year"_s));
    EXPECT_TRUE(script.contains(u"robust(res, cluster = es$alloc, clubSandwich = TRUE)"_s));
    EXPECT_TRUE(script.contains(u"selmodel(res, type = \"stepfun\", steps = c(0.025))"_s));
    EXPECT_TRUE(scriptOf(specFor(u"dat.bcg.json"_s,
                                 R"({"measure": "RR", "model": "MV", "random": ["~ 1 | alloc/trial"]})"))
                    .contains(u"random = list(~ 1 | alloc/trial)"_s));
    EXPECT_TRUE(scriptOf(specFor(u"dat.bcg.json"_s, R"({"measure": "OR", "model": "GLMM", "glmm": "CM.EL"})"))
                    .contains(u"model = \"CM.EL\""_s));
}

TEST(RScript, TextsAndNamesCannotEscape)
{
    EXPECT_EQ(rText(u"a\"b\\c\nd"_s), u"\"a\\\"b\\\\c d\""_s);
    EXPECT_EQ(rName(u"risk of bias"_s), u"`risk of bias`"_s);
    EXPECT_EQ(rName(u"a`);q("_s), u"`a');q(`"_s);
    EXPECT_EQ(rNumber(0.1), u"0.1"_s);
    EXPECT_EQ(rNumber(stats::kUndefined), u"NA"_s);
}

TEST(RScript, ARequestThatCannotBeReadIsAComment)
{
    const QString script = scriptOf(specFor(u"dat.bcg.json"_s, R"({"id": "x\ny", "measure": "nonsense"})"));
    EXPECT_TRUE(script.contains(u"# Analysis x y is left out: unknown measure \"nonsense\""_s));
    EXPECT_TRUE(scriptOf(specFor(u"dat.bcg.json"_s, R"({"id": 1, "measure": "RR", "model": "magic"})"))
                    .contains(u"# Analysis 1 is left out: model: \"magic\" is unknown"_s));
    EXPECT_FALSE(rScript({}));
}

TEST(RScript, RGivesTheSameNumbers)
{
    if (!hasPackages(u"library(metafor)"_s))
        GTEST_SKIP() << "R with metafor is not installed";
    test::ReferenceTally tally;
    QString all;
    QList<QJsonObject> specs;
    for (const Case& c : kCases) {
        specs += specFor(QString::fromUtf8(c.file), c.request);
        all += scriptOf(specs.last()) + kNumbersLine;
    }
    const QList<QByteArray> lines = numberLines(outputOfR(all));
    ASSERT_EQ(lines.size(), specs.size());
    const QStringList names{u"k"_s, u"beta"_s, u"se"_s, u"ci_lb"_s, u"ci_ub"_s, u"tau2"_s, u"QE"_s};
    for (qsizetype i = 0; i < specs.size(); ++i) {
        const QJsonObject result = analyse(specs[i])[u"results"_s][0].toObject();
        const QList<QByteArray> numbers = lines[i].split(' ');
        const std::string where = std::string(kCases[i].file) + " " + kCases[i].request;
        for (qsizetype n = 0; n < names.size(); ++n)
            tally.compare(names[n].toStdString(), where, result[names[n]].toDouble(),
                          numbers.value(n).toDouble(), 1e-7, names[n] == u"tau2"_s ? 1 : 0);
    }
    tally.print("R scripts");
}

TEST(RScript, RGivesTheSameNumbersOfModels)
{
    if (!hasPackages(u"library(metafor); library(lme4); library(BiasedUrn)"_s))
        GTEST_SKIP() << "R with metafor, lme4 and BiasedUrn is not installed";
    test::ReferenceTally tally;
    QString all;
    for (const ModelCase& c : kModelCases)
        all += scriptOf(specFor(QString::fromUtf8(c.file), c.request)) +
               u"cat(\"NUMBERS\", sprintf(\"%.17g\", c(%1)), \"\\n\")\nrm(list = ls())\n"_s.arg(
                   QLatin1StringView(c.r));
    const QList<QByteArray> lines = numberLines(outputOfR(all));
    ASSERT_EQ(lines.size(), std::ssize(kModelCases));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const ModelCase& c = kModelCases[i];
        const std::string where = std::string(c.file) + " " + c.request;
        const QJsonObject result =
            analyse(specFor(QString::fromUtf8(c.file), c.request))[u"results"_s][0].toObject();
        const std::vector<double> ours = numbersUnder(result, c.ours);
        const QList<QByteArray> theirs = lines[i].split(' ');
        ASSERT_EQ(std::ssize(ours), theirs.size()) << where;
        for (std::size_t n = 0; n < ours.size(); ++n)
            tally.compare("number", where, ours[n], theirs[static_cast<qsizetype>(n)].toDouble(), c.tolerance,
                          1);
    }
    tally.print("R scripts of models");
}
