// SPDX-License-Identifier: GPL-3.0-or-later
// The pane in which a report is read: page, zoom and search above the pages, what to do with a selection
// below.
#pragma once

#include "core/model/full_text.hpp"
#include "ui/fulltext/no_pdf_view.hpp"

#include <QWidget>

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QSpinBox;
class QStackedWidget;

namespace plansift::ui {

class PdfPane;

class PdfReader final : public QWidget {
    Q_OBJECT

public:
    explicit PdfReader(QWidget* parent = nullptr);

    /// Shows a file. One that cannot be read is named in the pane.
    void showFile(const QString& name, const QByteArray& bytes, bool writable);
    /// Shows what is to be done where there is no file.
    void showNothing(const NoPdf& reason);
    void setQuotes(const QList<Quote>& quotes);
    void goToPage(int page); ///< from 1
    void startSearch();
    PdfPane* pane() { return m_pane; }
    /// Keeps the selection as a quote.
    void takeQuote(QuotePurpose purpose);

Q_SIGNALS:
    void quoteTaken(const plansift::Quote& quote);
    void attachAsked();
    void notRetrievedAsked();
    void filesDropped(const QStringList& paths); ///< where the pages would stand

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildTools();
    void buildQuoteBar();
    void showPageNumber();
    void showHits();
    void placeQuoteBar();

    PdfPane* m_pane = nullptr;
    QStackedWidget* m_stack = nullptr;
    NoPdfView* m_nothing = nullptr;
    QSpinBox* m_page = nullptr;
    QLabel* m_pages = nullptr;
    QComboBox* m_zoom = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_hits = nullptr;
    QFrame* m_quoteBar = nullptr;
};

} // namespace plansift::ui
