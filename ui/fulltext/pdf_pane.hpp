// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF to read: its pages below each other, text to select, quotes and search hits marked on the page.
#pragma once

#include "core/base/result.hpp"
#include "core/model/full_text.hpp"

#include <QAbstractScrollArea>
#include <QCache>
#include <QPdfDocument>

class QBuffer;
class QPdfSearchModel;

namespace plansift::ui {

/// The colour under a quote, by what it is taken for; the same on both themes, for pages are white.
QColor quoteColour(QuotePurpose purpose);

/// What a quote is taken for, in words.
QString quoteWords(QuotePurpose purpose);

class PdfPane final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit PdfPane(QWidget* parent = nullptr);
    ~PdfPane() override;

    /// Shows a document from its bytes; empty bytes show nothing. Error (Input): not a PDF that can be read.
    Status setBytes(const QByteArray& bytes);
    int pageCount() const { return m_document->pageCount(); }
    int currentPage() const; ///< from 0
    void goToPage(int page);
    /// 0 = as wide as the pane.
    void setZoom(double zoom);

    void setQuotes(const QList<Quote>& quotes);
    /// The selected text and where it stands; its text is empty when nothing is selected.
    Quote selection() const;
    void clearSelection();
    QRectF selectionRect() const; ///< in the pane

    void search(const QString& text);
    /// Goes to the next hit (or the one before).
    void nextHit(int by);
    int hits() const;
    int currentHit() const { return m_hit; } ///< from 0; -1 = none

Q_SIGNALS:
    void pageChanged();
    void hitsChanged();
    void selectionChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    double scale() const;
    void layOut();
    QRectF pageRect(int page) const; ///< on the viewport
    int pageAt(QPointF position) const;
    QPointF pointOnPage(int page, QPointF position) const;
    const QImage& image(int page);
    void paintPage(QPainter& painter, int page);
    void paintMarks(QPainter& painter, int page) const;
    void showHit();

    QPdfDocument* m_document = nullptr;
    QPdfSearchModel* m_search = nullptr;
    std::unique_ptr<QBuffer> m_bytes{};
    QList<double> m_tops{}; ///< of the pages, in pixels from the top of the document
    double m_zoom = 0;
    QCache<int, QImage> m_images{};
    QList<Quote> m_quotes{};
    Quote m_selection{};
    QPointF m_dragStart{};
    int m_dragPage = -1;
    int m_hit = -1;
};

} // namespace plansift::ui
