// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the conflicts: the votes of both in a table, what they disagree on, who settles.
#pragma once

#include "core/session/conflicts.hpp"

#include <QWidget>

class QButtonGroup;
class QGridLayout;
class QLabel;

namespace plansift::ui {

/// Who settles conflicts; a third reviewer may do it without seeing the votes.
enum class Settling { Together, ThirdOpen, ThirdBlind };

class AgreementPanel final : public QWidget {
    Q_OBJECT

public:
    /// `prefix`: of the object names.
    explicit AgreementPanel(const QString& prefix, QWidget* parent = nullptr);

    void setOverview(const ConflictOverview& overview);
    Settling settling() const;
    void setSettling(Settling settling);

Q_SIGNALS:
    void settlingChosen(Settling settling);

private:
    void buildTable(const QString& prefix);
    void showReasons(const ConflictOverview& overview);

    QLabel* m_number = nullptr;
    QList<QLabel*> m_names{}; ///< second in, second out, first in, first out
    QList<QLabel*> m_cells{}; ///< both in, first only, second only, both out
    QLabel* m_sentence = nullptr;
    QGridLayout* m_reasons = nullptr;
    QButtonGroup* m_settling = nullptr;
};

} // namespace plansift::ui
