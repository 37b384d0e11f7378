// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/claim_dialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>

#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kMost = 20, kShortest = 4, kLongestOrder = 64, kLongestEvidence = 2'000;
constexpr int kTypingPause = 120;
constexpr Millis kPatience = 8;

}  // namespace

ClaimDialog::ClaimDialog(const Context& context, const User& user, const QString& order, QWidget* parent)
    : ActDialog(context, UserAct::claim, user, parent) {
  explain(tr("Lines of the order that nobody owns, or more than one, become theirs once finance approves."));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(order_ = new QLineEdit, 1);
  row->addWidget(platform_ = new QComboBox);
  body()->addLayout(row);
  order_->setObjectName(QStringLiteral("order"));
  order_->setPlaceholderText(tr("Order number"));
  order_->setAccessibleName(tr("Order number"));
  order_->setMaxLength(kLongestOrder);
  platform_->setAccessibleName(tr("Platform of the order"));
  for (const auto platform : {Platform::taobao, Platform::jd, Platform::pdd})
    platform_->addItem(Words::platform(platform), static_cast<int>(platform));
  body()->addWidget(matches_ = make::paragraph({}));
  body()->addWidget(lines_ = new QListWidget);
  lines_->setObjectName(QStringLiteral("lines"));
  lines_->setAccessibleName(tr("Lines of this order in the copy"));
  lines_->setFixedHeight(scaled(96));
  body()->addWidget(evidence_ = new QPlainTextEdit);
  evidence_->setObjectName(QStringLiteral("evidence"));
  evidence_->setPlaceholderText(
      tr("What speaks for it: a screenshot seen, time and shop of the order… It is kept sealed."));
  evidence_->setAccessibleName(tr("Evidence"));
  evidence_->setTabChangesFocus(true);
  evidence_->setFixedHeight(scaled(72));
  delay_ = new QTimer(this);
  delay_->setSingleShot(true);
  delay_->setInterval(kTypingPause);
  connect(delay_, &QTimer::timeout, this, &ClaimDialog::look);
  connect(order_, &QLineEdit::textChanged, this, [this] {
    looked_ = false;
    show({});
    delay_->start();
  });
  connect(evidence_, &QPlainTextEdit::textChanged, this, &ClaimDialog::refresh);
  connect(lines_, &QListWidget::currentRowChanged, this, [this] {
    if (const auto* line = chosen()) platform_->setCurrentIndex(platform_->findData(static_cast<int>(line->platform)));
    refresh();
  });
  show({});
  order_->setText(order);
  if (order.isEmpty())
    order_->setFocus();
  else
    evidence_->setFocus();
}

QString ClaimDialog::whyNot(const Rebate& line, const std::string& userId) {
  const bool nobodys = line.state == RebateState::held &&
                       (line.reason == Reason::unattributed || line.reason == Reason::attributionConflict);
  if (nobodys) return {};
  if (line.state == RebateState::credited || line.state == RebateState::clawedBack)
    return line.userId == userId ? tr("credited to them already") : tr("credited to %1 already").arg(qs(line.userId));
  if (line.userId == userId) return tr("theirs already");
  if (!line.userId.empty()) return tr("belongs to %1").arg(qs(line.userId));
  return tr("%1: nothing is left to claim").arg(Words::state(line.state));
}

void ClaimDialog::look() {
  const auto number = order_->text().trimmed().toStdString();
  auto* desk = context().workspace.desk();
  if (static_cast<int>(number.size()) < kShortest || !desk) return show({});
  const auto found = std::make_shared<std::vector<Rebate>>();
  const QPointer<ClaimDialog> self(this);
  desk->ask(
      [number, found](CacheReader& reader) {
        RebateQuery query;
        query.text = number;
        auto rows = reader.rebates(query, std::nullopt, kMost);
        if (rows) *found = *std::move(rows);
        std::erase_if(*found, [&](const Rebate& row) { return row.line.find(number) == std::string::npos; });
      },
      [self, found, number] {
        if (!self || self->order_->text().trimmed().toStdString() != number) return;
        self->looked_ = true;
        self->show(std::move(*found));
      },
      kPatience);
}

void ClaimDialog::show(std::vector<Rebate> found) {
  found_ = std::move(found);
  const QSignalBlocker quiet(lines_);
  lines_->clear();
  int first = -1;
  for (const auto& line : found_) {
    const auto why = whyNot(line, user().id);
    auto* item =
        new QListWidgetItem(QStringLiteral("%1 · %2 · %3 · %4")
                                .arg(qs(line.line), Words::platform(line.platform), qs(line.item),
                                     why.isEmpty() ? tr("can be claimed: %1").arg(Words::reason(line.reason)) : why));
    if (!why.isEmpty()) item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    if (why.isEmpty() && first < 0) first = lines_->count();
    lines_->addItem(item);
  }
  if (first >= 0) lines_->setCurrentRow(first);
  if (const auto* line = chosen()) platform_->setCurrentIndex(platform_->findData(static_cast<int>(line->platform)));
  lines_->setVisible(!found_.empty());
  const bool typed = static_cast<int>(order_->text().trimmed().size()) >= kShortest;
  make::setText(matches_, !typed     ? tr("Four digits or more are looked for in the copy.")
                          : !looked_ ? tr("Looking…")
                          : found_.empty()
                              ? tr("The copy has no such line. The number may be that of a whole order: the "
                                   "region looks it up as well.")
                          : first < 0 ? tr("None of these can be claimed.")
                                      : tr("Found in the copy:"));
  refresh();
}

const Rebate* ClaimDialog::chosen() const {
  const int row = lines_->currentRow();
  return row >= 0 && row < static_cast<int>(found_.size()) ? &found_[static_cast<std::size_t>(row)] : nullptr;
}

Command ClaimDialog::wish() const {
  const auto* line = chosen();
  const auto typed = order_->text().trimmed().toStdString();
  return ProposeClaim{user().id, static_cast<Platform>(platform_->currentData().toInt()), line ? line->line : typed,
                      evidence_->toPlainText().trimmed().toStdString()};
}

QString ClaimDialog::verb() const {
  return tr("Propose the claim");
}

QString ClaimDialog::missing() const {
  const auto evidence = evidence_->toPlainText().trimmed().toUtf8();
  if (order_->text().trimmed().size() < kShortest) return tr("Write the order number.");
  if (!looked_ && context().workspace.desk()) return tr("Looking…");
  if (!found_.empty() && !chosen()) return tr("None of these lines can be claimed.");
  if (evidence.isEmpty()) return tr("Write what speaks for it: finance decides by that.");
  return evidence.size() > kLongestEvidence ? tr("At most 2 000 bytes of evidence.") : QString();
}

QString ClaimDialog::done() const {
  return tr("Proposed: finance decides.");
}

}  // namespace rebate
