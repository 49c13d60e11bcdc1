// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing two records for people.
#include "core/session/pair_view.hpp"

#include "core/base/text.hpp"
#include "core/dedupe/merge.hpp"

namespace plansift {
namespace {

QString folded(const QString& text)
{
    QString letters;
    for (const QChar c : foldText(text))
        if (c.isLetterOrNumber())
            letters += c;
    return letters;
}

/// Same but for case, accents and signs; or one of the two begins with the other (abbreviated, cut off).
FieldMatch matchOf(const QString& a, const QString& b)
{
    if (a == b)
        return FieldMatch::Same;
    if (a.isEmpty() || b.isEmpty())
        return FieldMatch::OnlyOne;
    const QString x = folded(a);
    const QString y = folded(b);
    const bool alike = x == y || x.startsWith(y.left(std::max<qsizetype>(12, y.size() / 2))) ||
                       y.startsWith(x.left(std::max<qsizetype>(12, x.size() / 2)));
    return alike ? FieldMatch::Similar : FieldMatch::Different;
}

Kept keptOf(const QString& merged, const ComparedField& field)
{
    if (merged == field.a)
        return Kept::A;
    return merged == field.b ? Kept::B : field.field.isList() ? Kept::Both : Kept::A;
}

} // namespace

Result<PairView> pairView(const Session& session, RowId a, RowId b)
{
    const Result<RecordView> first = recordView(session, a);
    const Result<RecordView> second = recordView(session, b);
    if (!first || !second)
        return first ? second.error() : first.error();
    const Record merged = dedupe::mergeRecords({first->record, second->record}, 0).record;
    PairView view{*first, *second, {}};
    for (const RecordField& field : recordFields()) {
        ComparedField compared{
            field, fieldText(first->record, field), fieldText(second->record, field), {}, {}};
        if (compared.a.isEmpty() && compared.b.isEmpty())
            continue;
        compared.match = matchOf(compared.a, compared.b);
        compared.kept = keptOf(fieldText(merged, field), compared);
        view.fields += compared;
    }
    return view;
}

QList<MergeChoice> choicesOf(const PairView& automatic, const QList<ComparedField>& chosen)
{
    QList<MergeChoice> choices;
    for (qsizetype at = 0; at < chosen.size(); ++at) {
        const Kept kept = chosen.at(at).kept;
        if (kept != automatic.fields.at(at).kept && kept != Kept::Both)
            choices.append({chosen.at(at).field.key, kept == Kept::A ? automatic.a.id : automatic.b.id});
    }
    return choices;
}

} // namespace plansift
