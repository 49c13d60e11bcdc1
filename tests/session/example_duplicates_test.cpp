// SPDX-License-Identifier: GPL-3.0-or-later
// The search on the records of the shipped review finds the groups that its author made by hand.
#include "core/dedupe/dedupe.hpp"
#include "core/session/example.hpp"
#include "core/session/records.hpp"
#include "tests/support/results.hpp"

#include <QMap>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

/// The stored groups: a record and its copies, ids ascending.
QList<QList<qint64>> storedGroups(const QMap<qint64, qint64>& duplicateOf)
{
    QMap<qint64, QList<qint64>> byOriginal;
    for (auto it = duplicateOf.begin(); it != duplicateOf.end(); ++it)
        byOriginal[it.value()] += it.key();
    QList<QList<qint64>> groups;
    for (auto it = byOriginal.begin(); it != byOriginal.end(); ++it) {
        QList<qint64> group = it.value() + QList<qint64>{it.key()};
        std::sort(group.begin(), group.end());
        groups += group;
    }
    std::sort(groups.begin(), groups.end());
    return groups;
}

} // namespace

TEST(ExampleDuplicatesTest, AreThoseThatTheReviewMarked)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"r.plansift"_s);
    ASSERT_TRUE(test::isOk(createExample(u"mi-clbp"_s, path)));
    const Result<std::unique_ptr<Session>> session = Session::open(path, {});
    ASSERT_TRUE(test::isOk(session));
    const Result<QList<RowId>> ids = recordIds(**session);
    ASSERT_TRUE(test::isOk(ids));
    QList<dedupe::Entry> entries;
    QMap<qint64, qint64> duplicateOf;
    for (const RowId id : *ids) {
        const Result<RecordView> view = recordView(**session, id);
        ASSERT_TRUE(test::isOk(view));
        entries += dedupe::entryOf(view->record, id);
        if (view->duplicateOf != 0)
            duplicateOf.insert(id, view->duplicateOf);
    }
    const dedupe::Outcome outcome = dedupe::findDuplicates(entries);
    QList<QList<qint64>> groups;
    for (const dedupe::Group& group : outcome.groups)
        groups += group.ids;
    EXPECT_EQ(outcome.surplus(), 981);
    EXPECT_EQ(groups, storedGroups(duplicateOf));
    EXPECT_LE(outcome.band.size(), entries.size() / 10);
}
