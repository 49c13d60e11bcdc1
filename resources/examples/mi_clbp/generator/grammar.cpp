// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a vocabulary and speaking from it.
#include "resources/examples/mi_clbp/generator/grammar.hpp"

#include <QFile>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace plansift::example {

bool Grammar::load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QString section;
    for (const QString& written : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QString line = written.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.startsWith(u'[') && line.endsWith(u']'))
            section = line.sliced(1, line.size() - 2);
        else
            m_sections[section] += line;
    }
    return true;
}

Speaker::Speaker(const Grammar& grammar, Random& random, QStringList scopes)
    : m_grammar(grammar)
    , m_random(random)
    , m_scopes(std::move(scopes))
{
}

QString Speaker::sectionOf(const QString& name) const
{
    for (const QString& scope : m_scopes)
        if (const QString scoped = scope + u'.' + name; m_grammar.has(scoped))
            return scoped;
    return m_grammar.has(name) ? name : QString();
}

bool Speaker::knows(const QString& name) const
{
    return m_values.contains(name) || !sectionOf(name).isEmpty();
}

void Speaker::forget(const QString& name)
{
    m_values.remove(name);
    for (int part = 2; part < 6; ++part)
        m_values.remove(name + u'.' + QString::number(part));
}

QString Speaker::choose(const QString& section)
{
    const QStringList alternatives = m_grammar.section(section);
    QSet<qsizetype>& used = m_used[section];
    if (used.size() == alternatives.size())
        used.clear();
    qsizetype at = m_random.below(alternatives.size());
    while (used.contains(at))
        at = (at + 1) % alternatives.size();
    used.insert(at);
    return say(alternatives.at(at));
}

void Speaker::bind(const QString& name, const QString& text)
{
    const QStringList parts = text.split(u" | "_s);
    m_values.insert(name, parts.constFirst());
    for (qsizetype i = 1; i < parts.size(); ++i)
        m_values.insert(name + u'.' + QString::number(i + 1), parts.at(i));
}

QString Speaker::resolve(const QString& name)
{
    const bool anew = name.startsWith(u'*');
    const QString key = anew ? name.sliced(1) : name;
    if (m_values.contains(key))
        return say(m_values.value(key));
    const QString base = key.section(u'.', 0, 0);
    const bool part = key != base && key.sliced(base.size() + 1).toInt() > 1;
    if (part && !m_values.contains(base))
        resolve(base);
    if (part)
        return m_values.value(key, m_values.value(base));
    const QString section = sectionOf(key);
    if (section.isEmpty()) {
        m_problems += key;
        return {};
    }
    const QString text = choose(section);
    if (anew)
        return text;
    bind(key, text);
    return m_values.value(key);
}

QString Speaker::say(const QString& text)
{
    QString out;
    qsizetype from = 0;
    for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', from)) {
        const qsizetype close = text.indexOf(u'}', open);
        QString name = text.sliced(open + 1, close - open - 1);
        const bool capital = name.startsWith(u'^');
        const QString value = resolve(capital ? name.sliced(1) : name);
        out += QStringView(text).sliced(from, open - from);
        out += capital ? capitalised(value) : value;
        from = close + 1;
    }
    return out + text.sliced(from);
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace plansift::example
