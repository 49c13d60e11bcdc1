// SPDX-License-Identifier: GPL-3.0-or-later
// Words and notes of the figures of outcomes.
#include "core/session/figure_words.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

QString tagNote(const QStringList& tags)
{
    QStringList notes;
    if (tags.contains(u"reconstructed"_s))
        notes +=
            Text::tr("Arm data are reconstructed: invented so that the pooled results print as published; "
                     "they are not the trials' data.");
    if (tags.contains(u"illustrative"_s))
        notes += Text::tr("Illustrative values: invented, without evidence behind them.");
    return notes.join(u' ');
}

} // namespace

std::vector<std::string> notesOf(const QStringList& tags)
{
    const QString note = tagNote(tags);
    return note.isEmpty() ? std::vector<std::string>{} : std::vector<std::string>{note.toStdString()};
}

QStringList tagsOf(const QList<OutcomeRow>& rows)
{
    QStringList tags;
    for (const OutcomeRow& row : rows)
        for (const Cell& cell : row.cells)
            if (!cell.tag.isEmpty() && !tags.contains(cell.tag))
                tags += cell.tag;
    return tags;
}

synthesis::ForestWords figureWords(const Outcome& outcome, const QList<OutcomeRow>& rows)
{
    synthesis::ForestWords words;
    words.title = outcome.name.toStdString();
    words.arm1 = outcome.arm1.toStdString();
    words.arm2 = outcome.arm2.toStdString();
    words.favoursLeft = outcome.favoursLeft.toStdString();
    words.favoursRight = outcome.favoursRight.toStdString();
    for (const OutcomeRow& row : rows)
        if (row.included)
            words.refs.push_back(std::to_string(row.study));
    words.notes = notesOf(tagsOf(rows));
    return words;
}

} // namespace plansift
