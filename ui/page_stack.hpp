// SPDX-License-Identifier: GPL-3.0-or-later
// The start page and the pages of the open review, one of which is seen.
#pragma once

#include "ui/page.hpp"

#include <QStackedWidget>
#include <QTimer>

#include <optional>

namespace plansift::ui {

/// A page of a review is made when it is first shown, the others one by one while the window has nothing to
/// do: all of them together take longer than a start may.
class PageStack final : public QStackedWidget {
    Q_OBJECT

public:
    /// Shows `start`, and again whenever no review is open.
    explicit PageStack(QWidget* start, QWidget* parent = nullptr);

    void setReview(const PageContext& context);
    void clearReview();

    /// Shows the page at a place of pages().
    Page* show(int index);
    /// The page that is seen; null on the start page.
    Page* current() const;
    /// Its key, "" on the start page.
    QString currentKey() const;
    /// The page at a place of pages(), made if need be.
    Page* pageAt(int index);
    /// Those made so far.
    QList<Page*> made() const;

Q_SIGNALS:
    void goTo(const QString& page, const QString& argument);

private:
    void makeNext();

    std::optional<PageContext> m_context{};
    QList<Page*> m_pages{}; ///< in the order of pages(); null = not made yet
    QTimer m_idle{};
};

} // namespace plansift::ui
