// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T> and Status: a value or an Error, for every fault that can be expected. Header-only, free of Qt.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace plansift {

/// What kind of fault; the command line maps it to its exit status.
enum class ErrorCode {
    CheckFailed, ///< a check found a breach                    (exit 1)
    Usage,       ///< wrong call: unknown option, bad argument   (exit 2)
    Input,       ///< a file or its content cannot be used       (exit 3)
    Conflict,    ///< somebody else's change or lock is in the way (exit 4)
    Cancelled,   ///< the user stopped the work                  (exit 5)
};

/// A fault in words. `message` is one sentence for the user naming operation and subject (UTF-8);
/// `detail` holds driver or library text for those who want it.
struct Error {
    ErrorCode code = ErrorCode::Input;
    std::string message{};
    std::string detail{};

    bool operator==(const Error&) const = default;
};

/// A value of type T, or the Error that prevented it. Asking for the wrong one is a programming error.
template<typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& { return std::get<0>(m_state); }
    T& value() & { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::get<0>(std::move(m_state)); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }
    T valueOr(T fallback) const { return ok() ? value() : std::move(fallback); }

    const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Success, or the Error that prevented it.
class [[nodiscard]] Status {
public:
    Status() = default;
    Status(Error error)
        : m_error(std::move(error))
    {
    }

    bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error{};
};

} // namespace plansift
