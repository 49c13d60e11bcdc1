// SPDX-License-Identifier: GPL-3.0-or-later
// Names of EndNote's reference types and the RIS types they are.
#pragma once

#include <QStringView>

namespace plansift::formats {

/// A reference type as EndNote (20, X9) names and numbers it.
struct EndnoteType {
    QStringView name;
    int number;
    QStringView type;
};

/// The entry with the name in any case, or nullptr.
const EndnoteType* endnoteTypeNamed(QStringView name);
/// The entry that stands for a RIS type; "Generic" for types that EndNote does not know.
const EndnoteType& endnoteTypeOf(QStringView type);

} // namespace plansift::formats
