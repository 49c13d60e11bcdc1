// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows without a review: new, open, examples, recent reviews.
#pragma once

#include <QWidget>

class QLabel;
class QFrame;
class QListWidget;
class QVBoxLayout;

namespace plansift {
class Session;
}

namespace plansift::ui {

class StartPage final : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void showError(const QString& sentence);
    void clearError();
    /// Puts a review at the top of the recent ones.
    void remember(const QString& path, const Session& session);

Q_SIGNALS:
    void newAsked();
    void openAsked();
    void openRequested(const QString& path);
    void exampleAsked(const QString& key);

private:
    void buildActions(QVBoxLayout* column);
    void buildRecent(QVBoxLayout* column);
    void fillRecent();

    QFrame* m_errorBar = nullptr;
    QLabel* m_errorText = nullptr;
    QListWidget* m_recent = nullptr;
    QLabel* m_none = nullptr;
};

} // namespace plansift::ui
