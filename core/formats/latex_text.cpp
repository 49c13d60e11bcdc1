// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over LaTeX. Braces only matter where a command takes what follows, so they need no nesting.
#include "core/formats/latex_text.hpp"

#include "core/formats/latex_symbols.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr qsizetype kLongestAddress = 2000;
constexpr qsizetype kLongestFormula = 300; ///< a `$` that is not closed within so much is a dollar sign

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Names that stand before an argument of one letter are accents only then ("\c c", but "\cdot").
class LatexReader {
public:
    explicit LatexReader(QStringView latex)
        : m_in(latex)
    {
        m_out.reserve(latex.size());
    }

    QString run()
    {
        while (m_at < m_in.size())
            step();
        return m_accented ? m_out.normalized(QString::NormalizationForm_C) : m_out;
    }

private:
    QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_in.size() ? m_in.at(m_at + ahead) : QChar();
    }

    bool startsWith(QStringView text) const { return m_in.sliced(m_at).startsWith(text); }

    void step()
    {
        const QChar c = peek();
        if (c == u'\\')
            command();
        else if (c == u'$')
            dollar();
        else if ((c == u'^' || c == u'_') && m_at < m_formulaEnd)
            shifted(c == u'^');
        else if (!ligature())
            plain(c);
    }

    void plain(QChar c)
    {
        if (c == u'~')
            m_out += u' ';
        else if (c != u'{' && c != u'}')
            m_out += c;
        ++m_at;
    }

    bool ligature()
    {
        static constexpr std::pair<QStringView, QStringView> ligatures[] = {
            {u"---", u"—"}, {u"--", u"–"}, {u"``", u"“"}, {u"''", u"”"}};
        for (const auto& [written, text] : ligatures)
            if (startsWith(written)) {
                m_out += text;
                m_at += written.size();
                return true;
            }
        return false;
    }

    void command()
    {
        ++m_at;
        const QChar c = peek();
        if (isLetter(c))
            return word();
        if (c.isNull() && m_at >= m_in.size()) {
            m_out += u'\\';
            return;
        }
        ++m_at;
        if (latexAccent(QStringView(&c, 1)) != 0)
            accent(c);
        else if (c == u'\\' || c.isSpace() || c == u',' || c == u';' || c == u':')
            m_out += u' ';
        else if (c != u'-' && c != u'/' && c != u'!' && c != u'@' && c != u'(' && c != u')')
            m_out += c; // \& \% \$ \# \_ \{ \}
    }

    void word()
    {
        const qsizetype start = m_at;
        while (isLetter(peek()))
            ++m_at;
        const QStringView name = m_in.sliced(start, m_at - start);
        if (name.size() == 1 && latexAccent(name) != 0 && takesLetter())
            return accent(name.front());
        if (const QStringView symbol = latexSymbol(name); !symbol.isNull()) {
            m_out += symbol;
            return endOfName();
        }
        if (name == u"href")
            return link();
        if (isLatexLayout(name))
            return endOfName();
        m_out += u'\\' + name;
    }

    /// An accent with a letter as its name needs something to stand on.
    bool takesLetter() const
    {
        const QChar next = peek();
        return next == u'{' || next == u'\\' || next.isSpace();
    }

    /// Blanks behind the name of a command belong to it, as does "{}".
    void endOfName()
    {
        if (startsWith(u"{}"))
            m_at += 2;
        else
            while (peek() == u' ')
                ++m_at;
    }

    /// \href{address}{text}: both are kept.
    void link()
    {
        const qsizetype start = m_at + 1;
        const QStringView ahead = m_in.sliced(m_at, std::min(kLongestAddress, m_in.size() - m_at));
        const qsizetype length = ahead.indexOf(u'}');
        if (peek() != u'{' || length < 1)
            return;
        m_out += m_in.sliced(start, length - 1) + u' ';
        m_at += length + 1;
    }

    /// The accent goes onto the next letter, inside braces or not; \~{} and \^{} are the signs themselves.
    void accent(QChar sign)
    {
        const qsizetype start = m_at;
        while (peek() == u' ' || peek() == u'{')
            ++m_at;
        QString base;
        if (peek() == u'\\' && isLetter(peek(1))) {
            qsizetype end = m_at + 1;
            while (end < m_in.size() && isLetter(m_in.at(end)))
                ++end;
            const QStringView name = m_in.sliced(m_at + 1, end - m_at - 1);
            base = name == u"i" || name == u"j" ? name.toString() : latexSymbol(name).toString();
            m_at = base.isEmpty() ? m_at : end;
            if (!base.isEmpty())
                endOfName();
        } else if (peek().isLetter()) {
            base = peek();
            ++m_at;
        }
        if (base.isEmpty()) {
            m_at = start;
            m_out += sign;
            return;
        }
        m_out += base + QChar(latexAccent(QStringView(&sign, 1)));
        m_accented = true;
    }

    /// A formula has its end nearby and holds something that only formulas hold, or is a single word.
    void dollar()
    {
        if (m_at == m_formulaEnd) {
            m_formulaEnd = -1;
            ++m_at;
            return;
        }
        const QStringView ahead = m_in.sliced(m_at + 1, std::min(kLongestFormula, m_in.size() - m_at - 1));
        qsizetype end = ahead.indexOf(u'$');
        while (end > 0 && ahead.at(end - 1) == u'\\')
            end = ahead.indexOf(u'$', end + 1);
        const QStringView inside = end < 0 ? QStringView() : ahead.first(end);
        if (m_at > m_formulaEnd && isFormula(inside))
            m_formulaEnd = m_at + 1 + end;
        else
            m_out += u'$';
        ++m_at;
    }

    static bool isFormula(QStringView inside)
    {
        const bool typical =
            std::any_of(inside.begin(), inside.end(), [](QChar c) { return u"\\^_<>="_s.contains(c); });
        const bool word = !inside.isEmpty() &&
                          std::all_of(inside.begin(), inside.end(), [](QChar c) { return isLetter(c); });
        return typical || word;
    }

    /// Digits become small; anything else stays on the line.
    void shifted(bool above)
    {
        ++m_at;
        qsizetype start = m_at;
        for (const QStringView opening : {u"{\\textrm{", u"{\\mathrm{", u"{\\text{", u"{"})
            if (startsWith(opening)) {
                start += opening.size();
                break;
            }
        qsizetype end = start;
        const qsizetype limit = start == m_at ? std::min(start + 1, m_in.size()) : m_in.size();
        QString small;
        while (end < limit && latexShifted(m_in.at(end), above) != 0)
            small += QChar(latexShifted(m_in.at(end++), above));
        const bool whole = start == m_at || (end < m_in.size() && m_in.at(end) == u'}');
        if (small.isEmpty() || !whole)
            return;
        m_out += small;
        m_at = end;
    }

    QStringView m_in;
    QString m_out{};
    qsizetype m_at = 0;
    qsizetype m_formulaEnd = -1; ///< the `$` that closes the open formula
    bool m_accented = false;
};

QStringView escapeOf(QChar c, bool balanced)
{
    switch (c.unicode()) {
    case u'&':
        return u"\\&";
    case u'%':
        return u"\\%";
    case u'$':
        return u"\\$";
    case u'#':
        return u"\\#";
    case u'_':
        return u"\\_";
    case u'{':
        return balanced ? QStringView(u"\\{") : QStringView(u"\\textbraceleft{}");
    case u'}':
        return balanced ? QStringView(u"\\}") : QStringView(u"\\textbraceright{}");
    case u'~':
        return u"\\textasciitilde{}";
    case u'^':
        return u"\\textasciicircum{}";
    case u'\\':
        return u"\\textbackslash{}";
    default:
        return {};
    }
}

/// Signs that LaTeX joins with the same sign before them.
bool joins(QChar c)
{
    return c == u'-' || c == u'\'' || c == u'`';
}

QString escaped(QStringView text, bool balanced)
{
    QString out;
    out.reserve(text.size() + text.size() / 16);
    QChar before;
    for (const QChar c : text) {
        if (c == before && joins(c))
            out += u"{}";
        if (const QStringView sign = escapeOf(c, balanced); !sign.isNull())
            out += sign;
        else
            out += c;
        before = c;
    }
    return out;
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'/';
}

} // namespace

bool hasBalancedBraces(QStringView text)
{
    int depth = 0;
    for (const QChar c : text) {
        depth += int(c == u'{') - int(c == u'}');
        if (depth < 0)
            return false;
    }
    return depth == 0;
}

QString latexToText(const QString& latex)
{
    const bool nothing =
        std::none_of(latex.begin(), latex.end(), [](QChar c) { return u"\\{}$~-`'"_s.contains(c); });
    return nothing ? latex : LatexReader(latex).run();
}

QString latexToVerbatim(const QString& latex)
{
    static constexpr std::pair<QStringView, QStringView> written[] = {{u"{\\_}", u"_"},
                                                                      {u"{\\%}", u"%"},
                                                                      {u"{\\&}", u"&"},
                                                                      {u"{\\#}", u"#"},
                                                                      {u"{\\~{}}", u"~"},
                                                                      {u"\\textasciitilde{}", u"~"},
                                                                      {u"\\textbackslash{}", u"\\"},
                                                                      {u"\\~{}", u"~"},
                                                                      {u"\\_", u"_"},
                                                                      {u"\\%", u"%"},
                                                                      {u"\\&", u"&"},
                                                                      {u"\\#", u"#"},
                                                                      {u"\\{", u"{"},
                                                                      {u"\\}", u"}"}};
    if (!latex.contains(u'\\') && !latex.contains(u'{'))
        return latex;
    QString out;
    for (qsizetype at = 0; at < latex.size();) {
        const QStringView rest = QStringView(latex).sliced(at);
        const auto found = std::find_if(std::begin(written), std::end(written),
                                        [rest](const auto& pair) { return rest.startsWith(pair.first); });
        if (found != std::end(written))
            out += found->second;
        else if (rest.front() != u'{' && rest.front() != u'}')
            out += rest.front();
        at += found != std::end(written) ? found->first.size() : 1;
    }
    return out;
}

QString textToLatex(const QString& text)
{
    return escaped(text, hasBalancedBraces(text));
}

QString titleToLatex(const QString& title)
{
    const bool balanced = hasBalancedBraces(title);
    QString out;
    for (qsizetype at = 0; at < title.size();) {
        qsizetype end = at;
        while (end < title.size() && isWordPart(title.at(end)))
            ++end;
        if (end == at)
            ++end;
        const QString part = title.sliced(at, end - at);
        const QStringView small = at == 0 ? QStringView(part).sliced(1) : QStringView(part);
        const bool capitals = std::any_of(small.begin(), small.end(), [](QChar c) { return c.isUpper(); });
        const QString latex = escaped(part, balanced);
        const bool joinsBefore = at > 0 && joins(part.front()) && title.at(at - 1) == part.front();
        out += (joinsBefore ? u"{}"_s : u""_s) + (capitals ? QString(u'{' + latex + u'}') : latex);
        at = end;
    }
    return out;
}

} // namespace plansift::formats
