// SPDX-License-Identifier: GPL-3.0-or-later
// A small random source whose numbers are the same on every platform (SplitMix64, Steele, Lea & Flood 2014).
#pragma once

#include <QList>

#include <utility>

namespace plansift::example {

class Random {
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }

    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        quint64 z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    /// 0 up to, not including, `n`.
    qsizetype below(qsizetype n) { return static_cast<qsizetype>(next() % static_cast<quint64>(n)); }
    int between(int low, int high) { return low + static_cast<int>(below(high - low + 1)); }
    /// From 0 up to, not including, 1.
    double real() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    double within(double low, double high) { return low + (high - low) * real(); }
    bool chance(double p) { return real() < p; }

    template<typename T>
    const T& pick(const QList<T>& list)
    {
        return list.at(below(list.size()));
    }

    /// Index drawn in proportion to the weights; -1 when all are zero.
    qsizetype weighted(const QList<double>& weights)
    {
        double sum = 0;
        for (const double w : weights)
            sum += w;
        double at = real() * sum;
        for (qsizetype i = 0; i < weights.size(); ++i) {
            if (weights.at(i) <= 0)
                continue;
            if (at < weights.at(i))
                return i;
            at -= weights.at(i);
        }
        return sum > 0 ? weights.size() - 1 : -1;
    }

    template<typename T>
    void shuffle(QList<T>& list)
    {
        for (qsizetype i = list.size() - 1; i > 0; --i)
            list.swapItemsAt(i, below(i + 1));
    }

private:
    quint64 m_state;
};

} // namespace plansift::example
