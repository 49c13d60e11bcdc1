// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at random moments of importing and deciding: whatever was acknowledged is there afterwards, and
// nothing is half done.
#include "core/session/check.hpp"
#include "tests/session/review_fixture.hpp"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QThread>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

constexpr int kRecords = 400;
constexpr int kKills = 200;

/// Runs `work` in another process, which acknowledges by writing bytes; kills it after `microseconds`.
/// Returns the number of bytes acknowledged.
qint64 acknowledgedBeforeKill(const std::function<void(const std::function<void()>&)>& work,
                              unsigned long microseconds)
{
    int ends[2] = {-1, -1};
    EXPECT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        work([&ends] {
            if (::write(ends[1], "x", 1) != 1)
                _exit(1);
        });
        _exit(0);
    }
    close(ends[1]);
    QThread::usleep(microseconds);
    kill(child, SIGKILL);
    qint64 bytes = 0;
    char buffer[256];
    for (ssize_t n = 0; (n = read(ends[0], buffer, sizeof buffer)) > 0;)
        bytes += n;
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return bytes;
}

} // namespace

class KillTest : public test::ReviewTest {};

TEST_F(KillTest, NoAcknowledgedVoteIsLost)
{
    QList<RowId> ids;
    {
        auto session = create();
        ids = importRis(*session, kRecords);
    }
    QRandomGenerator random(20240401);
    qint64 least = 0;
    for (int i = 0; i < kKills / 2; ++i) {
        const auto work = [&](const std::function<void()>& acknowledge) {
            auto session = reopen();
            const QList<RowId> waiting = *waitingForMe(*session, Stage::TitleAbstract);
            for (const RowId id : waiting)
                if (decide(*session, vote(id, Verdict::Exclude)))
                    acknowledge();
        };
        least += acknowledgedBeforeKill(work, 3000 + random.bounded(40000));
        auto session = reopen();
        const qint64 stored = kRecords - waitingForMe(*session, Stage::TitleAbstract)->size();
        ASSERT_GE(stored, least);
        ASSERT_LE(stored, least + i + 1)
            << "a killed process may have stored one vote more than it could tell";
        least = stored;
    }
    EXPECT_GT(least, 0);
    const CheckReport report = *checkReview(*reopen());
    EXPECT_TRUE(report.problems.isEmpty()) << report.problems.join(u'\n').toStdString();
}

TEST_F(KillTest, AnImportIsThereWholeOrNotAtAll)
{
    create();
    // Moments of killing are spread over what one import takes on this machine now.
    QElapsedTimer timer;
    timer.start();
    importRis(*reopen(), kRecords, "First");
    const auto whole = static_cast<int>(timer.nsecsElapsed() / 1000);
    QRandomGenerator random(7);
    qint64 expected = kRecords;
    int acknowledged = 0;
    for (int i = 0; i < kKills / 2; ++i) {
        const QByteArray word = "File" + QByteArray::number(i) + "x";
        const QString file = write(u"import.ris"_s, ris(kRecords, word));
        const auto work = [&](const std::function<void()>& acknowledge) {
            auto session = reopen();
            ImportRequest request;
            request.files = {{file, {}, SourceKind::Database, {}}};
            if (importFiles(*session, request))
                acknowledge();
        };
        const qint64 told = acknowledgedBeforeKill(work, 1000 + random.bounded(3 * whole));
        const qint64 now = *recordTotal(*reopen());
        ASSERT_TRUE(now == expected || now == expected + kRecords) << now;
        if (told > 0) {
            ASSERT_EQ(now, expected + kRecords);
        }
        acknowledged += static_cast<int>(told);
        expected = now;
    }
    EXPECT_GT(acknowledged, 0);
    const CheckReport report = *checkReview(*reopen());
    EXPECT_TRUE(report.problems.isEmpty()) << report.problems.join(u'\n').toStdString();
}
