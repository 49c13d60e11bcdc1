// SPDX-License-Identifier: GPL-3.0-or-later
// A record to be read: at most 70 characters a line, in the middle of a wide pane.
#pragma once

#include <QTextBrowser>

namespace plansift::ui {

class ReadingPane final : public QTextBrowser {
    Q_OBJECT

public:
    explicit ReadingPane(QWidget* parent = nullptr);

    void setTextSize(int pixels);
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumn();
};

} // namespace plansift::ui
