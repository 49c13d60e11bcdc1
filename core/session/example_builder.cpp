// SPDX-License-Identifier: GPL-3.0-or-later
// Steps that the examples share.
#include "core/session/example_builder.hpp"

#include "core/base/text.hpp"
#include "core/store/study_repo.hpp"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

void initExampleResources()
{
    Q_INIT_RESOURCE(plansift_examples); // static libraries do not register their resources by themselves
}

namespace plansift {
namespace {

constexpr quint32 kSeed = 20240415;
constexpr int kSecondsBetweenLooks = 23; // a vote takes two or three looks: about a minute
constexpr int kFirstHour = 18;
constexpr int kLastHour = 22;

} // namespace

ExampleBuilder::ExampleBuilder(QString path, const QString& key)
    : m_path(std::move(path))
    , m_folder(u":/examples/"_s + QString(key).replace(u'-', u'_') + u'/')
{
    initExampleResources();
    startOn(QDate(2024, 4, 15));
}

ExampleBuilder::~ExampleBuilder() = default;

void ExampleBuilder::startOn(const QDate& day)
{
    m_moment = QDateTime(day, QTime(kFirstHour, 0), Qt::UTC);
}

QDateTime ExampleBuilder::tick()
{
    m_moment = m_moment.addSecs(kSecondsBetweenLooks);
    if (m_moment.time().hour() >= kLastHour)
        startOn(m_moment.date().addDays(1));
    return m_moment;
}

QString ExampleBuilder::resource(const QString& name) const
{
    return m_folder + name;
}

Result<QByteArray> ExampleBuilder::read(const QString& name) const
{
    QFile file(resource(name));
    if (!file.open(QIODevice::ReadOnly))
        return makeError(
            ErrorCode::Input,
            QCoreApplication::translate("example", "the program lacks the file \"%1\"").arg(name));
    return file.readAll();
}

Result<QJsonObject> ExampleBuilder::readJson(const QString& name) const
{
    const Result<QByteArray> bytes = read(name);
    return bytes ? Result<QJsonObject>(QJsonDocument::fromJson(*bytes).object())
                 : Result<QJsonObject>(bytes.error());
}

Status ExampleBuilder::create(const ReviewInfo& info, const QString& reviewer)
{
    SessionOptions options;
    options.reviewer = reviewer;
    options.clock = [this] { return tick(); };
    options.seed = kSeed;
    Result<std::unique_ptr<Session>> made = Session::create(m_path, info, options);
    if (!made)
        return made.error();
    m_session = std::move(*made);
    return {};
}

Status ExampleBuilder::addOutcome(const Outcome& outcome, const QList<OutcomeRow>& rows)
{
    const QString note = QCoreApplication::translate("example", "Enter the data of %1").arg(outcome.name);
    return m_session->change(note, [&](store::Recorder& recorder) -> Status {
        const Result<RowId> id = store::addOutcome(recorder, outcome);
        if (!id)
            return id.error();
        for (const OutcomeRow& row : rows)
            if (const Result<RowId> put = store::putRow(recorder, *id, row); !put)
                return put.error();
        return {};
    });
}

QString textOf(const QJsonValue& tagged)
{
    return tagged[u"value"].toVariant().toString();
}

QString tagOf(const QJsonValue& tagged)
{
    return tagged[u"source"].toString();
}

Cell cellOf(const QString& name, const QJsonValue& tagged)
{
    Cell cell;
    cell.name = name;
    cell.printed = textOf(tagged);
    cell.value = tagged[u"value"].toDouble();
    cell.tag = tagOf(tagged);
    return cell;
}

} // namespace plansift
