// SPDX-License-Identifier: GPL-3.0-or-later
// Registering the embedded font.
#include "core/render/fonts.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QFontInfo>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

void initFigureFontResources()
{
    Q_INIT_RESOURCE(figure_fonts); // static libraries do not register their resources by themselves
}

namespace plansift::render {
namespace {

const QString kFamily = u"Liberation Sans"_s;

Status load()
{
    initFigureFontResources();
    for (const QString& face : {u"Regular"_s, u"Bold"_s, u"Italic"_s, u"BoldItalic"_s}) {
        if (QFontDatabase::addApplicationFont(u":/figure_fonts/LiberationSans-"_s + face + u".ttf"_s) < 0)
            return makeError(ErrorCode::Input, QCoreApplication::translate(
                                                   "figure", "cannot load the figure font Liberation Sans %1")
                                                   .arg(face));
    }
    if (QFontInfo(QFont(kFamily)).family() != kFamily)
        return makeError(ErrorCode::Input,
                         QCoreApplication::translate("figure",
                                                     "the figure font Liberation Sans is not available on "
                                                     "this display platform"));
    return {};
}

} // namespace

Status loadFigureFonts()
{
    static const Status status = load();
    return status;
}

QFont qtFont(const figure::Font& font)
{
    QFont face(kFamily);
    face.setPixelSize(static_cast<int>(std::lround(font.size * kUnitsPerPoint)));
    face.setHintingPreference(QFont::PreferNoHinting);
    face.setBold(font.bold);
    face.setItalic(font.italic);
    return face;
}

} // namespace plansift::render
