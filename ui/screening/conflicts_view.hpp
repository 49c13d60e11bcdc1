// SPDX-License-Identifier: GPL-3.0-or-later
// Records on which the votes differ: both votes and notes, and the settlement. The votes stay as they are.
#pragma once

#include "core/session/records.hpp"
#include "ui/review.hpp"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace plansift::ui {

class ConflictsView final : public QWidget {
    Q_OBJECT

public:
    ConflictsView(Review& review, Stage stage, QWidget* parent = nullptr);

    /// The records on which the votes of a stage differ; may be called on any thread.
    static QList<RecordLine> read(const Session& session, Stage stage);

    void setConflicts(const QList<RecordLine>& conflicts);
    int openConflicts() const;

private:
    QWidget* buildRecord();
    void showConflict();
    void settle(Verdict verdict);
    RowId current() const;
    QString named(const QString& name) const;

    void fillReasons(const QList<Decision>& votes);

    Review& m_review;
    Stage m_stage;
    QListWidget* m_list = nullptr;
    QTextBrowser* m_record = nullptr;
    QComboBox* m_reason = nullptr;
    QLineEdit* m_note = nullptr;
    QList<QPushButton*> m_buttons{};
};

} // namespace plansift::ui
