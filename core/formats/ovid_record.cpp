// SPDX-License-Identifier: GPL-3.0-or-later
// What the tags and labels of Ovid mean. Source: Ovid database field guides (MEDLINE, Embase, PsycINFO,
// Journals@Ovid, Books@Ovid, Zoological Record).
#include "core/formats/ovid_record.hpp"

#include "core/formats/ovid_names.hpp"
#include "core/formats/tag_table.hpp"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

using D = RecordDraft;

constexpr TagRule kRules[] = {{"VN", &D::keep},
                              {"DB", &D::database},
                              {"AN", &D::accession},
                              {"UI", &D::accession},
                              {"AU", &D::keep, '\n'},
                              {"ED", &D::keep, '\n'},
                              {"IN", &D::affiliations, '\n'},
                              {"TI", &D::title},
                              {"TT", &D::titleTranslated},
                              {"OT", &D::titleTranslated},
                              {"SO", &D::sourceLine},
                              {"JN", &D::journal},
                              {"AB", &D::abstract, '\n'},
                              {"DE", &D::keywords},
                              {"KW", &D::keywords},
                              {"ID", &D::keywords},
                              {"MH", &D::keyword},
                              {"SH", &D::keyword},
                              {"LG", &D::languages},
                              {"LA", &D::languages},
                              {"IS", &D::serialNumber},
                              {"IB", &D::serialNumber},
                              {"YR", &D::year},
                              {"DP", &D::date},
                              {"DI", &D::doi},
                              {"DO", &D::doi},
                              {"PM", &D::pmid},
                              {"PU", &D::publisher},
                              {"PB", &D::publisher},
                              {"LC", &D::place},
                              {"PT", &D::type},
                              {"DT", &D::type},
                              {"XL", &D::url, '\n'},
                              {"XP", &D::keep},
                              {"Accession Number", &D::accession},
                              {"Unique Identifier", &D::accession},
                              {"Author", &D::keep, '\n'},
                              {"Authors", &D::keep, '\n'},
                              {"Author/Editor", &D::keep, '\n'},
                              {"Editor", &D::keep, '\n'},
                              {"Editors", &D::keep, '\n'},
                              {"Author e-mail", &D::keep, '\n'},
                              {"Institution", &D::affiliations, '\n'},
                              {"Title", &D::title},
                              {"Chapter Title", &D::keep},
                              {"Original Title", &D::titleTranslated},
                              {"Book Title", &D::secondaryTitle},
                              {"Source", &D::sourceLine},
                              {"Journal Name", &D::journal},
                              {"Abstract", &D::abstract, '\n'},
                              {"Author Keywords", &D::keywords},
                              {"Keyword Heading", &D::keywords, '\n'},
                              {"Keywords", &D::keywords, '\n'},
                              {"MeSH Subject Headings", &D::keywords, '\n'},
                              {"Subject Headings", &D::keywords, '\n'},
                              {"Language", &D::languages},
                              {"Publication Type", &D::type},
                              {"Document Type", &D::type},
                              {"ISSN", &D::serialNumber},
                              {"ISBN", &D::serialNumber},
                              {"DOI Number", &D::doi},
                              {"DOI", &D::doi},
                              {"Digital Object Identifier", &D::doi},
                              {"Year of Publication", &D::year},
                              {"Date of Publication", &D::date},
                              {"Publisher", &D::publisher},
                              {"Database", &D::database},
                              {"PMID", &D::pmid},
                              {"Clinical Trial Number", &D::trialIds},
                              {"References", &D::keep, '\n'},
                              {"Status", &D::keep},
                              {"Score", &D::keep},
                              {"SCORE", &D::keep},
                              {"Journal Subset", &D::keep},
                              {"NLM Journal Code", &D::keep},
                              {"Country of Publication", &D::keep},
                              {"Link to the Ovid Full Text or citation", &D::url, '\n'}};

const TagTable& table()
{
    static const TagTable rules(kRules);
    return rules;
}

bool holdsNames(const QString& tag)
{
    return tag == u"AU"_s || tag == u"Author"_s || tag == u"Authors"_s || tag == u"Author/Editor"_s;
}

bool holdsEditors(const QString& tag)
{
    return tag == u"ED"_s || tag == u"Editor"_s || tag == u"Editors"_s;
}

/// Names were kept as they stand; what their parts say completely is not kept twice.
void takeNames(Record& record)
{
    QList<RawField> raw;
    for (const RawField& field : record.raw) {
        const bool edits = holdsEditors(field.tag);
        if (!edits && !holdsNames(field.tag)) {
            raw += field;
            continue;
        }
        const OvidNames names = parseOvidNames(field.value);
        record.editors += edits ? names.authors + names.editors : names.editors;
        if (!edits)
            record.authors += names.authors;
        if (names.changed)
            raw += field;
    }
    record.raw = raw;
}

/// "... review.[Article]": the kind of the document, printed behind the title.
void takeTitle(Record& record)
{
    const QString chapter = rawValue(record, u"Chapter Title");
    if (record.title.isEmpty() && !chapter.isEmpty()) {
        record.title = chapter;
        record.type = u"CHAP"_s;
    }
    const qsizetype open = record.title.lastIndexOf(u'[');
    static const QRegularExpression kind(uR"(^\[[A-Z][A-Za-z: -]{2,40}\]\.?$)"_s);
    if (open <= 0 || !kind.match(record.title.sliced(open)).hasMatch())
        return;
    record.raw.append({u"TI"_s, record.title});
    record.title = record.title.first(open).trimmed();
}

void dropFinalStop(QString& text)
{
    if (text.endsWith(u'.'))
        text.chop(1);
}

} // namespace

bool isOvidLabel(QByteArrayView label)
{
    return label.size() > 2 && table().knows(label);
}

Record buildOvidRecord(TaggedField lines, IssueLog& log)
{
    RecordDraft draft(log);
    table().fill(draft, lines);
    Record record = draft.finish();
    takeNames(record);
    takeTitle(record);
    for (ListedId& id : record.accessions)
        dropFinalStop(id.id);
    for (QString& language : record.languages)
        dropFinalStop(language);
    record.provider = u"Ovid Technologies"_s;
    if (record.database == u"Books@Ovid"_s)
        record.type = u"BOOK"_s;
    return record;
}

} // namespace plansift::formats
