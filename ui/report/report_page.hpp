// SPDX-License-Identifier: GPL-3.0-or-later
// Report: the figure studio. Every figure of the review at true size, checked against the rules of a journal.
#pragma once

#include "core/figure/journal.hpp"
#include "core/session/figures.hpp"
#include "ui/page.hpp"

class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QScrollArea;

namespace plansift::ui {

class FigureSheet;
class StudioPanel;

class ReportPage final : public Page {
    Q_OBJECT

public:
    explicit ReportPage(const PageContext& context, QWidget* parent = nullptr);

    void refresh() override;
    /// "KIND/OUTCOME"
    void showArgument(const QString& argument) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildCanvas();
    QWidget* buildTools();
    QWidget* buildBelow();
    void fillContents();
    void addFigure(const QString& kind, const QString& outcome, const QString& name);
    void addOutcomeFigures(const Outcome& outcome);
    qsizetype studiesPooled(const Outcome& outcome);
    void showFigure();
    void showChecks();
    void repair(int check);
    void applyZoom();
    void nextFailedCheck();
    void exportChosen();
    void exportAll();
    /// False when files of these names are there and stay.
    bool mayWrite(const QStringList& paths);
    void copyFigure();
    Status exportOne(const FigureRequest& request, const QString& path, const QStringList& formats,
                     QStringList& written);
    FigureRequest chosen() const;
    QString nameOfChosen() const;

    QList<FigureRequest> m_figures{};
    QStringList m_names{}; ///< of the figures, for people
    QListWidget* m_contents = nullptr;
    QComboBox* m_zoom = nullptr;
    QComboBox* m_look = nullptr;
    QScrollArea* m_scroll = nullptr;
    FigureSheet* m_sheet = nullptr;
    QPlainTextEdit* m_caption = nullptr;
    QListWidget* m_checks = nullptr;
    StudioPanel* m_panel = nullptr;
    std::vector<figure::FigureCheck> m_found{};
};

} // namespace plansift::ui
