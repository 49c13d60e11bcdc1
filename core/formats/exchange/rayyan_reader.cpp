// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an export of Rayyan: articles with decisions in their notes, and the log of all decisions.
#include "core/formats/exchange/foreign_records.hpp"
#include "core/formats/exchange/foreign_table.hpp"
#include "core/formats/exchange/pseudonyms.hpp"
#include "core/formats/exchange/rayyan_log.hpp"
#include "core/formats/exchange/rayyan_notes.hpp"
#include "core/formats/exchange/tools.hpp"

#include <QCoreApplication>
#include <QHash>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

const QString kList = u"Rayyan"_s;

QString keyOfArticle(const QString& id)
{
    return kList + u":rayyan-"_s + id;
}

/// The key of a record; formats that have no place for Rayyan's number hold it in a field kept as it stands.
QString keyOfRecord(Record& record)
{
    if (const QString key = accessionKey(record, kList); !key.isEmpty())
        return key;
    static const QRegularExpression number(u"^rayyan-\\d+$"_s);
    QStringList candidates = record.labels;
    for (const ListedId& id : std::as_const(record.accessions))
        candidates += id.id;
    for (const RawField& field : std::as_const(record.raw))
        candidates += field.value;
    for (const QString& candidate : std::as_const(candidates))
        if (number.match(candidate.trimmed()).hasMatch()) {
            record.accessions.append({kList, candidate.trimmed()});
            return kList + u':' + candidate.trimmed();
        }
    return {};
}

/// Joins what the notes of articles and the log say.
class RayyanReader {
public:
    RayyanReader(ForeignReview& review, bool keepPersonal)
        : m_review(review)
        , m_people(keepPersonal)
    {
    }

    Status readArticles(const ForeignFile& file)
    {
        m_articles = file;
        const qsizetype before = m_review.records.size();
        if (Status read = readForeignRecords(file, m_review, keyOfRecord); !read)
            return read;
        for (qsizetype at = before; at < m_review.records.size(); ++at)
            takeNotes(m_review.records[at]);
        return {};
    }

    void readLog(const ForeignFile& file) { m_votes += readRayyanLog(file, m_review); }

    /// Gives out decisions: those of the log, and those of the notes about which the log is silent.
    void finish()
    {
        recognisePeople();
        for (const RayyanVote& vote : std::as_const(m_votes))
            takeVote(vote);
        for (const ForeignDecision& decision : std::as_const(m_noted)) {
            const auto logged = m_logged.constFind({decision.record, decision.reviewer});
            if (logged == m_logged.constEnd())
                m_review.decisions += decision;
            else if (*logged != decision.verdict)
                disagree(decision, *logged);
        }
        for (auto it = m_labels.constBegin(); it != m_labels.constEnd(); ++it)
            for (const QString& label : it.value())
                m_review.tags.append({it.key(), label});
    }

private:
    using Vote = std::pair<QString, QString>; ///< record and reviewer

    void takeNotes(ForeignRecord& article)
    {
        QStringList kept;
        for (const QString& text : std::as_const(article.record.notes)) {
            const RayyanNote note = readRayyanNote(text);
            if (!note.text.isEmpty())
                kept += note.text;
            takeNote(article, note);
        }
        article.record.notes = kept;
    }

    void takeNote(const ForeignRecord& article, const RayyanNote& note)
    {
        const int line = article.record.line;
        for (const NamedWords& pair : note.inclusion)
            if (const auto verdict = rayyanVerdict(pair.words.value(0)))
                m_noted.append({article.key,
                                m_people.nameOf(pair.name),
                                *verdict,
                                *verdict == Verdict::Exclude ? note.reasons : QStringList(),
                                {},
                                {},
                                {},
                                line});
        for (const NamedWords& pair : note.userNotes)
            m_review.notes.append({article.key, m_people.nameOf(pair.name), pair.words.join(u'\n')});
        m_labels[article.key] += note.labels;
        for (const QString& part : note.unread)
            m_review.report(
                m_articles, line, Severity::Warning,
                Text::tr("\"%1\" cannot be read and is left out; enter it by hand").arg(part.left(80)));
    }

    /// The log knows people by address, the notes by name. They are the same where they decided alike on
    /// more than half of the articles that both have, and no other name fits as well.
    void recognisePeople()
    {
        QMap<QString, QMap<QString, int>> alike;
        QMap<QString, QMap<QString, int>> shared;
        QHash<QString, QList<const ForeignDecision*>> notedOn;
        for (const ForeignDecision& noted : std::as_const(m_noted))
            notedOn[noted.record] += &noted;
        for (const RayyanVote& vote : std::as_const(m_votes)) {
            if (!vote.verdict)
                continue;
            for (const ForeignDecision* noted : notedOn.value(keyOfArticle(vote.article))) {
                ++shared[vote.person][noted->reviewer];
                alike[vote.person][noted->reviewer] += noted->verdict == *vote.verdict ? 1 : 0;
            }
        }
        QStringList taken;
        for (auto person = alike.constBegin(); person != alike.constEnd(); ++person) {
            QString best;
            for (auto name = person->constBegin(); name != person->constEnd(); ++name)
                if (!taken.contains(name.key()) && 2 * name.value() > shared[person.key()][name.key()] &&
                    (best.isEmpty() || name.value() > person->value(best)))
                    best = name.key();
            if (best.isEmpty())
                continue;
            taken += best;
            m_people.rename(person.key(), best);
        }
    }

    void takeVote(const RayyanVote& vote)
    {
        const QString key = keyOfArticle(vote.article);
        const QString reviewer = m_people.nameOf(vote.person);
        QStringList& labels = m_labels[key];
        for (const QString& label : vote.labels)
            if (!labels.contains(label))
                labels += label;
        for (const QString& label : vote.labelsTakenOff)
            labels.removeAll(label);
        if (!vote.verdict)
            return;
        m_logged.insert({key, reviewer}, *vote.verdict);
        m_review.decisions.append({key,
                                   reviewer,
                                   *vote.verdict,
                                   *vote.verdict == Verdict::Exclude ? vote.reasons : QStringList(),
                                   {},
                                   vote.decidedAt,
                                   {},
                                   vote.line});
    }

    void disagree(const ForeignDecision& noted, Verdict logged)
    {
        m_review.report(m_articles, noted.line, Severity::Warning,
                        Text::tr("the note says %1 by %2, the log says %3; the log counts, correct it in "
                                 "screening if it should not")
                            .arg(keyOf(noted.verdict), noted.reviewer, keyOf(logged)));
    }

    ForeignReview& m_review;
    Pseudonyms m_people;
    ForeignFile m_articles{};
    QList<RayyanVote> m_votes{};
    QList<ForeignDecision> m_noted{};
    QMap<Vote, Verdict> m_logged{};
    QMap<QString, QStringList> m_labels{};
};

} // namespace

bool claimsRayyan(const ForeignFile& file)
{
    return isRayyanLog(file) || hasColumns(file, {u"key"_s, u"title"_s, u"notes"_s, u"pubmed_id"_s}) ||
           file.bytes.contains("RAYYAN-INCLUSION") || file.bytes.left(64 * 1024).contains("rayyan-");
}

Result<ForeignReview> readRayyan(const QList<ForeignFile>& files, const ForeignOptions& options)
{
    ForeignReview review;
    RayyanReader reader(review, options.keepPersonal);
    for (const ForeignFile& file : files)
        if (isRayyanLog(file))
            reader.readLog(file);
        else if (Status read = reader.readArticles(file); !read)
            return read.error();
    reader.finish();
    return review;
}

} // namespace plansift::formats
