// SPDX-License-Identifier: GPL-3.0-or-later
// The words of every reason.
#include "core/dedupe/reason.hpp"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::dedupe {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(dedupe)
};

struct Wording {
    Reason reason;
    const char* key;
    const char* words; ///< translated when asked for
};

constexpr std::array wordings{
    Wording{Reason::SameRecord, "same-record", QT_TRANSLATE_NOOP("dedupe", "identical record")},
    Wording{Reason::SamePmid, "same-pmid", QT_TRANSLATE_NOOP("dedupe", "same PMID")},
    Wording{Reason::SameDoi, "same-doi", QT_TRANSLATE_NOOP("dedupe", "same DOI")},
    Wording{Reason::SameTrialId, "same-trial-id", QT_TRANSLATE_NOOP("dedupe", "same trial registration")},
    Wording{Reason::SameAccession, "same-accession", QT_TRANSLATE_NOOP("dedupe", "same accession number")},
    Wording{Reason::SameTitle, "same-title", QT_TRANSLATE_NOOP("dedupe", "same title")},
    Wording{Reason::SimilarTitle, "similar-title", QT_TRANSLATE_NOOP("dedupe", "similar title")},
    Wording{Reason::TitleContained, "title-contained",
            QT_TRANSLATE_NOOP("dedupe", "one title contains the other")},
    Wording{Reason::TranslatedTitle, "translated-title", QT_TRANSLATE_NOOP("dedupe", "translated title")},
    Wording{Reason::SameAuthors, "same-authors", QT_TRANSLATE_NOOP("dedupe", "same authors")},
    Wording{Reason::SameYear, "same-year", QT_TRANSLATE_NOOP("dedupe", "same year")},
    Wording{Reason::SameJournal, "same-journal", QT_TRANSLATE_NOOP("dedupe", "same journal")},
    Wording{Reason::SameVolumeAndPage, "same-volume-and-page",
            QT_TRANSLATE_NOOP("dedupe", "same volume and start page")},
    Wording{Reason::SamePages, "same-pages", QT_TRANSLATE_NOOP("dedupe", "same start page")},
    Wording{Reason::SameVolume, "same-volume", QT_TRANSLATE_NOOP("dedupe", "same volume")},
    Wording{Reason::SameIssue, "same-issue", QT_TRANSLATE_NOOP("dedupe", "same issue")},
    Wording{Reason::SameAbstract, "same-abstract", QT_TRANSLATE_NOOP("dedupe", "same abstract")},
    Wording{Reason::PmidDiffers, "pmid-differs", QT_TRANSLATE_NOOP("dedupe", "PMID differs")},
    Wording{Reason::DoiDiffers, "doi-differs", QT_TRANSLATE_NOOP("dedupe", "DOI differs")},
    Wording{Reason::TrialIdDiffers, "trial-id-differs",
            QT_TRANSLATE_NOOP("dedupe", "trial registration differs")},
    Wording{Reason::TitleDiffers, "title-differs", QT_TRANSLATE_NOOP("dedupe", "title differs")},
    Wording{Reason::TitleDigitsDiffer, "title-digits-differ",
            QT_TRANSLATE_NOOP("dedupe", "numbers in the title differ")},
    Wording{Reason::TitleMarkerDiffers, "title-marker-differs",
            QT_TRANSLATE_NOOP("dedupe", "a telling word stands in one title only")},
    Wording{Reason::GenericTitle, "generic-title", QT_TRANSLATE_NOOP("dedupe", "title says little")},
    Wording{Reason::NoTitle, "no-title", QT_TRANSLATE_NOOP("dedupe", "title missing")},
    Wording{Reason::AuthorsDiffer, "authors-differ", QT_TRANSLATE_NOOP("dedupe", "authors differ")},
    Wording{Reason::YearDiffers, "year-differs", QT_TRANSLATE_NOOP("dedupe", "year differs")},
    Wording{Reason::JournalDiffers, "journal-differs", QT_TRANSLATE_NOOP("dedupe", "journal differs")},
    Wording{Reason::KindDiffers, "kind-differs",
            QT_TRANSLATE_NOOP("dedupe", "journal article and conference paper")},
    Wording{Reason::VolumeDiffers, "volume-differs", QT_TRANSLATE_NOOP("dedupe", "volume differs")},
    Wording{Reason::IssueDiffers, "issue-differs", QT_TRANSLATE_NOOP("dedupe", "issue differs")},
    Wording{Reason::PagesDiffer, "pages-differ", QT_TRANSLATE_NOOP("dedupe", "pages differ")},
    Wording{Reason::AbstractDiffers, "abstract-differs", QT_TRANSLATE_NOOP("dedupe", "abstract differs")},
    Wording{Reason::NoticeOf, "notice-of",
            QT_TRANSLATE_NOOP("dedupe", "correction, retraction, comment or reply")},
    Wording{Reason::VersionOf, "version-of", QT_TRANSLATE_NOOP("dedupe", "another version of the same work")},
    Wording{Reason::FewFields, "few-fields", QT_TRANSLATE_NOOP("dedupe", "few fields to compare")},
    Wording{Reason::SameSource, "same-source", QT_TRANSLATE_NOOP("dedupe", "both from one source")},
    Wording{Reason::GroupConflict, "group-conflict",
            QT_TRANSLATE_NOOP("dedupe", "contradicts another record of the group")},
    Wording{Reason::DecidedDifferent, "decided-different",
            QT_TRANSLATE_NOOP("dedupe", "contradicts an earlier decision")},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < wordings.size(); ++i)
        if (static_cast<std::size_t>(wordings[i].reason) != i)
            return false;
    return wordings.size() == static_cast<std::size_t>(Reason::DecidedDifferent) + 1;
}
static_assert(inOrder());

const Wording& wordingOf(Reason reason)
{
    return wordings[static_cast<std::size_t>(reason)];
}

} // namespace

QString words(Reason reason)
{
    return Text::tr(wordingOf(reason).words);
}

QString key(Reason reason)
{
    return QString::fromLatin1(wordingOf(reason).key);
}

bool speaksAgainst(Reason reason)
{
    return reason >= Reason::PmidDiffers;
}

} // namespace plansift::dedupe
