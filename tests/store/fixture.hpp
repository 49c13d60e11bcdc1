// SPDX-License-Identifier: GPL-3.0-or-later
// A fresh project on SQLite and on PostgreSQL: every store test runs on both.
#pragma once

#include "core/store/migrations.hpp"
#include "core/store/record_repo.hpp"
#include "tests/support/results.hpp"

#include <QTemporaryDir>

#include <memory>

namespace plansift::test {

/// A project with one review row, a clock that advances by a second at each look, and seeded identities.
/// PostgreSQL runs when PLANSIFT_TEST_POSTGRES names the socket folder of a private cluster.
class StoreTest : public ::testing::TestWithParam<store::Backend> {
protected:
    void SetUp() override;
    void TearDown() override;

    /// Runs `body` as one committed step.
    Status step(const std::function<Status(store::Recorder&)>& body, const QString& undoes = {});
    /// A batch of records with these titles; gives their ids.
    QList<RowId> importTitles(const QStringList& titles, SourceKind kind = SourceKind::Database);
    qint64 count(const QString& table, const QString& where = QStringLiteral("1=1"));
    /// Newest step of the log.
    QString lastStep();
    /// Takes a whole step back.
    Status undo(const QString& takenBack);

    std::unique_ptr<store::Database> database{};
    QDateTime moment{QDate(2024, 4, 1), QTime(9, 0), Qt::UTC};
    Clock clock = [this] { return moment = moment.addSecs(1); };
    IdSource ids{clock, 7};

private:
    QTemporaryDir m_folder{};
    QString m_name{};
};

} // namespace plansift::test
