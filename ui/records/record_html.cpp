// SPDX-License-Identifier: GPL-3.0-or-later
// Building the rich text of a record.
#include "ui/records/record_html.hpp"

#include "ui/common/theme.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordHtml)
};

QString paragraph(const QString& text, const QString& style = {})
{
    return text.isEmpty()
               ? QString()
               : u"<p style=\"%1\">%2</p>"_s.arg(style, text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
}

QString small(const QString& text)
{
    return paragraph(text, u"font-size:12px; color:%1; margin:2px 0;"_s.arg(theme().secondary.name()));
}

QString wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Include:
        return Text::tr("include");
    case Verdict::Maybe:
        return Text::tr("maybe");
    case Verdict::Exclude:
        return Text::tr("exclude");
    case Verdict::NotRetrieved:
        return Text::tr("not retrieved");
    }
    return {};
}

} // namespace

QString sourceLine(const Record& record)
{
    QStringList parts{record.journal.isEmpty() ? record.journalAbbrev : record.journal};
    if (record.year > 0)
        parts += QString::number(record.year);
    QString where = record.volume;
    if (!record.issue.isEmpty())
        where += u'(' + record.issue + u')';
    if (!record.pages.isEmpty())
        where += (where.isEmpty() ? QString() : u":"_s) + record.pages;
    parts += where;
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString decisionLine(const Decision& decision)
{
    const QString stage =
        decision.stage == Stage::FullText ? Text::tr("Full text") : Text::tr("Title and abstract");
    QString line = decision.adjudication ? Text::tr("%1: settled by %2: %3") : Text::tr("%1: %2: %3");
    line = line.arg(stage, decision.reviewer, wordOf(decision.verdict));
    if (!decision.reasons.isEmpty())
        line += u" ("_s + decision.reasons.join(u"; "_s) + u')';
    return decision.note.isEmpty() ? line : QString(line + u". "_s + decision.note);
}

QString recordHtml(const RecordView& view, const QList<Decision>& decisions)
{
    const Record& r = view.record;
    QString html = paragraph(r.title, u"font-size:15px; font-weight:bold;"_s);
    html += small(authorLine(r)) + small(sourceLine(r));
    for (const QString& abstract : r.abstracts)
        html += paragraph(abstract, u"line-height:140%;"_s);
    if (!r.keywords.isEmpty())
        html += small(Text::tr("Keywords: %1").arg(r.keywords.join(u"; "_s)));
    if (!r.doi.isEmpty())
        html += small(Text::tr("DOI %1").arg(r.doi));
    if (!r.pmid.isEmpty())
        html += small(Text::tr("PMID %1").arg(r.pmid));
    for (const QString& note : r.notes)
        html += small(note);
    html += u"<hr>"_s;
    for (const Decision& decision : decisions)
        html += small(decisionLine(decision));
    html += small(Text::tr("%1, line %2 of %3, imported on %4")
                      .arg(view.source)
                      .arg(view.line)
                      .arg(view.file, view.importedAt.left(10)));
    if (view.duplicateOf != 0)
        html += small(Text::tr("Duplicate of record %1").arg(view.duplicateOf));
    return html;
}

} // namespace plansift::ui
