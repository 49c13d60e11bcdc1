// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in place of the pages while a report has no file that can be read: what to do about it.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace plansift::ui {

/// Why there are no pages.
struct NoPdf {
    QString sentence{};
    QString doi{};         ///< "" = not known
    bool damaged = false;  ///< there is a file, but it cannot be read
    bool writable = false; ///< a report is open and may be changed
};

class NoPdfView final : public QWidget {
    Q_OBJECT

public:
    explicit NoPdfView(QWidget* parent = nullptr);

    void show(const NoPdf& reason);
    /// Whether a file dropped here would be kept.
    bool takesFiles() const { return m_reason.writable; }

Q_SIGNALS:
    void attachAsked();
    void notRetrievedAsked();

private:
    void copyLink();

    NoPdf m_reason{};
    QLabel* m_sentence = nullptr;
    QLabel* m_link = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_attach = nullptr;
    QPushButton* m_notRetrieved = nullptr;
};

} // namespace plansift::ui
