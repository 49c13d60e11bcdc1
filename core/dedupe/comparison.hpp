// SPDX-License-Identifier: GPL-3.0-or-later
// Two records field by field, in three values.
#pragma once

#include "core/dedupe/agreement.hpp"
#include "core/dedupe/names.hpp"
#include "core/dedupe/normal_entry.hpp"

namespace plansift::dedupe {

/// How two DOIs relate beyond equal or not.
enum class DoiRelation : quint8 {
    Unknown,
    Same,
    Version,    ///< .pub2 and .pub3 of a Cochrane review, v1 and v2 of a preprint
    Registrant, ///< different, given by different registrants (a publisher and JSTOR)
    Different,
};

struct Comparison {
    bool sameFile = false;    ///< the records are equal as their files had them
    bool sameContent = false; ///< everything compared is equal
    DoiRelation doi = DoiRelation::Unknown;
    Agreement pmid = Agreement::Unknown;
    Agreement trialId = Agreement::Unknown;
    Agreement accession = Agreement::Unknown;
    TitleComparison title{};
    bool translated = false; ///< the title of one is the translated title of the other
    bool digitsDiffer = false;
    bool noticeDiffers = false;
    bool serial = false;
    bool brief = false;
    bool longTitle = false;
    AuthorComparison people{};
    Agreement authors = Agreement::Unknown;
    Agreement year = Agreement::Unknown; ///< neighbouring years are Unknown
    Agreement journal = Agreement::Unknown;
    Agreement venue = Agreement::Unknown;
    Agreement volume = Agreement::Unknown;
    Agreement issue = Agreement::Unknown;
    Agreement pages = Agreement::Unknown;
    Agreement abstract = Agreement::Unknown;
    bool ahead = false;   ///< one is a version ahead of print: provisional pages, as many as the other has
    bool version = false; ///< two versions of one work that is published again and again
    bool meeting = false; ///< in a supplement, where one page holds several abstracts
    bool sparse = false;  ///< one says nothing about where it was published
    bool oneBatch = false;
};

Comparison compare(const NormalEntry& a, const NormalEntry& b);

} // namespace plansift::dedupe
