// SPDX-License-Identifier: GPL-3.0-or-later
// The files of an import: name, count, format, and whether anything is wrong with them.
#pragma once

#include "core/session/import_preview.hpp"

#include <QListWidget>

namespace plansift::ui {

class FileList final : public QListWidget {
    Q_OBJECT

public:
    explicit FileList(QWidget* parent = nullptr);

    void addFile(const QString& path);
    /// Shows what was read of the file of a row.
    void showPreview(int row, const ImportPreview& preview);

private:
    void describe(QListWidgetItem* item, const QString& name, const QString& count, const QString& format,
                  const QString& state, const QColor& colour);
};

} // namespace plansift::ui
