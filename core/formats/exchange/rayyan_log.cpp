// SPDX-License-Identifier: GPL-3.0-or-later
// Reading Rayyan's log. Its key `included` has the values 1 = included, 0 = maybe, -1 = excluded;
// "__EXR__..." is a reason to exclude, another quoted key a label; the value 1 puts them on, `deleted` takes
// them off.
#include "core/formats/exchange/rayyan_log.hpp"

#include "core/formats/exchange/foreign_table.hpp"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

const QString kReasonMark = u"__EXR__"_s;

struct Entry {
    QString at{};
    QString article{};
    QString person{};
    QString key{};
    QString value{};
    int line = 0;
};

/// Entries by time; those without a readable time keep their place behind the one before.
QList<Entry> entriesOf(const ForeignFile& file, const CsvTable& table, ForeignReview& review)
{
    QList<Entry> entries;
    for (const CsvRow& row : table.rows()) {
        const QString mail = table.cell(row, u"user_email"_s);
        Entry entry{foreignMoment(table.cell(row, u"created_at"_s)),
                    table.cell(row, u"article_id"_s),
                    mail.isEmpty() ? table.cell(row, u"user_id"_s) : mail,
                    table.cell(row, u"key"_s),
                    table.cell(row, u"value"_s),
                    row.line};
        if (entry.article.isEmpty() || entry.key.isEmpty()) {
            review.report(file, row.line, Severity::Error,
                          Text::tr("the entry names no article or no key and is left out"));
            continue;
        }
        if (entry.at.isEmpty())
            entry.at = entries.isEmpty() ? QString() : entries.constLast().at;
        entries += entry;
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.at < b.at; });
    return entries;
}

void put(QStringList& list, const QString& word, bool on)
{
    list.removeAll(word);
    if (on)
        list += word;
}

/// False when the value means nothing.
bool takeVerdict(RayyanVote& vote, const Entry& entry)
{
    static const QHash<QString, Verdict> verdicts{
        {u"1"_s, Verdict::Include}, {u"0"_s, Verdict::Maybe}, {u"-1"_s, Verdict::Exclude}};
    const bool known = verdicts.contains(entry.value);
    if (!known && entry.value != u"deleted"_s)
        return false;
    vote.verdict = known ? std::optional(verdicts.value(entry.value)) : std::nullopt;
    vote.decidedAt = entry.at;
    vote.line = entry.line;
    return true;
}

/// False when the key or value means nothing.
bool takeEntry(RayyanVote& vote, const Entry& entry)
{
    if (entry.key == u"included"_s)
        return takeVerdict(vote, entry);
    const bool quoted = entry.key.size() > 2 && entry.key.startsWith(u'"') && entry.key.endsWith(u'"');
    if (!quoted)
        return false;
    const QString word = entry.key.mid(1, entry.key.size() - 2);
    const bool on = entry.value != u"deleted"_s;
    if (word.startsWith(kReasonMark)) {
        put(vote.reasons, word.mid(kReasonMark.size()), on);
    } else {
        put(vote.labels, word, on);
        put(vote.labelsTakenOff, word, !on);
    }
    return true;
}

} // namespace

bool isRayyanLog(const ForeignFile& file)
{
    return hasColumns(file, {u"article_id"_s, u"user_id"_s, u"key"_s, u"value"_s});
}

QList<RayyanVote> readRayyanLog(const ForeignFile& file, ForeignReview& review)
{
    const CsvTable table = foreignTable(file);
    reportShortRows(file, table, review);
    QList<RayyanVote> votes;
    QHash<QString, qsizetype> placeOf;
    for (const Entry& entry : entriesOf(file, table, review)) {
        const QString id = entry.article + u'\n' + entry.person;
        if (!placeOf.contains(id)) {
            placeOf.insert(id, votes.size());
            votes.append({entry.article, entry.person, {}, {}, {}, {}, {}, entry.line});
        }
        if (!takeEntry(votes[placeOf.value(id)], entry))
            review.report(file, entry.line, Severity::Warning,
                          Text::tr("the key %1 with the value \"%2\" is not known here and is left out")
                              .arg(entry.key, entry.value));
    }
    return votes;
}

} // namespace plansift::formats
