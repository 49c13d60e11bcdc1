// SPDX-License-Identifier: GPL-3.0-or-later
// The outcomes of a review: their names, kinds of data, arms and directions.
#pragma once

#include "core/session/studies.hpp"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace plansift::ui {

class OutcomeForm final : public QWidget {
    Q_OBJECT

public:
    explicit OutcomeForm(QWidget* parent = nullptr);

    /// `filled`: outcomes that have rows; their kind of data cannot change any more.
    void setOutcomes(const QList<Outcome>& outcomes, const QSet<RowId>& filled, bool writable);

Q_SIGNALS:
    void added(const plansift::Outcome& outcome);
    void changed(const plansift::Outcome& outcome);
    void removed(const plansift::Outcome& outcome);

private:
    void showOutcome();
    void collect();
    void add();

    QList<Outcome> m_outcomes{};
    QSet<RowId> m_filled{};
    bool m_writable = true;
    QListWidget* m_list = nullptr;
    QLineEdit* m_newName = nullptr;
    QWidget* m_fields = nullptr;
    QLineEdit* m_name = nullptr;
    QFormLayout* m_form = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_effects = nullptr;
    QLineEdit* m_arm1 = nullptr;
    QLineEdit* m_arm2 = nullptr;
    QLineEdit* m_left = nullptr;
    QLineEdit* m_right = nullptr;
    QCheckBox* m_higher = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace plansift::ui
