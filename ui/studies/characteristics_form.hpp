// SPDX-License-Identifier: GPL-3.0-or-later
// What a study is like: its label, its reports and its characteristics as free fields.
#pragma once

#include "core/model/review.hpp"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace plansift::ui {

class CharacteristicsForm final : public QWidget {
    Q_OBJECT

public:
    explicit CharacteristicsForm(QWidget* parent = nullptr);

    /// Shows a study. `headings` are those of all studies, so that each has the same fields.
    void setStudy(const Study& study, const QStringList& headings, bool writable);

Q_SIGNALS:
    void renamed(const QString& label);
    void changed(const QJsonObject& characteristics);

private:
    void rebuild(const QStringList& headings);
    void addField();
    void collect();

    Study m_study{};
    QStringList m_headings{};
    bool m_writable = true;
    QLineEdit* m_label = nullptr;
    QFormLayout* m_form = nullptr;
    QList<QPlainTextEdit*> m_fields{};
    QLineEdit* m_newHeading = nullptr;
};

} // namespace plansift::ui
