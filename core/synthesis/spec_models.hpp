// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: which function computes which model. To add one: a row in spec_models.cpp.
#pragma once

#include "core/synthesis/spec_also.hpp"

namespace plansift::synthesis {

/// Is the word that of a model with its own function (others are pooling)?
bool isModelWord(const QString& word);

/// The result of the request's model, as a flat object.
Result<QJsonObject> runModel(const AlsoContext& context);

/// Are the further blocks of the request those of modelBlock() rather than those of pooling?
bool hasOwnBlocks(const SpecRequest& request);

/// The further block of that name of a model beyond pooling; an error when the model has no such block.
Result<QJsonValue> modelBlock(const QString& name, const AlsoContext& context);

} // namespace plansift::synthesis
