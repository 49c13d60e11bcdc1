// SPDX-License-Identifier: GPL-3.0-or-later
// Tags, notes and reasons beside a record.
#include "core/session/record_browser.hpp"
#include "core/store/facet_repo.hpp"
#include "core/store/note_repo.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

} // namespace

Result<QHash<RowId, QString>> exclusionReasons(const Session& session, const QList<RowId>& records)
{
    return store::exclusionReasons(session.database(), records);
}

Result<QStringList> tagsOf(const Session& session, RowId record)
{
    return store::tagsOf(session.database(), record);
}

Result<QStringList> tagsInUse(const Session& session)
{
    const auto tagged = store::taggedRecords(session.database());
    if (!tagged)
        return tagged.error();
    QStringList labels = tagged->keys();
    labels.sort(Qt::CaseInsensitive);
    return labels;
}

Status tagRecords(Session& session, const QList<RowId>& records, const QString& label, bool on)
{
    const QString note =
        on ? Text::tr("Tag %1 record(s) \"%2\"") : Text::tr("Take the tag \"%2\" off %1 record(s)");
    return session.change(note.arg(records.size()).arg(label), [&](store::Recorder& recorder) -> Status {
        for (const RowId record : records)
            if (Status done = store::setTag(recorder, record, label, on); !done)
                return done;
        return {};
    });
}

Result<QString> noteOn(const Session& session, RowId record)
{
    return store::noteOn(session.database(), record, session.reviewer());
}

Status setNote(Session& session, RowId record, const QString& text)
{
    return session.change(Text::tr("Note on record %1").arg(record), [&](store::Recorder& recorder) {
        return store::setNote(recorder, record, session.reviewer(), text);
    });
}

} // namespace plansift
