// SPDX-License-Identifier: GPL-3.0-or-later
// What examples are made with: their resources, a clock that runs from April 2024, and the steps they share.
#pragma once

#include "core/session/example.hpp"
#include "core/session/screening.hpp"
#include "core/session/studies.hpp"

#include <QJsonObject>

namespace plansift {

/// One example review while it is filled. Every step goes through the ordinary calls of the session.
class ExampleBuilder {
public:
    ExampleBuilder(QString path, const QString& key);
    ~ExampleBuilder();

    Session& session() { return *m_session; }
    /// Sets the clock to a day of the story (18:00); it advances by some seconds at each look and rests at
    /// night.
    void startOn(const QDate& day);

    /// A file of the example's folder in the resources.
    QString resource(const QString& name) const;
    Result<QByteArray> read(const QString& name) const;
    Result<QJsonObject> readJson(const QString& name) const;

    /// Creates the project file.
    Status create(const ReviewInfo& info, const QString& reviewer);

    /// Adds an outcome with its rows, as one step.
    Status addOutcome(const Outcome& outcome, const QList<OutcomeRow>& rows);

private:
    QDateTime tick();

    QString m_path;
    QString m_folder;
    QDateTime m_moment{};
    std::unique_ptr<Session> m_session{};
};

/// Text of {"value": ..., "source": ...}.
QString textOf(const QJsonValue& tagged);
/// Tag of {"value": ..., "source": ...}: published, reconstructed or illustrative.
QString tagOf(const QJsonValue& tagged);
/// A number with its tag as a cell of outcome data.
Cell cellOf(const QString& name, const QJsonValue& tagged);

Status fillMotivationalInterviewing(ExampleBuilder& builder);
Status fillBcg(ExampleBuilder& builder);

} // namespace plansift
