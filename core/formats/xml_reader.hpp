// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every XML format: slices, trees, and tables that say what each element means.
#pragma once

#include "core/formats/line_text.hpp"
#include "core/formats/record_delivery.hpp"
#include "core/formats/record_filler.hpp"
#include "core/formats/xml_element.hpp"

#include <QHash>
#include <QSet>

#include <span>

namespace plansift::formats {

/// A record element larger than this is refused.
inline constexpr qsizetype kLargestXmlRecord = 64 * 1024 * 1024;

/// An XML format as data.
struct XmlFormat {
    std::span<const QByteArrayView> records; ///< names of the elements that are records
    Record (*build)(const XmlElement& record, IssueLog& log, int line);
};

ReadSummary readXmlRecords(const XmlFormat& format, const QByteArray& bytes, const RecordSink& sink);

/// What the element at a path means: a member that takes its text, or a function that takes it whole.
template<typename Builder>
struct XmlRule {
    QStringView path; ///< below the record, parted by '/'
    void (*take)(Builder&, const XmlElement&, const QString& path);
};

/// Keeps an attribute as path@name and value, unless its name or path@name is in `unspoken`: then it says
/// nothing that is not kept otherwise.
void keepXmlAttribute(RecordFiller& draft, const QString& path, const QString& name, const QString& value,
                      const QSet<QString>& unspoken);

/// Keeps an element without a rule: path and text, and its attributes.
void keepXmlRaw(RecordFiller& draft, const XmlElement& element, const QString& path,
                const QSet<QString>& unspoken);

/// Keeps the attributes of an element and of all elements inside.
void keepXmlAttributes(RecordFiller& draft, const XmlElement& element, const QString& path,
                       const QSet<QString>& unspoken);

/// Offers every element to the rule of its path. What has none is looked into, or kept raw.
template<typename Builder>
void applyXmlRules(Builder& builder, const XmlElement& parent, const QString& parentPath,
                   const QHash<QString, decltype(XmlRule<Builder>::take)>& rules,
                   const QSet<QString>& unspoken)
{
    if (parentPath.isEmpty())
        for (const auto& [name, value] : parent.attributes)
            builder.draft.keepRaw(u'@' + name, value);
    for (const XmlElement& element : parent.children) {
        if (element.name.isEmpty()) {
            builder.draft.keepRaw(parentPath, lineText(element.text));
            continue;
        }
        const QString path = parentPath.isEmpty() ? element.name : QString(parentPath + u'/' + element.name);
        if (const auto rule = rules.constFind(path); rule != rules.constEnd()) {
            (*rule)(builder, element, path);
            keepXmlAttributes(builder.draft, element, path, unspoken);
        } else if (element.holdsText()) {
            keepXmlRaw(builder.draft, element, path, unspoken);
        } else {
            for (const auto& [name, value] : element.attributes)
                keepXmlAttribute(builder.draft, path, name, value, unspoken);
            applyXmlRules(builder, element, path, rules, unspoken);
        }
    }
}

/// A table of rules for quick search.
template<typename Builder, size_t n>
QHash<QString, decltype(XmlRule<Builder>::take)> indexOfXmlRules(const XmlRule<Builder> (&rules)[n])
{
    QHash<QString, decltype(XmlRule<Builder>::take)> index;
    for (const XmlRule<Builder>& rule : rules)
        index.insert(rule.path.toString(), rule.take);
    return index;
}

} // namespace plansift::formats
