// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the figure studio: style, journal, size and type, columns, export. They are kept for each
// review.
#pragma once

#include "core/figure/journal.hpp"
#include "core/figure/style.hpp"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace plansift::ui {

class ColumnList;

class StudioPanel final : public QWidget {
    Q_OBJECT

public:
    /// `group`: where the settings are kept.
    explicit StudioPanel(const QString& group, QWidget* parent = nullptr);

    figure::FigureOptions options() const;
    int dpi() const;
    const figure::JournalRules& journal() const;
    /// Extensions chosen for export.
    QStringList formats() const;
    /// Columns can be chosen for forest plots only.
    void setForest(bool forest);
    void setFontPt(double size);
    void setWidthMm(double width);
    void setDpi(int dpi);
    void showHeight(double mm);

Q_SIGNALS:
    void changed();
    void exportAsked();
    void copyAsked();

private:
    void buildStyle(QVBoxLayout* column);
    void buildSize(QVBoxLayout* column);
    void buildColumns(QVBoxLayout* column);
    void buildExport(QVBoxLayout* column);
    void chooseJournal();
    void chooseStyle();
    void remember();
    QVariant kept(const QString& name, const QVariant& usual) const;

    QString m_group;
    QComboBox* m_style = nullptr;
    QComboBox* m_journal = nullptr;
    QLabel* m_rules = nullptr;
    QDoubleSpinBox* m_width = nullptr;
    QLabel* m_height = nullptr;
    QDoubleSpinBox* m_font = nullptr;
    QSpinBox* m_dpi = nullptr;
    QList<QCheckBox*> m_formats{};
    QWidget* m_columnBlock = nullptr;
    ColumnList* m_columns = nullptr;
    QCheckBox* m_rob = nullptr;
};

} // namespace plansift::ui
