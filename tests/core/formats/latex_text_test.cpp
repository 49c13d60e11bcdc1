// SPDX-License-Identifier: GPL-3.0-or-later
// LaTeX of bibliographies to Unicode and back.
#include "core/formats/latex_text.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift::formats;

namespace {

std::string text(const char* latex)
{
    return latexToText(QString::fromUtf8(latex)).toStdString();
}

} // namespace

TEST(LatexText, WritesAccentsInEveryForm)
{
    EXPECT_EQ(text(R"(B{\"u}y{\"{u}}kg\"ung\"{o}r)"), "Büyükgüngör");
    EXPECT_EQ(text(R"({\c{C}}etinkaya \c c Erd{\H o}s Ji{\v{r}}{\'{\i}} \'\i)"), "Çetinkaya ç Erdős Jiří í");
    EXPECT_EQ(text(R"(Aks{\i}n Stra\ss e {\O}rsted \AA ngstr\"om {\l}\'od\'z)"),
              "Aksın Straße Ørsted Ångström łódź");
    EXPECT_EQ(text(R"(\~{n} \~n \^{o} \`a \=a \.z \k{a} \r{u})"), "ñ ñ ô à ā ż ą ů");
    EXPECT_EQ(text(R"(\'{\ae})"), "ǽ");
}

TEST(LatexText, TellsAccentsFromSigns)
{
    EXPECT_EQ(text(R"(\~{} and \^{})"), "~ and ^");
    EXPECT_EQ(text(R"(tilde: \~)"), "tilde: ~");
    EXPECT_EQ(text(R"(\cdot \copyright 5\degree{}C)"), "·©5°C");
}

TEST(LatexText, WritesEscapesAndDashes)
{
    EXPECT_EQ(text(R"(a \& b 5\% \$3 \#1 a\_b \{x\} 1--2 --- c~d)"), "a & b 5% $3 #1 a_b {x} 1–2 — c d");
    EXPECT_EQ(text("``so'' it's"), "“so” it's");
}

TEST(LatexText, ReadsFormulasAndLeavesDollars)
{
    EXPECT_EQ(text(R"($\alpha$-helix, p $<$ 0.05, H$_2$O, 10$^{-3}$, DNA$_{\textrm{2}}$, $n$)"),
              "α-helix, p < 0.05, H₂O, 10⁻³, DNA₂, n");
    EXPECT_EQ(text("from $5 to $6"), "from $5 to $6");
    EXPECT_EQ(text("x^2 and a_b"), "x^2 and a_b");
}

TEST(LatexText, DropsLayoutAndKeepsWhatItDoesNotKnow)
{
    EXPECT_EQ(text(R"(\textit{Natrix} {\bf not} \emph{so} \url{http://a.example/b})"),
              "Natrix not so http://a.example/b");
    EXPECT_EQ(text(R"(\href{http://a.example}{here})"), "http://a.example here");
    EXPECT_EQ(text(R"(\unknown{arg})"), "\\unknownarg");
    EXPECT_EQ(text("ends in \\"), "ends in \\");
    EXPECT_EQ(text(R"(\')"), "'");
}

TEST(LatexText, ComesBackTheSame)
{
    for (const char* plain : {"a & b % c $ d # e _ f { g } h ~ i ^ j \\ k", "a--b---c ``x'' '''",
                              "\\'e \\alpha", "tab\\", "$x$ and $5", "Ünïcode – “quotes” ≥ 5", "{\\\"o}"}) {
        const QString written = QString::fromUtf8(plain);
        EXPECT_EQ(latexToText(textToLatex(written)).toStdString(), plain);
        EXPECT_EQ(latexToText(titleToLatex(written)).toStdString(), plain);
        EXPECT_EQ(latexToText(u'{' + textToLatex(written) + u'}').toStdString(), plain);
    }
}

TEST(LatexText, ProtectsCapitalsOfTitles)
{
    EXPECT_EQ(titleToLatex(u"The role of DNA in COVID-19 & mRNA"_s).toStdString(),
              R"(The role of {DNA} in {COVID-19} \& {mRNA})");
}

TEST(LatexText, LeavesLinksAlone)
{
    EXPECT_EQ(latexToVerbatim(u"10.1/a\\_b{\\_}c"_s), u"10.1/a_b_c"_s);
    EXPECT_EQ(latexToVerbatim(u"http://a.example/~me?x=1\\&y=5\\%"_s), u"http://a.example/~me?x=1&y=5%"_s);
}
