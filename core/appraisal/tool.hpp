// SPDX-License-Identifier: GPL-3.0-or-later
// Risk-of-bias tools as data: domains, signalling questions and the graph from answers to a judgement.
#pragma once

#include "core/base/result.hpp"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

namespace plansift::appraisal {

/// Answers by question id ("2.1" -> "PY"). An absent id is a missing answer; "NA" is an answer.
using Answers = QMap<QString, QString>;

/// "Question `id` is answered by one of these".
struct Condition {
    QString question{};
    QStringList answers{};
};

/// From a node to `then` (another node or a judgement) when all (or any) conditions hold.
struct Edge {
    QList<Condition> conditions{};
    bool any = false;
    QString then{};
};

/// A decision graph. The first edge that matches wins.
struct Graph {
    QString start{};
    QHash<QString, QList<Edge>> nodes{};
};

struct Question {
    QString id{};
    QString text{};
    QStringList options{};
    QString askedWhen{};
};

/// A domain; the worst of its parts is its judgement.
struct Domain {
    QString id{};     ///< "D2_assignment"
    QString column{}; ///< "D2": its column in figures and tables
    QString aim{};    ///< "", assignment or adherence
    QString label{};
    QString figureLabel{};
    QList<Question> questions{};
    QList<Graph> parts{};
};

struct Tool {
    QString key{};
    QString name{};
    QString version{};
    QString note{};
    QStringList levels{}; ///< judgements, best first
    QMap<QString, QString> answerWords{};
    QList<Domain> domains{};
    int escalateAt =
        0; ///< the reviewer may raise the overall judgement when so many domains have the middle level

    const Domain* domain(const QString& id) const;
    /// The columns of figures, in order, without repeats: D1 D2 ...
    QStringList columns() const;
    /// The level that begins with the same letter, as robvis reads judgements; "" when there is none.
    QString levelOf(const QString& word) const;
};

/// A proposed judgement and how it came about.
struct Proposal {
    QString judgement{};     ///< "" when the answers do not determine one
    QStringList questions{}; ///< questions passed on the way, in order
    bool mayEscalate = false;
};

/// All tools shipped with the program.
const QList<Tool>& tools();
/// The tool of this key, without regard to case; nullptr when there is none.
const Tool* toolByKey(const QString& key);

/// Reads a tool from JSON. Errors name what is missing.
Result<Tool> readTool(const QByteArray& json);

/// The judgement that the tool's algorithm proposes for a domain; nothing is ever assumed for a missing
/// answer. For "overall" the answers are the judgements of the domain columns (D1=Low ...). Error: unknown
/// domain, question or answer.
Result<Proposal> judge(const Tool& tool, const QString& domain, const Answers& answers);

} // namespace plansift::appraisal
