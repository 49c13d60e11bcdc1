// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence for every kind of caveat.
#include "core/session/warning_text.hpp"

#include <QCoreApplication>

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(warning)
};

/// The sentence of a code; %1 is the number of studies or the name that the warning is about.
const char* sentenceOf(stats::WarningCode code)
{
    using Code = stats::WarningCode;
    switch (code) {
    case Code::Boundary:
        return QT_TRANSLATE_NOOP("warning",
                                 "The between-study variance is estimated as zero (its lower limit).");
    case Code::SecondMode:
        return QT_TRANSLATE_NOOP(
            "warning", "Two values of the between-study variance fit almost equally well; the better one is "
                       "used. Look at the result with another estimator, too.");
    case Code::NotConverged:
        return QT_TRANSLATE_NOOP(
            "warning", "The computation stopped before it settled; look at the result with another method, "
                       "too.");
    case Code::IncompleteRows:
        return QT_TRANSLATE_NOOP("warning", "Studies left out because numbers are missing: %1.");
    case Code::DoubleZero:
        return QT_TRANSLATE_NOOP(
            "warning", "Studies left out because nobody or everybody had the event in both groups: %1.");
    case Code::UndefinedEffect:
        return QT_TRANSLATE_NOOP("warning",
                                 "Studies left out because the measure has no value for their numbers: %1.");
    case Code::ZeroVariance:
        return QT_TRANSLATE_NOOP("warning", "Studies left out because their standard error is zero: %1.");
    case Code::ZeroCells:
        return QT_TRANSLATE_NOOP("warning",
                                 "Studies with a zero cell, to which a small number was added: %1.");
    case Code::SingleStudy:
        return QT_TRANSLATE_NOOP(
            "warning", "There is only one study, so differences between studies cannot be estimated.");
    case Code::FewStudies:
        return QT_TRANSLATE_NOOP("warning", "There are too few studies for a prediction interval.");
    case Code::NarrowInterval:
        return QT_TRANSLATE_NOOP(
            "warning",
            "The Hartung-Knapp interval is narrower here than the ordinary one; \"never narrower\" "
            "prevents this.");
    case Code::ZeroStandardError:
        return QT_TRANSLATE_NOOP(
            "warning", "All studies agree exactly, so the Hartung-Knapp method gives an interval without "
                       "width.");
    case Code::SuspectInput:
        return QT_TRANSLATE_NOOP(
            "warning", "Studies with a standardised difference beyond 2: %1. Were standard errors entered as "
                       "standard deviations?");
    case Code::EmptySubgroup:
        return QT_TRANSLATE_NOOP("warning", "The subgroup \"%1\" has no study that can be pooled.");
    case Code::NotIdentified:
        return QT_TRANSLATE_NOOP("warning",
                                 "The data say nothing about one of the quantities, so it is left open.");
    }
    return "";
}

/// What the phrase of a warning is about: the number of studies that it begins with ("2 studies with ..."),
/// or the name in quotes (subgroup "mild": ...).
QString subjectOf(const QString& phrase)
{
    return phrase.contains(u'"') ? phrase.section(u'"', 1, 1) : phrase.section(u' ', 0, 0);
}

} // namespace

QString warningText(const stats::Warning& warning)
{
    const QString sentence = Text::tr(sentenceOf(warning.code));
    return sentence.contains(QLatin1String("%1"))
               ? sentence.arg(subjectOf(QString::fromStdString(warning.text)))
               : sentence;
}

} // namespace plansift
