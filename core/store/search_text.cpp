// SPDX-License-Identifier: GPL-3.0-or-later
// A recursive descent over: or-list of and-lists of negated, fielded words, phrases and parentheses.
#include "core/store/search_text.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(search)
};

const QStringList kFields{u"title"_s, u"abstract"_s, u"authors"_s, u"keywords"_s, u"journal"_s};
constexpr int kDeepest = 32; // parentheses

enum class Kind { Word, Phrase, And, Or, Not, Open, Close };

struct Token {
    Kind kind = Kind::Word;
    QStringList words{}; ///< of a word or phrase (a word such as COVID-19 holds two)
    QString field{};
    bool prefix = false;
    qsizetype at = 0; ///< where it begins in the text
};

QStringList wordsOf(const QString& text)
{
    static const QRegularExpression notWord(u"[^\\p{L}\\p{N}\\p{M}]+"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return text.split(notWord, Qt::SkipEmptyParts);
}

/// One or two letters or digits of an alphabet: as the beginning of a word they would find almost every
/// record, so they stand for themselves (vitamin D, T4). Signs of other scripts are words or begin few.
bool isTooShortToBegin(const QString& word)
{
    constexpr qsizetype kShortestBeginning = 3;
    constexpr char16_t kEndOfAlphabets = 0x0530; // Latin, Greek, Cyrillic
    return word.size() < kShortestBeginning &&
           std::ranges::all_of(word, [](QChar c) { return c.unicode() < kEndOfAlphabets; });
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\u201C' || c == u'\u201D';
}

/// Splits a text into tokens.
class Lexer {
public:
    explicit Lexer(const QString& text)
        : m_text(text)
    {
    }

    Result<QList<Token>> tokens()
    {
        QList<Token> list;
        while (skipSpace()) {
            Result<Token> token = next();
            if (!token)
                return token.error();
            const bool isEmpty = token->kind <= Kind::Phrase && token->words.isEmpty();
            if (!isEmpty)
                list.append(std::move(*token));
        }
        return list;
    }

private:
    bool skipSpace()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
        return m_at < m_text.size();
    }

    Result<Token> next()
    {
        const QChar c = m_text.at(m_at);
        Token token;
        token.at = m_at;
        const bool isMinus = c == u'-' && m_at + 1 < m_text.size() && m_text.at(m_at + 1).isLetterOrNumber();
        if (c == u'(' || c == u')' || isMinus) {
            ++m_at;
            token.kind = c == u'(' ? Kind::Open : c == u')' ? Kind::Close : Kind::Not;
            return token;
        }
        return isQuote(c) ? phrase(token) : word(token);
    }

    Result<Token> phrase(Token token)
    {
        const qsizetype begin = ++m_at;
        while (m_at < m_text.size() && !isQuote(m_text.at(m_at)))
            ++m_at;
        token.kind = Kind::Phrase;
        token.words = wordsOf(m_text.mid(begin, m_at - begin));
        ++m_at; // an open quotation mark is closed by the end: the phrase is still being typed
        return token;
    }

    Result<Token> word(Token token)
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace() &&
               !u"()\":\u201C\u201D"_s.contains(m_text.at(m_at)))
            ++m_at;
        QString text = m_text.mid(begin, m_at - begin);
        if (m_at < m_text.size() && m_text.at(m_at) == u':' && kFields.contains(text.toLower()))
            return fielded(text.toLower());
        if (m_at < m_text.size() && m_text.at(m_at) == u':')
            ++m_at; // a colon inside plain text
        const QList<std::pair<QString, Kind>> operators{
            {u"AND"_s, Kind::And}, {u"OR"_s, Kind::Or}, {u"NOT"_s, Kind::Not}};
        for (const auto& [name, kind] : operators)
            if (text == name)
                token.kind = kind;
        token.prefix = text.endsWith(u'*');
        if (token.kind == Kind::Word)
            token.words = wordsOf(text);
        return token;
    }

    Result<Token> fielded(const QString& field)
    {
        const qsizetype at = m_at++;
        if (!skipSpace() || m_text.at(m_at) == u'(' || m_text.at(m_at) == u')')
            return makeError(
                ErrorCode::Input,
                Text::tr("a word or \"phrase\" must follow %1: (sign %2)").arg(field).arg(at + 1));
        Result<Token> token = next();
        if (token)
            token->field = field;
        return token;
    }

    const QString& m_text;
    qsizetype m_at = 0;
};

/// Writes the expression of one database product.
class Parser {
public:
    Parser(const QList<Token>& tokens, Backend backend)
        : m_tokens(tokens)
        , m_sqlite(backend == Backend::Sqlite)
    {
    }

    Result<QString> expression()
    {
        Result<QString> whole = orList(0);
        if (whole && m_at < m_tokens.size())
            return unexpected();
        return whole;
    }

private:
    bool isNext(Kind kind) const { return m_at < m_tokens.size() && m_tokens.at(m_at).kind == kind; }
    bool take(Kind kind)
    {
        const bool is = isNext(kind);
        m_at += is ? 1 : 0;
        return is;
    }

    Error unexpected() const
    {
        const bool atEnd = m_at >= m_tokens.size();
        return makeError(
            ErrorCode::Input,
            atEnd ? Text::tr("the search ends where a word is expected")
                  : Text::tr("the search cannot be read from sign %1 on").arg(m_tokens.at(m_at).at + 1));
    }

    Result<QString> orList(int depth)
    {
        Result<QString> left = andList(depth);
        while (left && take(Kind::Or)) {
            const Result<QString> right = andList(depth);
            if (!right)
                return right;
            left = QString(u'(' + *left + (m_sqlite ? u" OR "_s : u" | "_s) + *right + u')');
        }
        return left;
    }

    bool startsTerm() const
    {
        return isNext(Kind::Word) || isNext(Kind::Phrase) || isNext(Kind::Open) || isNext(Kind::Not);
    }

    Result<QString> andList(int depth)
    {
        if (isNext(Kind::Not))
            return makeError(ErrorCode::Input,
                             Text::tr("NOT needs a word before it (sign %1)").arg(m_tokens.at(m_at).at + 1));
        Result<QString> left = term(depth);
        while (left && (take(Kind::And) || startsTerm())) {
            const bool negated = take(Kind::Not);
            const Result<QString> right = term(depth);
            if (!right)
                return right;
            const QString joint = negated    ? (m_sqlite ? u" NOT "_s : u" & !"_s)
                                  : m_sqlite ? u" AND "_s
                                             : u" & "_s;
            left = QString(u'(' + *left + joint + *right + u')');
        }
        return left;
    }

    Result<QString> term(int depth)
    {
        if (depth > kDeepest)
            return makeError(ErrorCode::Input, Text::tr("the search has too many parentheses"));
        if (take(Kind::Open)) {
            const Result<QString> inner = orList(depth + 1);
            if (inner && !take(Kind::Close) && m_at < m_tokens.size())
                return unexpected();
            return inner;
        }
        if (!isNext(Kind::Word) && !isNext(Kind::Phrase))
            return unexpected();
        const Token& token = m_tokens.at(m_at++);
        const bool unfinished = m_at == m_tokens.size() && token.kind == Kind::Word &&
                                !isTooShortToBegin(token.words.constLast());
        return m_sqlite ? sqliteTerm(token, unfinished) : postgresTerm(token, unfinished);
    }

    static QString sqliteTerm(const Token& token, bool unfinished)
    {
        const QString column = token.field.isEmpty() ? QString() : QString(token.field + u" : "_s);
        const QString star = token.prefix || unfinished ? u"*"_s : QString();
        return column + u'"' + token.words.join(u' ') + u'"' + star;
    }

    static QString postgresTerm(const Token& token, bool unfinished)
    {
        const QString star = token.prefix || unfinished ? u":*"_s : QString();
        return u'(' + token.words.join(u" <-> "_s) + star + u')';
    }

    const QList<Token>& m_tokens;
    bool m_sqlite;
    qsizetype m_at = 0;
};

} // namespace

Result<QString> searchExpression(const QString& text, Backend backend)
{
    const Result<QList<Token>> tokens = Lexer(text).tokens();
    if (!tokens)
        return tokens.error();
    if (tokens->isEmpty())
        return QString();
    return Parser(*tokens, backend).expression();
}

} // namespace plansift::store
