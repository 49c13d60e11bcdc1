// SPDX-License-Identifier: GPL-3.0-or-later
// Reads files for the import page beside the window's thread, one after the other.
#pragma once

#include "core/session/import_preview.hpp"

#include <QObject>
#include <QTimer>

#include <future>

namespace plansift::ui {

class PreviewLoader final : public QObject {
    Q_OBJECT

public:
    explicit PreviewLoader(const Session& session, QObject* parent = nullptr);
    /// Waits for the file at hand.
    ~PreviewLoader() override;

    /// Reads a file, after those asked for before; a file asked for twice is read as asked last.
    void read(const ImportFile& file);
    /// Counts expected duplicates once nothing else is to be done.
    void countDuplicates(const QList<ImportPreview>& previews);
    bool isBusy() const { return m_preview.valid() || !m_waiting.isEmpty(); }

Q_SIGNALS:
    void previewed(const plansift::ImportPreview& preview);
    void duplicatesCounted(const QList<int>& counts);

private:
    void next();
    void look();

    const Session& m_session;
    QList<ImportFile> m_waiting{};
    std::optional<QList<ImportPreview>> m_toCount{};
    std::future<ImportPreview> m_preview{};
    std::future<QList<int>> m_counts{};
    QTimer m_poll{};
};

} // namespace plansift::ui
