// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/query_cursor.h"

#include <array>

namespace rebate {
namespace {

bool isWord(QChar letter) {
  return letter.isLetterOrNumber() || letter == QLatin1Char('_') || letter == QLatin1Char(':');
}

/// The word that ends there.
QString wordBefore(QStringView text, qsizetype end) {
  qsizetype begin = end;
  while (begin > 0 && isWord(text[begin - 1])) --begin;
  return text.mid(begin, end - begin).toString();
}

qsizetype skipBack(QStringView text, qsizetype end, QStringView these) {
  while (end > 0 && these.contains(text[end - 1])) --end;
  return end;
}

/// What is open at the end of the text.
struct Open {
  qsizetype brace = -1, quote = -1, paren = -1;
};

Open openIn(QStringView text) {
  Open open;
  QChar sign;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const auto letter = text[i];
    if (open.quote >= 0) {
      if (letter == QLatin1Char('\\'))
        ++i;
      else if (letter == sign)
        open.quote = -1;
      continue;
    }
    if (letter == QLatin1Char('"') || letter == QLatin1Char('\'')) {
      sign = letter;
      open.quote = i;
    } else if (letter == QLatin1Char('{')) {
      open.brace = i;
    } else if (letter == QLatin1Char('}')) {
      open.brace = -1;
    } else if (letter == QLatin1Char('(')) {
      open.paren = i;
    } else if (letter == QLatin1Char(')')) {
      open.paren = -1;
    }
  }
  return open;
}

bool listsLabels(const QString& word) {
  constexpr std::array kWords{"by", "without", "on", "ignoring", "group_left", "group_right"};
  for (const auto* known : kWords)
    if (word == QLatin1String(known)) return true;
  return false;
}

QueryCursor of(CompletionWish::Kind kind, const QString& metric, const QString& label, const QString& begun,
               qsizetype from) {
  return {{{}, kind, metric.toStdString(), label.toStdString()}, from, begun};
}

}  // namespace

QueryCursor queryCursorAt(const QString& text, qsizetype cursor) {
  using Kind = CompletionWish::Kind;
  const auto before = QStringView(text).left(cursor);
  const auto open = openIn(before);
  const auto metric = open.brace < 0 ? QString() : wordBefore(before, skipBack(before, open.brace, u" "));
  if (open.brace >= 0 && open.quote > open.brace) {
    const auto label = wordBefore(before, skipBack(before, open.quote, u" =!~"));
    return of(Kind::values, metric, label, before.mid(open.quote + 1).toString(), open.quote + 1);
  }
  const auto begun = wordBefore(before, before.size());
  const auto from = before.size() - begun.size();
  if (open.brace >= 0) return of(Kind::labels, metric, {}, begun, from);
  if (open.paren >= 0 && listsLabels(wordBefore(before, skipBack(before, open.paren, u" "))))
    return of(Kind::labels, {}, {}, begun, from);
  return of(Kind::metrics, {}, {}, begun, from);
}

}  // namespace rebate
