// SPDX-License-Identifier: GPL-3.0-or-later
// Building the rich text of a record.
#include "ui/records/record_html.hpp"

#include "ui/common/theme.hpp"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordHtml)
};

QString styled(const QString& html, const QString& style)
{
    return html.isEmpty() ? QString() : u"<p style=\"%1\">%2</p>"_s.arg(style, html);
}

QString escaped(const QString& text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QString paragraph(const QString& text, const QString& style = {})
{
    return styled(escaped(text), style);
}

/// The look of a marked word: fill and line, for colour never speaks alone.
QString markStyle(HighlightKind kind)
{
    const auto style = [](const QColor& fill, const QColor& line) {
        return u"background-color:%1; color:%2; text-decoration:underline;"_s.arg(fill.name(), line.name());
    };
    switch (kind) {
    case HighlightKind::Include:
        return style(theme().includeSoft, theme().include);
    case HighlightKind::Exclude:
        return style(theme().excludeSoft, theme().exclude);
    case HighlightKind::Neutral:
        return style(theme().neutralSoft, theme().neutral);
    }
    return {};
}

QString marked(const QString& text, const Highlighter& marker)
{
    QString html;
    qsizetype at = 0;
    for (const MarkedPlace& place : marker.placesIn(text)) {
        html += escaped(text.mid(at, place.start - at));
        html += u"<span style=\"%1\">%2</span>"_s.arg(markStyle(place.kind),
                                                      escaped(text.mid(place.start, place.length)));
        at = place.start + place.length;
    }
    return html + escaped(text.mid(at));
}

/// The parts of a structured abstract as paragraphs with their labels in bold; other abstracts as they are.
QString abstractHtml(const QString& abstract, const Highlighter& marker)
{
    static const QRegularExpression label(
        uR"((?:^|(?<=[.!?])\s+|\n)((?:BACKGROUND|CONTEXT|INTRODUCTION|OBJECTIVES?|AIMS?|PURPOSE|DESIGN|SETTING|PARTICIPANTS|PATIENTS|INTERVENTIONS?|(?:MATERIALS? AND )?METHODS|MEASUREMENTS|(?:MAIN )?OUTCOME MEASURES?|RESULTS|FINDINGS|(?:DISCUSSION|CONCLUSIONS?)(?: AND RELEVANCE)?|INTERPRETATION|LIMITATIONS|FUNDING|TRIAL REGISTRATION)[^:.\n]{0,30}):\s+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString html;
    QString head;
    qsizetype at = 0;
    const auto flush = [&](qsizetype end) {
        const QString text = abstract.mid(at, end - at).trimmed();
        const QString bold = head.isEmpty() ? QString() : u"<b>%1.</b> "_s.arg(escaped(head));
        if (!text.isEmpty() || !bold.isEmpty())
            html += styled(bold + marked(text, marker), u"line-height:140%;"_s);
    };
    for (auto it = label.globalMatch(abstract); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        flush(match.capturedStart());
        const QString words = match.captured(1);
        head = words.left(1).toUpper() + words.mid(1).toLower();
        at = match.capturedEnd();
    }
    flush(abstract.size());
    return html;
}

QString small(const QString& text)
{
    return paragraph(text, u"font-size:small; color:%1; margin:2px 0;"_s.arg(theme().secondary.name()));
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

QString verdictWords(const Decision& decision)
{
    const QString word = wordOf(decision.verdict);
    return decision.reasons.isEmpty() ? word
                                      : QString(word + u" ("_s + decision.reasons.join(u"; "_s) + u')');
}

QString decisionLine(const Decision& decision)
{
    const QString stage =
        decision.stage == Stage::FullText ? Text::tr("Full text") : Text::tr("Title and abstract");
    QString line = decision.adjudication ? Text::tr("%1: settled by %2: %3") : Text::tr("%1: %2: %3");
    line = line.arg(stage, decision.reviewer, verdictWords(decision));
    return decision.note.isEmpty() ? line : QString(line + u". "_s + decision.note);
}

QString recordHtml(const RecordView& view, const QList<Decision>& decisions, const Highlighter& marker)
{
    const Record& r = view.record;
    QString html = styled(marked(r.title, marker), u"font-size:18px; font-weight:bold; margin:4px 0;"_s);
    html += small(authorLine(r)) + small(sourceLine(r));
    for (const QString& abstract : r.abstracts)
        html += abstractHtml(abstract, marker);
    if (!r.keywords.isEmpty())
        html += styled(Text::tr("Keywords: %1").arg(marked(r.keywords.join(u"; "_s), marker)),
                       u"font-size:small; color:%1;"_s.arg(theme().secondary.name()));
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
