// SPDX-License-Identifier: GPL-3.0-or-later
// plansift figure: lays out a figure and writes it at its exact size.
#include "app/cli/registry.hpp"
#include "app/cli/text_table.hpp"
#include "core/base/text.hpp"
#include "core/session/figures.hpp"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

/// Reads a number option into `target` when it is given.
Status readNumber(const Call& call, const QString& option, double& target)
{
    if (!call.has(option))
        return {};
    bool isNumber = false;
    target = call.value(option).toDouble(&isNumber);
    return isNumber
               ? Status()
               : Status(makeError(
                     ErrorCode::Usage,
                     Text::tr("cannot draw: --%1 is a number, not \"%2\"").arg(option, call.value(option))));
}

Result<FigureRequest> requestOf(const Call& call, const QString& kind)
{
    FigureRequest request;
    request.kind = kind;
    request.outcome = call.value(u"outcome"_s);
    if (call.has(u"style"_s))
        request.options.style = call.value(u"style"_s).toStdString();
    for (const auto& [option, target] : {std::pair(u"width-mm"_s, &request.options.widthMm),
                                         std::pair(u"font-size"_s, &request.options.fontPt),
                                         std::pair(u"page-height-mm"_s, &request.options.pageHeightMm)})
        if (Status fine = readNumber(call, option, *target); !fine)
            return fine.error();
    return request;
}

Result<render::ExportOptions> exportOptionsOf(const Call& call)
{
    render::ExportOptions options;
    double dpi = options.dpi;
    if (Status fine = readNumber(call, u"dpi"_s, dpi); !fine)
        return fine.error();
    options.dpi = static_cast<int>(dpi);
    options.outlineText = call.has(u"outline-text"_s);
    return options;
}

Answer answerOf(const QList<render::ExportedFile>& files)
{
    Answer answer;
    QJsonArray list;
    for (const render::ExportedFile& file : files) {
        list.append(QJsonObject{{u"path"_s, file.path},
                                {u"width_mm"_s, file.widthMm},
                                {u"height_mm"_s, file.heightMm},
                                {u"min_font_pt"_s, file.minimumFontPt}});
        answer.text += Text::tr("%1: %2 x %3 mm, smallest type %4 pt")
                           .arg(file.path)
                           .arg(file.widthMm, 0, 'f', 1)
                           .arg(file.heightMm, 0, 'f', 1)
                           .arg(file.minimumFontPt, 0, 'f', 1);
    }
    answer.json = {{u"files"_s, list}};
    return answer;
}

Answer listKinds()
{
    Answer answer;
    QJsonArray list;
    for (const FigureKind& kind : figureKinds()) {
        list.append(QJsonObject{{u"key"_s, kind.key}, {u"label"_s, kind.label}});
        answer.text += kind.key.leftJustified(16) + kind.label;
    }
    answer.json = {{u"figures"_s, list}};
    return answer;
}

Result<figure::Pages> pagesOf(const Call& call, const FigureRequest& request)
{
    if (!call.has(u"spec"_s)) {
        FigureRequest unblinded = request; // a figure of the review, not a view of one assessor
        unblinded.blinding = Blinding::Lifted;
        const Result<std::unique_ptr<Session>> session = call.open(true);
        return session ? buildFigure(**session, unblinded) : Result<figure::Pages>(session.error());
    }
    QFile file(call.value(u"spec"_s));
    const bool opened =
        file.fileName() == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return makeError(ErrorCode::Input,
                         Text::tr("cannot read \"%1\": %2").arg(file.fileName(), file.errorString()));
    return buildFigureFromSpec(request, file.readAll());
}

Result<Answer> run(const Call& call)
{
    if (call.has(u"list"_s))
        return listKinds();
    const bool bySpec = call.has(u"spec"_s);
    const QString kind = call.argument(bySpec ? 0 : 1);
    if (kind.isEmpty() || !call.has(u"o"_s))
        return makeError(ErrorCode::Usage,
                         Text::tr("cannot draw: name the kind of figure and the file to write (-o FILE)"));
    const Result<FigureRequest> request = requestOf(call, kind);
    if (!request)
        return request.error();
    const Result<render::ExportOptions> options = exportOptionsOf(call);
    if (!options)
        return options.error();
    const Result<figure::Pages> pages = pagesOf(call, *request);
    if (!pages)
        return pages.error();
    const Result<QList<render::ExportedFile>> files =
        render::exportFigure(*pages, call.value(u"o"_s), *options);
    return files ? Result<Answer>(answerOf(*files)) : Result<Answer>(files.error());
}

} // namespace

Command figureCommand()
{
    return {u"figure"_s,
            Text::tr("draws a figure: prisma, traffic-light, rob-summary, forest ..."),
            u"PROJECT KIND -o FILE"_s,
            0,
            {{u"list"_s, {}, Text::tr("list the kinds of figures")},
             {u"outcome"_s, u"O"_s, Text::tr("the outcome")},
             {u"spec"_s, u"FILE"_s,
              Text::tr("draw from JSON instead of a project: figure KIND --spec FILE -o FILE")},
             {u"o"_s, u"FILE"_s, Text::tr("file to write: .svg .pdf .png .tiff .eps")},
             {u"width-mm"_s, u"W"_s, Text::tr("exact width (170)")},
             {u"dpi"_s, u"N"_s, Text::tr("resolution of PNG and TIFF (600)")},
             {u"style"_s, u"S"_s, Text::tr("revman5 revman meta jama bmj lancet plain")},
             {u"font-size"_s, u"PT"_s, Text::tr("size of the type (8)")},
             {u"outline-text"_s, {}, Text::tr("SVG: text as outlines")},
             {u"page-height-mm"_s, u"H"_s, Text::tr("split into pages of this height")}},
            run,
            true};
}

} // namespace plansift::cli
