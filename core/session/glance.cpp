// SPDX-License-Identifier: GPL-3.0-or-later
// Counting what waits in a review.
#include "core/session/glance.hpp"

#include "core/session/screening.hpp"
#include "core/session/to_do.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(glance)
};

QString questionOf(const ReviewInfo& info)
{
    QStringList parts;
    for (const QString& part : {info.population, info.intervention, info.comparator, info.outcomes})
        if (!part.isEmpty())
            parts += part;
    return parts.join(u" · "_s);
}

QString waiting(const QString& stage, int n)
{
    return Text::tr("%1: %2 wait").arg(stage, QLocale().toString(n));
}

QString stageOf(const Session& session, const PrismaCounts& counts)
{
    if (counts.openScreening > 0)
        return waiting(Text::tr("Screening"), counts.openScreening);
    if (counts.open() > 0)
        return waiting(Text::tr("Full text"), counts.open());
    const QList<WorkStage> stages = progressOf(session).valueOr({}).stages;
    const auto current = std::find_if(stages.begin(), stages.end(),
                                      [](const WorkStage& stage) { return stage.state != StageState::Done; });
    return current == stages.end() ? Text::tr("Finished") : current->label;
}

} // namespace

Result<ReviewGlance> glanceAt(const QString& path)
{
    SessionOptions options;
    options.readOnly = true;
    const Result<std::unique_ptr<Session>> session = Session::open(path, options);
    if (!session)
        return session.error();
    const Result<ReviewInfo> info = (*session)->info();
    const Result<PrismaCounts> counts = prismaCounts(**session);
    if (!info || !counts)
        return info ? counts.error() : info.error();
    const QFileInfo file(path);
    ReviewGlance glance;
    glance.title = info->title.isEmpty() ? file.fileName() : info->title;
    glance.question = questionOf(*info);
    glance.bytes = file.size();
    glance.changed = file.lastModified();
    glance.stage = stageOf(**session, *counts);
    glance.open = counts->open();
    glance.settled = counts->screened - counts->openScreening;
    return glance;
}

} // namespace plansift
