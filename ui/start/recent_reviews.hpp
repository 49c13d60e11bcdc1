// SPDX-License-Identifier: GPL-3.0-or-later
// The list of recent reviews, kept in the settings; files are read beside the window.
#pragma once

#include <QThreadPool>
#include <QWidget>

class QFrame;
class QLabel;
class QLineEdit;
class QListWidget;
class QVBoxLayout;

namespace plansift::ui {

class RecentRow;

class RecentReviews final : public QWidget {
    Q_OBJECT

public:
    explicit RecentReviews(QWidget* parent = nullptr);
    /// Waits for the file that is being read.
    ~RecentReviews() override;

    bool isEmpty() const;
    /// Puts a review at the top.
    void remember(const QString& path, const QString& title);
    /// Takes a file out of the list that stands somewhere else now.
    void forget(const QString& path);
    /// Reads all files anew.
    void refresh();

Q_SIGNALS:
    void openRequested(const QString& path);
    void locateAsked(const QString& lost);
    void emptyChanged();

private:
    void buildHead(QVBoxLayout* column);
    void buildNotice(QVBoxLayout* column);
    void addRow(const QString& path);
    void fill(RecentRow* row);
    void filter();
    void remove(const QString& path);
    void takeBack();

    QLineEdit* m_filter = nullptr;
    QListWidget* m_list = nullptr;
    QFrame* m_notice = nullptr;
    QLabel* m_noticeText = nullptr;
    QStringList m_before{}; ///< the list before the last removal
    QThreadPool m_readers{};
};

} // namespace plansift::ui
