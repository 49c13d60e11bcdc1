// SPDX-License-Identifier: GPL-3.0-or-later
// The search against labelled sets: no false merge, sensitivity, and what reaches the band. The labels are
// those of the sets after the corrections of tests/data/dedupe/adjudicated.csv.
#include "core/base/csv.hpp"
#include "core/session/dedupe_csv.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/results.hpp"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

using IdPair = std::pair<QString, QString>;
using Pairs = QSet<IdPair>;

IdPair ordered(const QString& a, const QString& b)
{
    return a < b ? IdPair{a, b} : IdPair{b, a};
}

void addAll(Pairs& pairs, const QStringList& members)
{
    for (qsizetype i = 0; i < members.size(); ++i)
        for (qsizetype j = i + 1; j < members.size(); ++j)
            pairs.insert(ordered(members.at(i), members.at(j)));
}

/// Records that the pairs make superfluous: members less groups.
int surplusOf(const Pairs& pairs)
{
    QHash<QString, QString> parent;
    const auto root = [&parent](QString id) {
        while (parent.value(id, id) != id)
            id = parent.value(id);
        return id;
    };
    int surplus = 0;
    for (const IdPair& pair : pairs) {
        const QString a = root(pair.first);
        const QString b = root(pair.second);
        if (a != b) {
            parent.insert(a, b);
            ++surplus;
        }
    }
    return surplus;
}

QString dedupFolder()
{
    return QString::fromStdString(test::referenceData()) + u"/dedup/"_s;
}

CsvTable tableOf(const QString& path)
{
    const Result<CsvTable> table = readCsvFile(path);
    EXPECT_TRUE(test::isOk(table));
    return table ? *table : CsvTable({}, {});
}

/// The labels of a set, corrected.
Pairs truthOf(const QString& set)
{
    Pairs truth;
    const CsvTable labels = tableOf(dedupFolder() + set + u"/merged_record_ids.csv"_s);
    for (const CsvRow& row : labels.rows())
        addAll(truth, labels.cell(row, u"merged_ids"_s).split(u';'));
    const CsvTable corrections = tableOf(QStringLiteral(PLANSIFT_TEST_DATA "/dedupe/adjudicated.csv"));
    for (const CsvRow& row : corrections.rows()) {
        if (corrections.cell(row, u"set"_s) != set)
            continue;
        const IdPair pair = ordered(corrections.cell(row, u"a"_s), corrections.cell(row, u"b"_s));
        if (corrections.cell(row, u"truth"_s) == u"same"_s)
            truth.insert(pair);
        else
            EXPECT_TRUE(truth.remove(pair)) << pair.first.toStdString() << " " << pair.second.toStdString();
    }
    return truth;
}

struct Found {
    CsvDuplicatesReport report{};
    Pairs merged{};
    Pairs band{};
    QList<QStringList> groups{};
};

Found search(const QString& input)
{
    const QTemporaryDir folder;
    const CsvDuplicatesRequest request{
        input, {}, folder.filePath(u"g.txt"_s), folder.filePath(u"b.csv"_s), {}};
    const Result<CsvDuplicatesReport> report = findCsvDuplicates(request);
    EXPECT_TRUE(test::isOk(report));
    Found found;
    if (!report)
        return found;
    found.report = *report;
    QFile groups(request.groupsFile);
    EXPECT_TRUE(groups.open(QIODevice::ReadOnly));
    for (const QString& line : QString::fromUtf8(groups.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        found.groups += line.split(u';');
        addAll(found.merged, found.groups.back());
    }
    const CsvTable band = tableOf(request.bandFile);
    for (const CsvRow& row : band.rows())
        found.band.insert(ordered(band.cell(row, u"a"_s), band.cell(row, u"b"_s)));
    return found;
}

/// Writes rows of BibTeX fields as a table, so that sets in other formats take the same way.
QString writeTable(const QTemporaryDir& folder, const QList<QHash<QString, QString>>& rows)
{
    const QStringList columns{u"ID"_s,        u"ENTRYTYPE"_s, u"author"_s, u"title"_s,  u"journal"_s,
                              u"booktitle"_s, u"year"_s,      u"volume"_s, u"number"_s, u"pages"_s,
                              u"doi"_s,       u"abstract"_s,  u"isbn"_s};
    QString text = csvLine(columns) + u'\n';
    for (const QHash<QString, QString>& row : rows) {
        QStringList cells;
        for (const QString& column : columns)
            cells += row.value(column);
        text += csvLine(cells) + u'\n';
    }
    QFile file(folder.filePath(u"in.csv"_s));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    return file.fileName();
}

struct LabelledSet {
    const char* name;
    double sensitivity; ///< least share of surplus records the automatic tier finds
    double coverage;    ///< least share of true pairs in groups or band
};

void PrintTo(const LabelledSet& set, std::ostream* out)
{
    *out << set.name;
}

void printLine(const LabelledSet& set, const Found& found, const Pairs& truth)
{
    const Pairs right = Pairs(found.merged).intersect(truth);
    const Pairs reached = Pairs(found.merged).unite(found.band).intersect(truth);
    std::printf("%-20s records %lld  surplus %d  found %d  sensitivity %.4f  false pairs %lld  band %lld  "
                "missed %lld\n",
                set.name, static_cast<long long>(found.report.records), surplusOf(truth), surplusOf(right),
                surplusOf(right) / static_cast<double>(surplusOf(truth)),
                static_cast<long long>(found.merged.size() - right.size()),
                static_cast<long long>(found.band.size()),
                static_cast<long long>(truth.size() - reached.size()));
}

} // namespace

class LabelledSetTest : public ::testing::TestWithParam<LabelledSet> {};

TEST_P(LabelledSetTest, MergesWhatIsOneAndNothingElse)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const LabelledSet set = GetParam();
    const QString name = QString::fromLatin1(set.name);
    const Pairs truth = truthOf(name);
    const Found found = search(dedupFolder() + name + u"/records_pre_merged.csv"_s);
    printLine(set, found, truth);
    const Pairs wrong = Pairs(found.merged).subtract(truth);
    for (const IdPair& pair : wrong)
        ADD_FAILURE() << "false merge: " << pair.first.toStdString() << " " << pair.second.toStdString();
    const double surplus = surplusOf(truth);
    EXPECT_GE(surplusOf(Pairs(found.merged).intersect(truth)), set.sensitivity * surplus);
    const auto reached = Pairs(found.merged).unite(found.band).intersect(truth).size();
    EXPECT_GE(static_cast<double>(reached), set.coverage * static_cast<double>(truth.size()));
    EXPECT_LE(found.report.reviewBand, std::max<qint64>(found.report.records / 10, 1));
}

INSTANTIATE_TEST_SUITE_P(Sets, LabelledSetTest,
                         ::testing::Values(LabelledSet{"cytology_screening", 0.992, 0.995},
                                           LabelledSet{"haematology", 0.889, 0.995},
                                           LabelledSet{"diabetes", 1, 0.995},
                                           LabelledSet{"exp_mis_baseline", 0.97, 0.995},
                                           LabelledSet{"special_cases", 1, 1}),
                         [](const auto& set) { return std::string(set.param.name); });

/// Sets that only say which records belong to any group.
class MarkedSetTest : public ::testing::TestWithParam<const char*> {};

TEST_P(MarkedSetTest, GroupsExactlyTheMarkedRecords)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const QString input = dedupFolder() + QString::fromLatin1(GetParam()) + u"/records.csv"_s;
    const CsvTable table = tableOf(input);
    QSet<QString> marked;
    for (const CsvRow& row : table.rows())
        if (table.cell(row, u"label"_s) == u"Duplicate"_s)
            marked.insert(table.cell(row, u"ID"_s));
    QSet<QString> grouped;
    const Found found = search(input);
    for (const QStringList& group : found.groups)
        grouped.unite(QSet<QString>(group.begin(), group.end()));
    EXPECT_EQ(grouped, marked);
    EXPECT_EQ(found.report.duplicatesRemoved, marked.size() - found.groups.size());
    EXPECT_LE(found.report.reviewBand, found.report.records / 10);
}

INSTANTIATE_TEST_SUITE_P(Sets, MarkedSetTest, ::testing::Values("copper", "tafenoquine"));

TEST(LabelledPairsTest, HardPairsAreMergedOrKeptApart)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    QFile file(dedupFolder() + u"bibdedupe_cases/test_cases.json"_s);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).object()[u"cases"_s].toArray();
    ASSERT_EQ(cases.size(), 25);
    for (const QJsonValue& labelled : cases) {
        QList<QHash<QString, QString>> rows;
        for (const QString& side : {u"record_a"_s, u"record_b"_s}) {
            QHash<QString, QString> row;
            const QVariantMap fields = labelled[side].toObject().toVariantMap();
            for (auto it = fields.begin(); it != fields.end(); ++it)
                row.insert(it.key(), it.value().toString());
            row.insert(u"ID"_s, side);
            rows += row;
        }
        const QTemporaryDir folder;
        const Found found = search(writeTable(folder, rows));
        const QString id = labelled[u"id"_s].toString();
        // versions of a Cochrane review are other publications: the band asks
        const bool version = id == u"tan_2004_2005_pub2_vs_pub3"_s;
        EXPECT_EQ(!found.groups.isEmpty(), labelled[u"expected_duplicate"_s].toBool() && !version)
            << id.toStdString();
        EXPECT_TRUE(!version || found.report.reviewBand == 1);
    }
}

namespace {

/// The entries of a plain BibTeX file with one field a line; values may go on over several lines.
QList<QHash<QString, QString>> bibtexRows(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    static const QRegularExpression entry(uR"(@(\w+)\{([^,]+),(.*?)\n\})"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression field(uR"(\n\s*([\w.]+)\s*=\s*\{(.*?)\},(?=\n))"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    QList<QHash<QString, QString>> rows;
    const QString text = QString::fromUtf8(file.readAll());
    for (auto e = entry.globalMatch(text); e.hasNext();) {
        const QRegularExpressionMatch m = e.next();
        QHash<QString, QString> row{{u"ENTRYTYPE"_s, m.captured(1)}, {u"ID"_s, m.captured(2)}};
        const QString body = m.captured(3) + u'\n';
        for (auto f = field.globalMatch(body); f.hasNext();) {
            const QRegularExpressionMatch value = f.next();
            row.insert(value.captured(1), value.captured(2));
        }
        rows += row;
    }
    return rows;
}

/// "scopus.bib/Staehr2010a;md_dblp.bib/1;" of one entry, in one order.
QStringList originsOf(const QHash<QString, QString>& row)
{
    QStringList origins =
        row.value(u"colrev_origin"_s).simplified().remove(u' ').split(u';', Qt::SkipEmptyParts);
    origins.sort();
    return origins;
}

} // namespace

TEST(LabelledPairsTest, ALibraryMergesToTheExpectedOne)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const QList<QHash<QString, QString>> rows = bibtexRows(dedupFolder() + u"colrev_dedupe/records.bib"_s);
    const QList<QHash<QString, QString>> merged =
        bibtexRows(dedupFolder() + u"colrev_dedupe/records_expected.bib"_s);
    ASSERT_EQ(rows.size(), 21);
    ASSERT_EQ(merged.size(), 19);
    QHash<QString, QStringList> originOf;
    for (const QHash<QString, QString>& row : rows)
        originOf.insert(row.value(u"ID"_s), originsOf(row));
    Pairs expected;
    for (const QHash<QString, QString>& row : merged) {
        const QStringList origins = originsOf(row);
        QStringList members;
        for (auto it = originOf.begin(); it != originOf.end(); ++it)
            if (origins.contains(it.value().value(0)))
                members += it.key();
        addAll(expected, members);
    }
    const QTemporaryDir folder;
    EXPECT_EQ(search(writeTable(folder, rows)).merged, expected);
}
