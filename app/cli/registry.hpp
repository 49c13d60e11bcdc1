// SPDX-License-Identifier: GPL-3.0-or-later
// The functions that describe each subcommand (one file each), and what several of them print alike.
#pragma once

#include "app/cli/command.hpp"
#include "core/model/import_batch.hpp"

#include <QJsonArray>

namespace plansift::cli {

Command newCommand();
Command importCommand();
Command adoptCommand();
Command convertCommand();
Command dedupeCommand();
Command screenCommand();
Command studyAddCommand();
Command studyJoinCommand();
Command agreementCommand();
Command prismaCommand();
Command robToolsCommand();
Command robJudgeCommand();
Command robImportCommand();
Command robExportCommand();
Command dataImportCommand();
Command dataExportCommand();
Command dataPlanCommand();
Command analyseCommand();
Command figureCommand();
Command logCommand();
Command undoCommand();
Command checkCommand();
Command migrateCommand();

QJsonArray issuesJson(const QList<ImportIssue>& issues);
QStringList issueLines(const QString& path, const QList<ImportIssue>& issues);

} // namespace plansift::cli
