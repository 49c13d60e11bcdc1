// SPDX-License-Identifier: GPL-3.0-or-later
// The list of real export files: what each is and how many records it holds.
#pragma once

#include "tests/support/reference_data.hpp"

#include <QFile>
#include <QStringList>

namespace plansift::test {

struct ManifestEntry {
    QString path{};
    QString name{};
    QString format{};
    int records = 0;
};

/// The entries of FOLDER/MANIFEST.tsv (columns file, format, records_expected by name).
inline QList<ManifestEntry> manifestOf(const QString& folder)
{
    QFile file(folder + QStringLiteral("/MANIFEST.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const QStringList header = lines.takeFirst().split(QLatin1Char('\t'));
    const qsizetype expected = header.indexOf(QStringLiteral("records_expected"));
    QList<ManifestEntry> entries;
    for (const QString& line : lines) {
        const QStringList cells = line.split(QLatin1Char('\t'));
        entries.append(
            {folder + QLatin1Char('/') + cells.at(0), cells.at(0), cells.at(1), cells.at(expected).toInt()});
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
