// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target: the numeric core on data at the edge, every model and block, through the spec.
#include "core/synthesis/spec.hpp"
#include "tests/support/degenerate/degenerate_spec.hpp"

#include <QJsonDocument>

#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::size_t next = 0;
    const QJsonObject spec = plansift::test::degenerateSpec(
        [&](std::size_t n) { return next < size ? data[next++] % n : std::size_t{0}; });
    const std::string fault = plansift::test::faultOf(spec, plansift::synthesis::analyse(spec));
    if (fault.empty())
        return 0;
    std::fprintf(stderr, "%s\n%s\n", fault.c_str(), QJsonDocument(spec).toJson().constData());
    std::abort();
}
