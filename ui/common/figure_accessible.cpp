// SPDX-License-Identifier: GPL-3.0-or-later
// The interfaces of a figure and of its parts.
#include "ui/common/figure_accessible.hpp"

#include "ui/common/figure_view.hpp"

#include <QAccessibleWidget>

#include <map>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace plansift::ui {
namespace {

/// One part of a figure; pressing it is clicking it.
class TargetInterface final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    TargetInterface(FigureView* view, qsizetype at)
        : m_view(view)
        , m_at(at)
    {
    }

    bool isValid() const override { return m_view && m_at < m_view->targets().size(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view->window()->windowHandle(); }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Button; }

    QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Name && isValid() ? m_view->targets().at(m_at).label : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override
    {
        const QRect inside = m_view->rectOfTarget(m_at).toAlignedRect();
        return {m_view->mapToGlobal(inside.topLeft()), inside.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.focused = m_view->hasFocus() && m_view->currentTarget() == m_at;
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }

    QStringList actionNames() const override { return {pressAction()}; }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction() && isValid())
            m_view->press(m_at);
    }

private:
    FigureView* m_view;
    qsizetype m_at;
};

class FigureInterface final : public QAccessibleWidget {
public:
    explicit FigureInterface(FigureView* view)
        : QAccessibleWidget(view, QAccessible::Chart)
        , m_view(view)
    {
    }
    ~FigureInterface() override
    {
        for (const auto& [at, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }
    Q_DISABLE_COPY_MOVE(FigureInterface)

    int childCount() const override { return static_cast<int>(m_view->targets().size()); }

    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_ids.find(index);
        if (known != m_ids.end())
            return QAccessible::accessibleInterface(known->second);
        auto* made = new TargetInterface(m_view, index); // the registry owns it
        m_ids[index] = QAccessible::registerAccessibleInterface(made);
        return made;
    }

    int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (const auto& [at, id] : m_ids)
            if (QAccessible::accessibleInterface(id) == wanted)
                return at;
        return -1;
    }

private:
    FigureView* m_view;
    mutable std::map<int, QAccessible::Id> m_ids{};
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* view = qobject_cast<FigureView*>(object);
    return view ? new FigureInterface(view) : nullptr;
}

} // namespace

void describeFiguresToScreenReaders()
{
    [[maybe_unused]] static const bool known = [] {
        QAccessible::installFactory(make);
        return true;
    }();
}

} // namespace plansift::ui
