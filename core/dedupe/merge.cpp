// SPDX-License-Identifier: GPL-3.0-or-later
// Field by field: the best value for single fields, the union for lists.
#include "core/dedupe/merge.hpp"

#include "core/dedupe/entry.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace plansift::dedupe {
namespace {

/// How good a text is for its field; the first of the best is taken, "" never.
using Worth = int (*)(const QString& text);

int anyText(const QString&)
{
    return 1;
}

int mixedCase(const QString& title)
{
    return title == title.toUpper() ? 1 : 2;
}

int fullName(const QString& journal)
{
    constexpr int asConference = 1; // Embase puts the meeting into the journal's name
    return journal.contains(u"Conference:") ? asConference : asConference + static_cast<int>(journal.size());
}

int pageRange(const QString& pages)
{
    static const QString dashes = u"-\u2010\u2011\u2012\u2013\u2014"_s;
    const bool range = std::any_of(pages.begin(), pages.end(), [](QChar c) { return dashes.contains(c); });
    return range ? 2 : 1;
}

int gravestStatus(const QString& status)
{
    return status == u"retracted" ? 3 : (status == u"erratum" ? 2 : 1);
}

struct TextField {
    const char* name; ///< its key in the normal record
    QString Record::*field;
    Worth worth = anyText;
};

constexpr std::array textFields{TextField{"type", &Record::type},
                                TextField{"title", &Record::title, mixedCase},
                                TextField{"title_short", &Record::titleShort},
                                TextField{"journal", &Record::journal, fullName},
                                TextField{"journal_abbrev", &Record::journalAbbrev},
                                TextField{"conference", &Record::conference},
                                TextField{"volume", &Record::volume},
                                TextField{"issue", &Record::issue},
                                TextField{"article_no", &Record::articleNumber},
                                TextField{"pages", &Record::pages, pageRange},
                                TextField{"doi", &Record::doi},
                                TextField{"pmid", &Record::pmid},
                                TextField{"pmcid", &Record::pmcid},
                                TextField{"publisher", &Record::publisher},
                                TextField{"place", &Record::place},
                                TextField{"source_db", &Record::database},
                                TextField{"provider", &Record::provider},
                                TextField{"status", &Record::status, gravestStatus}};

template<typename Item>
struct ListField {
    const char* name;
    QList<Item> Record::*field;
};

constexpr std::array joinedTexts{ListField<QString>{"title_translated", &Record::titlesTranslated},
                                 ListField<QString>{"issn", &Record::issns},
                                 ListField<QString>{"isbn", &Record::isbns},
                                 ListField<QString>{"url", &Record::urls},
                                 ListField<QString>{"keywords", &Record::keywords},
                                 ListField<QString>{"language", &Record::languages},
                                 ListField<QString>{"notes", &Record::notes},
                                 ListField<QString>{"label", &Record::labels}};

constexpr std::array joinedIds{ListField<ListedId>{"accession", &Record::accessions},
                               ListField<ListedId>{"trial_ids", &Record::trialIds}};

bool same(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool same(const ListedId& a, const ListedId& b)
{
    return same(a.list, b.list) && same(a.id, b.id);
}

/// Letters of the abstracts; half for one that its database cut off.
qsizetype abstractWorth(const QStringList& abstracts)
{
    qsizetype letters = 0;
    for (const QString& abstract : abstracts) {
        const bool cutOff = abstract.endsWith(u'\u2026') || abstract.endsWith(u"...") ||
                            abstract.contains(u"ABSTRACT TRUNCATED", Qt::CaseInsensitive);
        letters += cutOff ? abstract.size() / 2 : abstract.size();
    }
    return letters;
}

/// More names first, then more of them written out.
std::pair<qsizetype, qsizetype> authorWorth(const QList<Author>& authors)
{
    const auto full = std::count_if(authors.begin(), authors.end(), [](const Author& a) {
        return a.given.size() > 2 && a.given.at(1).isLower();
    });
    return {authors.size(), full};
}

/// A year in print (with volume or pages) beats one ahead of it, then the later one.
std::tuple<bool, bool, int> yearWorth(const Record& record)
{
    const bool inPrint = record.status != u"ahead-of-print" && !record.volume.isEmpty();
    return {record.year != 0, inPrint, record.year};
}

class Merger {
public:
    Merger(const QList<Record>& records, int primary)
        : m_records(records)
        , m_order(orderOf(records, primary))
    {
        m_result.record.raw = records.at(primary).raw;
        m_result.record.line = records.at(primary).line;
    }

    MergedRecord run()
    {
        for (const TextField& field : textFields)
            takeText(field);
        for (const ListField<QString>& field : joinedTexts)
            joinList(field);
        for (const ListField<ListedId>& field : joinedIds)
            joinList(field);
        takeBest("abstract", &Record::abstracts, [](const Record& r) { return abstractWorth(r.abstracts); });
        takeBest("authors", &Record::authors, [](const Record& r) { return authorWorth(r.authors); });
        takeBest("editors", &Record::editors, [](const Record& r) { return authorWorth(r.editors); });
        takeBest("affiliations", &Record::affiliations,
                 [](const Record& r) { return r.affiliations.size(); });
        takeYear();
        return std::move(m_result);
    }

private:
    /// The primary record, then the others from the richest on.
    static QList<int> orderOf(const QList<Record>& records, int primary)
    {
        QList<double> worth;
        for (const Record& record : records)
            worth += richness(entryOf(record, 0));
        QList<int> order(records.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return std::tuple(a != primary, -worth.at(a)) < std::tuple(b != primary, -worth.at(b));
        });
        return order;
    }

    void note(const char* field, const QList<int>& from)
    {
        m_result.origins.append({QString::fromLatin1(field), from});
    }

    void takeText(const TextField& field)
    {
        int best = -1;
        int most = 0;
        for (const int index : m_order) {
            const QString& text = m_records.at(index).*field.field;
            const int worth = text.isEmpty() ? 0 : field.worth(text);
            if (worth > most) {
                best = index;
                most = worth;
            }
        }
        if (best < 0)
            return;
        m_result.record.*field.field = m_records.at(best).*field.field;
        note(field.name, {best});
    }

    template<typename Item>
    void joinList(const ListField<Item>& field)
    {
        QList<Item>& joined = m_result.record.*field.field;
        QList<int> from;
        for (const int index : m_order) {
            const qsizetype before = joined.size();
            for (const Item& item : m_records.at(index).*field.field)
                if (std::none_of(joined.begin(), joined.end(), [&](const Item& i) { return same(i, item); }))
                    joined += item;
            if (joined.size() > before)
                from += index;
        }
        if (!from.isEmpty())
            note(field.name, from);
    }

    template<typename Worth>
    int bestBy(Worth worth) const
    {
        return *std::max_element(m_order.begin(), m_order.end(), [&](int a, int b) {
            return worth(m_records.at(a)) < worth(m_records.at(b));
        });
    }

    template<typename List, typename Worth>
    void takeBest(const char* name, List Record::*field, Worth worth)
    {
        const int best = bestBy(worth);
        if ((m_records.at(best).*field).isEmpty())
            return;
        m_result.record.*field = m_records.at(best).*field;
        note(name, {best});
    }

    void takeYear()
    {
        const int best = bestBy(yearWorth);
        const Record& record = m_records.at(best);
        if (record.year == 0)
            return;
        m_result.record.year = record.year;
        m_result.record.date = record.date;
        note("year", {best});
    }

    const QList<Record>& m_records;
    QList<int> m_order;
    MergedRecord m_result{};
};

} // namespace

MergedRecord mergeRecords(const QList<Record>& records, int primary)
{
    return Merger(records, primary).run();
}

} // namespace plansift::dedupe
