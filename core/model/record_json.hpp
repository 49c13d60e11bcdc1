// SPDX-License-Identifier: GPL-3.0-or-later
// A record as JSON with the keys of the normal record; empty fields are left out.
#pragma once

#include "core/model/record.hpp"

#include <QJsonObject>

namespace plansift {

QJsonObject toJson(const Record& record);
Record recordFromJson(const QJsonObject& object);

} // namespace plansift
