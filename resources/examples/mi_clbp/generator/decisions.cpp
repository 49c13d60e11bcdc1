// SPDX-License-Identifier: GPL-3.0-or-later
// Votes: mostly agreement, some disagreement where the topic invites it.
#include "resources/examples/mi_clbp/generator/decisions.hpp"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::example {
namespace {

const QString kFirst = u"Reviewer A"_s;
const QString kSecond = u"Reviewer B"_s;
const QString kScreening = u"title-abstract"_s;
const QString kFullText = u"full-text"_s;

constexpr int kExcludedConflicts = 16; ///< borderline records that one reviewer would have kept
constexpr int kSoughtConflicts = 4;    ///< reports sought that one reviewer would have excluded

/// Topics of reports sought, in the order of the reasons in review.json; each explains its exclusion.
const QStringList& reasonTopics()
{
    static const QStringList topics{u"s_population"_s, u"s_intervention"_s, u"s_design"_s, u"s_outcome"_s,
                                    u"s_protocol"_s};
    return topics;
}

bool isBorderline(const Work& work)
{
    return work.topic.startsWith(u"b_"_s);
}

class Voting {
public:
    Voting(const Plan& plan, const QJsonObject& review, Random& random)
        : m_plan(plan)
        , m_random(random)
    {
        for (const QJsonValue& reason : review.value(u"prisma"_s)[u"reports_excluded"].toArray())
            m_reasons += reason[u"reason"][u"value"].toString();
        for (int i = 0; i < plan.entries.size(); ++i)
            if (plan.entries.at(i).keptEntry < 0)
                (isSought(i) ? m_sought : m_others) += i;
    }

    QList<Vote> run()
    {
        screen();
        readFullTexts();
        return m_votes + m_settlements;
    }

    QString check(const QJsonObject& review) const
    {
        const QJsonValue prisma = review.value(u"prisma"_s);
        if (m_sought.size() != numberIn(prisma[u"reports_sought"]))
            return u"topics.tsv does not give the reports sought of review.json"_s;
        for (qsizetype i = 0; i < reasonTopics().size(); ++i)
            if (countOf(reasonTopics().at(i)) != numberIn(prisma[u"reports_excluded"][i][u"n"]))
                return u"topics.tsv does not give the reports excluded for: "_s + m_reasons.value(i);
        if (countOf(u"s_missing"_s) != numberIn(prisma[u"reports_not_retrieved"]))
            return u"topics.tsv does not give the reports not retrieved of review.json"_s;
        return {};
    }

private:
    const Work& workOf(int entry) const { return m_plan.works.at(m_plan.entries.at(entry).work); }

    bool isSought(int entry) const
    {
        return !workOf(entry).study.isEmpty() || workOf(entry).topic.startsWith(u"s_"_s);
    }

    int countOf(const QString& topic) const
    {
        return static_cast<int>(std::count_if(m_sought.begin(), m_sought.end(), [&](int entry) {
            return workOf(entry).study.isEmpty() && workOf(entry).topic == topic;
        }));
    }

    void vote(int entry, const QString& stage, const QString& first, const QString& second)
    {
        m_votes.append({entry, stage, kFirst, first, {}, noteFor(first), false});
        m_votes.append({entry, stage, kSecond, second, {}, noteFor(second), false});
    }

    QString noteFor(const QString& verdict)
    {
        static const QStringList doubts{u"population unclear from the abstract"_s,
                                        u"is this motivational interviewing?"_s, u"check the full text"_s,
                                        u"duration of pain not stated"_s};
        return verdict == u"maybe"_s ? m_random.pick(doubts) : QString();
    }

    void settle(int entry, const QString& stage, const QString& verdict, const QString& reason = {})
    {
        m_settlements.append({entry, stage, kFirst, verdict, reason, u"joint discussion"_s, true});
    }

    QString positive(double doubt) { return m_random.chance(doubt) ? u"maybe"_s : u"include"_s; }

    void screen()
    {
        const QList<int> disputed = disputedOthers();
        const QList<int> doubted = doubtedSought();
        for (int entry = 0; entry < m_plan.entries.size(); ++entry) {
            if (m_plan.entries.at(entry).keptEntry >= 0)
                continue;
            const bool sought = isSought(entry);
            const bool conflict = disputed.contains(entry) || doubted.contains(entry);
            if (!conflict) {
                const double doubt = workOf(entry).study.isEmpty() ? 0.2 : 0.0;
                vote(entry, kScreening, sought ? positive(doubt) : u"exclude"_s,
                     sought ? positive(doubt) : u"exclude"_s);
                continue;
            }
            const bool firstKeeps = (m_conflicts++ % 2) == 0;
            const QString keeps = positive(0.4);
            vote(entry, kScreening, firstKeeps ? keeps : u"exclude"_s, firstKeeps ? u"exclude"_s : keeps);
            settle(entry, kScreening, sought ? u"include"_s : u"exclude"_s);
        }
    }

    QList<int> disputedOthers()
    {
        QList<int> borderline;
        for (const int entry : m_others)
            if (isBorderline(workOf(entry)))
                borderline += entry;
        m_random.shuffle(borderline);
        return borderline.first(kExcludedConflicts);
    }

    QList<int> doubtedSought()
    {
        QList<int> doubtful;
        for (const int entry : m_sought)
            if (workOf(entry).study.isEmpty())
                doubtful += entry;
        m_random.shuffle(doubtful);
        return doubtful.first(kSoughtConflicts);
    }

    void readFullTexts()
    {
        QList<int> seen(reasonTopics().size(), 0);
        for (const int entry : m_sought) {
            const Work& work = workOf(entry);
            const qsizetype reason = reasonTopics().indexOf(work.topic);
            if (!work.study.isEmpty())
                vote(entry, kFullText, u"include"_s, u"include"_s);
            else if (reason < 0)
                vote(entry, kFullText, u"not-retrieved"_s, u"not-retrieved"_s);
            else
                excludeReport(entry, reason, seen[reason]++);
        }
    }

    /// The first report of a reason was kept by one reviewer; of the third and sixth the other reviewer named
    /// a reason further down the list. All others: agreement.
    void excludeReport(int entry, qsizetype reason, int nth)
    {
        const QString label = m_reasons.at(reason);
        const bool verdictConflict = nth == 0 && reason < 3;
        const bool otherReason = (nth == 2 || nth == 5) && reason + 1 < m_reasons.size();
        const QString theirs = otherReason ? m_reasons.at(reason + 1) : label;
        m_votes.append({entry, kFullText, kFirst, u"exclude"_s, label, {}, false});
        m_votes.append({entry,
                        kFullText,
                        kSecond,
                        verdictConflict ? u"include"_s : u"exclude"_s,
                        verdictConflict ? QString() : theirs,
                        {},
                        false});
        if (verdictConflict)
            settle(entry, kFullText, u"exclude"_s, label);
    }

    const Plan& m_plan;
    Random& m_random;
    QStringList m_reasons{};
    QList<int> m_sought{};
    QList<int> m_others{};
    QList<Vote> m_votes{};
    QList<Vote> m_settlements{};
    int m_conflicts = 0;
};

} // namespace

QList<Vote> makeVotes(const Plan& plan, const QJsonObject& review, Random& random, QString& fault)
{
    Voting voting(plan, review, random);
    fault = voting.check(review);
    return fault.isEmpty() ? voting.run() : QList<Vote>();
}

} // namespace plansift::example
