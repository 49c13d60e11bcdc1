// SPDX-License-Identifier: GPL-3.0-or-later
// Builds one record from its RIS fields: first every field is taken, then the candidates are weighed.
#pragma once

#include "core/formats/issue_log.hpp"
#include "core/formats/tagged_line.hpp"
#include "core/model/record.hpp"

#include <QVarLengthArray>

#include <vector>

namespace plansift::formats {

/// A value that competes for a field of the record.
struct Candidate {
    TaggedField field{};
    QString text{};
    bool used = false;

    QByteArrayView tag() const { return field.front().tag; }
    int line() const { return field.front().line; }
};

using Candidates = QVarLengthArray<Candidate, 8>;

/// One record while it is built. The handlers are named in the table of tags (ris_record.cpp).
class RisRecordBuilder {
public:
    explicit RisRecordBuilder(IssueLog& log)
        : m_log(log)
    {
    }

    Record build(TaggedField lines);

    using Handler = void (RisRecordBuilder::*)(TaggedField);

    void type(TaggedField f);
    void titleCandidate(TaggedField f) { m_titles.push_back({f, text(f)}); }
    void translatedTitle(TaggedField f) { addTo(m_record.titlesTranslated, f); }
    void shortTitle(TaggedField f) { setOnce(m_record.titleShort, f); }
    void journalCandidate(TaggedField f) { m_journals.push_back({f, text(f)}); }
    void conference(TaggedField f) { m_conferences.push_back({f, text(f)}); }
    void author(TaggedField f) { addNames(m_record.authors, f); }
    void editor(TaggedField f) { addNames(m_record.editors, f); }
    void dateCandidate(TaggedField f) { m_dates.push_back({f, text(f)}); }
    void volume(TaggedField f) { setOnce(m_record.volume, f); }
    void issue(TaggedField f);
    void number(TaggedField f) { m_numbers.push_back({f, text(f)}); }
    void articleNumber(TaggedField f) { setOnce(m_record.articleNumber, f); }
    void startPage(TaggedField f) { setOnce(m_startPage, f); }
    void endPage(TaggedField f) { setOnce(m_endPage, f); }
    void abstract(TaggedField f);
    void doi(TaggedField f);
    void doiOrRaw(TaggedField f);
    void pubmedId(TaggedField f);
    void customTwo(TaggedField f);
    void accession(TaggedField f) { m_accessions.push_back({f, text(f)}); }
    void serialNumber(TaggedField f);
    void link(TaggedField f);
    void keyword(TaggedField f) { m_keywordFields.push_back(f); }
    void language(TaggedField f);
    void note(TaggedField f);
    void database(TaggedField f) { setOnce(m_record.database, f); }
    void provider(TaggedField f) { setOnce(m_record.provider, f); }
    void publisher(TaggedField f) { setOnce(m_record.publisher, f); }
    void place(TaggedField f) { setOnce(m_record.place, f); }
    void affiliation(TaggedField f);
    void label(TaggedField f) { addTo(m_record.labels, f); }

private:
    static QString text(TaggedField f) { return textOf(f, u' '); }
    static QString paragraphs(TaggedField f) { return textOf(f, u'\n'); }
    void keepRaw(TaggedField f);
    void keepUnused(const Candidates& candidates);
    void setOnce(QString& target, TaggedField f);
    void addTo(QStringList& list, TaggedField f);
    void addNames(QList<Author>& list, TaggedField f);
    void take(TaggedField f);
    void finish();
    void finishTitle();
    void finishJournal();
    void finishDate();
    void finishPages();
    void finishNumber();
    void finishKeywords();
    void finishDoi();
    void finishAccessions();
    void takeNumbers(Candidate& candidate);

    IssueLog& m_log;
    Record m_record{};
    Candidates m_titles{};
    Candidates m_journals{};
    Candidates m_conferences{};
    Candidates m_dates{};
    Candidates m_numbers{};
    Candidates m_accessions{};
    QVarLengthArray<TaggedField, 32> m_keywordFields{};
    QString m_startPage{};
    QString m_endPage{};
    QString m_lesserDoi{}; ///< of a link or a note: counts when no DO has one
    std::vector<std::pair<int, RawField>> m_raw{};
};

} // namespace plansift::formats
