// SPDX-License-Identifier: GPL-3.0-or-later
// Small questions about the letters of a BibTeX file.
#pragma once

#include <QByteArrayView>

namespace plansift::formats {

inline bool isBibtexBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Letters, digits and the signs that exports use in names of entries and fields.
inline bool isBibtexNameByte(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == ':' || c == '+' || c == '/' || code >= 0x80;
}

inline qsizetype skipBibtexBlanks(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isBibtexBlank(text.at(at)))
        ++at;
    return at;
}

/// True when "name =" stands at this place. Looks only a little ahead.
inline bool bibtexFieldAt(QByteArrayView text, qsizetype at)
{
    constexpr qsizetype kLongestName = 64;
    constexpr qsizetype kMostBlanks = 64;
    qsizetype end = at;
    while (end < text.size() && end - at < kLongestName && isBibtexNameByte(text.at(end)))
        ++end;
    qsizetype sign = end;
    while (sign < text.size() && sign - end < kMostBlanks && isBibtexBlank(text.at(sign)))
        ++sign;
    return end > at && sign < text.size() && text.at(sign) == '=';
}

} // namespace plansift::formats
