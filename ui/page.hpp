// SPDX-License-Identifier: GPL-3.0-or-later
// A page of the window: header, error bar, body. The table of all pages stands in pages.cpp.
#pragma once

#include "ui/review.hpp"

#include <QWidget>

#include <functional>

class QFrame;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace plansift::ui {

class JobRunner;
class Prompter;

/// What a page is made with.
struct PageContext {
    Review& review;
    Prompter& prompter;
    JobRunner& jobs;
};

/// What may help against an error: its name on the button of the bar.
struct ErrorAction {
    QString words{};
    std::function<void()> run{};
};

/// Base of all pages. refresh() is called when the page is shown and after every change while it is shown.
class Page : public QWidget {
    Q_OBJECT

public:
    Page(const QString& title, const PageContext& context, QWidget* parent = nullptr);

    virtual void refresh() = 0;

    /// Shows one thing of the page: a record id, the key of an outcome, the name of a box of the flow.
    virtual void showArgument(const QString&) {}

    /// Goes to the page's own search; false when it has none.
    virtual bool startSearch() { return false; }

    /// What failed, on what. While a bar offers an action, errors without one do not take its place.
    void showError(const QString& sentence, const ErrorAction& action = {});
    void clearError();

Q_SIGNALS:
    /// Asks the window to show another page, `argument` says what there (a record id, an outcome key ...).
    void goTo(const QString& page, const QString& argument);

protected:
    bool focusNextPrevChild(bool next) override;

    Review& review() { return m_review; }
    Prompter& prompter() { return m_prompter; }
    JobRunner& jobs() { return m_jobs; }
    QVBoxLayout* body() { return m_body; }
    /// Sets the line of state beside the title.
    void setState(const QString& text);
    QPushButton* addAction(const QString& text, const QString& iconName, bool primary = false);

    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildHeader(const QString& title, QVBoxLayout* column);
    void buildErrorBar(QVBoxLayout* column);

    Review& m_review;
    Prompter& m_prompter;
    JobRunner& m_jobs;
    QLabel* m_state = nullptr;
    QHBoxLayout* m_actions = nullptr;
    QFrame* m_errorBar = nullptr;
    QLabel* m_errorText = nullptr;
    QPushButton* m_errorButton = nullptr;
    QToolButton* m_closeError = nullptr;
    ErrorAction m_errorAction{};
    QVBoxLayout* m_body = nullptr;
};

/// An entry of the rail. `count` gives the live number beside the name, "" for none; `open` says whether it
/// is work.
struct RailCount {
    QString text{};
    bool open = false;
};

struct PageSpec {
    QString key;
    QString iconName;
    QString title;
    Page* (*create)(const PageContext& context, QWidget* parent);
    RailCount (*count)(const Session& session);
    QString under{}; ///< key of the page whose place in the rail it shares; "" = it has its own
};

/// All pages: those of the rail in its order, then those that are reached from another page.
const QList<PageSpec>& pages();

} // namespace plansift::ui
