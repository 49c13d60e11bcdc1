// SPDX-License-Identifier: GPL-3.0-or-later
// One record element of an XML file as a small tree, read as far as it is readable.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <utility>
#include <vector>

namespace plansift::formats {

/// An element, or a piece of text between elements (then its name is empty).
struct XmlElement {
    QString name{};
    QString text{}; ///< of a piece of text
    std::vector<std::pair<QString, QString>> attributes{};
    std::vector<XmlElement> children{};

    /// The first child of this name, or nullptr.
    const XmlElement* child(QStringView childName) const;
    QString attribute(QStringView attributeName) const;
    /// All text inside, joined without blanks: markup such as <i> and <style> parts no words. Where lines are
    /// broken between <style> elements nothing was meant.
    QString fullText() const;
    /// True when text stands in it directly or only markup of text (<style>, <i>, <sup> ...) does.
    bool holdsText() const;
};

/// What became of one slice.
struct XmlReading {
    XmlElement root{};
    QString problem{};     ///< "" when all of it was read
    int problemLine = 0;   ///< from 0: lines below the first line of the slice
    QString unread{};      ///< the rest that could not be read, as it stands
    bool repaired = false; ///< stray `&` and `<` or illegal characters were taken as text
};

/// Elements deeper than this are left unread: no record format needs a quarter of it.
inline constexpr int kDeepestXml = 100;

/// Reads a slice. One that is cut off gives what stands before the cut.
XmlReading readXmlElement(QByteArrayView slice);

} // namespace plansift::formats
