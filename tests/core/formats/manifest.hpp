// SPDX-License-Identifier: GPL-3.0-or-later
// The list of real export files: what each is and how many records it holds.
#pragma once

#include "tests/support/reference_data.hpp"

#include <QFile>
#include <QHash>
#include <QStringList>

namespace plansift::test {

struct ManifestEntry {
    QString path{};
    QString name{};
    QString format{};
    int records = 0;
};

/// Counts of tests/data/records/corrections.tsv (file, records, reason): where MANIFEST.tsv counted lines
/// that do not start records.
inline QHash<QString, int> correctedCounts()
{
    QFile file(QString::fromStdString(committedData()) + QStringLiteral("/records/corrections.tsv"));
    QHash<QString, int> counts;
    if (file.open(QIODevice::ReadOnly))
        for (const QString& line :
             QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            counts.insert(line.section(QLatin1Char('\t'), 0, 0),
                          line.section(QLatin1Char('\t'), 1, 1).toInt());
    return counts;
}

/// The entries of FOLDER/MANIFEST.tsv (columns file, format, records_expected by name).
inline QList<ManifestEntry> manifestOf(const QString& folder)
{
    QFile file(folder + QStringLiteral("/MANIFEST.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const QStringList header = lines.takeFirst().split(QLatin1Char('\t'));
    const qsizetype expected = header.indexOf(QStringLiteral("records_expected"));
    const QHash<QString, int> corrected = correctedCounts();
    QList<ManifestEntry> entries;
    for (const QString& line : lines) {
        const QStringList cells = line.split(QLatin1Char('\t'));
        entries.append({folder + QLatin1Char('/') + cells.at(0), cells.at(0), cells.at(1),
                        corrected.value(cells.at(0), cells.at(expected).toInt())});
    }
    return entries;
}

/// Committed files, then those of the reference folder when it is given.
inline QList<ManifestEntry> allManifestEntries()
{
    QList<ManifestEntry> entries =
        manifestOf(QString::fromStdString(committedData()) + QStringLiteral("/records"));
    if (!referenceData().empty())
        entries += manifestOf(QString::fromStdString(referenceData()) + QStringLiteral("/records"));
    return entries;
}

} // namespace plansift::test
