// SPDX-License-Identifier: GPL-3.0-or-later
// Why two records were linked or kept apart, as the chips of the review band say it.
#pragma once

#include <QString>

namespace plansift::dedupe {

/// One statement about a pair of records. The name of an entry is its key in files and events.
enum class Reason : quint8 {
    SameRecord,
    SamePmid,
    SameDoi,
    SameTrialId,
    SameAccession,
    SameTitle,
    SimilarTitle,
    TitleContained,
    TranslatedTitle,
    SameAuthors,
    SameYear,
    SameJournal,
    SameVolumeAndPage,
    SamePages,
    SameVolume,
    SameIssue,
    SameAbstract,
    PmidDiffers,
    DoiDiffers,
    TrialIdDiffers,
    TitleDiffers,
    TitleDigitsDiffer,
    TitleMarkerDiffers,
    GenericTitle,
    NoTitle,
    AuthorsDiffer,
    YearDiffers,
    JournalDiffers,
    KindDiffers,
    VolumeDiffers,
    IssueDiffers,
    PagesDiffer,
    AbstractDiffers,
    NoticeOf,
    VersionOf,
    FewFields,
    SameSource,
    GroupConflict,
    DecidedDifferent,
};

/// "same DOI", "volume differs": a chip.
QString words(Reason reason);

/// "same-doi": the stable name in files and events.
QString key(Reason reason);

/// True for what speaks against a link.
bool speaksAgainst(Reason reason);

} // namespace plansift::dedupe
