// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the record: the criteria with their keys, my note, the record's tags.
#pragma once

#include "core/model/screening_rules.hpp"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace plansift::ui {

class FlowLayout;

class CriteriaPanel final : public QWidget {
    Q_OBJECT

public:
    explicit CriteriaPanel(QWidget* parent = nullptr);

    /// `reasons`: labels and keys of the reasons to exclude, shown at the criterion that they name.
    void setCriteria(const QList<Criterion>& criteria, const QList<std::pair<QString, QString>>& reasons);
    /// The note and tags of the record shown; `record` 0 = none.
    void setRecord(RowId record, const QString& note, const QStringList& tags, bool writable);
    void focusNote();
    void focusTags();
    /// Saves what is being typed, before another record is shown.
    void flush();

Q_SIGNALS:
    void noteChanged(qint64 record, const QString& text);
    void tagSet(qint64 record, const QString& label, bool on);
    /// The words that are marked are to be changed.
    void wordsAsked();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void rebuildTags(const QStringList& tags);

    RowId m_record = 0;
    QString m_savedNote{};
    QStringList m_tags{};
    QLabel* m_criteria = nullptr;
    QPlainTextEdit* m_note = nullptr;
    FlowLayout* m_tagRow = nullptr;
    QLineEdit* m_newTag = nullptr;
};

} // namespace plansift::ui
