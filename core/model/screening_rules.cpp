// SPDX-License-Identifier: GPL-3.0-or-later
// Criteria as text, and finding marked words.
#include "core/model/screening_rules.hpp"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

const QList<std::pair<HighlightKind, QString>>& kinds()
{
    static const QList<std::pair<HighlightKind, QString>> list{{HighlightKind::Include, u"include"_s},
                                                               {HighlightKind::Exclude, u"exclude"_s},
                                                               {HighlightKind::Neutral, u"neutral"_s}};
    return list;
}

/// One pattern for all words of a kind, the longest first.
QRegularExpression patternOf(QStringList words)
{
    std::ranges::sort(words, std::ranges::greater(), [](const QString& word) { return word.size(); });
    QStringList parts;
    for (QString& word : words) {
        const bool open = word.endsWith(u'*');
        if (open)
            word.chop(1);
        QString part = QRegularExpression::escape(word.simplified());
        part.replace(u"\\ "_s, u"\\s+"_s);
        parts += open ? part + u"\\w*"_s : part;
    }
    return QRegularExpression(u"(?<!\\w)(?:"_s + parts.join(u'|') + u")(?!\\w)"_s,
                              QRegularExpression::CaseInsensitiveOption |
                                  QRegularExpression::UseUnicodePropertiesOption);
}

bool overlaps(const MarkedPlace& a, const MarkedPlace& b)
{
    return a.start < b.start + b.length && b.start < a.start + a.length;
}

} // namespace

QString criteriaText(const QList<Criterion>& criteria)
{
    QStringList blocks;
    for (const Criterion& criterion : criteria)
        blocks += criterion.text.isEmpty() ? criterion.heading
                                           : QString(criterion.heading + u'\n' + criterion.text);
    return blocks.join(u"\n\n"_s);
}

QList<Criterion> criteriaOf(const QString& text)
{
    static const QRegularExpression emptyLine(u"\\n\\s*\\n"_s);
    QList<Criterion> criteria;
    for (const QString& block : text.split(emptyLine, Qt::SkipEmptyParts)) {
        const QString trimmed = block.trimmed();
        if (!trimmed.isEmpty())
            criteria.append({trimmed.section(u'\n', 0, 0).trimmed(), trimmed.section(u'\n', 1).trimmed()});
    }
    return criteria;
}

QString keyOf(HighlightKind kind)
{
    for (const auto& [value, key] : kinds())
        if (value == kind)
            return key;
    return {};
}

std::optional<HighlightKind> highlightKindFromKey(const QString& key)
{
    for (const auto& [value, known] : kinds())
        if (known == key)
            return value;
    return std::nullopt;
}

Highlighter::Highlighter(const QList<Highlight>& words)
{
    for (const auto& [kind, key] : kinds()) {
        QStringList ofKind;
        for (const Highlight& highlight : words)
            if (highlight.kind == kind && !highlight.word.trimmed().isEmpty())
                ofKind += highlight.word.trimmed();
        if (!ofKind.isEmpty())
            m_patterns.append({kind, patternOf(ofKind)});
    }
}

QList<MarkedPlace> Highlighter::placesIn(const QString& text) const
{
    QList<MarkedPlace> found;
    for (const auto& [kind, pattern] : m_patterns)
        for (auto it = pattern.globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            found.append({match.capturedStart(), match.capturedLength(), kind});
        }
    std::ranges::stable_sort(found, std::ranges::greater(), &MarkedPlace::length);
    QList<MarkedPlace> places;
    for (const MarkedPlace& place : found)
        if (std::ranges::none_of(places, [&place](const MarkedPlace& kept) { return overlaps(place, kept); }))
            places += place;
    std::ranges::sort(places, {}, &MarkedPlace::start);
    return places;
}

} // namespace plansift
