// SPDX-License-Identifier: GPL-3.0-or-later
// What a review asks: title, question as PICO, registration, votes per record. For a new one and for changing
// it.
#pragma once

#include "core/model/review.hpp"

#include <QFormLayout>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace plansift::ui {

class ReviewForm final : public QWidget {
    Q_OBJECT

public:
    explicit ReviewForm(QWidget* parent = nullptr);

    void setInfo(const ReviewInfo& info);
    ReviewInfo info() const;
    /// A row below the others.
    void addRow(const QString& name, QWidget* field);

Q_SIGNALS:
    void changed();

private:
    ReviewInfo m_info{}; ///< with what the form does not show
    QFormLayout* m_rows = nullptr;
    QList<QLineEdit*> m_texts{}; ///< in the order of kTexts
    QComboBox* m_votes = nullptr;
};

/// A field of a form with a hint of what belongs there.
QLineEdit* formField(const QString& objectName, const QString& hint);

} // namespace plansift::ui
