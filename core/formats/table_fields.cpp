// SPDX-License-Identifier: GPL-3.0-or-later
// The places of a record that a column can fill.
#include "core/formats/table_columns.hpp"

#include <QtGlobal>

#include <algorithm>

namespace plansift::formats {
namespace {

using D = RecordDraft;

constexpr TableField kFields[] = {
    {u"title", QT_TRANSLATE_NOOP("formats", "Title"), &D::title},
    {u"title_translated", QT_TRANSLATE_NOOP("formats", "Title in another language"), &D::titleTranslated},
    {u"title_short", QT_TRANSLATE_NOOP("formats", "Short title"), &D::titleShort},
    {u"abstract", QT_TRANSLATE_NOOP("formats", "Abstract"), &D::abstract},
    {u"authors", QT_TRANSLATE_NOOP("formats", "Authors"), &D::authors},
    {u"short_authors", QT_TRANSLATE_NOOP("formats", "Authors, if not given in full"), &D::shortAuthors},
    {u"group_authors", QT_TRANSLATE_NOOP("formats", "Group author or sponsor"), &D::groupAuthors},
    {u"editors", QT_TRANSLATE_NOOP("formats", "Editors"), &D::editors},
    {u"year", QT_TRANSLATE_NOOP("formats", "Year"), &D::year},
    {u"date", QT_TRANSLATE_NOOP("formats", "Date"), &D::date},
    {u"month", QT_TRANSLATE_NOOP("formats", "Month"), &D::month},
    {u"day", QT_TRANSLATE_NOOP("formats", "Day"), &D::day},
    {u"journal", QT_TRANSLATE_NOOP("formats", "Journal or book"), &D::journal},
    {u"journal_abbrev", QT_TRANSLATE_NOOP("formats", "Journal, abbreviated"), &D::journalAbbrev},
    {u"conference", QT_TRANSLATE_NOOP("formats", "Conference"), &D::conference},
    {u"source_line", QT_TRANSLATE_NOOP("formats", "Journal, year, volume and pages in one"), &D::sourceLine},
    {u"volume", QT_TRANSLATE_NOOP("formats", "Volume"), &D::volume},
    {u"issue", QT_TRANSLATE_NOOP("formats", "Issue"), &D::issue},
    {u"article_no", QT_TRANSLATE_NOOP("formats", "Article number"), &D::articleNumber},
    {u"pages", QT_TRANSLATE_NOOP("formats", "Pages"), &D::pages},
    {u"start_page", QT_TRANSLATE_NOOP("formats", "First page"), &D::startPage},
    {u"end_page", QT_TRANSLATE_NOOP("formats", "Last page"), &D::endPage},
    {u"doi", QT_TRANSLATE_NOOP("formats", "DOI"), &D::doi},
    {u"pmid", QT_TRANSLATE_NOOP("formats", "PubMed number"), &D::pmid},
    {u"pmcid", QT_TRANSLATE_NOOP("formats", "PubMed Central number"), &D::pmcid},
    {u"accession", QT_TRANSLATE_NOOP("formats", "Accession number"), &D::accession},
    {u"trial_ids", QT_TRANSLATE_NOOP("formats", "Trial registration"), &D::trialIds},
    {u"issn", QT_TRANSLATE_NOOP("formats", "ISSN or ISBN"), &D::serialNumber},
    {u"url", QT_TRANSLATE_NOOP("formats", "Link"), &D::url},
    {u"keywords", QT_TRANSLATE_NOOP("formats", "Keywords"), &D::keywords},
    {u"comma_keywords", QT_TRANSLATE_NOOP("formats", "Keywords, parted by commas"), &D::commaKeywords},
    {u"language", QT_TRANSLATE_NOOP("formats", "Language"), &D::languages},
    {u"publisher", QT_TRANSLATE_NOOP("formats", "Publisher"), &D::publisher},
    {u"place", QT_TRANSLATE_NOOP("formats", "Place"), &D::place},
    {u"affiliations", QT_TRANSLATE_NOOP("formats", "Affiliations"), &D::affiliations},
    {u"notes", QT_TRANSLATE_NOOP("formats", "Notes"), &D::notes},
    {u"label", QT_TRANSLATE_NOOP("formats", "Labels"), &D::labels},
    {u"source_db", QT_TRANSLATE_NOOP("formats", "Database"), &D::database},
    {u"provider", QT_TRANSLATE_NOOP("formats", "Provider"), &D::provider},
    {u"type", QT_TRANSLATE_NOOP("formats", "Type of publication"), &D::type}};

} // namespace

std::span<const TableField> tableFields()
{
    return kFields;
}

const TableField* tableFieldByKey(const QString& key)
{
    const auto found = std::find_if(std::begin(kFields), std::end(kFields),
                                    [&key](const TableField& field) { return field.key == key; });
    return found == std::end(kFields) ? nullptr : found;
}

} // namespace plansift::formats
