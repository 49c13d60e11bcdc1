// SPDX-License-Identifier: GPL-3.0-or-later
// Adopting another tool's work as a job beside the window.
#pragma once

#include <QStringList>

namespace plansift::ui {

class JobRunner;
class Review;

/// Reads the files into the review on another thread. What was adopted goes to Review::done, what could not
/// be placed to Review::failed. Ignored while another job runs.
void adoptFiles(Review& review, JobRunner& jobs, const QStringList& paths);

} // namespace plansift::ui
