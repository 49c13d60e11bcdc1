// SPDX-License-Identifier: GPL-3.0-or-later
// Types of BibTeX and BibLaTeX entries and the RIS types they are.
#pragma once

#include <QStringView>

namespace plansift::formats {

/// RIS type of an entry type (lower case); GEN when there is none.
QStringView risTypeOfBibtex(QStringView entryType);
/// The entry type that is written for a RIS type; "misc" when there is none.
QStringView bibtexTypeOf(QStringView risType);

} // namespace plansift::formats
