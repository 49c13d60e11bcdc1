// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the R script: values as R writes them.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace plansift::synthesis {

/// The shortest text that reads back as the same number; NA when it is not finite.
QString rNumber(double value);
/// A string literal.
QString rText(const QString& text);
/// A name, in backticks unless it is a plain one.
QString rName(const QString& name);
/// c(...), broken into lines of at most 100 characters.
QString rVector(const QStringList& items);
QString rNumbers(const std::vector<double>& values);
QString rTexts(const QStringList& texts);
/// TRUE or FALSE.
QString rBool(bool value);
/// f(a, b, ...), broken into lines of at most 100 characters.
QString rCall(const QString& function, const QStringList& arguments);

} // namespace plansift::synthesis
