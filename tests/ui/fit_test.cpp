// SPDX-License-Identifier: GPL-3.0-or-later
// Words fit: in the smallest window, and in a language whose sentences are a third longer.
#include "core/session/example.hpp"
#include "tests/ui/window_fixture.hpp"
#include "ui/page.hpp"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QToolButton>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

/// Makes every sentence about as long as its German would be; marks of arguments and of keys stay.
class LongerWords final : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text.size() < 4 ? text : text + QString(text.size() * 3 / 10 + 1, u'ß');
    }
};

/// A label that is narrower than its words and offers no other way to read them, or a button whose words are
/// cut: where the room is short they end in "…", and the tooltip has them whole. (Facets are check boxes in a
/// column of chosen width; their tooltips are enough.)
bool isCut(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->wordWrap() || label->text().isEmpty() || !label->toolTip().isEmpty())
            return false;
        if (Qt::mightBeRichText(label->text()))
            return false;
        return label->sizeHint().width() > label->width();
    }
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    if (!button || button->text().isEmpty())
        return false;
    const auto* tool = qobject_cast<const QToolButton*>(button);
    if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
        return false; // no words are shown
    if (qobject_cast<const QCheckBox*>(button) && !button->toolTip().isEmpty())
        return false;
    return button->fontMetrics().horizontalAdvance(button->text().remove(u'&')) > button->width();
}

/// Names of the windows that are shown beside the main one, if only for a moment.
class OtherWindows final : public QObject {
public:
    OtherWindows() { qApp->installEventFilter(this); }
    QStringList seen{};

    bool eventFilter(QObject* object, QEvent* event) override
    {
        const auto* widget = qobject_cast<const QWidget*>(object);
        if (event->type() == QEvent::Show && widget && widget->isWindow() &&
            !qobject_cast<const ui::MainWindow*>(widget))
            seen += QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        return QObject::eventFilter(object, event);
    }
};

class FitTest : public test::PageTest {
protected:
    void SetUp() override
    {
        PageTest::SetUp();
        ASSERT_TRUE(test::isOk(createExample(u"mi-clbp"_s, path(u"r.plansift"_s))));
    }

    /// Names of what is cut on any page, with the words.
    QStringList cutOnAnyPage(QSize size)
    {
        QStringList cut;
        QSettings().setValue(u"screening/drawer"_s, true);
        openOn(u"overview"_s);
        window->resize(size);
        for (const ui::PageSpec& page : ui::pages()) {
            window->showPage(page.key);
            QApplication::processEvents();
            for (const QWidget* widget : window->findChildren<QWidget*>())
                if (widget->isVisible() && isCut(*widget))
                    cut += page.key + u": "_s + widget->objectName() + u" '"_s + wordsOf(*widget) + u'\'';
        }
        return cut;
    }

    static QString wordsOf(const QWidget& widget) { return widget.property("text").toString(); }
};

} // namespace

TEST_F(FitTest, NothingIsCutInTheSmallestWindow)
{
    const QStringList cut = cutOnAnyPage({1024, 680});
    EXPECT_LE(window->width(), 1024);
    EXPECT_TRUE(cut.isEmpty()) << cut.join(u'\n').toStdString();
}

TEST_F(FitTest, NoPartIsEverAWindowOfItsOwn)
{
    const OtherWindows others;
    openOn(u"overview"_s);
    for (const ui::PageSpec& page : ui::pages())
        window->showPage(page.key);
    QTest::qWait(200); // pages that are made when there is time
    EXPECT_TRUE(others.seen.isEmpty()) << others.seen.join(u'\n').toStdString();
}

TEST_F(FitTest, SentencesAThirdLongerFit)
{
    LongerWords longer;
    QCoreApplication::installTranslator(&longer);
    const QStringList cut = cutOnAnyPage({1280, 800});
    EXPECT_LE(window->width(), 1280);
    window.reset();
    QCoreApplication::removeTranslator(&longer);
    EXPECT_TRUE(cut.isEmpty()) << cut.join(u'\n').toStdString();
}
