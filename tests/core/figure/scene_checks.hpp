// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every figure, as functions that return the breaches in words.
#pragma once

#include "core/figure/scene.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace plansift::test {

/// Lengths in pt that rounding may cost.
inline constexpr double kSlack = 0.02;

inline std::vector<const figure::Item*> itemsOf(const figure::Scene& scene, const std::string& role)
{
    std::vector<const figure::Item*> found;
    for (const figure::Item& item : scene.items)
        if (item.role == role)
            found.push_back(&item);
    return found;
}

inline const figure::Text* textOf(const figure::Item& item)
{
    return std::get_if<figure::Text>(&item.mark);
}

/// The texts of a scene; pieces of one cell or line are joined.
inline std::vector<std::string> textsOf(const figure::Scene& scene)
{
    std::vector<std::string> texts;
    for (const figure::Item& item : scene.items) {
        const figure::Text* text = textOf(item);
        if (!text)
            continue;
        if (text->continuesPrevious && !texts.empty())
            texts.back() += text->text;
        else
            texts.push_back(text->text);
    }
    return texts;
}

inline bool hasText(const figure::Scene& scene, const std::string& wanted)
{
    const std::vector<std::string> texts = textsOf(scene);
    return std::find(texts.begin(), texts.end(), wanted) != texts.end();
}

/// Pairs of texts that share an area, and marks that leave the page.
inline std::vector<std::string> breachesOf(const figure::Scene& scene)
{
    std::vector<std::string> breaches;
    std::vector<std::pair<figure::Rect, const figure::Text*>> texts;
    for (const figure::Item& item : scene.items) {
        const figure::Rect r = figure::boundsOf(item.mark);
        if (!(r.x >= -kSlack && r.y >= -kSlack && r.right() <= scene.width + kSlack &&
              r.bottom() <= scene.height + kSlack))
            breaches.push_back(item.role + " leaves the page" +
                               (textOf(item) ? ": " + textOf(item)->text : ""));
        if (textOf(item) && item.role != figure::kWatermarkRole)
            texts.emplace_back(r, textOf(item));
    }
    std::sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.first.y < b.first.y; });
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const figure::Rect& a = texts[i].first;
        for (std::size_t j = i + 1; j < texts.size() && texts[j].first.y < a.bottom() - kSlack; ++j) {
            const figure::Rect& b = texts[j].first;
            if (a.x < b.right() - kSlack && b.x < a.right() - kSlack)
                breaches.push_back("'" + texts[i].second->text + "' overlaps '" + texts[j].second->text +
                                   "'");
        }
    }
    return breaches;
}

inline std::vector<std::string> breachesOf(const figure::Pages& pages)
{
    std::vector<std::string> all;
    for (const figure::Scene& scene : pages)
        for (std::string& breach : breachesOf(scene))
            all.push_back(std::move(breach));
    return all;
}

} // namespace plansift::test
