// SPDX-License-Identifier: GPL-3.0-or-later
// A review of 100,000 records: importing, opening, counting, deciding.
#include "core/session/duplicates.hpp"
#include "core/session/record_browser.hpp"
#include "core/session/records.hpp"
#include "core/session/screening.hpp"

#include <QFile>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

constexpr int kRecords = 100'000;

/// RIS of records that average 1.5 kB.
QByteArray manyRecords(int n)
{
    QByteArray abstract;
    for (int i = 0; abstract.size() < 1200; ++i)
        abstract += "Motivational interviewing word" + QByteArray::number(i * 37 % 101) + " reduced pain. ";
    QByteArray bytes;
    bytes.reserve(qsizetype(n) * 1560);
    for (int i = 0; i < n; ++i) {
        const QByteArray number = QByteArray::number(i);
        bytes += "TY  - JOUR\nTI  - Exercise and motivation in chronic low back pain: trial number " +
                 number + "\nAU  - Smith, Ann\nAU  - Okafor, Ben\nPY  - " +
                 QByteArray::number(1990 + i % 34) + "\nJF  - Journal of Back Studies\nVL  - 12\nSP  - " +
                 number + "\nDO  - 10.5555/b." + number + "\nKW  - pain\nAB  - " + abstract + "\nER  - \n\n";
    }
    return bytes;
}

/// A file of 100,000 records and a review made of it, once for all benchmarks.
struct Stock {
    QTemporaryDir folder{};
    QString ris = folder.filePath(u"many.ris"_s);
    QString fresh = folder.filePath(u"fresh.plansift"_s);
    QString project = folder.filePath(u"stock.plansift"_s);

    Stock()
    {
        QFile file(ris);
        if (file.open(QIODevice::WriteOnly))
            file.write(manyRecords(kRecords));
        file.close();
        import(fresh);
        QFile::copy(fresh, project);
        const auto session = open(project);
        const QList<RowId> ids = *recordIds(*session);
        QList<DecisionLine> lines;
        for (const RowId id : ids)
            lines.append({QString::number(id), id % 20 == 0 ? Verdict::Include : Verdict::Exclude, {}, {}});
        for (const QString& reviewer : {u"Ann"_s, u"Ben"_s}) {
            session->setReviewer(reviewer);
            (void)applyDecisions(*session, Stage::TitleAbstract, lines, false);
        }
    }

    void import(const QString& path) const
    {
        SessionOptions options;
        options.reviewer = u"Ann"_s;
        const auto session = Session::create(path, {}, options);
        ImportRequest request;
        request.files = {{ris, {}, SourceKind::Database, {}}};
        (void)importFiles(**session, request);
    }

    static std::unique_ptr<Session> open(const QString& path)
    {
        SessionOptions options;
        options.reviewer = u"Cem"_s;
        return std::move(*Session::open(path, options));
    }
};

const Stock& stock()
{
    static const Stock stock;
    return stock;
}

void importRecords(benchmark::State& state)
{
    (void)stock();
    int n = 0;
    for (auto _ : state)
        stock().import(stock().folder.filePath(u"new%1.plansift"_s.arg(++n)));
}

void openReview(benchmark::State& state)
{
    (void)stock();
    for (auto _ : state) {
        const auto session = Stock::open(stock().project);
        benchmark::DoNotOptimize(session->info());
        benchmark::DoNotOptimize(recordIds(*session));
    }
}

void prismaCountsOf(benchmark::State& state)
{
    const auto session = Stock::open(stock().project);
    for (auto _ : state)
        benchmark::DoNotOptimize(prismaCounts(*session));
}

void prismaCountsOfFreshImport(benchmark::State& state)
{
    const auto session = Stock::open(stock().fresh);
    for (auto _ : state)
        benchmark::DoNotOptimize(prismaCounts(*session));
}

void oneDecision(benchmark::State& state)
{
    const auto session = Stock::open(stock().project);
    const QList<RowId> ids = *recordIds(*session);
    qsizetype at = 0;
    for (auto _ : state) {
        Decision decision;
        decision.record = ids.at(at++ % ids.size());
        decision.verdict = at % 2 ? Verdict::Exclude : Verdict::Include;
        benchmark::DoNotOptimize(decide(*session, decision).ok());
    }
}

void searchWord(benchmark::State& state)
{
    const auto session = Stock::open(stock().project);
    for (auto _ : state)
        benchmark::DoNotOptimize(searchRecords(*session, u"number 9999"_s));
}

/// Every record has the word: the most that a search can find.
void searchWordOfAll(benchmark::State& state)
{
    const auto session = Stock::open(stock().project);
    for (auto _ : state)
        benchmark::DoNotOptimize(searchRecords(*session, u"motivatio"_s));
}

void loadRecordIndex(benchmark::State& state)
{
    const auto session = Stock::open(stock().project);
    for (auto _ : state)
        benchmark::DoNotOptimize(RecordIndex::load(*session));
}

void facetsOfAllRecords(benchmark::State& state)
{
    const auto session = Stock::open(stock().project);
    const auto index = *RecordIndex::load(*session);
    RecordFilter filter;
    filter.stages = {RecordStage::Excluded};
    filter.yearFrom = 1995;
    for (auto _ : state)
        benchmark::DoNotOptimize(index->list(*session, filter, RecordSort::Year, true));
}

/// Reading, comparing and writing; half of the records are copies of the other half.
void duplicatesInAReview(benchmark::State& state)
{
    const QString path = stock().folder.filePath(u"copies.plansift"_s);
    QFile::copy(stock().fresh, path);
    const auto session = Stock::open(path);
    ImportRequest request;
    request.files = {{stock().ris, u"Second"_s, SourceKind::Database, {}}};
    (void)importFiles(*session, request);
    for (auto _ : state)
        state.counters["removed"] = findDuplicates(*session)->removed;
}

BENCHMARK(importRecords)->Unit(benchmark::kSecond)->Iterations(1);
BENCHMARK(openReview)->Unit(benchmark::kMillisecond);
BENCHMARK(prismaCountsOfFreshImport)->Unit(benchmark::kMillisecond);
BENCHMARK(prismaCountsOf)->Unit(benchmark::kMillisecond);
BENCHMARK(oneDecision)->Unit(benchmark::kMillisecond)->Iterations(300);
BENCHMARK(searchWord)->Unit(benchmark::kMillisecond);
BENCHMARK(searchWordOfAll)->Unit(benchmark::kMillisecond);
BENCHMARK(loadRecordIndex)->Unit(benchmark::kMillisecond);
BENCHMARK(facetsOfAllRecords)->Unit(benchmark::kMillisecond);
BENCHMARK(duplicatesInAReview)->Unit(benchmark::kSecond)->Iterations(1);

} // namespace
