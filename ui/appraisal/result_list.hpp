// SPDX-License-Identifier: GPL-3.0-or-later
// The results to assess, grouped by study, each with where its assessment stands.
#pragma once

#include "core/session/appraisal.hpp"

#include <QListWidget>

namespace plansift::ui {

/// A result and the acting reviewer's assessment of it, if there is one.
struct ResultLine {
    RobTarget target{};
    QString judgement{}; ///< of the whole; "" = not judged yet
    QString state{};     ///< "done", "3 of 5" ...
};

class ResultList final : public QListWidget {
    Q_OBJECT

public:
    explicit ResultList(QWidget* parent = nullptr);

    /// Shows the results; the chosen one stays chosen.
    void setResults(const QList<ResultLine>& lines);
    std::optional<RobTarget> chosen() const;
    void choose(RowId study, RowId outcome);

Q_SIGNALS:
    void targetChosen();

private:
    void addHeading(const QString& study);
    void addResult(int index);

    QList<ResultLine> m_lines{};
};

} // namespace plansift::ui
