// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows without a review: new, open, example, other tools' work, recent reviews, a place to
// drop.
#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QVBoxLayout;

namespace plansift::ui {

class RecentReviews;
struct BringSpec;

class StartPage final : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    /// Takes on the colours of another theme.
    void restyle();
    void showError(const QString& sentence);
    void clearError();
    /// Puts a review at the top of the recent ones.
    void remember(const QString& path, const QString& title);
    void forget(const QString& path);
    /// Reads the recent reviews anew.
    void refresh();

Q_SIGNALS:
    void newAsked();
    void openAsked();
    /// A recent review is not where it was.
    void locateAsked(const QString& lost);
    void openRequested(const QString& path);
    void exampleAsked(const QString& key);
    void bringAsked(const BringSpec& spec);
    /// Files that are no review were dropped.
    void importAsked(const QStringList& paths);

private:
    void build();
    void buildErrorBar(QVBoxLayout* column);
    QWidget* buildLeft();
    QWidget* buildRight();
    void buildActions(QVBoxLayout* column);
    void buildCards(QVBoxLayout* column);
    void takeDropped(const QStringList& paths);

    QFrame* m_errorBar = nullptr;
    QLabel* m_errorText = nullptr;
    RecentReviews* m_recent = nullptr;
    QLabel* m_none = nullptr;
};

} // namespace plansift::ui
