// SPDX-License-Identifier: GPL-3.0-or-later
// Writing captions.
#include "core/session/caption.hpp"

#include "core/session/analysis.hpp"
#include "core/session/plan.hpp"
#include "core/session/screening.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(caption)
};

QString flowCaption(const Session& session)
{
    const PrismaCounts counts = prismaCounts(session).valueOr({});
    QString caption = Text::tr("PRISMA 2020 flow diagram.");
    if (counts.open() > 0)
        caption += u' ' + Text::tr("In progress: %1 records or reports are not settled.").arg(counts.open());
    return caption;
}

/// Every setting that is used, with what the convention does where nothing else was chosen: readers must be
/// able to repeat the analysis.
QString planWords(const Outcome& outcome)
{
    QStringList words;
    for (const PlanSetting& setting : planSettings(outcome))
        if (const QString choice = chosenWords(setting); setting.unused.isEmpty() && !choice.isEmpty())
            words += Text::tr("%1: %2").arg(setting.label, choice);
    return words.join(u"; "_s);
}

Result<QString> outcomeCaption(const Session& session, const FigureRequest& request, const QString& what)
{
    const Result<Outcome> outcome = outcomeNamed(session, request.outcome);
    if (!outcome)
        return outcome.error();
    QStringList parts;
    const QString arms = outcome->arm1.isEmpty() || outcome->arm2.isEmpty()
                             ? QString()
                             : Text::tr("%1 against %2").arg(outcome->arm1, outcome->arm2);
    parts += arms.isEmpty() ? Text::tr("%1: %2.").arg(what, outcome->name)
                            : Text::tr("%1: %2, %3.").arg(what, outcome->name, arms);
    parts += Text::tr("Methods: %1.").arg(planWords(*outcome));
    if (const Result<QString> sentence = resultSentence(session, *outcome))
        parts += *sentence;
    return parts.join(u' ');
}

} // namespace

Result<QString> captionOf(const Session& session, const FigureRequest& request)
{
    if (request.kind == u"prisma"_s)
        return flowCaption(session);
    if (request.kind == u"traffic-light"_s)
        return Text::tr("Risk of bias of each result by domain, as judged by the reviewers.");
    if (request.kind == u"rob-summary"_s)
        return Text::tr("Risk of bias: share of results at each level, by domain.");
    static const QHash<QString, const char*> names{
        {u"forest"_s, QT_TRANSLATE_NOOP("caption", "Forest plot")},
        {u"funnel"_s, QT_TRANSLATE_NOOP("caption", "Funnel plot")},
        {u"bubble"_s, QT_TRANSLATE_NOOP("caption", "Bubble plot of a meta-regression")},
        {u"multiverse"_s, QT_TRANSLATE_NOOP("caption", "Specification curve")},
        {u"gosh"_s, QT_TRANSLATE_NOOP("caption", "Results in subsets of the studies (GOSH)")}};
    return outcomeCaption(session, request, Text::tr(names.value(request.kind)));
}

} // namespace plansift
