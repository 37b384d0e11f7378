// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_csv.h"

#include <QDateTime>
#include <QStringList>

#include "ui/outbox/command_words.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

QString cell(QString text) {
  static const QString kFormula = QStringLiteral("=+-@\t\r");
  bool number = false;
  text.toDouble(&number);
  if (!number && !text.isEmpty() && kFormula.contains(text.front())) text.prepend(u'\'');
  if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n') && !text.contains(u'\r')) return text;
  return u'"' + text.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + u'"';
}

QByteArray joined(const QStringList& cells) {
  QStringList safe;
  for (const auto& text : cells) safe << cell(text);
  return safe.join(u',').toUtf8() + "\r\n";
}

QString moment(Millis at) {
  const auto local = QDateTime::fromMSecsSinceEpoch(at);
  return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

/// Without thousands separators, so that it can be added up.
QString plain(Fen amount) {
  const auto fen = std::abs(amount.value);
  return QStringLiteral("%1%2.%3")
      .arg(amount.value < 0 ? QStringLiteral("-") : QString())
      .arg(fen / 100)
      .arg(fen % 100, 2, 10, QLatin1Char('0'));
}

/// None where no money is named.
std::optional<Fen> amountOf(const Command& command) {
  return std::visit(
      [](const auto& c) -> std::optional<Fen> {
        if constexpr (requires { c.amount; }) return c.amount;
        if constexpr (requires { c.total; }) return c.total;
        return std::nullopt;
      },
      command);
}

}  // namespace

QByteArray OutboxCsv::head() {
  return QByteArrayLiteral("\xEF\xBB\xBF") +
         joined({tr("Number"), tr("Decided at"), tr("By"), tr("Decision"), tr("Order"), tr("Amount (¥)"), tr("State"),
                 tr("Why"), tr("Applied by"), tr("Audit record")});
}

QByteArray OutboxCsv::line(const OutboxItem& item, const WorkspaceFacts& facts) {
  const auto action = item.command ? CommandWords::action(*item.command) : Words::action(item.decision.action);
  const auto on = item.command ? CommandWords::on(*item.command) : qs(item.seen.line);
  const auto amount = item.command ? amountOf(*item.command) : item.decision.amount;
  return joined({QString::number(item.decision.deviceSeq), moment(item.decision.decidedAt), qs(item.person), action, on,
                 amount ? plain(*amount) : QString(), Words::outbox(item.state), CommandWords::why(item, facts),
                 qs(item.appliedBy), qs(item.auditHash)});
}

}  // namespace rebate
