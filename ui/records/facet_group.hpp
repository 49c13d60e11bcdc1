// SPDX-License-Identifier: GPL-3.0-or-later
// One group of a facet panel: a heading that folds it, and check boxes with counts.
#pragma once

#include <QHash>
#include <QSet>
#include <QWidget>

class QCheckBox;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace plansift::ui {

/// A value that a list can be narrowed to.
struct FacetValue {
    QString key{};
    QString label{};
    int n = 0;
};

class FacetGroup final : public QWidget {
    Q_OBJECT

public:
    /// `name` is the object name; it remembers whether the group is folded.
    /// `settings`: where is kept whether it is folded.
    FacetGroup(const QString& name, const QString& title, const QString& settings, QWidget* parent = nullptr);

    /// Puts a widget of its own kind into the group.
    void setContent(QWidget* content);
    /// Shows these values; those beyond the sixth are behind "more" unless they are chosen.
    void setValues(const QList<FacetValue>& values, const QSet<QString>& chosen);

Q_SIGNALS:
    void toggled(const QString& key, bool on);

private:
    struct Row {
        QWidget* widget = nullptr;
        QCheckBox* box = nullptr;
        QLabel* count = nullptr;
    };

    Row makeRow(const FacetValue& value);
    void fold(bool folded);
    void showMore();

    QString m_settings;
    QToolButton* m_heading = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_rows = nullptr;
    QWidget* m_more = nullptr;
    QHash<QString, Row> m_known{};
    bool m_all = false;
};

} // namespace plansift::ui
