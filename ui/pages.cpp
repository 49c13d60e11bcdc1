// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of pages: to add a page, add its folder and a line here.
#include "core/session/analysis.hpp"
#include "core/session/appraisal.hpp"
#include "core/session/duplicates.hpp"
#include "core/session/records.hpp"
#include "core/session/screening.hpp"
#include "core/session/studies.hpp"
#include "ui/analysis/analysis_page.hpp"
#include "ui/appraisal/appraisal_page.hpp"
#include "ui/duplicates/duplicates_page.hpp"
#include "ui/fulltext/fulltext_page.hpp"
#include "ui/history/history_page.hpp"
#include "ui/import/import_page.hpp"
#include "ui/overview/overview_page.hpp"
#include "ui/records/records_page.hpp"
#include "ui/report/report_page.hpp"
#include "ui/screening/screening_page.hpp"
#include "ui/studies/studies_page.hpp"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Pages)
};

template<typename PageType>
Page* make(const PageContext& context, QWidget* parent)
{
    return new PageType(context, parent);
}

RailCount number(qint64 n)
{
    return {QLocale().toString(n), false};
}

RailCount recordCount(const Session& session)
{
    return number(recordTotal(session).valueOr(0));
}

RailCount duplicateCount(const Session& session)
{
    const DuplicateProgress progress = duplicateProgress(session).valueOr({});
    return progress.open > 0 ? RailCount{QLocale().toString(progress.open), true}
                             : number(progress.removedAutomatically + progress.removedByHand);
}

/// What waits for my vote.
RailCount stageCount(const Session& session, Stage stage)
{
    const QList<RowId> waiting = waitingForMe(session, stage).valueOr({});
    return waiting.isEmpty() ? RailCount{} : RailCount{QLocale().toString(waiting.size()), true};
}

RailCount screeningCount(const Session& session)
{
    return stageCount(session, Stage::TitleAbstract);
}

RailCount fullTextCount(const Session& session)
{
    return stageCount(session, Stage::FullText);
}

RailCount studyCount(const Session& session)
{
    return number(studies(session).valueOr({}).size());
}

RailCount robCount(const Session& session)
{
    const int open = resultsToJudge(session).valueOr(0);
    return open > 0 ? RailCount{QLocale().toString(open), true}
                    : number(robTargets(session).valueOr({}).size());
}

RailCount outcomeCount(const Session& session)
{
    return number(outcomes(session).valueOr({}).size());
}

RailCount eventCount(const Session& session)
{
    return number(session.newestEvent().valueOr(0));
}

} // namespace

const QList<PageSpec>& pages()
{
    static const QList<PageSpec> list{
        {u"overview"_s, u"overview"_s, Text::tr("Overview"), make<OverviewPage>, nullptr},
        {u"records"_s, u"records"_s, Text::tr("Records"), make<RecordsPage>, recordCount},
        {u"duplicates"_s, u"duplicates"_s, Text::tr("Duplicates"), make<DuplicatesPage>, duplicateCount},
        {u"screening"_s, u"screening"_s, Text::tr("Screening"), make<ScreeningPage>, screeningCount},
        {u"fulltext"_s, u"fulltext"_s, Text::tr("Full text"), make<FullTextPage>, fullTextCount},
        {u"studies"_s, u"studies"_s, Text::tr("Studies"), make<StudiesPage>, studyCount},
        {u"appraisal"_s, u"rob"_s, Text::tr("Risk of bias"), make<AppraisalPage>, robCount},
        {u"analysis"_s, u"analysis"_s, Text::tr("Analysis"), make<AnalysisPage>, outcomeCount},
        {u"report"_s, u"report"_s, Text::tr("Report"), make<ReportPage>, nullptr},
        {u"history"_s, u"history"_s, Text::tr("History"), make<HistoryPage>, eventCount},
        {u"import"_s, u"import"_s, Text::tr("Import records"), make<ImportPage>, nullptr, u"records"_s}};
    return list;
}

} // namespace plansift::ui
