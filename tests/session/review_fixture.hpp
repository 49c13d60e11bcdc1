// SPDX-License-Identifier: GPL-3.0-or-later
// A new review in a temporary folder, and files to bring into it.
#pragma once

#include "core/session/records.hpp"
#include "core/session/screening.hpp"
#include "core/session/studies.hpp"
#include "tests/support/results.hpp"

#include <QFile>
#include <QTemporaryDir>

namespace plansift::test {

class ReviewTest : public ::testing::Test {
protected:
    QString path(const QString& name) const { return folder.filePath(name); }

    /// Writes a file and gives its path.
    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }

    /// RIS of `n` records with a DOI each.
    static QByteArray ris(int n, const QByteArray& word = "Trial")
    {
        QByteArray bytes;
        for (int i = 1; i <= n; ++i) {
            const QByteArray number = QByteArray::number(i);
            bytes += "TY  - JOUR\nTI  - " + word + " number " + number +
                     "\nAU  - Smith, Ann\nPY  - 2019\nDO  - 10.5555/" + word + "." + number + "\nER  - \n\n";
        }
        return bytes;
    }

    std::unique_ptr<Session> create(const QString& name = QStringLiteral("r.plansift"), int votes = 2)
    {
        SessionOptions options;
        options.reviewer = QStringLiteral("Ann");
        ReviewInfo info;
        info.title = QStringLiteral("A review");
        info.votes = votes;
        Result<std::unique_ptr<Session>> session = Session::create(path(name), info, options);
        EXPECT_TRUE(isOk(session));
        return std::move(*session);
    }

    std::unique_ptr<Session> reopen(const QString& name = QStringLiteral("r.plansift"))
    {
        SessionOptions options;
        options.reviewer = QStringLiteral("Ann");
        Result<std::unique_ptr<Session>> session = Session::open(path(name), options);
        EXPECT_TRUE(isOk(session));
        return std::move(*session);
    }

    QList<RowId> importRis(Session& session, int n, const QByteArray& word = "Trial")
    {
        ImportRequest request;
        request.files = {{write(QString::fromLatin1(word) + QStringLiteral(".ris"), ris(n, word)),
                          QStringLiteral("MEDLINE"),
                          SourceKind::Database,
                          {}}};
        const Result<ImportReport> report = importFiles(session, request);
        EXPECT_TRUE(isOk(report));
        EXPECT_TRUE(report->allRead());
        return *recordIds(session);
    }

    static Decision vote(RowId record, Verdict verdict, Stage stage = Stage::TitleAbstract)
    {
        Decision decision;
        decision.record = record;
        decision.stage = stage;
        decision.verdict = verdict;
        return decision;
    }

    /// Ann includes the records, then Ben excludes them for a reason.
    static void voteApart(Session& session, const QList<RowId>& records, const QString& reason)
    {
        session.setReviewer(QStringLiteral("Ann"));
        for (const RowId record : records)
            EXPECT_TRUE(isOk(decide(session, vote(record, Verdict::Include))));
        session.setReviewer(QStringLiteral("Ben"));
        for (const RowId record : records) {
            Decision against = vote(record, Verdict::Exclude);
            against.reasons = {reason};
            EXPECT_TRUE(isOk(decide(session, against)));
        }
    }

    QTemporaryDir folder{};
};

} // namespace plansift::test
