// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of subcommands: to add one, add its function here and in registry.hpp.
#include "app/cli/registry.hpp"

namespace plansift::cli {

const QList<Command>& commands()
{
    static const QList<Command> list{
        newCommand(),        importCommand(),   adoptCommand(),     convertCommand(),   dedupeCommand(),
        screenCommand(),     studyAddCommand(), studyJoinCommand(), agreementCommand(), prismaCommand(),
        robToolsCommand(),   robJudgeCommand(), robImportCommand(), robExportCommand(), dataImportCommand(),
        dataExportCommand(), dataPlanCommand(), analyseCommand(),   figureCommand(),    logCommand(),
        undoCommand(),       checkCommand(),    migrateCommand()};
    return list;
}

} // namespace plansift::cli
