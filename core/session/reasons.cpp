// SPDX-License-Identifier: GPL-3.0-or-later
// Use cases on the list of reasons.
#include "core/session/reasons.hpp"

#include "core/store/reason_repo.hpp"

#include <QCoreApplication>

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

} // namespace

Status renameReason(Session& session, RowId reason, const QString& label)
{
    return session.change(
        Text::tr("Rename a reason to \"%1\"").arg(label.trimmed()),
        [&](store::Recorder& recorder) { return store::renameReason(recorder, reason, label); });
}

Status orderReasons(Session& session, const QList<RowId>& reasons)
{
    return session.change(Text::tr("Change the order of the reasons"),
                          [&](store::Recorder& recorder) { return store::orderReasons(recorder, reasons); });
}

Status removeReason(Session& session, RowId reason)
{
    return session.change(Text::tr("Delete a reason"),
                          [&](store::Recorder& recorder) { return store::removeReason(recorder, reason); });
}

} // namespace plansift
