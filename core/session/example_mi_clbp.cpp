// SPDX-License-Identifier: GPL-3.0-or-later
// The founding review: 3062 synthetic records of seven databases, decisions of two reviewers, 3 studies.
#include "core/session/example_builder.hpp"

#include "core/base/csv.hpp"
#include "core/base/text.hpp"
#include "core/session/appraisal.hpp"
#include "core/session/duplicates.hpp"
#include "core/session/records.hpp"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

const QString kFirst = u"Reviewer A"_s;
const QString kSecond = u"Reviewer B"_s;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(example)
};

/// Fills the review step by step.
class FoundingReview {
public:
    FoundingReview(ExampleBuilder& builder, QJsonObject review, QJsonObject answers)
        : m_builder(builder)
        , m_review(std::move(review))
        , m_answers(std::move(answers))
    {
    }

    Status fill()
    {
        for (const auto step :
             {&FoundingReview::create, &FoundingReview::import, &FoundingReview::markDuplicates,
              &FoundingReview::nameReasons, &FoundingReview::screen, &FoundingReview::readReports,
              &FoundingReview::joinStudies, &FoundingReview::enterData, &FoundingReview::assessBias})
            if (Status done = (this->*step)(); !done)
                return done;
        return {};
    }

private:
    Session& session() { return m_builder.session(); }

    Status create()
    {
        const QJsonObject about = m_review.value(u"review"_s).toObject();
        ReviewInfo info;
        info.title = textOf(about[u"title"]);
        info.population = textOf(about[u"population"]);
        info.intervention = textOf(about[u"intervention"]);
        info.outcomes = textOf(about[u"objective"]);
        info.notice = Text::tr(
            "Example: records are synthetic; arm data are reconstructed from the published results, and "
            "what is tagged illustrative is invented. Do not cite.");
        return m_builder.create(info, kFirst);
    }

    Status import()
    {
        const Result<CsvTable> table = readCsvFile(m_builder.resource(u"files.csv"_s));
        if (!table)
            return table.error();
        ImportRequest request;
        for (const CsvRow& row : table->rows())
            request.files.append({m_builder.resource(table->cell(row, u"file"_s)),
                                  table->cell(row, u"source"_s), SourceKind::Database,
                                  table->cell(row, u"format"_s)});
        const Result<ImportReport> report = importFiles(session(), request);
        if (!report)
            return report.error();
        RowId next = 1; // records get their ids in the order of the files
        for (qsizetype i = 0; i < report->files.size(); ++i) {
            const ImportedFileReport& file = report->files.at(i);
            if (file.error)
                return *file.error;
            m_firstOf.insert(table->cell(table->rows().at(i), u"file"_s), next);
            next += file.summary.imported;
        }
        return {};
    }

    RowId recordAt(const CsvTable& table, const CsvRow& row, const QString& file,
                   const QString& ordinal) const
    {
        return m_firstOf.value(table.cell(row, file)) + table.cell(row, ordinal).toInt() - 1;
    }

    Status markDuplicates()
    {
        m_builder.startOn(QDate(2024, 4, 16));
        const Result<CsvTable> table = readCsvFile(m_builder.resource(u"merges.csv"_s));
        if (!table)
            return table.error();
        QList<DuplicateLink> links;
        for (const CsvRow& row : table->rows())
            links.append({recordAt(*table, row, u"file"_s, u"ordinal"_s),
                          recordAt(*table, row, u"of_file"_s, u"of_ordinal"_s),
                          {},
                          table->cell(row, u"reason"_s)});
        return plansift::markDuplicates(session(), links);
    }

    Status nameReasons()
    {
        QStringList labels;
        for (const QJsonValue& reason : m_review.value(u"prisma"_s)[u"reports_excluded"].toArray())
            labels += textOf(reason[u"reason"]);
        return addReasons(session(), Stage::FullText, labels);
    }

    Status screen() { return vote(Stage::TitleAbstract, QDate(2024, 4, 17)); }

    Status readReports() { return vote(Stage::FullText, QDate(2024, 6, 10)); }

    /// The votes of both reviewers, then what they settled together.
    Status vote(Stage stage, const QDate& start)
    {
        const Result<CsvTable> table = readCsvFile(m_builder.resource(u"decisions.csv"_s));
        if (!table)
            return table.error();
        for (const auto& [reviewer, adjudication] :
             {std::pair(kFirst, false), std::pair(kSecond, false), std::pair(kFirst, true)}) {
            QList<DecisionLine> lines;
            for (const CsvRow& row : table->rows())
                if (table->cell(row, u"stage"_s) == keyOf(stage) &&
                    table->cell(row, u"reviewer"_s) == reviewer &&
                    (table->cell(row, u"adjudication"_s) == u"1"_s) == adjudication)
                    lines += decisionOf(*table, row);
            m_builder.startOn(adjudication         ? start.addDays(28)
                              : reviewer == kFirst ? start
                                                   : start.addDays(1));
            session().setReviewer(reviewer);
            const Result<DecisionReport> done = applyDecisions(session(), stage, lines, adjudication);
            session().setReviewer(kFirst);
            if (!done)
                return done.error();
        }
        return {};
    }

    DecisionLine decisionOf(const CsvTable& table, const CsvRow& row) const
    {
        const QString reason = table.cell(row, u"reason"_s);
        return {QString::number(recordAt(table, row, u"file"_s, u"ordinal"_s)),
                verdictFromKey(table.cell(row, u"verdict"_s)).value_or(Verdict::Exclude),
                reason.isEmpty() ? QStringList() : QStringList{reason}, table.cell(row, u"note"_s)};
    }

    Status joinStudies()
    {
        m_builder.startOn(QDate(2024, 7, 15));
        const Result<CsvTable> table = readCsvFile(m_builder.resource(u"studies.csv"_s));
        if (!table)
            return table.error();
        QHash<QString, QString> tags;
        for (const QJsonValue& study : m_review.value(u"studies"_s).toArray())
            tags.insert(textOf(study[u"label"]), tagOf(study[u"label"]));
        QStringList labels;
        QList<RowId> records;
        for (const CsvRow& row : table->rows()) {
            labels += table->cell(row, u"study"_s);
            records += recordAt(*table, row, u"file"_s, u"ordinal"_s);
        }
        for (const QJsonValue& study :
             m_review.value(u"studies"_s).toArray()) { // in the order of review.json
            const QString label = textOf(study[u"label"]);
            const qsizetype at = labels.indexOf(label);
            if (at < 0)
                return makeError(ErrorCode::Input, Text::tr("the example has no report of %1").arg(label));
            const Result<RowId> id = addStudy(session(), label, {records.at(at)}, tags.value(label));
            if (!id)
                return id.error();
            m_studyOf.insert(study[u"id"].toString(), *id);
            m_labelOf.insert(study[u"id"].toString(), label);
        }
        return {};
    }

    Outcome outcomeOf(const QJsonObject& json, int position) const
    {
        Outcome outcome;
        outcome.key = json.value(u"id"_s).toString();
        outcome.name = textOf(json.value(u"name"_s));
        outcome.kind = u"cont"_s;
        outcome.higherIsBetter = json.value(u"rows"_s)[0][u"higher_is_better"][u"value"].toBool();
        outcome.arm1 = Text::tr("MI plus exercise");
        outcome.arm2 = Text::tr("Control");
        outcome.favoursLeft = outcome.higherIsBetter ? Text::tr("Favours control") : Text::tr("Favours MI");
        outcome.favoursRight = outcome.higherIsBetter ? Text::tr("Favours MI") : Text::tr("Favours control");
        outcome.position = position;
        outcome.plan = {{u"measure"_s, textOf(json.value(u"measure"_s))},
                        {u"model"_s, u"RE"_s},
                        {u"preset"_s, u"revman5"_s}};
        return outcome;
    }

    OutcomeRow rowOf(const QJsonValue& json, int position) const
    {
        OutcomeRow row;
        row.study = m_studyOf.value(json[u"study"].toString());
        row.scale = textOf(json[u"scale"]);
        row.position = position;
        for (const auto& [arm, number] :
             {std::pair(u"intervention"_s, u"1"_s), std::pair(u"control"_s, u"2"_s)})
            for (const auto& [word, column] :
                 {std::pair(u"mean"_s, u"m"_s), std::pair(u"sd"_s, u"sd"_s), std::pair(u"n"_s, u"n"_s)})
                row.cells += cellOf(column + number + u'i', json[arm][word]);
        return row;
    }

    Status enterData()
    {
        int position = 0;
        for (const QJsonValue& json : m_review.value(u"outcomes"_s).toArray()) {
            QList<OutcomeRow> rows;
            for (const QJsonValue& row : json[u"rows"].toArray())
                rows += rowOf(row, static_cast<int>(rows.size()));
            if (Status done = m_builder.addOutcome(outcomeOf(json.toObject(), position++), rows); !done)
                return done;
        }
        return {};
    }

    /// The judgement of review.json in the words of RoB 2: "some concerns" -> "Some concerns".
    static QString levelOf(const QJsonValue& tagged)
    {
        const QString word = textOf(tagged);
        return word.left(1).toUpper() + word.mid(1);
    }

    Status assessBias()
    {
        const Result<QList<Outcome>> all = outcomes(session());
        if (!all)
            return all.error();
        for (const QJsonValue& study : m_review.value(u"studies"_s).toArray())
            for (const Outcome& outcome : *all)
                if (givesData(study[u"id"].toString(), outcome.key))
                    if (const Result<RowId> done = assess(session(), assessmentOf(study, outcome)); !done)
                        return done.error();
        return {};
    }

    bool givesData(const QString& study, const QString& outcome) const
    {
        for (const QJsonValue& json : m_review.value(u"outcomes"_s).toArray())
            if (json[u"id"].toString() == outcome)
                for (const QJsonValue& row : json[u"rows"].toArray())
                    if (row[u"study"].toString() == study)
                        return true;
        return false;
    }

    RobAssessment assessmentOf(const QJsonValue& study, const Outcome& outcome) const
    {
        static const QList<std::pair<QString, QString>> domains{{u"D1"_s, u"D1_randomisation"_s},
                                                                {u"D2_assignment"_s, u"D2_deviations"_s},
                                                                {u"D3"_s, u"D3_missing_data"_s},
                                                                {u"D4"_s, u"D4_measurement"_s},
                                                                {u"D5"_s, u"D5_selective_reporting"_s}};
        RobAssessment assessment;
        assessment.study = m_studyOf.value(study[u"id"].toString());
        assessment.studyLabel = m_labelOf.value(study[u"id"].toString());
        assessment.outcome = outcome.id;
        assessment.tool = u"rob2"_s;
        assessment.tag = tagOf(study[u"rob2"][u"overall"]);
        for (const auto& [domain, name] : domains) {
            const QString level = levelOf(study[u"rob2"][name]);
            assessment.judgements.append({domain, level, {}});
            const QJsonObject answers = m_answers.value(domain)[level].toObject();
            for (auto it = answers.begin(); it != answers.end(); ++it)
                assessment.answers.append({it.key(), it->toString(), {}});
        }
        assessment.judgements.append({u"overall"_s, levelOf(study[u"rob2"][u"overall"]), {}});
        return assessment;
    }

    ExampleBuilder& m_builder;
    QJsonObject m_review;
    QJsonObject m_answers;
    QHash<QString, RowId> m_firstOf{}; ///< first record of each file
    QHash<QString, RowId> m_studyOf{}; ///< by id in review.json
    QHash<QString, QString> m_labelOf{};
};

} // namespace

Status fillMotivationalInterviewing(ExampleBuilder& builder)
{
    const Result<QJsonObject> review = builder.readJson(u"review.json"_s);
    const Result<QJsonObject> answers = builder.readJson(u"answers.json"_s);
    if (!review || !answers)
        return review ? answers.error() : review.error();
    return FoundingReview(builder, *review, *answers).fill();
}

} // namespace plansift
