// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through the readers of other review tools: a file of any name, claimed or not.
#include "core/formats/exchange/foreign_review.hpp"
#include "tests/fuzz/reader_harness.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)
{
    static const QStringList names{u"articles.csv"_s, u"log.csv"_s, u"review.rm5"_s, u"data-rows.csv"_s};
    if (size == 0)
        return 0;
    const formats::ForeignFile file{names.at(data[0] % names.size()), test::fuzzBytes(data + 1, size - 1)};
    for (const formats::ForeignTool& tool : formats::foreignTools()) {
        tool.claims(file);
        const Result<formats::ForeignReview> review = tool.read({file}, {});
        if (!review && review.error().message.empty())
            std::abort();
    }
    return 0;
}
