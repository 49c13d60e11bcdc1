// SPDX-License-Identifier: GPL-3.0-or-later
// plansift_example_generator VOCABULARY REVIEW_JSON OUTPUT: writes the seven database files of the example,
// and what the two reviewers decided. The same input always gives the same bytes.
#include "resources/examples/mi_clbp/generator/decisions.hpp"
#include "resources/examples/mi_clbp/generator/dialects.hpp"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace plansift::example;

namespace {

constexpr quint64 kSeed = 20250103;

int fail(const QString& why)
{
    std::fprintf(stderr, "plansift_example_generator: %s\n", qPrintable(why));
    return 1;
}

bool write(const QString& path, const QString& text)
{
    QFile file(path);
    const QByteArray bytes = text.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// The text of one database's file.
QString databaseFile(const Plan& plan, int database, Random& random)
{
    const Database& source = plan.databases.at(database);
    const Dialect& dialect = dialectOf(source.dialect);
    QString text = dialect.mark ? QString(QChar(0xFEFF)) : QString();
    for (const Entry& entry : plan.entries) {
        if (entry.database != database)
            continue;
        const Work& work = plan.works.at(entry.work);
        const int number = 1000 + entry.ordinal * 3 + database;
        const Description description = describe(work, source.dialect, number, entry.keptEntry >= 0, random);
        text += dialect.write(work, description, entry.ordinal, source.records);
    }
    return text.replace(u"\n"_s, dialect.lineEnd);
}

QString fileOf(const Plan& plan, const Entry& entry)
{
    return plan.databases.at(entry.database).file;
}

QString mergesTable(const Plan& plan)
{
    QString table = u"file,ordinal,of_file,of_ordinal,reason\n"_s;
    for (const Entry& entry : plan.entries)
        if (entry.keptEntry >= 0) {
            const Entry& kept = plan.entries.at(entry.keptEntry);
            table +=
                u"%1,%2,%3,%4,same publication\n"_s.arg(fileOf(plan, entry), QString::number(entry.ordinal),
                                                        fileOf(plan, kept), QString::number(kept.ordinal));
        }
    return table;
}

QString quoted(const QString& cell)
{
    return cell.contains(u',') ? QString(u'"' + cell + u'"') : cell;
}

QString decisionsTable(const Plan& plan, const QList<Vote>& votes)
{
    QString table = u"file,ordinal,stage,reviewer,verdict,reason,note,adjudication\n"_s;
    for (const Vote& vote : votes) {
        const Entry& entry = plan.entries.at(vote.entry);
        table += QStringList{fileOf(plan, entry), QString::number(entry.ordinal),
                             vote.stage,          vote.reviewer,
                             vote.verdict,        quoted(vote.reason),
                             quoted(vote.note),   vote.adjudication ? u"1"_s : u"0"_s}
                     .join(u',') +
                 u'\n';
    }
    return table;
}

/// The files in import order, with the name of their source.
QString filesTable(const Plan& plan)
{
    QString table = u"file,source,format\n"_s;
    for (const Database& database : plan.databases)
        table += u"%1,%2,%3\n"_s.arg(database.file, database.name, database.file.section(u'.', -1));
    return table;
}

QString studiesTable(const Plan& plan)
{
    QString table = u"study,file,ordinal\n"_s;
    for (const Entry& entry : plan.entries)
        if (const Work& work = plan.works.at(entry.work); !work.study.isEmpty() && entry.keptEntry < 0)
            table += u"%1,%2,%3\n"_s.arg(work.study, fileOf(plan, entry), QString::number(entry.ordinal));
    return table;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4)
        return fail(u"usage: plansift_example_generator VOCABULARY REVIEW_JSON OUTPUT"_s);
    const QString vocabulary = QString::fromLocal8Bit(argv[1]);
    const QString output = QString::fromLocal8Bit(argv[3]);
    QFile reviewFile(QString::fromLocal8Bit(argv[2]));
    if (!reviewFile.open(QIODevice::ReadOnly))
        return fail(u"cannot read "_s + reviewFile.fileName());
    const QJsonObject review = QJsonDocument::fromJson(reviewFile.readAll()).object();

    Random random(kSeed);
    QString fault;
    const Plan plan = makePlan(vocabulary, review, random, fault);
    if (!fault.isEmpty())
        return fail(fault);
    const QList<Vote> votes = makeVotes(plan, review, random, fault);
    if (!fault.isEmpty())
        return fail(fault);
    QDir().mkpath(output);
    bool written = write(output + u"/files.csv", filesTable(plan)) &&
                   write(output + u"/merges.csv", mergesTable(plan)) &&
                   write(output + u"/decisions.csv", decisionsTable(plan, votes)) &&
                   write(output + u"/studies.csv", studiesTable(plan));
    for (int i = 0; i < plan.databases.size() && written; ++i)
        written = write(output + u'/' + plan.databases.at(i).file, databaseFile(plan, i, random));
    return written ? 0 : fail(u"cannot write to "_s + output);
}
