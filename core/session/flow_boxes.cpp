// SPDX-License-Identifier: GPL-3.0-or-later
// Which records stand behind each box of the flow.
#include "core/session/screening.hpp"

#include "core/base/text.hpp"
#include "core/session/records.hpp"
#include "core/store/record_repo.hpp"
#include "core/store/screening_repo.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

using Standings = QList<Standing>;

/// A box as the records of a stage in some standings.
struct StageBox {
    const char16_t* key;
    const char* name; ///< PRISMA's
    Stage stage;
    Standings standings;
};

const QList<StageBox>& stageBoxes()
{
    using enum Standing;
    static const Standings all{Unscreened, Waiting, Conflict, Included, Excluded, NotRetrieved};
    static const QList<StageBox> boxes{
        {u"records_screened", QT_TRANSLATE_NOOP("boxes", "Records screened"), Stage::TitleAbstract, all},
        {u"records_excluded",
         QT_TRANSLATE_NOOP("boxes", "Records excluded"),
         Stage::TitleAbstract,
         {Excluded}},
        {u"open_screening",
         QT_TRANSLATE_NOOP("boxes", "Screening not settled"),
         Stage::TitleAbstract,
         {Unscreened, Waiting, Conflict}},
        {u"dbr_sought_reports", QT_TRANSLATE_NOOP("boxes", "Reports sought for retrieval"), Stage::FullText,
         all},
        {u"dbr_notretrieved_reports",
         QT_TRANSLATE_NOOP("boxes", "Reports not retrieved"),
         Stage::FullText,
         {NotRetrieved}},
        {u"dbr_assessed",
         QT_TRANSLATE_NOOP("boxes", "Reports assessed for eligibility"),
         Stage::FullText,
         {Included, Excluded}},
        {u"dbr_excluded", QT_TRANSLATE_NOOP("boxes", "Reports excluded"), Stage::FullText, {Excluded}},
        {u"open_full_text",
         QT_TRANSLATE_NOOP("boxes", "Full text not settled"),
         Stage::FullText,
         {Unscreened, Waiting, Conflict}},
        {u"new_studies",
         QT_TRANSLATE_NOOP("boxes", "Studies included in review"),
         Stage::FullText,
         {Included}},
        {u"new_reports",
         QT_TRANSLATE_NOOP("boxes", "Reports of included studies"),
         Stage::FullText,
         {Included}},
    };
    return boxes;
}

Result<QList<RowId>> duplicates(const Session& session)
{
    const Result<QList<RowId>> all = recordIds(session, true);
    const Result<QList<RowId>> kept = recordIds(session, false);
    if (!all || !kept)
        return all ? kept : all;
    QList<RowId> marked;
    std::set_difference(all->begin(), all->end(), kept->begin(), kept->end(), std::back_inserter(marked));
    return marked;
}

} // namespace

QString boxName(const QString& box)
{
    const auto found = std::find_if(stageBoxes().begin(), stageBoxes().end(),
                                    [&box](const StageBox& b) { return box == QStringView(b.key); });
    if (found != stageBoxes().end())
        return QCoreApplication::translate("boxes", found->name);
    const bool removed = box == u"removed"_s || box == u"duplicates"_s;
    return removed ? QCoreApplication::translate("boxes", "Duplicate records removed")
                   : QCoreApplication::translate("boxes", "Records identified");
}

Result<QList<RowId>> recordsInBox(const Session& session, const QString& box)
{
    if (box == u"identified"_s || box == u"database_results"_s || box == u"register_results"_s)
        return recordIds(session, true);
    if (box == u"removed"_s || box == u"duplicates"_s)
        return duplicates(session);
    const auto found = std::find_if(stageBoxes().begin(), stageBoxes().end(),
                                    [&box](const StageBox& b) { return box == QStringView(b.key); });
    if (found == stageBoxes().end())
        return makeError(ErrorCode::Usage,
                         QCoreApplication::translate("session", "no records stand behind \"%1\"").arg(box));
    QList<RowId> ids;
    for (const Standing standing : found->standings) {
        const Result<QList<RowId>> some = store::recordsStanding(session.database(), found->stage, standing);
        if (!some)
            return some;
        ids += *some;
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace plansift
