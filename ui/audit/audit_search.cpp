// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_search.h"

#include <QRegularExpression>
#include <algorithm>

#include "ui/audit/audit_words.h"

namespace rebate {
namespace {

/// Words, and "what:signed in" or "what:\"signed in\"" as one.
QStringList wordsOf(const QString& text) {
  static const QRegularExpression word(QStringLiteral("(\\w+:)?(\"[^\"]*\"|\\S+)"),
                                       QRegularExpression::UseUnicodePropertiesOption);
  QStringList words;
  for (auto found = word.globalMatch(text); found.hasNext();) words << found.next().captured(0).remove(u'"');
  return words;
}

bool isSomething(const QString& word) {
  return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit() || c == u':'; });
}

}  // namespace

AuditSearch auditSearchOf(const QString& text) {
  AuditSearch search;
  search.wish.newestFirst = true;
  const auto take = [&search](const QString& word, bool asAction) {
    const auto actions = AuditWords::actionsFor(word);
    if (!actions.isEmpty()) {
      search.wish.action = actions.join(u',').toStdString();
      return true;
    }
    if (asAction) search.misunderstood = word;
    return asAction;
  };
  if (take(text.trimmed(), false)) return search;  // "signed in" is one action
  for (const auto& word : wordsOf(text)) {
    const auto value = word.section(u':', 1).toStdString();
    if (word.startsWith(QLatin1String("who:"), Qt::CaseInsensitive))
      search.wish.actor = value;
    else if (word.startsWith(QLatin1String("on:"), Qt::CaseInsensitive))
      search.wish.entity = value;
    else if (word.startsWith(QLatin1String("what:"), Qt::CaseInsensitive))
      take(word.section(u':', 1), true);
    else if (!take(word, false))
      (isSomething(word) ? search.wish.entity : search.wish.actor) = word.toStdString();
  }
  return search;
}

}  // namespace rebate
