// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the words of a search inside a cell with the colour of hits and a dotted line.
#pragma once

#include <QStringList>
#include <QStyledItemDelegate>

namespace plansift::ui {

class HitDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Marks words that begin with one of these (folded case).
    void setWords(const QStringList& words) { m_words = words; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    QStringList m_words{};
};

/// The words of a search text that lists mark; operators and what is excluded are no hits.
QStringList hitWords(const QString& search);

/// Ranges (begin, length) of a text that begin with one of the words.
QList<std::pair<int, int>> hitRanges(const QString& text, const QStringList& words);

} // namespace plansift::ui
