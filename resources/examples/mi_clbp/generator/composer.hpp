// SPDX-License-Identifier: GPL-3.0-or-later
// Invents publications of a topic: title, abstract, people, journal, dates.
#pragma once

#include "resources/examples/mi_clbp/generator/grammar.hpp"
#include "resources/examples/mi_clbp/generator/work.hpp"

#include <optional>

namespace plansift::example {

/// A line of topics.tsv.
struct Topic {
    QString key{};
    int works = 0;
    QString background{};            ///< section of general background sentences, "" for none
    QStringList designs{};           ///< kinds of study ...
    QList<double> designWeights{};   ///< ... and how frequent they are
    QStringList journals{};          ///< groups of journals
    QList<double> databaseWeights{}; ///< in the order of databases.tsv
    int firstYear = 1985;
};

/// How a publication can be related to one made before it.
enum class Companion { Erratum, ConferenceAbstract, SecondaryAnalysis };

/// Invents publications one after another. Titles never repeat, but for conference abstracts of a later
/// article.
class Composer {
public:
    Composer(const Grammar& grammar, QList<Journal> journals, Random& random);

    Work compose(const Topic& topic);
    /// A publication in another language; a line of foreign_titles.tsv says which.
    Work composeForeign(const Topic& topic, const QStringList& line);
    /// An included report; its texts are in the section of the vocabulary.
    Work composeIncluded(const Topic& topic, const QString& section);
    Work companion(const Work& of, Companion kind);
    /// Names of templates that the vocabulary does not explain.
    const QStringList& problems() const { return m_problems; }

private:
    struct Group {
        QList<Person> members{};
        QString affiliation{};
        QString country{};
    };

    Work begin(const Topic& topic, const QString& design);
    Speaker speakerOf(const Work& work);
    void setYearAndJournal(Work& work, const Topic& topic);
    void setPeople(Work& work, const Topic& topic);
    void setPlace(Work& work);
    void writeTexts(Work& work, const Topic& topic, Speaker& speaker);
    void writeAbstract(Work& work, const Topic& topic, Speaker& speaker, bool benefit);
    QString uniqueTitle(const Work& work, Speaker& speaker);
    void setSubjects(Work& work, const QString& section, const QString& text);
    void spell(Work& work) const;
    Group makeGroup(const QString& topic);
    Person makePerson();
    QString nextDoi(const Work& work);

    const Grammar& m_grammar;
    QList<Journal> m_journals;
    Random& m_random;
    QHash<QString, QList<Group>> m_groups{};
    QSet<QString> m_titles{};
    int m_dois = 0;
    QStringList m_problems{};
};

} // namespace plansift::example
