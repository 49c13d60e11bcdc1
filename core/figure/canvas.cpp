// SPDX-License-Identifier: GPL-3.0-or-later
// Placing marks and lines of text.
#include "core/figure/canvas.hpp"

namespace plansift::figure {
void Canvas::add(Mark mark, const Tag& tag)
{
    m_items.push_back({std::move(mark), tag.role, tag.ref, withoutNoBreakSpaces(tag.label)});
}

void Canvas::place(std::string_view text, const Placing& placing, const Tag& tag, bool continues)
{
    if (text.empty())
        return;
    Text mark{withoutNoBreakSpaces(text), placing.at, placing.font, placing.anchor, placing.colour,
              placing.rotation,           0,          continues};
    mark.width = m_measure.width(mark.text, mark.font);
    add(std::move(mark), tag);
}

void Canvas::text(std::string_view text, const Placing& placing, const Tag& tag)
{
    place(text, placing, tag, false);
}

void Canvas::continueText(std::string_view text, const Placing& placing, const Tag& tag)
{
    place(text, placing, tag, true);
}

void Canvas::rich(const RichText& line, const Placing& placing, const Tag& tag)
{
    Placing next = placing;
    bool first = true;
    for (const Run& run : line) {
        next.font.italic = placing.font.italic || run.italic;
        place(run.text, next, tag, !first);
        next.at.x += m_measure.width(run.text, next.font);
        first = false;
    }
}

void Canvas::block(const Lines& lines, const Placing& placing, const Tag& tag)
{
    const double size = placing.font.size;
    Placing next = placing;
    next.at.y = baselineAt(placing.at.y - (blockHeight(lines.size(), size) - kLinePitch * size) / 2, size);
    for (const std::string& line : lines) {
        text(line, next, tag);
        next.at.y += kLinePitch * size;
    }
}

double Canvas::stack(const Lines& lines, const Placing& placing, const Tag& tag)
{
    Placing middle = placing;
    middle.at.y += blockHeight(lines.size(), placing.font.size) / 2;
    block(lines, middle, tag);
    return placing.at.y + blockHeight(lines.size(), placing.font.size);
}

Scene Canvas::take(double width, double height, std::string title, const std::string& description)
{
    return {width, height, std::move(title), withoutNoBreakSpaces(description), std::move(m_items)};
}

} // namespace plansift::figure
