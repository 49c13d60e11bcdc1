// SPDX-License-Identifier: GPL-3.0-or-later
// The rules. They hold for any bibliography: a rule that would only repair one data set does not belong here.
#include "core/dedupe/verdict.hpp"

#include <algorithm>
#include <array>

namespace plansift::dedupe {
namespace {

constexpr Agreement kAgree = Agreement::Agree;
constexpr Agreement kConflict = Agreement::Conflict;

constexpr double kLeastLong = 2.5;    ///< evidence a long, equal title needs beside it
constexpr double kLeastShort = 3.0;   ///< a short or respelled one
constexpr double kLeastPartial = 4.0; ///< one that only contains or resembles the other
constexpr double kLeastBand = 3.0;    ///< of the balance of evidence

/// Title, authors, journal, year and abstract: records that share all of them and a number of their place are
/// one, and where they differ one has an error.
bool sameText(const Comparison& c)
{
    const bool rest = c.title.relation == TitleRelation::Same && c.authors == kAgree && c.journal == kAgree &&
                      c.year == kAgree && c.abstract == kAgree;
    return rest && !c.noticeDiffers && c.pmid != kConflict && !c.version;
}

bool sameTextAndPage(const Comparison& c)
{
    return sameText(c) && c.pages == kAgree;
}

bool samePlace(const Comparison& c)
{
    return c.volume == kAgree && c.pages == kAgree;
}

/// As good as a page for a journal's article: two numbers of the same serial.
bool sameIssue(const Comparison& c)
{
    return c.volume == kAgree && c.issue == kAgree && c.journal == kAgree && c.pages != kConflict;
}

bool sameDoi(const Comparison& c)
{
    return c.doi == DoiRelation::Same;
}

bool titleEqual(const Comparison& c)
{
    return c.title.relation == TitleRelation::Same;
}

bool titleNear(const Comparison& c)
{
    return titleEqual(c) || c.title.relation == TitleRelation::Variant;
}

bool titlePartly(const Comparison& c)
{
    return c.title.relation == TitleRelation::Contained || c.title.relation == TitleRelation::Similar;
}

/// What one title has more than the other (a section's name, a subtitle) is no contradiction where
/// identifiers or the place in print say it is the same text.
bool isAddition(const Comparison& c)
{
    if (c.authors != kAgree)
        return false;
    if (sameDoi(c) && c.abstract == kAgree)
        return true;
    if (c.title.relation != TitleRelation::Contained)
        return false;
    return (samePlace(c) && (c.journal == kAgree || sameDoi(c))) || (sameIssue(c) && c.abstract == kAgree);
}

/// Numbers or words that make another publication of a title.
bool saysOther(const Comparison& c)
{
    return (c.digitsDiffer || c.title.tellingWord) && !isAddition(c);
}

/// A finding: its test, its words, and its weight in the balance (negative speaks against).
struct Finding {
    Reason reason;
    double weight;
    bool (*holds)(const Comparison&);
};

constexpr std::array findings{
    Finding{Reason::SameRecord, 3, [](const Comparison& c) { return c.sameFile || c.sameContent; }},
    Finding{Reason::SamePmid, 3, [](const Comparison& c) { return c.pmid == kAgree; }},
    Finding{Reason::SameDoi, 2, [](const Comparison& c) { return sameDoi(c); }},
    Finding{Reason::SameTrialId, 3, [](const Comparison& c) { return c.trialId == kAgree; }},
    Finding{Reason::SameAccession, 1, [](const Comparison& c) { return c.accession == kAgree; }},
    Finding{Reason::SameTitle, 2, [](const Comparison& c) { return titleEqual(c) && !c.translated; }},
    Finding{Reason::TranslatedTitle, 1.5, [](const Comparison& c) { return c.translated; }},
    Finding{Reason::SimilarTitle, 1,
            [](const Comparison& c) {
                return c.title.relation == TitleRelation::Variant ||
                       c.title.relation == TitleRelation::Similar;
            }},
    Finding{Reason::TitleContained, 1,
            [](const Comparison& c) { return c.title.relation == TitleRelation::Contained; }},
    Finding{Reason::SameAuthors, 1, [](const Comparison& c) { return c.authors == kAgree; }},
    Finding{Reason::SameYear, 0.5, [](const Comparison& c) { return c.year == kAgree; }},
    Finding{Reason::SameJournal, 1, [](const Comparison& c) { return c.journal == kAgree; }},
    Finding{Reason::SameVolumeAndPage, 2.5, samePlace},
    Finding{Reason::SamePages, 1.5, [](const Comparison& c) { return c.pages == kAgree && !samePlace(c); }},
    Finding{Reason::SameVolume, 1, [](const Comparison& c) { return c.volume == kAgree && !samePlace(c); }},
    Finding{Reason::SameIssue, 0.5, [](const Comparison& c) { return c.issue == kAgree; }},
    Finding{Reason::SameAbstract, 1.5, [](const Comparison& c) { return c.abstract == kAgree; }},
    Finding{Reason::PmidDiffers, -2, [](const Comparison& c) { return c.pmid == kConflict; }},
    Finding{Reason::DoiDiffers, -1.5,
            [](const Comparison& c) {
                return c.doi == DoiRelation::Different || c.doi == DoiRelation::Registrant;
            }},
    Finding{Reason::TrialIdDiffers, -3, [](const Comparison& c) { return c.trialId == kConflict; }},
    Finding{Reason::TitleDiffers, -1.5,
            [](const Comparison& c) { return c.title.relation == TitleRelation::Different; }},
    Finding{
        Reason::TitleDigitsDiffer, -0.5,
        [](const Comparison& c) { return c.digitsDiffer && c.title.relation != TitleRelation::Different; }},
    Finding{Reason::TitleMarkerDiffers, -0.5, [](const Comparison& c) { return c.title.tellingWord; }},
    Finding{Reason::GenericTitle, -1, [](const Comparison& c) { return c.serial || c.brief; }},
    Finding{Reason::NoTitle, 0,
            [](const Comparison& c) { return c.title.relation == TitleRelation::Unknown; }},
    Finding{Reason::AuthorsDiffer, -2, [](const Comparison& c) { return c.authors == kConflict; }},
    Finding{Reason::YearDiffers, -1, [](const Comparison& c) { return c.year == kConflict; }},
    Finding{Reason::JournalDiffers, -1, [](const Comparison& c) { return c.journal == kConflict; }},
    Finding{Reason::KindDiffers, -0.5, [](const Comparison& c) { return c.venue == kConflict; }},
    Finding{Reason::VolumeDiffers, -1, [](const Comparison& c) { return c.volume == kConflict; }},
    Finding{Reason::IssueDiffers, -0.5, [](const Comparison& c) { return c.issue == kConflict; }},
    Finding{Reason::PagesDiffer, -1, [](const Comparison& c) { return c.pages == kConflict; }},
    Finding{Reason::AbstractDiffers, -1, [](const Comparison& c) { return c.abstract == kConflict; }},
    Finding{Reason::NoticeOf, -1, [](const Comparison& c) { return c.noticeDiffers; }},
    Finding{Reason::VersionOf, -1, [](const Comparison& c) { return c.version; }},
    Finding{Reason::FewFields, 0, [](const Comparison& c) { return c.sparse; }},
};

double balanceOf(const Comparison& c)
{
    double sum = 0;
    for (const Finding& finding : findings)
        if (finding.holds(c))
            sum += finding.weight;
    return sum;
}

/// Evidence beside the title.
double evidenceOf(const Comparison& c)
{
    const auto points = [](bool holds, double weight) { return holds ? weight : 0; };
    return points(sameDoi(c), 2) + points(c.pages == kAgree, 1.5) + points(c.abstract == kAgree, 1.5) +
           points(c.volume == kAgree, 1) + points(c.journal == kAgree, 1) + points(c.authors == kAgree, 1) +
           points(c.issue == kAgree, 0.5) + points(c.year == kAgree, 0.5) + points(c.ahead, 0.5);
}

/// A DOI conflict is an error or a second registration only where everything about the place agrees.
bool doiVetoes(const Comparison& c)
{
    if (c.doi == DoiRelation::Different)
        return !sameTextAndPage(c) || c.volume == kConflict;
    return c.doi == DoiRelation::Registrant && !(samePlace(c) && c.journal == kAgree && c.authors == kAgree);
}

/// A missing title needs everything else.
bool untitledFits(const Comparison& c)
{
    return samePlace(c) && c.authors == kAgree && c.journal == kAgree && c.year == kAgree &&
           c.issue != kConflict;
}

/// A title that many publications share needs its place in print, or a text of its own.
bool titleVetoes(const Comparison& c)
{
    if (c.noticeDiffers || saysOther(c))
        return true;
    if (c.title.relation == TitleRelation::Unknown)
        return !untitledFits(c);
    if (!c.serial && !c.brief)
        return false;
    const bool described = titleEqual(c) && c.abstract == kAgree && c.journal == kAgree && c.year == kAgree;
    const bool placed = samePlace(c) && c.issue != kConflict && c.journal != kConflict;
    return !described && !placed && !(c.brief && !c.serial && titleEqual(c) && sameIssue(c));
}

bool placeVetoes(const Comparison& c)
{
    if (c.pages == kConflict || (c.volume == kConflict && !sameTextAndPage(c)))
        return true;
    if (c.issue == kConflict && !samePlace(c) && !(sameText(c) && c.volume == kAgree))
        return true;
    if (titleNear(c) && c.authors == kAgree && samePlace(c))
        return false;
    const bool yearIsError = sameIssue(c) && titleEqual(c) && c.longTitle && c.people.complete;
    return (c.year == kConflict && !yearIsError) || c.journal == kConflict ||
           (c.venue == kConflict && c.journal != kAgree);
}

/// Some databases write abstracts of their own.
bool abstractVetoes(const Comparison& c)
{
    const bool placed = samePlace(c) || (sameIssue(c) && c.longTitle && c.people.complete && !c.meeting);
    return c.abstract == kConflict && !(placed && titleEqual(c));
}

bool vetoed(const Comparison& c)
{
    return c.pmid == kConflict || c.trialId == kConflict || c.authors == kConflict || c.version ||
           doiVetoes(c) || titleVetoes(c) || placeVetoes(c) || abstractVetoes(c);
}

/// One DOI may stand for a whole supplement or for all letters under one heading, and databases hold wrong
/// ones: the title must say it too, the more the less the rest does.
bool doiIdentifies(const Comparison& c)
{
    if (!sameDoi(c) || c.pmid == kConflict || c.version)
        return false;
    if (c.serial || c.brief || saysOther(c) || c.title.relation == TitleRelation::Unknown)
        return samePlace(c) && c.authors == kAgree;
    if (titleEqual(c))
        return c.authors == kAgree || (c.pages != kConflict && c.abstract != kConflict);
    const bool contradicted = c.pages == kConflict || c.abstract == kConflict || c.year == kConflict;
    return !contradicted && (c.title.relation == TitleRelation::Variant || c.authors == kAgree);
}

/// Identifiers that by themselves name a publication.
bool isExact(const Comparison& c)
{
    if (c.sameFile || c.trialId == kAgree)
        return true;
    const bool otherPeople = c.authors == kConflict && !(sameDoi(c) && titleEqual(c) && c.abstract == kAgree);
    if (c.noticeDiffers || otherPeople || c.title.relation == TitleRelation::Different)
        return c.pmid == kAgree && samePlace(c) && !c.noticeDiffers;
    const bool oneRow =
        c.sameContent || (c.accession == kAgree && c.pages != kConflict && c.year != kConflict);
    if (oneRow && titleNear(c) && !c.serial && !c.brief)
        return true;
    if (c.pmid == kAgree)
        return !saysOther(c) || samePlace(c);
    return doiIdentifies(c);
}

/// One title says more than the other: only the same page, or the same issue for a title that says enough.
bool partialTitleFits(const Comparison& c)
{
    if (evidenceOf(c) < kLeastPartial || (c.meeting && c.abstract != kAgree))
        return false;
    if (c.title.relation == TitleRelation::Similar)
        return samePlace(c) && c.abstract == kAgree;
    const bool inIssue = sameIssue(c) && c.longTitle && c.year == kAgree;
    return samePlace(c) || (inIssue && (c.people.complete || c.abstract == kAgree));
}

/// Columns and introductions return every year under one title and by the same people.
bool timeSuffices(const Comparison& c)
{
    return c.year == kAgree || c.volume == kAgree || c.pages == kAgree || c.abstract == kAgree || c.ahead;
}

/// The less the place says, the more the authors must.
bool peopleSuffice(const Comparison& c)
{
    if (c.pages == kAgree || sameDoi(c) || (sameIssue(c) && titleEqual(c)))
        return true;
    if (c.abstract == kAgree && c.journal == kAgree)
        return true;
    return c.volume == kAgree || c.issue == kAgree ? c.people.alike : c.people.complete;
}

bool enoughEvidence(const Comparison& c)
{
    const double evidence = evidenceOf(c);
    if (c.authors != kAgree)
        return (c.pages == kAgree || c.abstract == kAgree) && c.year == kAgree && evidence >= kLeastShort &&
               titleNear(c);
    if (!peopleSuffice(c) || !timeSuffices(c))
        return false;
    if (titleEqual(c))
        return evidence >= (c.longTitle ? kLeastLong : kLeastShort);
    if (c.title.relation == TitleRelation::Variant)
        return evidence >= kLeastShort;
    return c.title.relation == TitleRelation::Unknown || partialTitleFits(c);
}

/// Nothing is known of one record's place, everything else is equal and no field contradicts.
bool equalButSparse(const Comparison& c)
{
    return c.sparse && titleEqual(c) && c.longTitle && c.people.complete && c.people.count >= 2 &&
           c.year == kAgree;
}

bool isAutomatic(const Comparison& c)
{
    if (isExact(c))
        return true;
    if (vetoed(c) || c.title.relation == TitleRelation::Different)
        return false;
    return enoughEvidence(c) || equalButSparse(c);
}

bool belongsInBand(const Comparison& c, double balance)
{
    const bool identified = sameDoi(c) || c.pmid == kAgree || c.abstract == kAgree || samePlace(c);
    const bool plausible = titleNear(c) || titlePartly(c) || identified;
    return plausible && balance >= kLeastBand;
}

} // namespace

Verdict judge(const Comparison& c)
{
    const double balance = balanceOf(c);
    if (isAutomatic(c))
        return {Tier::Automatic, balance};
    return {belongsInBand(c, balance) ? Tier::Band : Tier::Apart, balance};
}

bool contradicts(const Comparison& c)
{
    if (c.sameFile || sameTextAndPage(c))
        return false;
    const bool identified = sameDoi(c) || c.pmid == kAgree || c.trialId == kAgree;
    const bool otherPlace = c.volume == kConflict && c.pages == kConflict;
    const bool otherDoi = c.doi == DoiRelation::Different && (c.volume == kConflict || c.pages == kConflict ||
                                                              c.year == kConflict || c.issue == kConflict);
    return c.pmid == kConflict || c.trialId == kConflict || c.noticeDiffers || c.version || otherDoi ||
           (!identified && (otherPlace || saysOther(c) || c.title.relation == TitleRelation::Different ||
                            c.authors == kConflict));
}

QList<Reason> reasonsOf(const Comparison& c)
{
    QList<Reason> reasons;
    for (const Finding& finding : findings)
        if (finding.holds(c))
            reasons += finding.reason;
    return reasons;
}

} // namespace plansift::dedupe
