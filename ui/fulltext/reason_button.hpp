// SPDX-License-Identifier: GPL-3.0-or-later
// A reason to exclude as a line to press: the cap of its key, its words, how often it stands.
#pragma once

#include <QPushButton>

class QLabel;

namespace plansift::ui {

class ReasonButton final : public QPushButton {
    Q_OBJECT

public:
    /// `key`: "" for a reason without one.
    ReasonButton(const QString& label, const QString& key, QWidget* parent = nullptr);

    const QString& label() const { return m_label; }
    /// On how many reports the reason counts.
    void setCount(int count);
    /// Its place among the reasons chosen: 0 = the first, which counts; -1 = not chosen.
    void setPlace(qsizetype place);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void showNumber();

    QString m_label;
    int m_count = 0;
    qsizetype m_place = -1;
    QLabel* m_number = nullptr;
};

} // namespace plansift::ui
