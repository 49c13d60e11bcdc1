// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences from a vocabulary: sections of alternatives, and a speaker that fills one template for one work.
#pragma once

#include "resources/examples/mi_clbp/generator/random.hpp"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace plansift::example {

/// Sections of a vocabulary: "[name]", then one alternative a line; "#" starts a comment.
class Grammar {
public:
    /// Adds the sections of a file. False when it cannot be read.
    bool load(const QString& path);
    bool has(const QString& section) const { return m_sections.contains(section); }
    QStringList section(const QString& name) const { return m_sections.value(name); }

private:
    QHash<QString, QStringList> m_sections{};
};

/// Fills templates for one work. {x} is chosen once and stays; {*x} is chosen anew, unused alternatives
/// first, unless a value was set;
/// {^x} and {^*x} start with a capital; {x.2} is the second of the parts that " | " separates. A name is
/// looked up among the values set, then as scope.x for each scope, then as x. Unknown names are remembered as
/// problems.
class Speaker {
public:
    Speaker(const Grammar& grammar, Random& random, QStringList scopes);

    void set(const QString& name, const QString& value) { m_values.insert(name, value); }
    /// The next {name} is chosen anew.
    void forget(const QString& name);
    bool knows(const QString& name) const;
    QString say(const QString& text);
    /// The value of {name}.
    QString value(const QString& name) { return say(u'{' + name + u'}'); }
    const QStringList& problems() const { return m_problems; }

private:
    QString sectionOf(const QString& name) const;
    QString resolve(const QString& name);
    QString choose(const QString& section);
    void bind(const QString& name, const QString& text);

    const Grammar& m_grammar;
    Random& m_random;
    QStringList m_scopes;
    QHash<QString, QString> m_values{};
    QHash<QString, QSet<qsizetype>> m_used{};
    QStringList m_problems{};
};

/// First letter as a capital.
QString capitalised(QString text);

} // namespace plansift::example
