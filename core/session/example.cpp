#include "core/session/example.hpp"
#include "core/base/text.hpp"
namespace plansift {
const QList<ExampleSpec>& examples()
{
    static const QList<ExampleSpec> l;
    return l;
}
Status createExample(const QString&, const QString&)
{
    return makeError(ErrorCode::Input, QString());
}
} // namespace plansift
