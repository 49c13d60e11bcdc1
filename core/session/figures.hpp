// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a review: laid out from its data, and written to files.
#pragma once

#include "core/figure/registry.hpp"
#include "core/figure/scene.hpp"
#include "core/render/export.hpp"
#include "core/session/session.hpp"

namespace plansift {

/// Which figure. `outcome` is an id, key or name: needed by forest and funnel, a filter for the others.
struct FigureRequest {
    QString kind{};
    QString outcome{};
    figure::FigureOptions options{};
};

/// Lays a figure out from the data of the review. Errors: unknown kind or outcome, nothing to draw, no room.
Result<figure::Pages> buildFigure(const Session& session, const FigureRequest& request);

/// Lays a figure out and writes it; the format follows the extension of `path`.
Result<QList<render::ExportedFile>> exportFigure(const Session& session, const FigureRequest& request,
                                                 const QString& path, const render::ExportOptions& options);

} // namespace plansift
