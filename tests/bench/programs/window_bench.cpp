// SPDX-License-Identifier: GPL-3.0-or-later
// plansift_window_bench [N | REVIEW]: the real window on a review of N made records (100,000) or on a copy of
// a review, driven by keys. Prints how long starting, deciding, searching and scrolling take, each until the
// result is painted. Targets at 100,000 records: usable 0.5 s after the start, 95% of decisions under 16 ms,
// a search under 50 ms, the worst jump of the list under 16 ms.
#include "core/session/records.hpp"
#include "core/session/screening_rules.hpp"
#include "tests/bench/made_records.hpp"
#include "ui/common/theme.hpp"
#include "ui/main_window.hpp"

#include <QAbstractItemModel>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

constexpr int kDecisions = 1000;
constexpr int kJumps = 300;
constexpr int kPatience = 60'000; // milliseconds

double milliseconds(const QElapsedTimer& timer)
{
    constexpr double perMillisecond = 1e-6;
    return static_cast<double>(timer.nsecsElapsed()) * perMillisecond;
}

void print(const char* what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&times](double share) {
        return times.at(static_cast<size_t>(share * static_cast<double>(times.size() - 1)));
    };
    std::printf("%-34s n %4zu   median %8.2f ms   95%% %8.2f ms   worst %8.2f ms\n", what, times.size(),
                at(0.5), at(0.95), times.back());
    std::fflush(stdout);
}

/// Notices that one of some widgets has been painted.
class PaintWatch final : public QObject {
public:
    explicit PaintWatch(QWidget* watched) { watch(watched); }
    void watch(QWidget* watched) { watched->installEventFilter(this); }

    /// Runs `act` and the events behind it until the widget is painted and `done()`.
    double time(
        const std::function<void()>& act, const std::function<bool()>& done = [] { return true; })
    {
        QElapsedTimer timer;
        timer.start();
        m_painted = false;
        act();
        while ((!m_painted || !done()) && timer.elapsed() < kPatience)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, kPatience);
        return milliseconds(timer);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        m_painted = m_painted || event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_painted = false;
};

bool makeReview(const QTemporaryDir& folder, const QString& path, int records)
{
    const QString ris = folder.filePath(u"made.ris"_s);
    QFile file(ris);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    bench::writeRecords(file, records);
    file.close();
    SessionOptions options;
    options.reviewer = u"Ann"_s;
    const auto session = Session::create(path, {}, options);
    ImportRequest request;
    request.files = {{ris, {}, SourceKind::Database, {}}};
    return session && importFiles(**session, request) && QFile::remove(ris);
}

void decisions(ui::MainWindow& window)
{
    window.showPage(u"screening"_s);
    auto* record = window.findChild<QTextBrowser*>(u"screeningRecord"_s);
    record->setFocus();
    PaintWatch watch(record->viewport());
    std::vector<double> times;
    for (int i = 0; i < kDecisions; ++i)
        times.push_back(watch.time([&] { QTest::keyClick(record, i % 10 == 0 ? Qt::Key_3 : Qt::Key_1); }));
    print("decision key to next record", times);
}

/// Votes are written beside the window; what is measured next begins when all are in the file.
void waitForVotes(const QString& path)
{
    const auto session = Session::open(path, {.reviewer = u"Ann"_s, .readOnly = true});
    QElapsedTimer timer;
    timer.start();
    while (screeningProgress(**session, Stage::TitleAbstract).valueOr({}).mine < kDecisions)
        QTest::qWait(20);
    print("until all of them are written", {milliseconds(timer)});
    QTest::qWait(2000); // pages that were told of the last ones
}

void searches(ui::MainWindow& window)
{
    auto* field = window.findChild<QLineEdit*>(u"searchRecords"_s);
    auto* table = window.findChild<QTableView*>(u"recordTable"_s);
    PaintWatch watch(table->viewport());
    watch.watch(window.findChild<QLabel*>(u"recordsEmpty"_s)); // stands in its place without a hit
    bool answered = false;
    QObject::connect(table->model(), &QAbstractItemModel::modelReset, &watch,
                     [&answered] { answered = true; });
    std::vector<double> times;
    for (const QString& text : {u"patients"_s, u"everysecond"_s, u"everythousandth"_s, u"treatment pain"_s}) {
        for (const QChar letter : text)
            times.push_back(watch.time(
                [&] {
                    answered = false;
                    QTest::keyClick(field, letter.toLatin1());
                },
                [&answered] { return answered; }));
        watch.time([field] { field->clear(); });
    }
    print("search, letter by letter", times);
}

void jumps(ui::MainWindow& window)
{
    auto* table = window.findChild<QTableView*>(u"recordTable"_s);
    PaintWatch watch(table->viewport());
    std::mt19937 engine(7);
    std::vector<double> times;
    QScrollBar* bar = table->verticalScrollBar();
    for (int i = 0; i < kJumps; ++i)
        times.push_back(watch.time([&] {
            bar->setValue(static_cast<int>(engine() % static_cast<unsigned>(std::max(bar->maximum(), 1))));
            table->viewport()->update(); // also when chance asks for the place where it stands
        }));
    print("jump in the list of records", times);
}

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir folder;
    QCoreApplication::setOrganizationName(u"PlansiftBench"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    QSettings().setValue(u"reviewer/name"_s, u"Ann"_s);
    QApplication app(argc, argv);
    const double applicationTime = milliseconds(sinceStart);
    const QString path = folder.filePath(u"bench.plansift"_s);
    const QString asked = app.arguments().value(1, u"100000"_s);
    if (!(QFile::exists(asked) ? QFile::copy(asked, path) : makeReview(folder, path, asked.toInt()))) {
        std::fputs("usage: plansift_window_bench [N | REVIEW]\n", stderr);
        return 2;
    }
    QElapsedTimer timer;
    timer.start();
    ui::applyTheme(app, ui::lightTheme());
    ui::MainWindow window;
    PaintWatch watch(&window);
    watch.time([&] {
        window.resize(1280, 800);
        window.show();
        QApplication::setActiveWindow(&window); // shortcuts want the active window
        window.openReview(path);
    });
    print("start to the first page", {applicationTime + milliseconds(timer)});
    decisions(window);
    waitForVotes(path);
    PaintWatch pageWatch(&window);
    print("opening the page of records",
          {pageWatch.time([&] { window.showPage(u"records"_s); },
                          [&window] {
                              const auto* table = window.findChild<QTableView*>(u"recordTable"_s);
                              return table && table->model()->rowCount() > 0;
                          })});
    searches(window);
    jumps(window);
    return 0;
}
