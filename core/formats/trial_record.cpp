// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that hold for every trial register.
#include "core/formats/trial_record.hpp"

#include "core/formats/field_rules.hpp"
#include "core/formats/identifiers.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {

void TrialDraft::set(QString TrialDraft::*member, const QString& text, const QString& tag)
{
    if (!takeText(this->*member, text))
        draft.keepRaw(tag, text);
}

Record TrialDraft::conclude()
{
    Record& record = draft.record;
    record.type = u"TRIAL"_s;
    record.title = officialTitle.isEmpty() ? briefTitle : officialTitle;
    if (briefTitle != record.title)
        record.titleShort = briefTitle;
    record.year = yearIn(registered);
    record.date = registered;
    record.journal = registerName;
    const QList<ListedId> own = trialIdsIn(id);
    if (!id.isEmpty())
        record.accessions.prepend({own.isEmpty() ? registerName : own.constFirst().list, id});
    record.trialIds.removeIf([&own](const ListedId& other) { return own.contains(other); });
    record.trialIds = own + record.trialIds;
    record.keywords.removeDuplicates(); // conditions are often named among the keywords again
    draft.conclude();
    return std::move(draft.record);
}

} // namespace plansift::formats
