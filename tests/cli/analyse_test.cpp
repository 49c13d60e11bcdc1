// SPDX-License-Identifier: GPL-3.0-or-later
// `plansift analyse` from outside: R scripts of a spec and of a review, conversions without data.
#include "tests/cli/program.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift::test;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

constexpr const char* kSpec = R"({"input": {"yi": [0.1, 0.3, 0.2], "vi": [0.01, 0.02, 0.03]},
    "requests": [{"id": "a", "measure": "GEN", "tau2": "DL"}]})";

} // namespace

TEST_F(CliTest, AnalyseWritesAScriptForASpec)
{
    const QJsonObject out = ok({u"analyse"_s, u"--spec"_s, u"-"_s, u"--r-script"_s, path(u"a.R"_s)}, kSpec);
    EXPECT_EQ(out[u"results"_s][0][u"k"_s].toInt(), 3);
    const QByteArray script = bytesOf(path(u"a.R"_s));
    EXPECT_TRUE(script.contains("library(metafor)"));
    EXPECT_TRUE(script.contains("method = \"DL\""));
    EXPECT_TRUE(script.contains("yi = c(0.1, 0.3, 0.2)"));
}

TEST_F(CliTest, AnalyseWritesAScriptForAReview)
{
    const QString project = path(u"review.plansift"_s);
    ok({u"new"_s, project, u"--example"_s, u"bcg"_s});
    ok({u"analyse"_s, project, u"--r-script"_s, path(u"review.R"_s)});
    const QByteArray script = bytesOf(path(u"review.R"_s));
    EXPECT_TRUE(script.contains("rma(")) << script.toStdString();
    EXPECT_TRUE(script.contains("Aronson"));
}

TEST_F(CliTest, AnalyseSaysWhyAScriptCannotBeWritten)
{
    const ProgramRun result =
        run({u"analyse"_s, u"--spec"_s, u"-"_s, u"--r-script"_s, path(u"no/folder/a.R"_s)}, kSpec);
    EXPECT_EQ(result.status, 3);
    EXPECT_TRUE(result.err.contains(u"a.R"_s)) << result.err.toStdString();
}

TEST_F(CliTest, AnalyseConvertsWithoutData)
{
    const QJsonObject out =
        ok({u"analyse"_s, u"--spec"_s, u"-"_s},
           R"({"requests": [{"id": "c", "convert": [{"from": "sd_from_se", "se": 2, "n": 9}]}]})");
    EXPECT_EQ(out[u"results"_s][0][u"convert"_s][0][u"sd"_s].toDouble(), 6);
}
