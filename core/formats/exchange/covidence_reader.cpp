// SPDX-License-Identifier: GPL-3.0-or-later
// Reads exports of Covidence: references of a list (included, excluded, irrelevant) and extracted data.
#include "core/formats/exchange/foreign_records.hpp"
#include "core/formats/exchange/foreign_table.hpp"
#include "core/formats/exchange/pseudonyms.hpp"
#include "core/formats/exchange/tools.hpp"

#include <QCoreApplication>
#include <QMap>
#include <QRegularExpression>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

const QString kList = u"Covidence"_s;
const QString kConsensus = u"Consensus"_s;
constexpr qsizetype kFirstQuestion = 4; // behind Covidence #, Study ID, Title, Reviewer Name

/// The list that a file of references is, as Covidence names its downloads (review_1_included_csv_...).
struct ReferenceList {
    QLatin1StringView word;
    std::optional<Verdict> verdict;
    std::optional<Stage> stage;
};

constexpr std::array kLists{
    ReferenceList{QLatin1StringView("irrelevant"), Verdict::Exclude, Stage::TitleAbstract},
    ReferenceList{QLatin1StringView("excluded"), Verdict::Exclude, Stage::FullText},
    ReferenceList{QLatin1StringView("screen"), std::nullopt, std::nullopt},
    ReferenceList{QLatin1StringView("select"), std::nullopt, std::nullopt},
};

ReferenceList listOf(const QString& name)
{
    for (const ReferenceList& list : kLists)
        if (name.contains(list.word, Qt::CaseInsensitive))
            return list;
    return {{}, Verdict::Include, std::nullopt};
}

bool isExtraction(const ForeignFile& file)
{
    return hasColumns(file, {u"Covidence #"_s, u"Study ID"_s, u"Reviewer Name"_s});
}

QString rawValue(const Record& record, const QString& tag)
{
    for (const RawField& field : record.raw)
        if (field.tag.compare(tag, Qt::CaseInsensitive) == 0)
            return field.value.trimmed();
    return {};
}

/// The reason behind "Exclusion reason:" in the notes, as Covidence writes it.
QStringList reasonsOf(const Record& record)
{
    static const QRegularExpression reason(u"Exclusion reason:\\s*([^;\\n]+)"_s);
    for (const QString& note : record.notes)
        if (const auto match = reason.match(note); match.hasMatch())
            return {match.captured(1).trimmed()};
    return {};
}

void takeReference(ForeignReview& review, const ForeignRecord& reference, const ReferenceList& list)
{
    const Record& record = reference.record;
    if (list.verdict)
        review.decisions.append({reference.key,
                                 {},
                                 *list.verdict,
                                 *list.verdict == Verdict::Exclude ? reasonsOf(record) : QStringList(),
                                 {},
                                 {},
                                 list.stage,
                                 record.line});
    for (const QString& label : record.labels)
        review.tags.append({reference.key, label});
    for (const QString& note : record.notes)
        review.notes.append({reference.key, {}, note});
    if (const QString label = rawValue(record, u"Study"_s);
        !label.isEmpty() && list.verdict == Verdict::Include)
        review.studies.append({label, {reference.key}, {}, record.line});
}

Status readReferences(const ForeignFile& file, ForeignReview& review)
{
    const qsizetype before = review.records.size();
    const Status read =
        readForeignRecords(file, review, [](Record& record) { return accessionKey(record, kList); });
    if (!read)
        return read;
    const ReferenceList list = listOf(file.name);
    if (!list.verdict)
        review.report(file, 0, Severity::Info,
                      Text::tr("by its name it is a list of references without decisions; none are adopted"));
    for (const ForeignRecord& reference : review.records.sliced(before))
        takeReference(review, reference, list);
    return {};
}

/// The answers of a row under their questions; a question that occurs twice is numbered.
QList<RawField> answersOf(const CsvTable& table, const CsvRow& row)
{
    QList<RawField> answers;
    QStringList asked;
    for (qsizetype at = kFirstQuestion; at < std::min(table.header().size(), row.cells.size()); ++at) {
        const QString question = table.header().at(at).trimmed();
        asked += question;
        const qsizetype times = asked.count(question);
        const QString answer = row.cells.at(at).trimmed();
        if (!answer.isEmpty())
            answers.append({times == 1 ? question : QString(question + u" (%1)"_s.arg(times)), answer});
    }
    return answers;
}

/// Rows of a study: the consensus counts, else the first reviewer's.
void readExtraction(const ForeignFile& file, ForeignReview& review, Pseudonyms& people)
{
    const CsvTable table = foreignTable(file);
    reportShortRows(file, table, review);
    QMap<QString, QList<CsvRow>> rowsOf;
    for (const CsvRow& row : table.rows())
        rowsOf[table.cell(row, u"Covidence #"_s)] += row;
    for (auto it = rowsOf.constBegin(); it != rowsOf.constEnd(); ++it) {
        const QList<CsvRow>& rows = it.value();
        const auto agreed = std::find_if(rows.begin(), rows.end(), [&](const CsvRow& row) {
            return table.cell(row, u"Reviewer Name"_s) == kConsensus;
        });
        const CsvRow& used = agreed == rows.end() ? rows.constFirst() : *agreed;
        const QString label = table.cell(used, u"Study ID"_s);
        const QString number = QString(it.key()).remove(u'#');
        review.studies.append({label, {kList + u":#"_s + number}, answersOf(table, used), used.line});
        for (const CsvRow& row : rows)
            if (row.line != used.line)
                review.report(
                    file, row.line, Severity::Warning,
                    Text::tr("the extraction of %1 by %2 is left out, that of %3 counts; compare them "
                             "in Covidence if they differ")
                        .arg(label, people.nameOf(table.cell(row, u"Reviewer Name"_s)),
                             people.nameOf(table.cell(used, u"Reviewer Name"_s))));
    }
}

} // namespace

bool claimsCovidence(const ForeignFile& file)
{
    return isExtraction(file) || hasColumns(file, {u"Covidence #"_s, u"Title"_s, u"Authors"_s});
}

Result<ForeignReview> readCovidence(const QList<ForeignFile>& files, const ForeignOptions& options)
{
    ForeignReview review;
    Pseudonyms people(options.keepPersonal);
    for (const ForeignFile& file : files)
        if (isExtraction(file))
            readExtraction(file, review, people);
        else if (Status read = readReferences(file, review); !read)
            return read.error();
    return review;
}

} // namespace plansift::formats
