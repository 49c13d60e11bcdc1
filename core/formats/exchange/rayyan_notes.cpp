// SPDX-License-Identifier: GPL-3.0-or-later
// Reading Rayyan's notes: parts behind " | ", each with a Ruby hash or a list.
#include "core/formats/exchange/rayyan_notes.hpp"

#include <QRegularExpression>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Walks through a Ruby hash of strings and lists of strings.
class RubyHash {
public:
    explicit RubyHash(QStringView text)
        : m_text(text)
    {
    }

    /// False when the text is no hash; pairs read before stay.
    bool read(QList<NamedWords>& pairs)
    {
        if (!take(u'{'))
            return false;
        while (!take(u'}')) {
            NamedWords pair;
            if (!string(pair.name) || !take(u'=') || !take(u'>') || !words(pair.words))
                return false;
            pairs += pair;
            take(u',');
        }
        return true;
    }

private:
    bool take(QChar wanted)
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
        const bool found = m_at < m_text.size() && m_text.at(m_at) == wanted;
        m_at += found ? 1 : 0;
        return found;
    }

    bool words(QStringList& list)
    {
        QString word;
        if (!take(u'['))
            return string(word) && (list += word, true);
        while (!take(u']')) {
            if (!string(word))
                return false;
            list += word;
            take(u',');
        }
        return true;
    }

    bool string(QString& text)
    {
        text.clear();
        if (!take(u'"'))
            return false;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text.at(m_at);
            if (c == u'"') {
                ++m_at;
                return true;
            }
            const bool escaped = c == u'\\' && m_at + 1 < m_text.size();
            text += escaped ? unescaped(m_text.at(++m_at)) : c;
        }
        return false;
    }

    static QChar unescaped(QChar c) { return c == u'n' ? u'\n' : c == u't' ? u'\t' : c; }

    QStringView m_text;
    qsizetype m_at = 0;
};

bool takeInclusion(RayyanNote& note, const QString& text)
{
    return RubyHash(text).read(note.inclusion);
}

bool takeUserNotes(RayyanNote& note, const QString& text)
{
    return RubyHash(text).read(note.userNotes);
}

QStringList listOf(const QString& text)
{
    QStringList list;
    for (const QString& part : text.split(u','))
        if (!part.trimmed().isEmpty())
            list += part.trimmed();
    return list;
}

bool takeLabels(RayyanNote& note, const QString& text)
{
    note.labels += listOf(text);
    return true;
}

bool takeReasons(RayyanNote& note, const QString& text)
{
    note.reasons += listOf(text);
    return true;
}

struct Part {
    QLatin1StringView prefix;
    bool (*take)(RayyanNote&, const QString&);
};

constexpr std::array kParts{Part{QLatin1StringView("RAYYAN-INCLUSION:"), takeInclusion},
                            Part{QLatin1StringView("RAYYAN-LABELS:"), takeLabels},
                            Part{QLatin1StringView("RAYYAN-EXCLUSION-REASONS:"), takeReasons},
                            Part{QLatin1StringView("USER-NOTES:"), takeUserNotes}};

void takePart(RayyanNote& note, const QString& part)
{
    for (const Part& known : kParts)
        if (part.startsWith(known.prefix)) {
            if (!known.take(note, part.mid(known.prefix.size()).trimmed()))
                note.unread += part;
            return;
        }
    if (!part.isEmpty())
        note.text += note.text.isEmpty() ? part : QString(u" | "_s + part);
}

} // namespace

RayyanNote readRayyanNote(const QString& text)
{
    // A bar inside somebody's note parts nothing: only one before a word of Rayyan's does.
    static const QRegularExpression bar(
        u"\\s*(?:\\||^|\\n)\\s*(?=RAYYAN-(?:INCLUSION|LABELS|EXCLUSION-REASONS):|USER-NOTES:)"_s);
    RayyanNote note;
    for (const QString& part : text.split(bar))
        takePart(note, part.trimmed());
    return note;
}

std::optional<Verdict> rayyanVerdict(const QString& word)
{
    struct Word {
        QLatin1StringView word;
        Verdict verdict;
    };
    static constexpr std::array kWords{Word{QLatin1StringView("included"), Verdict::Include},
                                       Word{QLatin1StringView("maybe"), Verdict::Maybe},
                                       Word{QLatin1StringView("excluded"), Verdict::Exclude}};
    for (const Word& known : kWords)
        if (word.compare(known.word, Qt::CaseInsensitive) == 0)
            return known.verdict;
    return std::nullopt;
}

} // namespace plansift::formats
