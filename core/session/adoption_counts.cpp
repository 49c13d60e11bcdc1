// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing the numbers of a PRISMA flow with those that the review gives.
#include "core/session/adoption_steps.hpp"

#include "core/session/prisma_json.hpp"
#include "core/store/screening_repo.hpp"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

using formats::ForeignCount;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

/// The review's number; none when a list of it has no such name or it has no such number.
std::optional<int> derived(const QJsonObject& flow, const ForeignCount& count)
{
    const QJsonValue value = flow.value(count.key);
    if (value.isDouble())
        return value.toInt();
    if (!value.isArray())
        return std::nullopt;
    int sum = 0;
    for (const QJsonValue& entry : value.toArray()) {
        const bool same = entry[u"name"_s].toString().compare(count.name, Qt::CaseInsensitive) == 0;
        if (same)
            return entry[u"n"_s].toInt();
        sum += entry[u"n"_s].toInt();
    }
    return count.name.isEmpty() ? sum : 0;
}

} // namespace

Status compareCounts(Adoption& adoption)
{
    if (adoption.review.counts.isEmpty())
        return {};
    const Result<PrismaCounts> counts = store::prismaCounts(adoption.recorder.database());
    if (!counts)
        return counts.error();
    const QJsonObject flow = prismaJson(*counts, {});
    for (const ForeignCount& count : adoption.review.counts) {
        const QString what = count.name.isEmpty() ? count.key : QString(count.key + u", "_s + count.name);
        const std::optional<int> ours = derived(flow, count);
        if (!ours && count.n == 0)
            continue; // headings of the diagram are lines of the file too
        if (!ours)
            adoption.issue(
                count.line, Severity::Info,
                Text::tr("%1: the file says %2; this review does not count it").arg(what).arg(count.n));
        else if (*ours != count.n)
            adoption.issue(
                count.line, Severity::Warning,
                Text::tr("%1: the file says %2, the review holds %3; numbers follow from records and "
                         "decisions here, so bring in what is missing")
                    .arg(what)
                    .arg(count.n)
                    .arg(*ours));
    }
    return {};
}

} // namespace plansift
