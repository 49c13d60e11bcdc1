// SPDX-License-Identifier: GPL-3.0-or-later
// Records out of the review.
#include "core/session/record_export.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_file.hpp"
#include "core/formats/writer.hpp"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

Error cannotExport(const QString& path, const QString& why)
{
    return makeError(ErrorCode::Input,
                     Text::tr("cannot export \"%1\": %2").arg(QFileInfo(path).fileName(), why));
}

Result<const formats::WriterSpec*> writerFor(const QString& path, const QString& format)
{
    if (const formats::WriterSpec* writer = formats::writerByKey(format))
        return writer;
    const QString extension = QFileInfo(path).suffix().toLower();
    QStringList known;
    for (const formats::WriterSpec& writer : formats::writers()) {
        if (format.isEmpty() && writer.extension == extension)
            return &writer;
        known += writer.extension;
    }
    known.removeDuplicates();
    return cannotExport(path, Text::tr("end the name with one of %1").arg(known.join(u", "_s)));
}

/// The note by which a record can be found again here.
QString provenanceNote(const RecordView& view)
{
    QStringList sources;
    for (const RecordOrigin& origin : view.origins)
        if (!sources.contains(origin.source))
            sources += origin.source;
    return u"plansift: record %1; %2"_s.arg(QString::number(view.id), sources.join(u", "_s));
}

} // namespace

QList<ExportFormat> exportFormats()
{
    QList<ExportFormat> list;
    for (const formats::WriterSpec& writer : formats::writers())
        list.append({writer.key, writer.label, writer.extension});
    return list;
}

Status exportRecords(const Session& session, const QList<RowId>& records, const QString& path,
                     const QString& format)
{
    const Result<const formats::WriterSpec*> writer = writerFor(path, format);
    if (!writer)
        return writer.error();
    QList<Record> written;
    written.reserve(records.size());
    for (const RowId id : records) {
        Result<RecordView> view = recordView(session, id);
        if (!view)
            return view.error();
        view->record.notes += provenanceNote(*view);
        written.append(std::move(view->record));
    }
    if (const Status saved = writeWholeFile(path, (*writer)->write(written)); !saved)
        return cannotExport(path, messageOf(saved.error()));
    return {};
}

} // namespace plansift
