// SPDX-License-Identifier: GPL-3.0-or-later
// Builds one record from a list of named values (tags of a line format, columns of a table), whatever the
// format calls them. Trees and entries (XML, JSON, BibTeX) fill a RecordFiller.
#pragma once

#include "core/formats/field_rules.hpp"
#include "core/formats/issue_log.hpp"
#include "core/formats/name_list.hpp"
#include "core/model/record.hpp"

#include <vector>

namespace plansift::formats {

/// A value as the file had it, with the name of its tag or column.
struct NamedValue {
    QString name{};
    QString text{};
    int line = 0;
};

/// One record while it is built, by the rules of field_rules.hpp. A value that finds no place, or whose place
/// is taken by another text, stands in `raw` as written. Each format has a table from its names to these
/// takers.
class RecordDraft {
public:
    explicit RecordDraft(IssueLog& log, NameStyle names = NameStyle::OneEach)
        : m_log(log)
        , m_names(names)
    {
    }

    using Taker = void (RecordDraft::*)(const NamedValue&);

    /// Hands a value to its taker; empty values say nothing. A null taker: an unknown name, kept in `raw`.
    void take(Taker taker, const NamedValue& value);
    /// A value that is kept without being a name the file should not have.
    void keep(const NamedValue& value);
    /// The record as it stands, to add what only the format knows.
    Record& record() { return m_record; }
    Record finish();

    void type(const NamedValue& v);
    void title(const NamedValue& v);
    void titleTranslated(const NamedValue& v);
    void titleShort(const NamedValue& v) { setOnce(m_record.titleShort, v); }
    void abstract(const NamedValue& v);
    void authors(const NamedValue& v);
    void shortAuthors(const NamedValue& v); ///< count if nobody is named in full
    void groupAuthors(const NamedValue& v);
    void editors(const NamedValue& v);
    void year(const NamedValue& v);
    void date(const NamedValue& v);
    void month(const NamedValue& v);
    void day(const NamedValue& v);
    void journal(const NamedValue& v) { setOnce(m_record.journal, v); }
    void secondaryTitle(const NamedValue& v); ///< the journal or book if no other value names it
    void journalAbbrev(const NamedValue& v) { setOnce(m_record.journalAbbrev, v); }
    void sourceLine(const NamedValue& v); ///< journal, date, volume, issue, pages in one
    void conference(const NamedValue& v) { setOnce(m_record.conference, v); }
    void volume(const NamedValue& v) { setOnce(m_record.volume, v); }
    void issue(const NamedValue& v);
    void articleNumber(const NamedValue& v) { setOnce(m_record.articleNumber, v); }
    void pages(const NamedValue& v);
    void startPage(const NamedValue& v) { setOnce(m_startPage, v); }
    void endPage(const NamedValue& v) { setOnce(m_endPage, v); }
    void doi(const NamedValue& v);
    void pmid(const NamedValue& v);
    void pmcid(const NamedValue& v);
    void accession(const NamedValue& v);
    void trialIds(const NamedValue& v);
    void serialNumber(const NamedValue& v);
    void url(const NamedValue& v);
    void keywords(const NamedValue& v);      ///< parted by ; | or line ends
    void commaKeywords(const NamedValue& v); ///< parted by commas outside brackets
    void keyword(const NamedValue& v);       ///< one a value
    void languages(const NamedValue& v);
    void publisher(const NamedValue& v) { setOnce(m_record.publisher, v); }
    void place(const NamedValue& v) { setOnce(m_record.place, v); }
    void affiliations(const NamedValue& v); ///< one a line
    void notes(const NamedValue& v);
    void labels(const NamedValue& v);
    void database(const NamedValue& v) { setOnce(m_record.database, v); }
    void provider(const NamedValue& v) { setOnce(m_record.provider, v); }
    void status(const NamedValue& v) { setOnce(m_record.status, v); }

private:
    /// A value that is taken after all others.
    struct Deferred {
        int taken = 0;
        Taker taker = nullptr;
        NamedValue value{};
    };

    void defer(Taker taker, const NamedValue& v) { m_deferred.push_back({m_taken, taker, v}); }
    void takeDeferred();
    void setOnce(QString& target, const NamedValue& v);
    void warnOfSpreadsheet(const NamedValue& v);
    void finishPages();
    void finishDate();

    IssueLog& m_log;
    NameStyle m_names;
    Record m_record{};
    int m_taken = 0; ///< number of the value at hand: order of `raw`
    std::vector<Deferred> m_deferred{};
    std::vector<std::pair<int, RawField>> m_raw{};
    QString m_startPage{};
    QString m_endPage{};
    QString m_month{};
    QString m_day{};
};

} // namespace plansift::formats
