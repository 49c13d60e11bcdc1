// SPDX-License-Identifier: GPL-3.0-or-later
// Types of CSL (citation style language 1.0.2) and the RIS types they are.
#pragma once

#include <QStringView>

namespace plansift::formats {

/// RIS type of a CSL type; GEN when there is none.
QStringView risTypeOfCsl(QStringView cslType);
/// The CSL type that is written for a RIS type; "document" when there is none.
QStringView cslTypeOf(QStringView risType);

} // namespace plansift::formats
