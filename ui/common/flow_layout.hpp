// SPDX-License-Identifier: GPL-3.0-or-later
// A layout that puts its widgets in lines like words of a text: for chips.
#pragma once

#include <QLayout>
#include <QList>

namespace plansift::ui {

class FlowLayout final : public QLayout {
public:
    explicit FlowLayout(int spacing = 6);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override { m_items.append(item); }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return placed(QRect(0, 0, width, 0), false); }
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

private:
    /// Puts the widgets into lines inside `rect`; returns the height used.
    int placed(const QRect& rect, bool apply) const;

    QList<QLayoutItem*> m_items{};
};

/// Deletes all widgets of a layout.
void clearLayout(QLayout* layout);

} // namespace plansift::ui
