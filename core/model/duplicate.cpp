// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the states of pairs.
#include "core/model/duplicate.hpp"

#include <QStringView>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

constexpr QStringView kStates[] = {u"open", u"later", u"same", u"different"};

} // namespace

QString keyOf(PairState state)
{
    return kStates[static_cast<int>(state)].toString();
}

std::optional<PairState> pairStateFromKey(const QString& key)
{
    const auto found = std::find(std::begin(kStates), std::end(kStates), key);
    if (found == std::end(kStates))
        return std::nullopt;
    return static_cast<PairState>(found - std::begin(kStates));
}

} // namespace plansift
