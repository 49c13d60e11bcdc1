// SPDX-License-Identifier: GPL-3.0-or-later
// Hits as formats of a text layout.
#include "ui/records/hit_delegate.hpp"

#include "ui/common/theme.hpp"

#include <QApplication>
#include <QPainter>
#include <QRegularExpression>
#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

QList<QTextLayout::FormatRange> formatsOf(const QString& text, const QStringList& words)
{
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [begin, length] : hitRanges(text, words)) {
        QTextLayout::FormatRange range;
        range.start = begin;
        range.length = length;
        range.format.setBackground(theme().neutralSoft);
        range.format.setUnderlineStyle(QTextCharFormat::DotLine);
        range.format.setUnderlineColor(theme().neutral);
        formats.append(range);
    }
    return formats;
}

} // namespace

QStringList hitWords(const QString& search)
{
    static const QRegularExpression word(u"(-|NOT\\s+)?[\\p{L}\\p{N}]+"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    static const QStringList noHits{u"AND"_s, u"OR"_s, u"NOT"_s};
    QStringList words;
    auto matches = word.globalMatch(search);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.captured(1).isEmpty() && !noHits.contains(match.captured()))
            words += match.captured();
    }
    return words;
}

QList<std::pair<int, int>> hitRanges(const QString& text, const QStringList& words)
{
    QList<std::pair<int, int>> ranges;
    if (words.isEmpty())
        return ranges;
    static const QRegularExpression anyWord(u"[\\p{L}\\p{N}]+"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    auto matches = anyWord.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        for (const QString& word : words)
            if (match.capturedView().startsWith(word, Qt::CaseInsensitive)) {
                ranges.append(
                    {static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength())});
                break;
            }
    }
    return ranges;
}

void HitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.fontMetrics.elidedText(item.text, Qt::ElideRight, item.rect.width() - 8);
    const QList<QTextLayout::FormatRange> formats = formatsOf(text, m_words);
    if (formats.isEmpty())
        return QStyledItemDelegate::paint(painter, option, index);
    item.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    QTextLayout layout(text, item.font);
    layout.setFormats(formats);
    layout.beginLayout();
    layout.createLine().setLineWidth(100000); // elided before: one line
    layout.endLayout();
    painter->save();
    painter->setPen(item.palette.color(QPalette::Text));
    const qreal y = item.rect.y() + (item.rect.height() - layout.boundingRect().height()) / 2;
    layout.draw(painter, QPointF(item.rect.x() + 4, y));
    painter->restore();
}

} // namespace plansift::ui
