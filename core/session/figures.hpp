// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a review, laid out from its data.
#pragma once

#include "core/figure/registry.hpp"
#include "core/figure/scene.hpp"
#include "core/figure/style.hpp"
#include "core/model/outcome.hpp"
#include "core/render/export.hpp"
#include "core/session/appraisal.hpp"
#include "core/session/session.hpp"

namespace plansift {

/// A kind of figure as the command line and the window know it.
struct FigureKind {
    QString key{};
    QString label{};
    bool needsOutcome = false;
};

const QList<FigureKind>& figureKinds();

/// Which figure. `outcome` is an id, key or name: needed by forest, a filter for the others.
struct FigureRequest {
    QString kind{};
    QString outcome{};
    figure::FigureOptions options{};
    QList<OutcomeRow> rows{};           ///< in place of the outcome's own, for looking ahead; empty = its own
    Blinding blinding = Blinding::Kept; ///< of the judgements of bias that it shows
};

/// Lays a figure out from the data of the review. Needs a QGuiApplication (fonts are measured). Errors:
/// unknown kind or outcome, nothing to draw, no room.
Result<figure::Pages> buildFigure(const Session& session, const FigureRequest& request);

/// Lays out a figure whose input is computed already. Needs a QGuiApplication.
Result<figure::Pages> layOut(const figure::FigureInput& input, const figure::FigureOptions& options);

/// The same from JSON without a review: forest, funnel, bubble, multiverse and gosh take a spec of `analyse`
/// (its first request; also title, arm1, arm2, favours_left, favours_right), prisma the answer of `prisma
/// --json`, traffic-light and rob-summary
/// {"tool", "rows": [{"study", "judgements": {"D1": "Low", ...}}]}.
Result<figure::Pages> buildFigureFromSpec(const FigureRequest& request, const QByteArray& json);

} // namespace plansift
