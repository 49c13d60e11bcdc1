// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on criteria and marked words.
#include "core/store/rules_repo.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

struct StoredHighlight {
    RowId id = 0;
    Highlight highlight{};
};

Result<QList<StoredHighlight>> storedHighlights(const Database& database)
{
    Result<Rows> rows = database.query(u"SELECT id, word, kind FROM highlight ORDER BY id"_s);
    if (!rows)
        return rows.error();
    QList<StoredHighlight> list;
    while (rows->next())
        list.append({rows->integer(0),
                     {rows->text(1), highlightKindFromKey(rows->text(2)).value_or(HighlightKind::Neutral)}});
    return list;
}

Result<QList<RowId>> criterionIds(const Database& database)
{
    Result<Rows> rows = database.query(u"SELECT id FROM criterion ORDER BY position, id"_s);
    if (!rows)
        return rows.error();
    QList<RowId> ids;
    while (rows->next())
        ids += rows->integer(0);
    return ids;
}

} // namespace

Result<QList<Criterion>> criteria(const Database& database)
{
    Result<Rows> rows = database.query(u"SELECT heading, text FROM criterion ORDER BY position, id"_s);
    if (!rows)
        return rows.error();
    QList<Criterion> list;
    while (rows->next())
        list.append({rows->text(0), rows->text(1)});
    return list;
}

Status putCriteria(Recorder& recorder, const QList<Criterion>& criteria)
{
    const Result<QList<RowId>> ids = criterionIds(recorder.database());
    if (!ids)
        return ids.error();
    for (qsizetype i = 0; i < criteria.size(); ++i) {
        const Columns columns{{u"heading"_s, criteria.at(i).heading},
                              {u"text"_s, criteria.at(i).text},
                              {u"position"_s, static_cast<int>(i)}};
        if (i < ids->size()) {
            if (Status done = recorder.update(u"criterion"_s, ids->at(i), columns); !done)
                return done;
        } else if (const Result<RowId> id = recorder.insert(u"criterion"_s, columns); !id) {
            return id.error();
        }
    }
    for (const RowId id : ids->mid(criteria.size()))
        if (Status done = recorder.remove(u"criterion"_s, id); !done)
            return done;
    return {};
}

Result<QList<Highlight>> highlights(const Database& database)
{
    const Result<QList<StoredHighlight>> stored = storedHighlights(database);
    if (!stored)
        return stored.error();
    QList<Highlight> list;
    for (const StoredHighlight& known : *stored)
        list += known.highlight;
    return list;
}

Status putHighlights(Recorder& recorder, const QList<Highlight>& highlights)
{
    const Result<QList<StoredHighlight>> stored = storedHighlights(recorder.database());
    if (!stored)
        return stored.error();
    QStringList standing;
    for (const StoredHighlight& known : *stored) {
        const auto wanted = std::ranges::find(highlights, known.highlight.word, &Highlight::word);
        if (wanted == highlights.end()) {
            if (Status done = recorder.remove(u"highlight"_s, known.id); !done)
                return done;
            continue;
        }
        standing += known.highlight.word;
        if (Status done = recorder.update(u"highlight"_s, known.id, {{u"kind"_s, keyOf(wanted->kind)}});
            !done)
            return done;
    }
    for (const Highlight& wanted : highlights) {
        if (standing.contains(wanted.word))
            continue;
        standing += wanted.word;
        const Result<RowId> id =
            recorder.insert(u"highlight"_s, {{u"word"_s, wanted.word}, {u"kind"_s, keyOf(wanted.kind)}});
        if (!id)
            return id.error();
    }
    return {};
}

} // namespace plansift::store
