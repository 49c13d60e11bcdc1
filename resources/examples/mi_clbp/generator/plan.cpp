// SPDX-License-Identifier: GPL-3.0-or-later
// Works and their distribution over the databases.
#include "resources/examples/mi_clbp/generator/plan.hpp"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::example {
namespace {

/// Rows of a tab-separated file; lines with # are comments.
QList<QStringList> rowsOf(const QString& path)
{
    QFile file(path);
    QList<QStringList> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts))
        if (!line.startsWith(u'#'))
            rows += line.split(u'\t');
    return rows;
}

/// ISSN of the invented range 9999-nnnn, with its check digit (ISO 3297).
QString issnOf(int number)
{
    const QString digits = u"9999%1"_s.arg(number, 3, 10, QChar(u'0'));
    int sum = 0;
    for (int i = 0; i < 7; ++i)
        sum += digits.at(i).digitValue() * (8 - i);
    const int check = (11 - sum % 11) % 11;
    return digits.first(4) + u'-' + digits.sliced(4) + (check == 10 ? u"X"_s : QString::number(check));
}

QList<Journal> readJournals(const QString& path)
{
    QList<Journal> journals;
    for (const QStringList& row : rowsOf(path))
        journals.append({row.at(0), row.at(1), row.at(2), row.at(3), row.at(4), row.at(5) == u"us"_s,
                         row.at(6).toInt(), issnOf(static_cast<int>(journals.size()) * 7 + 11)});
    return journals;
}

QList<Topic> readTopics(const QString& path)
{
    QList<Topic> topics;
    for (const QStringList& row : rowsOf(path)) {
        Topic topic{row.at(0),
                    row.at(1).toInt(),
                    row.at(2) == u"-"_s ? QString() : row.at(2),
                    {},
                    {},
                    row.at(4).split(u' '),
                    {},
                    row.at(6).toInt()};
        for (const QString& design : row.at(3).split(u' ')) {
            topic.designs += design.section(u':', 0, 0);
            topic.designWeights += design.section(u':', 1).toDouble();
        }
        for (const QString& weight : row.at(5).split(u' '))
            topic.databaseWeights += weight.toDouble();
        topics += topic;
    }
    return topics;
}

QList<Database> readDatabases(const QString& path, const QJsonObject& review)
{
    const QJsonArray counts = review.value(u"prisma"_s)[u"records_by_database"].toArray();
    QList<Database> databases;
    for (const QStringList& row : rowsOf(path)) {
        Database database{row.at(0), row.at(1), row.at(2), 0, row.at(3).toInt(), row.at(4).toInt()};
        for (const QJsonValue& count : counts)
            if (count[u"name"][u"value"].toString() == database.name)
                database.records = numberIn(count[u"n"]);
        databases += database;
    }
    return databases;
}

bool isTrial(const Work& work)
{
    static const QStringList designs{u"rct"_s, u"pilot"_s, u"protocol"_s, u"conference"_s};
    return designs.contains(work.design);
}

/// CENTRAL holds trials, PEDro finished ones; MEDLINE and PEDro hold no conference abstracts.
bool mayHold(const Database& database, const Work& work)
{
    if (database.dialect == u"central"_s)
        return isTrial(work);
    if (database.dialect == u"plain"_s)
        return work.design == u"rct"_s || work.design == u"pilot"_s || work.design == u"review"_s;
    return database.dialect != u"nbib"_s || work.design != u"conference"_s;
}

/// Makes the works: the included ones, then every topic with its foreign and its companion publications.
class WorkMaker {
public:
    WorkMaker(const Grammar& grammar, const QString& vocabulary, Random& random)
        : m_composer(grammar, readJournals(vocabulary + u"/journals.tsv"), random)
        , m_topics(readTopics(vocabulary + u"/topics.tsv"))
        , m_foreign(rowsOf(vocabulary + u"/foreign_titles.tsv"))
        , m_random(random)
    {
    }

    QList<Work> run()
    {
        for (const QString& section : {u"trial_a"_s, u"trial_b"_s, u"trial_c"_s})
            m_works += m_composer.composeIncluded(topic(u"s_population"_s), section);
        for (const Topic& each : m_topics)
            addTopic(each);
        return m_works;
    }

    Topic topic(const QString& key) const
    {
        return *std::find_if(m_topics.begin(), m_topics.end(),
                             [&key](const Topic& t) { return t.key == key; });
    }

    QStringList problems() const { return m_composer.problems(); }

private:
    void addTopic(const Topic& topic)
    {
        int left = topic.works;
        for (const QStringList& row : m_foreign)
            if (row.at(0) == topic.key && left > 0) {
                m_works += m_composer.composeForeign(topic, row);
                --left;
            }
        for (; left > 0; --left) {
            m_works += m_composer.compose(topic);
            if (left > 1 && topic.works > 40 && m_works.constLast().design == u"rct"_s &&
                m_random.chance(0.035)) {
                m_works +=
                    m_composer.companion(m_works.constLast(), static_cast<Companion>(m_random.below(3)));
                --left;
            }
        }
    }

    Composer m_composer;
    QList<Topic> m_topics;
    QList<QStringList> m_foreign;
    Random& m_random;
    QList<Work> m_works{};
};

/// Gives every work its home and then the duplicates their databases.
class Distributor {
public:
    Distributor(const QList<Database>& databases, const QList<Work>& works, const WorkMaker& topics,
                Random& random)
        : m_databases(databases)
        , m_works(works)
        , m_random(random)
        , m_homes(works.size(), -1)
        , m_holdings(databases.size())
    {
        for (const Work& work : works)
            m_weights += topics.topic(work.topic).databaseWeights;
    }

    QList<Entry> run()
    {
        chooseHomes();
        for (qsizetype database = 1; database < m_databases.size(); ++database)
            addDuplicates(database);
        for (QList<int>& works : m_holdings)
            m_random.shuffle(works);
        return entries();
    }

private:
    double weight(qsizetype work, qsizetype database) const
    {
        return mayHold(m_databases.at(database), m_works.at(work)) ? m_weights.at(work).at(database) : 0;
    }

    int uniqueIn(qsizetype database) const
    {
        return m_databases.at(database).records - m_databases.at(database).duplicates;
    }

    /// The specialised databases choose first; Embase takes what is left.
    void chooseHomes()
    {
        for (qsizetype work = 0; work < m_works.size(); ++work)
            if (!m_works.at(work).study.isEmpty())
                settle(work, 0);
        for (const qsizetype database : {6, 4, 3, 2, 5, 0})
            while (m_holdings.at(database).size() < uniqueIn(database))
                settle(m_random.weighted(homeWeights(database)), database);
        for (qsizetype work = 0; work < m_works.size(); ++work)
            if (m_homes.at(work) < 0)
                settle(work, 1);
    }

    QList<double> homeWeights(qsizetype database) const
    {
        QList<double> weights(m_works.size(), 0);
        for (qsizetype work = 0; work < m_works.size(); ++work)
            if (m_homes.at(work) < 0)
                weights[work] = weight(work, database);
        return weights;
    }

    void settle(qsizetype work, qsizetype database)
    {
        m_homes[work] = static_cast<int>(database);
        m_holdings[database] += static_cast<int>(work);
    }

    /// Copies of works that a database before this one holds; included studies are found everywhere.
    void addDuplicates(qsizetype database)
    {
        QList<double> weights(m_works.size(), 0);
        for (qsizetype work = 0; work < m_works.size(); ++work)
            if (m_homes.at(work) < database)
                weights[work] =
                    m_works.at(work).study.isEmpty() ? weight(work, database) : 1e6 * weight(work, database);
        const int others = m_databases.at(database).duplicates - m_databases.at(database).repeated;
        for (int i = 0; i < others; ++i) {
            const qsizetype work = m_random.weighted(weights);
            weights[work] = 0;
            m_holdings[database] += static_cast<int>(work);
        }
        for (int i = 0; i < m_databases.at(database).repeated; ++i)
            m_holdings[database] += m_holdings.at(database).at(i * 3);
    }

    QList<Entry> entries() const
    {
        QList<Entry> entries;
        QHash<int, int> first;
        for (qsizetype database = 0; database < m_holdings.size(); ++database) {
            int ordinal = 0;
            for (const int work : m_holdings.at(database)) {
                const int kept = first.value(work, -1);
                if (kept < 0)
                    first.insert(work, static_cast<int>(entries.size()));
                entries.append({static_cast<int>(database), ++ordinal, work, kept});
            }
        }
        return entries;
    }

    const QList<Database>& m_databases;
    const QList<Work>& m_works;
    Random& m_random;
    QList<QList<double>> m_weights{};
    QList<int> m_homes;
    QList<QList<int>> m_holdings; ///< works by database
};

/// PubMed numbers from 90000001 for what MEDLINE holds and for a part of the rest.
void numberInPubMed(QList<Work>& works, const QList<Entry>& entries, Random& random)
{
    QSet<int> inMedline;
    for (const Entry& entry : entries)
        if (entry.database == 0)
            inMedline.insert(entry.work);
    int next = 90000001;
    for (qsizetype work = 0; work < works.size(); ++work)
        if (inMedline.contains(static_cast<int>(work)) ||
            (works.at(work).design != u"conference"_s && random.chance(0.4)))
            works[work].pmid = next++;
}

/// What review.json and the vocabulary must agree on.
QString checkCounts(const Plan& plan, const QJsonObject& review)
{
    const QJsonValue prisma = review.value(u"prisma"_s);
    int records = 0;
    int duplicates = 0;
    for (const Database& database : plan.databases) {
        records += database.records;
        duplicates += database.duplicates;
    }
    if (records != numberIn(prisma[u"records_identified"]))
        return u"the databases of review.json do not add up to the records identified"_s;
    if (duplicates != numberIn(prisma[u"duplicates_removed"]))
        return u"databases.tsv does not give the duplicates of review.json"_s;
    if (plan.works.size() != numberIn(prisma[u"records_screened"]))
        return u"topics.tsv does not give the records screened of review.json"_s;
    return {};
}

} // namespace

int numberIn(const QJsonValue& tagged)
{
    return tagged[u"value"].toInt();
}

Plan makePlan(const QString& vocabulary, const QJsonObject& review, Random& random, QString& fault)
{
    Grammar grammar;
    for (const QString& name : {u"designs"_s, u"topics_back_pain"_s, u"topics_interviewing"_s,
                                u"topics_other"_s, u"topics_sought"_s, u"included"_s, u"people"_s})
        if (!grammar.load(vocabulary + u'/' + name + u".txt"_s))
            fault = u"cannot read "_s + name;
    Plan plan;
    plan.databases = readDatabases(vocabulary + u"/databases.tsv", review);
    WorkMaker maker(grammar, vocabulary, random);
    plan.works = maker.run();
    if (fault.isEmpty() && !maker.problems().isEmpty())
        fault = u"the vocabulary does not explain: "_s + maker.problems().join(u", "_s);
    if (fault.isEmpty())
        fault = checkCounts(plan, review);
    if (!fault.isEmpty())
        return plan;
    plan.entries = Distributor(plan.databases, plan.works, maker, random).run();
    numberInPubMed(plan.works, plan.entries, random);
    return plan;
}

} // namespace plansift::example
