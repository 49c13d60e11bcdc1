// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped examples: read by the real importer, and their decisions give exactly the numbers of
// review.json.
#include "core/base/csv.hpp"
#include "core/base/text.hpp"
#include "core/formats/record_file.hpp"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

void initExamples()
{
    Q_INIT_RESOURCE(plansift_examples); // static libraries do not register their resources by themselves
}

namespace {

const QString kFolder = u":/examples/mi_clbp/"_s;

/// A record by its file and its place in it.
using Place = std::pair<QString, int>;

CsvTable table(const QString& name)
{
    const Result<CsvTable> read = readCsvFile(kFolder + name);
    EXPECT_TRUE(read.ok()) << name.toStdString();
    return read ? *read : CsvTable({}, {});
}

QJsonObject json(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return QJsonDocument::fromJson(file.readAll()).object();
}

int number(const QJsonValue& tagged)
{
    return tagged[u"value"].toInt();
}

Place placeOf(const CsvTable& t, const CsvRow& row)
{
    return {t.cell(row, u"file"_s), t.cell(row, u"ordinal"_s).toInt()};
}

/// The votes of one record at one stage.
struct Ballot {
    QMap<QString, std::pair<QString, QString>> votes{}; ///< reviewer -> verdict, reason
    std::pair<QString, QString> settled{};
};

bool isPositive(const QString& verdict)
{
    return verdict == u"include"_s || verdict == u"maybe"_s;
}

/// Where a record stands, by the rules of the view `standing`: included, excluded, not-retrieved or conflict.
QString standingOf(const Ballot& ballot)
{
    int positive = 0;
    int negative = 0;
    for (const auto& [verdict, reason] : ballot.votes) {
        positive += isPositive(verdict) ? 1 : 0;
        negative += verdict == u"exclude"_s ? 1 : 0;
    }
    if (const QString& verdict = ballot.settled.first; !verdict.isEmpty())
        return isPositive(verdict) ? u"included"_s : verdict == u"exclude"_s ? u"excluded"_s : verdict;
    if (positive == 2)
        return u"included"_s;
    if (negative == 2)
        return u"excluded"_s;
    return positive + negative == 0 ? u"not-retrieved"_s : u"conflict"_s;
}

/// Everything of the example, read once.
class Examples : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        initExamples();
        s_review = json(kFolder + u"review.json"_s);
        const CsvTable files = table(u"files.csv"_s);
        for (const CsvRow& row : files.rows()) {
            const Result<ImportedFile> file = formats::readFile(kFolder + files.cell(row, u"file"_s));
            ASSERT_TRUE(file.ok()) << file.error().message;
            s_sources.append({files.cell(row, u"source"_s), *file});
            s_formats += files.cell(row, u"format"_s);
        }
        const CsvTable decisions = table(u"decisions.csv"_s);
        for (const CsvRow& row : decisions.rows()) {
            Ballot& ballot = s_ballots[decisions.cell(row, u"stage"_s)][placeOf(decisions, row)];
            const std::pair vote{decisions.cell(row, u"verdict"_s), decisions.cell(row, u"reason"_s)};
            if (decisions.cell(row, u"adjudication"_s) == u"1"_s)
                ballot.settled = vote;
            else
                ballot.votes.insert(decisions.cell(row, u"reviewer"_s), vote);
        }
        const CsvTable merges = table(u"merges.csv"_s);
        for (const CsvRow& row : merges.rows())
            s_merges.insert(placeOf(merges, row),
                            {merges.cell(row, u"of_file"_s), merges.cell(row, u"of_ordinal"_s).toInt()});
    }

    static QJsonValue prisma(QStringView key) { return s_review.value(u"prisma"_s)[key]; }

    static const Record& recordAt(const Place& place)
    {
        for (const auto& [name, file] : s_sources)
            if (file.path == kFolder + place.first)
                return file.records.at(place.second - 1);
        throw std::out_of_range("no such file");
    }

    static int count(const QString& stage, const QString& standing)
    {
        int records = 0;
        for (const Ballot& ballot : std::as_const(s_ballots[stage]))
            records += standingOf(ballot) == standing ? 1 : 0;
        return records;
    }

    static inline QJsonObject s_review{};
    static inline QList<std::pair<QString, ImportedFile>> s_sources{};
    static inline QStringList s_formats{};
    static inline QMap<QString, QMap<Place, Ballot>> s_ballots{};
    static inline QMap<Place, Place> s_merges{};
};

} // namespace

TEST_F(Examples, AreReadByTheImporterWithoutLoss)
{
    int records = 0;
    for (qsizetype i = 0; i < s_sources.size(); ++i) {
        const auto& [name, file] = s_sources.at(i);
        SCOPED_TRACE(name.toStdString());
        const QJsonValue expected = prisma(u"records_by_database")[i];
        EXPECT_EQ(name.toStdString(), expected[u"name"][u"value"].toString().toStdString());
        EXPECT_EQ(file.records.size(), number(expected[u"n"]));
        EXPECT_EQ(file.summary.refused, 0);
        EXPECT_EQ(file.summary.incomplete, 0);
        EXPECT_EQ(file.summary.encoding, u"UTF-8"_s);
        EXPECT_EQ(file.format, s_formats.at(i));
        for (const ImportIssue& issue : file.summary.issues)
            EXPECT_EQ(issue.severity, Severity::Info) << issue.line << issue.text.toStdString();
        records += static_cast<int>(file.records.size());
    }
    EXPECT_EQ(records, number(prisma(u"records_identified")));
}

TEST_F(Examples, SayThatTheyAreSyntheticAndNameTheirDatabase)
{
    for (const auto& [name, file] : s_sources)
        for (const Record& record : file.records) {
            EXPECT_TRUE(record.notes.join(u' ').contains(u"not a real publication"_s)) << record.line;
            EXPECT_TRUE(record.doi.isEmpty() || record.doi.startsWith(u"10.5555/"_s))
                << record.doi.toStdString();
            EXPECT_TRUE(record.pmid.isEmpty() || record.pmid.toInt() > 90000000);
            EXPECT_FALSE(record.database.isEmpty()) << name.toStdString() << record.line;
            EXPECT_FALSE(record.authors.isEmpty());
            EXPECT_TRUE(record.year >= 1984 && record.year <= 2025) << record.year;
        }
}

TEST_F(Examples, AreVariedEnoughToBeScreened)
{
    QSet<QString> titles;
    QSet<QString> abstracts;
    QSet<QString> journals;
    qsizetype words = 0;
    int withAbstract = 0;
    for (const auto& [name, file] : s_sources)
        for (const Record& record : file.records) {
            titles.insert(foldText(record.title));
            journals.insert(foldText(record.journal));
            if (record.abstracts.isEmpty())
                continue;
            abstracts.insert(foldText(record.abstracts.constFirst()));
            words += record.abstracts.constFirst().count(u' ') + 1;
            ++withAbstract;
        }
    EXPECT_GT(titles.size(), 1900);
    EXPECT_GT(abstracts.size(), 1900);
    EXPECT_GT(journals.size(), 80);
    EXPECT_GT(withAbstract, 2800);
    EXPECT_GT(words / withAbstract, 130);
    EXPECT_LT(words / withAbstract, 260);
}

TEST_F(Examples, DuplicatesAreTheSameWorkInOtherWords)
{
    EXPECT_EQ(s_merges.size(), number(prisma(u"duplicates_removed")));
    int sameTitle = 0;
    int sameYear = 0;
    int sameFile = 0;
    for (auto it = s_merges.begin(); it != s_merges.end(); ++it) {
        const Record& copy = recordAt(it.key());
        const Record& kept = recordAt(it.value());
        EXPECT_FALSE(s_merges.contains(it.value())); // the kept record is the first of its group
        EXPECT_NE(copy, kept);
        EXPECT_LE(std::abs(copy.year - kept.year), 2);
        EXPECT_TRUE(copy.doi.isEmpty() || kept.doi.isEmpty() || copy.doi == kept.doi);
        sameTitle += foldText(copy.title) == foldText(kept.title) ? 1 : 0;
        sameYear += copy.year == kept.year ? 1 : 0;
        sameFile += it.key().first == it.value().first ? 1 : 0;
    }
    EXPECT_GT(sameTitle, 800);
    EXPECT_LT(sameTitle, 950);
    EXPECT_GT(sameYear, 850);
    EXPECT_LT(sameYear, 970);
    EXPECT_EQ(sameFile, 12);
}

TEST_F(Examples, EveryKeptRecordHasTwoVotesAndNoConflictIsLeft)
{
    QMap<Place, Ballot>& screening = s_ballots[u"title-abstract"_s];
    EXPECT_EQ(screening.size(), number(prisma(u"records_screened")));
    for (auto it = screening.begin(); it != screening.end(); ++it) {
        EXPECT_FALSE(s_merges.contains(it.key())) << it.key().first.toStdString() << it.key().second;
        EXPECT_EQ(it->votes.size(), 2);
    }
    EXPECT_EQ(count(u"title-abstract"_s, u"conflict"_s), 0);
    EXPECT_EQ(count(u"full-text"_s, u"conflict"_s), 0);
}

TEST_F(Examples, DecisionsGiveTheFlowOfTheReview)
{
    EXPECT_EQ(count(u"title-abstract"_s, u"excluded"_s), number(prisma(u"records_excluded")));
    EXPECT_EQ(count(u"title-abstract"_s, u"included"_s), number(prisma(u"reports_sought")));
    for (auto it = s_ballots[u"full-text"_s].begin(); it != s_ballots[u"full-text"_s].end(); ++it)
        EXPECT_EQ(standingOf(s_ballots[u"title-abstract"_s].value(it.key())), u"included"_s);
    const int missing = count(u"full-text"_s, u"not-retrieved"_s);
    EXPECT_EQ(missing, number(prisma(u"reports_not_retrieved")));
    EXPECT_EQ(s_ballots[u"full-text"_s].size() - missing, number(prisma(u"reports_assessed")));
    EXPECT_EQ(count(u"full-text"_s, u"included"_s), number(prisma(u"studies_included")));
}

TEST_F(Examples, ReasonsOfExclusionAddUp)
{
    const QJsonArray listed = prisma(u"reports_excluded").toArray();
    QStringList order;
    for (const QJsonValue& reason : listed)
        order += reason[u"reason"][u"value"].toString();
    QMap<QString, int> counts;
    for (const Ballot& ballot : std::as_const(s_ballots[u"full-text"_s])) {
        if (standingOf(ballot) != u"excluded"_s)
            continue;
        qsizetype first = order.size();
        for (const auto& [verdict, reason] : ballot.votes)
            if (const qsizetype at = order.indexOf(reason); at >= 0)
                first = std::min(first, at);
        const QString& settled = ballot.settled.second;
        ++counts[settled.isEmpty() ? order.value(first) : settled];
    }
    for (const QJsonValue& reason : listed)
        EXPECT_EQ(counts.value(reason[u"reason"][u"value"].toString()), number(reason[u"n"]));
}

TEST_F(Examples, ReviewersAgreeAsReviewersDo)
{
    double both = 0;
    double first = 0;
    double second = 0;
    double maybes = 0;
    const QMap<Place, Ballot>& screening = s_ballots[u"title-abstract"_s];
    for (const Ballot& ballot : screening) {
        const QString a = ballot.votes.value(u"Reviewer A"_s).first;
        const QString b = ballot.votes.value(u"Reviewer B"_s).first;
        both += isPositive(a) && isPositive(b) ? 1 : 0;
        first += isPositive(a) ? 1 : 0;
        second += isPositive(b) ? 1 : 0;
        maybes += (a == u"maybe"_s ? 1 : 0) + (b == u"maybe"_s ? 1 : 0);
    }
    const auto n = static_cast<double>(screening.size());
    const double observed = (n - first - second + 2 * both) / n;
    const double expected = (first * second + (n - first) * (n - second)) / (n * n);
    const double kappa = (observed - expected) / (1 - expected); // Cohen 1960
    EXPECT_GT(kappa, 0.7);
    EXPECT_LT(kappa, 0.8);
    EXPECT_GT(maybes, 5);
}

TEST_F(Examples, StudiesAreTheIncludedReports)
{
    const CsvTable studies = table(u"studies.csv"_s);
    QSet<QString> labels;
    for (const CsvRow& row : studies.rows()) {
        labels.insert(studies.cell(row, u"study"_s));
        EXPECT_EQ(standingOf(s_ballots[u"full-text"_s].value(placeOf(studies, row))), u"included"_s);
        EXPECT_TRUE(recordAt(placeOf(studies, row)).title.contains(u"otivational interviewing"_s));
    }
    QSet<QString> expected;
    for (const QJsonValue& study : s_review.value(u"studies"_s).toArray())
        expected.insert(study[u"label"][u"value"].toString());
    EXPECT_EQ(labels, expected);
}

TEST_F(Examples, TheGeneratorAlwaysWritesTheSame)
{
    const QTemporaryDir folder;
    const QString source = QStringLiteral(PLANSIFT_SOURCE_DIR) + u"/resources/examples/mi_clbp/"_s;
    ASSERT_EQ(QProcess::execute(QStringLiteral(PLANSIFT_EXAMPLE_GENERATOR),
                                {source + u"vocabulary"_s, source + u"review.json"_s, folder.path()}),
              0);
    const QStringList names = QDir(folder.path()).entryList(QDir::Files);
    EXPECT_EQ(names.size(), 11);
    for (const QString& name : names) {
        QFile made(folder.filePath(name));
        QFile shipped(kFolder + name);
        ASSERT_TRUE(made.open(QIODevice::ReadOnly) && shipped.open(QIODevice::ReadOnly))
            << name.toStdString();
        EXPECT_TRUE(made.readAll() == shipped.readAll()) << name.toStdString();
    }
}

TEST_F(Examples, BcgHoldsThirteenTrials)
{
    const QJsonObject review = json(u":/examples/bcg/review.json"_s);
    const QJsonArray rows = review.value(u"outcomes"_s)[0][u"rows"].toArray();
    ASSERT_EQ(rows.size(), 13);
    double logRatio = 0; // of the first trial, as metafor 3.8-1 gives it: -0.8893113339202054
    const double a = number(rows.at(0)[u"ai"]);
    const double c = number(rows.at(0)[u"ci"]);
    logRatio = std::log(a / (a + number(rows.at(0)[u"bi"]))) - std::log(c / (c + number(rows.at(0)[u"di"])));
    EXPECT_NEAR(logRatio, -0.8893113339202054, 1e-12);
    int treated = 0;
    for (const QJsonValue& row : rows)
        treated += number(row[u"ai"]) + number(row[u"bi"]);
    EXPECT_EQ(treated, 191064);
}
