// SPDX-License-Identifier: GPL-3.0-or-later
// Carriers of foreign tags, and comparison of a record with what it is read back as.
#include "core/formats/writer_raw.hpp"

#include "core/formats/value_text.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

bool comesBefore(const RawField& a, const RawField& b)
{
    return a.tag != b.tag ? a.tag < b.tag : a.value < b.value;
}

} // namespace

RawField carried(const RawField& field)
{
    return {kCarrierTag, QString(field.tag + u'=' + field.value)};
}

RawField uncarried(const RawField& field)
{
    const qsizetype equals = field.value.indexOf(u'=');
    if (field.tag != kCarrierTag || equals < 0)
        return field;
    return {field.value.first(equals), field.value.sliced(equals + 1)};
}

bool isSameRecord(const Record& a, const Record& b)
{
    Record left = a;
    Record right = b;
    right.line = left.line;
    std::sort(left.raw.begin(), left.raw.end(), &comesBefore);
    std::sort(right.raw.begin(), right.raw.end(), &comesBefore);
    return left == right;
}

QString withEntitiesGuarded(const QString& text)
{
    if (!text.contains(u'&') || withoutEntities(text) == text)
        return text;
    return QString(text).replace(u"&"_s, u"&amp;"_s);
}

} // namespace plansift::formats
