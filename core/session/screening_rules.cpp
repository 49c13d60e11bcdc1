// SPDX-License-Identifier: GPL-3.0-or-later
// Use cases on criteria, marked words and progress.
#include "core/session/screening_rules.hpp"

#include "core/store/rules_repo.hpp"
#include "core/store/screening_repo.hpp"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

constexpr qsizetype kLatestVotes = 50;
constexpr qint64 kLongestPause = 300; // seconds; longer is a break, not the time of a record

/// The median time between the latest votes.
double secondsEach(QStringList moments)
{
    std::ranges::sort(moments);
    QList<qint64> gaps;
    const QStringList latest = moments.mid(std::max<qsizetype>(0, moments.size() - kLatestVotes));
    for (qsizetype i = 1; i < latest.size(); ++i) {
        const qint64 gap = QDateTime::fromString(latest.at(i - 1), Qt::ISODateWithMs)
                               .secsTo(QDateTime::fromString(latest.at(i), Qt::ISODateWithMs));
        if (gap > 0 && gap <= kLongestPause)
            gaps += gap;
    }
    if (gaps.isEmpty())
        return 0;
    std::ranges::sort(gaps);
    return static_cast<double>(gaps.at(gaps.size() / 2));
}

} // namespace

Result<QList<Criterion>> criteria(const Session& session)
{
    return store::criteria(session.database());
}

Status setCriteria(Session& session, const QList<Criterion>& criteria)
{
    return session.change(Text::tr("Change the criteria"), [&criteria](store::Recorder& recorder) {
        return store::putCriteria(recorder, criteria);
    });
}

Result<QList<Highlight>> highlights(const Session& session)
{
    return store::highlights(session.database());
}

Status setHighlights(Session& session, const QList<Highlight>& highlights)
{
    return session.change(Text::tr("Change the marked words"), [&highlights](store::Recorder& recorder) {
        return store::putHighlights(recorder, highlights);
    });
}

Result<ScreeningProgress> screeningProgress(const Session& session, Stage stage)
{
    const Result<QList<RowId>> taking = store::takingPart(session.database(), stage);
    const Result<QList<Decision>> votes = store::votes(session.database(), stage);
    const Result<ReviewInfo> info = session.info();
    const Result<screening::Agreement> agreed = agreement(session, stage);
    if (!taking || !votes)
        return taking ? votes.error() : taking.error();
    if (!info || !agreed)
        return info ? agreed.error() : info.error();
    ScreeningProgress progress;
    progress.records = taking->size();
    progress.agreement = *agreed;
    QHash<RowId, int> count;
    QList<RowId> mine;
    QStringList moments;
    for (const Decision& vote : *votes) {
        ++count[vote.record];
        if (vote.reviewer == session.reviewer()) {
            mine += vote.record;
            moments += vote.decidedAt;
        } else if (!progress.others.contains(vote.reviewer)) {
            progress.others += vote.reviewer;
        }
    }
    progress.mine = moments.size();
    progress.complete = std::ranges::count_if(count, [&info](int n) { return n >= info->votes; });
    progress.forOthers =
        std::ranges::count_if(mine, [&](RowId record) { return count.value(record) < info->votes; });
    progress.secondsEach = secondsEach(moments);
    return progress;
}

} // namespace plansift
