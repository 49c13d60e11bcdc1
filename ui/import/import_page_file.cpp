// SPDX-License-Identifier: GPL-3.0-or-later
// Showing one file on the import page: counts, form, fields, records, problems with their lines.
#include "ui/import/import_page.hpp"

#include "core/base/text.hpp"
#include "ui/common/icons.hpp"
#include "ui/common/theme.hpp"
#include "ui/import/count_tile.hpp"
#include "ui/import/file_list.hpp"
#include "ui/import/mapping_table.hpp"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QDateEdit>
#include <QFileInfo>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTextBlock>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

constexpr int kRawLines = 200;
constexpr qsizetype kMostProblems = 2000; // rows of the table; a count says how many there are

QTableWidgetItem* cell(const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    item->setToolTip(text);
    return item;
}

struct SeverityLook {
    QString word{};
    QString iconName{};
    QColor colour{};
};

SeverityLook lookOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return {QCoreApplication::translate("ImportPage", "Refused"), u"cross"_s, theme().exclude};
    case Severity::Warning:
        return {QCoreApplication::translate("ImportPage", "Warning"), u"warning"_s, theme().maybe};
    default:
        return {QCoreApplication::translate("ImportPage", "Note"), u"info"_s, theme().info};
    }
}

QString linesText(const QList<NumberedLine>& lines)
{
    QString text;
    for (const NumberedLine& line : lines)
        text += u"%1  %2\n"_s.arg(line.number, 6).arg(line.text);
    return text;
}

} // namespace

void ImportPage::showFile()
{
    const ImportPreview* preview = current();
    if (!preview)
        return;
    m_filling = true;
    showTiles(*preview);
    showForm(*preview);
    m_mapping->showColumns(*preview);
    const bool isTable = !preview->columns.isEmpty();
    const bool wasTable = m_content->isTabVisible(0);
    m_content->setTabVisible(0, isTable);
    if (isTable != wasTable)
        m_content->setCurrentIndex(isTable ? 0 : 1);
    m_content->setTabText(0, tr("Fields · %1 columns").arg(preview->columns.size()));
    showRecords(*preview);
    m_raw->setPlainText(linesText(linesAround(preview->asked.path, 1, 0, kRawLines)));
    m_repair->setVisible(preview->mojibake && !preview->asked.repairMojibake);
    m_filling = false;
    showProblems();
}

void ImportPage::showTiles(const ImportPreview& preview)
{
    const ReadSummary& summary = preview.reading.summary;
    const int row = m_files->currentRow();
    const int expected = m_expected.value(row, -1);
    const QString name = QFileInfo(preview.asked.path).fileName();
    const QLocale locale;
    const std::array<std::pair<int, QString>, TileCount> tiles{
        std::pair{summary.found, tr("%1, %2 kB").arg(name, locale.toString(preview.bytes / 1024))},
        std::pair{summary.imported - summary.incomplete, tr("all main fields")},
        std::pair{summary.incomplete, tr("imported and marked")},
        std::pair{summary.refused, tr("kept in the log")},
        std::pair{expected, tr("of records in other files")}};
    for (size_t at = 0; at < tiles.size(); ++at) {
        const auto& [count, under] = tiles.at(at);
        m_tiles.at(at)->setCount(count, under);
    }
}

void ImportPage::showForm(const ImportPreview& preview)
{
    const QString format = preview.error ? preview.asked.format : preview.reading.format;
    m_format->setCurrentIndex(m_format->findData(format));
    m_encoding->setItemText(0, preview.reading.summary.encoding.isEmpty() || !preview.asked.encoding.isEmpty()
                                   ? tr("by content")
                                   : tr("%1 (by content)").arg(preview.reading.summary.encoding));
    m_encoding->setCurrentIndex(std::max(0, m_encoding->findData(preview.asked.encoding)));
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(static_cast<int>(preview.asked.kind))));
    const QSignalBlocker quiet(m_searchedOn);
    const QDate day = QDate::fromString(preview.asked.searchedOn, Qt::ISODate);
    m_searchedOn->setDate(day.isValid() ? day : m_searchedOn->minimumDate());
    m_source->setText(preview.asked.source);
    m_source->setPlaceholderText(QFileInfo(preview.asked.path).completeBaseName());
}

void ImportPage::showRecords(const ImportPreview& preview)
{
    const QList<Record> records = preview.first;
    m_records->setRowCount(static_cast<int>(records.size()));
    for (int row = 0; row < records.size(); ++row) {
        const Record& record = records.at(row);
        const QStringList texts{QLocale().toString(record.line),
                                record.title,
                                authorLine(record),
                                record.year > 0 ? QString::number(record.year) : QString(),
                                record.journal,
                                record.doi};
        for (int column = 0; column < texts.size(); ++column)
            m_records->setItem(row, column, cell(texts.at(column)));
    }
}

QList<ImportIssue> ImportPage::problemsOf(const ImportPreview& preview) const
{
    QList<ImportIssue> issues = preview.reading.summary.issues;
    if (preview.error)
        issues.append({1, Severity::Error,
                       tr("%1 First line: “%2”").arg(messageOf(*preview.error), preview.firstLine)});
    if (!preview.importedBefore.isEmpty())
        issues.prepend(
            {0, Severity::Warning,
             tr("This file was imported before, on %1. Remove it from the list with Delete unless it is "
                "meant to be imported twice.")
                 .arg(preview.importedBefore.left(10))});
    return issues;
}

void ImportPage::showProblems()
{
    const ImportPreview* preview = current();
    if (!preview || m_filling)
        return;
    const auto isIn = [](const ImportIssue& issue, int list) {
        return list == All || (list == RefusedOnly ? issue.severity == Severity::Error : issue.incomplete);
    };
    QList<ImportIssue> issues = problemsOf(*preview);
    const QStringList names{tr("Problems %1"), tr("Refused %1"), tr("Incomplete %1")};
    for (int list = 0; list < ListCount; ++list)
        m_lists->setTabText(list, names.at(list).arg(std::ranges::count_if(
                                      issues, [&](const ImportIssue& issue) { return isIn(issue, list); })));
    const int shown = m_lists->currentIndex();
    m_tiles.at(Refused)->setChecked(shown == RefusedOnly);
    m_tiles.at(Incomplete)->setChecked(shown == IncompleteOnly);
    issues.removeIf([&](const ImportIssue& issue) { return !isIn(issue, shown); });
    m_problems->setRowCount(0);
    m_problems->setRowCount(static_cast<int>(std::min(issues.size(), kMostProblems)));
    for (int row = 0; row < m_problems->rowCount(); ++row) {
        const ImportIssue& issue = issues.at(row);
        const SeverityLook look = lookOf(issue.severity);
        m_problems->setItem(row, 0, cell(issue.line > 0 ? QLocale().toString(issue.line) : QString()));
        m_problems->item(row, 0)->setData(Qt::UserRole, issue.line);
        auto* kind = cell(look.word);
        kind->setIcon(icon(look.iconName, look.colour, 16));
        kind->setForeground(look.colour);
        m_problems->setItem(row, 1, kind);
        m_problems->setItem(row, 2, cell(issue.text));
    }
    if (m_problems->rowCount() > 0)
        m_problems->setCurrentCell(0, 0);
    else
        m_lines->setPlainText(shown == All ? tr("No problem found.") : tr("None."));
}

/// Line, kind and sentence, tabs between them: for a mail or a table.
void ImportPage::copyProblems()
{
    QStringList lines;
    for (int row = 0; row < m_problems->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_problems->columnCount(); ++column)
            cells += m_problems->item(row, column)->text();
        lines += cells.join(u'\t');
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
    Q_EMIT review().done(tr("Copied %1 problems").arg(lines.size()));
}

void ImportPage::showLines()
{
    const ImportPreview* preview = current();
    const QTableWidgetItem* chosen = m_problems->item(m_problems->currentRow(), 0);
    if (!preview || !chosen)
        return;
    const int line = chosen->data(Qt::UserRole).toInt();
    if (line <= 0)
        return m_lines->setPlainText(tr("This concerns the whole file."));
    m_lines->setPlainText(linesText(linesAround(preview->asked.path, line, 1, 3)));
    QTextEdit::ExtraSelection tint;
    tint.cursor = QTextCursor(m_lines->document()->findBlockByNumber(line > 1 ? 1 : 0));
    tint.format.setBackground(theme().excludeSoft);
    tint.format.setProperty(QTextFormat::FullWidthSelection, true);
    m_lines->setExtraSelections({tint});
}

void ImportPage::nextProblem(int step)
{
    const int rows = m_problems->rowCount();
    if (rows > 0)
        m_problems->setCurrentCell((m_problems->currentRow() + step + rows) % rows, 0);
}

} // namespace plansift::ui
