// SPDX-License-Identifier: GPL-3.0-or-later
// A button that may become narrower than its words: they end in "…" then, and the tooltip has them whole.
#pragma once

#include <QPushButton>

namespace plansift::ui {

class ElidedButton final : public QPushButton {
    Q_OBJECT

public:
    explicit ElidedButton(QWidget* parent = nullptr);

    void setWords(const QString& words);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();
    int frameWidth() const; ///< what the style puts around the words

    QString m_words{};
};

} // namespace plansift::ui
