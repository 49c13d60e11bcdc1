// SPDX-License-Identifier: GPL-3.0-or-later
// Folding of text to bytes.
#include "core/dedupe/fold.hpp"

#include <QString>

#include <algorithm>
#include <array>

namespace plansift::dedupe {
namespace {

constexpr char16_t kFirstGreek = 0x3B1; ///< alpha
constexpr std::array<const char*, 25> greekNames{
    "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
    "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
    "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"};

/// Letters that the Unicode decomposition leaves whole.
const char* plainLetter(char16_t letter)
{
    struct Plain {
        char16_t letter;
        const char* text;
    };
    static constexpr std::array table{
        Plain{0xDF, "ss"}, Plain{0xE6, "ae"}, Plain{0xF0, "d"},  Plain{0xF8, "o"},  Plain{0xFE, "th"},
        Plain{0x111, "d"}, Plain{0x127, "h"}, Plain{0x131, "i"}, Plain{0x142, "l"}, Plain{0x153, "oe"}};
    const auto* found = std::find_if(table.begin(), table.end(), [=](Plain p) { return p.letter == letter; });
    return found == table.end() ? nullptr : found->text;
}

bool isApostrophe(char16_t c)
{
    return c == u'\'' || c == 0x2019 || c == 0x2018 || c == u'`' || c == 0xB4 || c == 0x2BC;
}

/// End of a tag "<sub>", "</jats:italic>" that starts at `at`, or 0 when it is a less-than sign.
qsizetype tagEnd(QStringView text, qsizetype at)
{
    constexpr qsizetype longestTag = 40;
    const qsizetype name = at + 1 < text.size() && text.at(at + 1) == u'/' ? at + 2 : at + 1;
    if (name >= text.size() || !text.at(name).isLetter())
        return 0;
    const qsizetype end = text.indexOf(u'>', name);
    return end > 0 && end - at <= longestTag ? end : 0;
}

class Folder {
public:
    explicit Folder(QStringView text)
        : m_text(text)
    {
        m_out.reserve(static_cast<std::size_t>(text.size()) + 8);
    }

    std::string run()
    {
        for (m_at = 0; m_at < m_text.size(); ++m_at)
            take(m_text.at(m_at));
        return std::move(m_out);
    }

private:
    void take(QChar c)
    {
        const char16_t code = c.unicode();
        if ((code >= u'a' && code <= u'z') || (code >= u'0' && code <= u'9'))
            put(static_cast<char>(code));
        else if (code >= u'A' && code <= u'Z')
            put(static_cast<char>(code + 32));
        else if (code < 0x80)
            takeSign(code);
        else
            takeOther(c);
    }

    void takeSign(char16_t code)
    {
        if (code == u'<') {
            if (const qsizetype end = tagEnd(m_text, m_at)) {
                m_at = end;
                return;
            }
        }
        if (code == u'&') {
            m_gap = true;
            putText("and");
            m_gap = true;
        } else if (!isApostrophe(code)) {
            m_gap = true;
        }
    }

    void takeOther(QChar c)
    {
        const QChar lower = c.toLower();
        const char16_t code = lower.unicode();
        if (c.isMark() || isApostrophe(code) || code == 0xAD)
            return;
        if (code >= kFirstGreek && code < kFirstGreek + greekNames.size())
            putText(greekNames[code - kFirstGreek]);
        else if (const char* plain = plainLetter(code))
            putText(plain);
        else if (c.isLetterOrNumber())
            putText(QString(lower).toUtf8().constData());
        else if (c.isHighSurrogate() && m_at + 1 < m_text.size())
            putText(m_text.sliced(m_at++, 2).toUtf8().constData());
        else
            m_gap = true;
    }

    void put(char c)
    {
        if (m_gap && !m_out.empty())
            m_out += ' ';
        m_gap = false;
        m_out += c;
    }

    void putText(const char* text)
    {
        for (; *text != '\0'; ++text)
            put(*text);
    }

    QStringView m_text;
    qsizetype m_at = 0;
    bool m_gap = false;
    std::string m_out{};
};

} // namespace

std::string foldWords(QStringView text)
{
    const bool ascii = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (ascii)
        return Folder(text).run();
    const QString decomposed = text.toString().normalized(QString::NormalizationForm_KD);
    return Folder(decomposed).run();
}

std::vector<std::string_view> wordsOf(std::string_view folded)
{
    std::vector<std::string_view> words;
    while (!folded.empty()) {
        const std::size_t end = std::min(folded.find(' '), folded.size());
        if (end > 0)
            words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

std::string withoutBlanks(std::string_view folded)
{
    std::string out(folded);
    std::erase(out, ' ');
    return out;
}

std::string joined(const std::vector<std::string_view>& words)
{
    std::string out;
    for (const std::string_view word : words) {
        if (!out.empty())
            out += ' ';
        out += word;
    }
    return out;
}

} // namespace plansift::dedupe
