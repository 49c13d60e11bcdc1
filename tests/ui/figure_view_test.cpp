// SPDX-License-Identifier: GPL-3.0-or-later
// A figure by keys and for screen readers.
#include "core/session/figures.hpp"
#include "tests/ui/window_fixture.hpp"
#include "ui/common/figure_view.hpp"

#include <QAccessible>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

class FigureViewTest : public test::PageTest {
protected:
    ui::FigureView* openFlow()
    {
        importRis(*create(), 3);
        openOn(u"overview"_s);
        auto* flow = find<ui::FigureView>(u"flowView");
        EXPECT_TRUE(QTest::qWaitFor([flow] { return !flow->targets().isEmpty(); }, 20000));
        return flow;
    }

    static QString refOf(const ui::FigureView& view)
    {
        return view.targets().value(view.currentTarget()).ref;
    }
};

} // namespace

TEST_F(FigureViewTest, ArrowsFollowTheFlowAndEnterShowsTheRecordsOfABox)
{
    ui::FigureView* flow = openFlow();
    flow->setFocus();
    QTest::keyClick(flow, Qt::Key_Down);
    EXPECT_EQ(refOf(*flow), u"identified"_s);
    QTest::keyClick(flow, Qt::Key_Right);
    EXPECT_EQ(refOf(*flow), u"removed"_s);
    QTest::keyClick(flow, Qt::Key_Left);
    QTest::keyClick(flow, Qt::Key_Down);
    EXPECT_EQ(refOf(*flow), u"records_screened"_s);
    const QSignalSpy pressed(flow, &ui::FigureView::itemClicked);
    QTest::keyClick(flow, Qt::Key_Return);
    ASSERT_EQ(pressed.size(), 1);
    EXPECT_TRUE(find<QWidget>(u"recordsPage")->isVisible());
}

TEST_F(FigureViewTest, EveryBoxIsAChildThatCanBePressed)
{
    ui::FigureView* flow = openFlow();
    QAccessibleInterface* figure = QAccessible::queryAccessibleInterface(flow);
    ASSERT_NE(figure, nullptr);
    ASSERT_EQ(figure->childCount(), flow->targets().size());
    QAccessibleInterface* screened = nullptr;
    for (int i = 0; i < figure->childCount(); ++i)
        if (figure->child(i)->text(QAccessible::Name).startsWith(u"Records in screening"_s))
            screened = figure->child(i);
    ASSERT_NE(screened, nullptr);
    EXPECT_TRUE(flow->rect().contains(flow->mapFromGlobal(screened->rect().center())));
    screened->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    EXPECT_TRUE(find<QWidget>(u"recordsPage")->isVisible());
}
