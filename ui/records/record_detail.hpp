// SPDX-License-Identifier: GPL-3.0-or-later
// One record beside the list: text, tags, fields to correct, note, where it came from, votes.
#pragma once

#include "core/session/record_browser.hpp"
#include "core/session/records.hpp"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableWidget;
class QVBoxLayout;

namespace plansift::ui {

class FieldTable;
class FlowLayout;

/// What the detail shows of a record.
struct RecordDetailContent {
    RecordView view{};
    QList<Decision> decisions{};
    QStringList tags{};
    QStringList allTags{};
    QString note{};
    RecordStage stage = RecordStage::WaitsForMe;
    QString reason{};
    bool readOnly = false;
};

class RecordDetail final : public QWidget {
    Q_OBJECT

public:
    explicit RecordDetail(QWidget* parent = nullptr);

    void showRecord(const RecordDetailContent& content);
    /// Shows a sentence instead of a record.
    void showSentence(const QString& sentence);
    void focusTag();
    void focusNote();
    void correctField();

Q_SIGNALS:
    void corrected(const plansift::RecordField& field, const QString& text);
    void tagChanged(const QString& label, bool on);
    void noteChanged(plansift::RowId record, const QString& text);
    void possibleDuplicatesAsked();
    void takeApartAsked(plansift::RowId copy);

private:
    void buildHead(QVBoxLayout* column);
    void buildContent(QVBoxLayout* column);
    void showChips();
    void showAbstract(bool whole);
    void showOrigins();
    void showVotes();
    void saveNote();
    void addTag();

    RecordDetailContent m_shown{};
    QLabel* m_heading = nullptr;
    QLabel* m_sentence = nullptr;
    QWidget* m_content = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_meta = nullptr;
    FlowLayout* m_chips = nullptr;
    QLineEdit* m_newTag = nullptr;
    QLabel* m_abstract = nullptr;
    FieldTable* m_fields = nullptr;
    QPlainTextEdit* m_note = nullptr;
    QTableWidget* m_origins = nullptr;
    QLabel* m_merged = nullptr;
    QLabel* m_votes = nullptr;
};

} // namespace plansift::ui
