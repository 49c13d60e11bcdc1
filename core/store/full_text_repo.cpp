// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on attachments and quotes.
#include "core/store/full_text_repo.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(store)
};

/// [[x, y, width, height], ...]
QString placesText(const QList<QRectF>& places)
{
    QJsonArray list;
    for (const QRectF& place : places)
        list.append(QJsonArray{place.x(), place.y(), place.width(), place.height()});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<QRectF> placesIn(const QString& text)
{
    QList<QRectF> places;
    for (const QJsonValue& place : QJsonDocument::fromJson(text.toUtf8()).array())
        places.append(
            QRectF(place[0].toDouble(), place[1].toDouble(), place[2].toDouble(), place[3].toDouble()));
    return places;
}

} // namespace

Result<RowId> addAttachment(Recorder& recorder, RowId record, const QString& name, const QByteArray& bytes)
{
    const QString sha256 =
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    if (Status done = recorder.database().exec(
            u"INSERT INTO attachment_content(sha256, bytes) VALUES(?, ?) ON CONFLICT(sha256) DO NOTHING"_s,
            {sha256, bytes});
        !done)
        return done.error();
    return recorder.insert(
        u"attachment"_s,
        {{u"record_id"_s, record}, {u"name"_s, name}, {u"sha256"_s, sha256}, {u"withdrawn"_s, 0}});
}

Result<QList<Attachment>> attachmentsOf(const Database& database, RowId record)
{
    Result<Rows> rows = database.query(u"SELECT id, record_id, name, sha256 FROM attachment "
                                       "WHERE record_id = ? AND withdrawn = 0 ORDER BY id DESC"_s,
                                       {record});
    if (!rows)
        return rows.error();
    QList<Attachment> list;
    while (rows->next())
        list.append({rows->integer(0), rows->integer(1), rows->text(2), rows->text(3)});
    return list;
}

Result<QByteArray> attachmentBytes(const Database& database, const QString& sha256)
{
    const Result<QVariant> bytes =
        database.scalar(u"SELECT bytes FROM attachment_content WHERE sha256 = ?"_s, {sha256});
    if (!bytes)
        return bytes.error();
    if (!bytes->isValid())
        return makeError(ErrorCode::Input, Text::tr("the bytes of this file are not in the project"));
    return bytes->toByteArray();
}

Result<RowId> addQuote(Recorder& recorder, const Quote& quote)
{
    return recorder.insert(u"quote"_s, {{u"record_id"_s, quote.record},
                                        {u"page"_s, quote.page},
                                        {u"text"_s, quote.text},
                                        {u"purpose"_s, keyOf(quote.purpose)},
                                        {u"places"_s, placesText(quote.places)}});
}

Result<QList<Quote>> quotesOf(const Database& database, RowId record)
{
    Result<Rows> rows = database.query(u"SELECT id, record_id, page, text, purpose, places FROM quote "
                                       "WHERE record_id = ? ORDER BY page, id"_s,
                                       {record});
    if (!rows)
        return rows.error();
    QList<Quote> list;
    while (rows->next())
        list.append({rows->integer(0), rows->integer(1), static_cast<int>(rows->integer(2)), rows->text(3),
                     quotePurposeFromKey(rows->text(4)).value_or(QuotePurpose::Result),
                     placesIn(rows->text(5))});
    return list;
}

Result<QStringList> missingAttachments(const Database& database)
{
    Result<Rows> rows =
        database.query(u"SELECT a.name, a.record_id FROM attachment a LEFT JOIN "
                       "attachment_content c ON c.sha256 = a.sha256 WHERE c.sha256 IS NULL"_s);
    if (!rows)
        return rows.error();
    QStringList problems;
    while (rows->next())
        problems +=
            Text::tr("the file \"%1\" of record %2 is missing").arg(rows->text(0)).arg(rows->integer(1));
    return problems;
}

} // namespace plansift::store
