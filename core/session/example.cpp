// SPDX-License-Identifier: GPL-3.0-or-later
// The table of examples, and what all of them are made with.
#include "core/session/example_builder.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// An example and the function that fills its review.
struct ExampleSource {
    ExampleSpec spec;
    Status (*fill)(ExampleBuilder& builder);
};

const QList<ExampleSource>& sources()
{
    static const QList<ExampleSource> list{
        {{u"mi-clbp"_s,
          QCoreApplication::translate("example", "Motivational interviewing for chronic low back pain")},
         fillMotivationalInterviewing},
        {{u"bcg"_s, QCoreApplication::translate("example", "BCG vaccine against tuberculosis")}, fillBcg}};
    return list;
}

} // namespace

const QList<ExampleSpec>& examples()
{
    static const QList<ExampleSpec> specs = [] {
        QList<ExampleSpec> list;
        for (const ExampleSource& source : sources())
            list += source.spec;
        return list;
    }();
    return specs;
}

Status createExample(const QString& key, const QString& path)
{
    const auto source = std::find_if(sources().begin(), sources().end(),
                                     [&key](const ExampleSource& s) { return s.spec.key == key; });
    if (source == sources().end())
        return makeError(ErrorCode::Usage,
                         QCoreApplication::translate(
                             "example", "cannot create the example \"%1\": plansift new --list-examples "
                                        "names those there are")
                             .arg(key));
    if (QFile::exists(path))
        return makeError(
            ErrorCode::Input,
            QCoreApplication::translate("example", "cannot create \"%1\": a file of this name exists already")
                .arg(path));
    Status filled;
    {
        ExampleBuilder builder(path, key);
        filled = source->fill(builder);
    }
    if (!filled)
        QFile::remove(path);
    return filled;
}

} // namespace plansift
