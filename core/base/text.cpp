// SPDX-License-Identifier: GPL-3.0-or-later
// Folding of text and errors from QString.
#include "core/base/text.hpp"

namespace plansift {

Error makeError(ErrorCode code, const QString& message, const QString& detail)
{
    return Error{code, message.toStdString(), detail.toStdString()};
}

QString messageOf(const Error& error)
{
    return QString::fromStdString(error.message);
}

QString foldText(const QString& text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    QString out;
    out.reserve(decomposed.size());
    bool gap = false;
    for (const QChar c : decomposed) {
        if (c.isMark())
            continue;
        if (!c.isLetterOrNumber() && !c.isSurrogate()) {
            gap = !out.isEmpty();
            continue;
        }
        if (gap)
            out += u' ';
        gap = false;
        out += c.toLower();
    }
    return out;
}

} // namespace plansift
