// SPDX-License-Identifier: GPL-3.0-or-later
// LaTeX commands that occur in exports of databases and reference managers.
#include "core/formats/latex_symbols.hpp"

#include <QHash>
#include <QSet>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

struct Accent {
    QStringView command;
    char16_t combining;
};

constexpr Accent kAccents[] = {{u"`", 0x0300},  {u"'", 0x0301}, {u"^", 0x0302}, {u"~", 0x0303},
                               {u"\"", 0x0308}, {u"=", 0x0304}, {u".", 0x0307}, {u"u", 0x0306},
                               {u"v", 0x030C},  {u"H", 0x030B}, {u"c", 0x0327}, {u"d", 0x0323},
                               {u"b", 0x0331},  {u"r", 0x030A}, {u"k", 0x0328}, {u"G", 0x030F}};

struct Symbol {
    QStringView command;
    QStringView text;
};

constexpr Symbol kSymbols[] = {{u"ss", u"ß"},
                               {u"ae", u"æ"},
                               {u"AE", u"Æ"},
                               {u"oe", u"œ"},
                               {u"OE", u"Œ"},
                               {u"aa", u"å"},
                               {u"AA", u"Å"},
                               {u"o", u"ø"},
                               {u"O", u"Ø"},
                               {u"l", u"ł"},
                               {u"L", u"Ł"},
                               {u"i", u"ı"},
                               {u"j", u"ȷ"},
                               {u"dh", u"ð"},
                               {u"DH", u"Ð"},
                               {u"th", u"þ"},
                               {u"TH", u"Þ"},
                               {u"dj", u"đ"},
                               {u"DJ", u"Đ"},
                               {u"ng", u"ŋ"},
                               {u"NG", u"Ŋ"},
                               {u"S", u"§"},
                               {u"P", u"¶"},
                               {u"copyright", u"©"},
                               {u"pounds", u"£"},
                               {u"euro", u"€"},
                               {u"texteuro", u"€"},
                               {u"yen", u"¥"},
                               {u"degree", u"°"},
                               {u"textdegree", u"°"},
                               {u"circ", u"°"},
                               {u"textregistered", u"®"},
                               {u"texttrademark", u"™"},
                               {u"textcopyright", u"©"},
                               {u"textordmasculine", u"º"},
                               {u"textordfeminine", u"ª"},
                               {u"textmu", u"µ"},
                               {u"textbullet", u"•"},
                               {u"bullet", u"•"},
                               {u"textperiodcentered", u"·"},
                               {u"cdot", u"·"},
                               {u"ldots", u"…"},
                               {u"dots", u"…"},
                               {u"textellipsis", u"…"},
                               {u"textendash", u"–"},
                               {u"textemdash", u"—"},
                               {u"textquoteleft", u"‘"},
                               {u"textquoteright", u"’"},
                               {u"textquotedblleft", u"“"},
                               {u"textquotedblright", u"”"},
                               {u"textquotesingle", u"'"},
                               {u"textquotedbl", u"\""},
                               {u"glqq", u"„"},
                               {u"grqq", u"“"},
                               {u"guillemotleft", u"«"},
                               {u"guillemotright", u"»"},
                               {u"guilsinglleft", u"‹"},
                               {u"guilsinglright", u"›"},
                               {u"lq", u"‘"},
                               {u"rq", u"’"},
                               {u"dag", u"†"},
                               {u"ddag", u"‡"},
                               {u"dagger", u"†"},
                               {u"textasciitilde", u"~"},
                               {u"textasciicircum", u"^"},
                               {u"textbackslash", u"\\"},
                               {u"backslash", u"\\"},
                               {u"textbar", u"|"},
                               {u"textless", u"<"},
                               {u"textbraceleft", u"{"},
                               {u"textbraceright", u"}"},
                               {u"textgreater", u">"},
                               {u"textunderscore", u"_"},
                               {u"textdollar", u"$"},
                               {u"textexclamdown", u"¡"},
                               {u"textquestiondown", u"¿"},
                               {u"lbrace", u"{"},
                               {u"rbrace", u"}"},
                               {u"alpha", u"α"},
                               {u"beta", u"β"},
                               {u"gamma", u"γ"},
                               {u"delta", u"δ"},
                               {u"epsilon", u"ε"},
                               {u"varepsilon", u"ε"},
                               {u"zeta", u"ζ"},
                               {u"eta", u"η"},
                               {u"theta", u"θ"},
                               {u"iota", u"ι"},
                               {u"kappa", u"κ"},
                               {u"lambda", u"λ"},
                               {u"mu", u"μ"},
                               {u"nu", u"ν"},
                               {u"xi", u"ξ"},
                               {u"pi", u"π"},
                               {u"rho", u"ρ"},
                               {u"sigma", u"σ"},
                               {u"tau", u"τ"},
                               {u"upsilon", u"υ"},
                               {u"phi", u"φ"},
                               {u"varphi", u"φ"},
                               {u"chi", u"χ"},
                               {u"psi", u"ψ"},
                               {u"omega", u"ω"},
                               {u"Gamma", u"Γ"},
                               {u"Delta", u"Δ"},
                               {u"Theta", u"Θ"},
                               {u"Lambda", u"Λ"},
                               {u"Xi", u"Ξ"},
                               {u"Pi", u"Π"},
                               {u"Sigma", u"Σ"},
                               {u"Phi", u"Φ"},
                               {u"Psi", u"Ψ"},
                               {u"Omega", u"Ω"},
                               {u"times", u"×"},
                               {u"pm", u"±"},
                               {u"mp", u"∓"},
                               {u"div", u"÷"},
                               {u"leq", u"≤"},
                               {u"le", u"≤"},
                               {u"geq", u"≥"},
                               {u"ge", u"≥"},
                               {u"leqslant", u"≤"},
                               {u"geqslant", u"≥"},
                               {u"neq", u"≠"},
                               {u"ne", u"≠"},
                               {u"approx", u"≈"},
                               {u"sim", u"∼"},
                               {u"simeq", u"≃"},
                               {u"equiv", u"≡"},
                               {u"cong", u"≅"},
                               {u"propto", u"∝"},
                               {u"infty", u"∞"},
                               {u"ll", u"≪"},
                               {u"gg", u"≫"},
                               {u"rightarrow", u"→"},
                               {u"to", u"→"},
                               {u"leftarrow", u"←"},
                               {u"leftrightarrow", u"↔"},
                               {u"uparrow", u"↑"},
                               {u"downarrow", u"↓"},
                               {u"Rightarrow", u"⇒"},
                               {u"partial", u"∂"},
                               {u"nabla", u"∇"},
                               {u"sum", u"∑"},
                               {u"prod", u"∏"},
                               {u"int", u"∫"},
                               {u"surd", u"√"},
                               {u"in", u"∈"},
                               {u"notin", u"∉"},
                               {u"subset", u"⊂"},
                               {u"subseteq", u"⊆"},
                               {u"cup", u"∪"},
                               {u"cap", u"∩"},
                               {u"forall", u"∀"},
                               {u"exists", u"∃"},
                               {u"ast", u"*"},
                               {u"star", u"⋆"},
                               {u"prime", u"′"},
                               {u"ell", u"ℓ"},
                               {u"hbar", u"ℏ"},
                               {u"langle", u"⟨"},
                               {u"rangle", u"⟩"},
                               {u"perp", u"⊥"},
                               {u"parallel", u"∥"},
                               {u"wedge", u"∧"},
                               {u"vee", u"∨"},
                               {u"oplus", u"⊕"},
                               {u"otimes", u"⊗"},
                               {u"textmultiply", u"×"},
                               {u"textpm", u"±"},
                               {u"texttimes", u"×"},
                               {u"quad", u" "},
                               {u"qquad", u" "},
                               {u"space", u" "},
                               {u"newline", u" "},
                               {u"par", u" "},
                               {u"LaTeX", u"LaTeX"},
                               {u"TeX", u"TeX"}};

template<typename Table>
QHash<QStringView, QStringView> indexOf(const Table& table)
{
    QHash<QStringView, QStringView> index;
    for (const auto& entry : table)
        index.insert(entry.command, entry.text);
    return index;
}

} // namespace

char16_t latexAccent(QStringView command)
{
    for (const Accent& accent : kAccents)
        if (accent.command == command)
            return accent.combining;
    return 0;
}

QStringView latexSymbol(QStringView command)
{
    static const QHash<QStringView, QStringView> index = indexOf(kSymbols);
    return index.value(command);
}

bool isLatexLayout(QStringView command)
{
    static const QSet<QString> commands = [] {
        const QStringList list =
            u"textit textbf textsc textrm texttt textsf textsl textup textmd textnormal text emph underline "
            "mathrm mathit mathbf mathcal mathbb mathsf mathtt operatorname ensuremath mbox hbox fbox "
            "textsuperscript textsubscript it bf em rm sc tt sl sf itshape bfseries scshape small large "
            "footnotesize scriptsize normalfont url path nocase uppercase MakeUppercase relax protect "
            "left right displaystyle noopsort enquote sqrt textcolor"_s.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return commands.contains(command.toString());
}

char16_t latexShifted(QChar c, bool above)
{
    static constexpr QStringView plain(u"0123456789+-=()");
    static constexpr QStringView higher(u"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾");
    static constexpr QStringView lower(u"₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎");
    const qsizetype at = plain.indexOf(c);
    return at < 0 ? u'\0' : (above ? higher : lower).at(at).unicode();
}

} // namespace plansift::formats
