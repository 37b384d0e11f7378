// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/bulk_summary.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include "ui/rebates/bulk_words.h"
#include "ui/rebates/decidable.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/style/data_age.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

BulkSummary::BulkSummary(const Context& context, const BulkPlan& plan, Action action, std::uint32_t seed,
                         QWidget* parent)
    : QWidget(parent), context_(context), plan_(plan), action_(action) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(make::label(BulkWords::title(action, static_cast<std::int64_t>(plan.rows.size())), "title"));
  auto* facts = make::paragraph(lines().join(QLatin1Char('\n')), nullptr);
  facts->setObjectName(QStringLiteral("bulkFacts"));
  layout->addWidget(facts);
  if (action == Action::approve) drawn_ = sampleOf(plan.rows.size(), seed);
  if (!drawn_.empty())
    layout->addWidget(buildSample(seed), 1);
  else
    layout->addStretch();
  layout->addWidget(reason_ = new QLineEdit);
  reason_->setPlaceholderText(action == Action::approve ? tr("Reason (optional), the same for all")
                                                        : tr("Reason (required), the same for all"));
  reason_->setAccessibleName(tr("Reason of the decisions"));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(why_ = make::paragraph({}), 1);
  why_->setObjectName(QStringLiteral("bulkWhyNot"));
  auto* cancel = make::button(tr("Cancel"));
  cancel->setAutoDefault(false);
  row->addWidget(cancel);
  row->addWidget(go_ = make::button({}, action == Action::reject ? "danger" : "primary"));
  go_->setObjectName(QStringLiteral("bulkGo"));
  go_->setAutoDefault(false);
  layout->addLayout(row);
  connect(cancel, &QPushButton::clicked, this, &BulkSummary::cancelled);
  connect(go_, &QPushButton::clicked, this, &BulkSummary::press);
  connect(reason_, &QLineEdit::textChanged, this, &BulkSummary::refresh);
  connect(reason_, &QLineEdit::returnPressed, this, &BulkSummary::press);
  refresh();
}

QString BulkSummary::reason() const {
  return reason_->text().trimmed();
}

QStringList BulkSummary::lines() const {
  QStringList said{tr("%1 together.").arg(yuan(plan_.user))};
  for (const auto& [platform, share] : plan_.platforms)
    said << tr("%1: %2 · %3").arg(Words::platform(platform), count(share.rows), yuan(share.user));
  for (const auto& [why, rows] : plan_.leftOut) said << BulkWords::leftOut(why, rows);
  if (plan_.firstOfTwo.rows > 0)
    said << tr("%1 of them (%2) are above %3: your approval proposes them, another person has to approve them as well.")
                .arg(count(plan_.firstOfTwo.rows), yuan(plan_.firstOfTwo.user),
                     yuan(Decidable::secondAbove(context_.workspace.facts())));
  if (plan_.more) said << tr("No more than %1 at once: the others stay as they are.").arg(count(BulkPlan::kMostAtOnce));
  said << tr("Each is bound to the version you saw: what changes before it arrives is not decided.");
  return said;
}

QWidget* BulkSummary::buildSample(std::uint32_t) {
  auto* part = new QWidget;
  auto* layout = new QHBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  auto* left = new QVBoxLayout;
  left->addWidget(make::section(tr("Open these first")));
  left->addWidget(make::paragraph(tr("%n rebate(s) drawn at random. Look at each of them before you approve them all.",
                                     nullptr, static_cast<int>(drawn_.size()))));
  left->addWidget(sample_ = new QListWidget, 1);
  sample_->setObjectName(QStringLiteral("bulkSample"));
  sample_->setAccessibleName(tr("Rebates to be opened first"));
  for (const auto number : drawn_) {
    const auto& row = plan_.rows[number];
    auto* item = new QListWidgetItem(QStringLiteral("%1 · %2").arg(yuan(row.split.user), qs(row.line)), sample_);
    item->setSizeHint({0, scaled(30)});
  }
  layout->addLayout(left, 1);
  layout->addWidget(drawer_ = new RebateDrawer(context_), 1);
  drawer_->hideDecision();
  connect(sample_, &QListWidget::currentRowChanged, this, &BulkSummary::showSample);
  return part;
}

std::set<std::string> BulkSummary::opened() const {
  std::set<std::string> ids;
  for (const int row : opened_) ids.insert(plan_.rows[drawn_[static_cast<std::size_t>(row)]].id);
  return ids;
}

void BulkSummary::showSample(int row) {
  if (row < 0) return;
  drawer_->show(plan_.rows[drawn_[static_cast<std::size_t>(row)]], false);
  if (opened_.insert(row).second) sample_->item(row)->setText(sample_->item(row)->text() + QStringLiteral("  ✓"));
  refresh();
}

QString BulkSummary::whyNot() const {
  if (plan_.rows.empty()) return tr("None of them can be decided so.");
  const auto& facts = context_.workspace.facts();
  const auto general = Decidable::whyNot(plan_.rows.front(), action_, facts, false, context_.clock.wall());
  if (!general.isEmpty()) return general;
  const int left = static_cast<int>(drawn_.size() - opened_.size());
  if (left > 0) return tr("Open %n more of the sample first.", nullptr, left);
  return action_ != Action::approve && reason().isEmpty() ? tr("Write a reason.") : QString();
}

void BulkSummary::refresh() {
  const auto text = BulkWords::button(action_, static_cast<std::int64_t>(plan_.rows.size()), plan_.user);
  go_->setText(askedAgain_ ? tr("%1 anyway").arg(text) : text);
  go_->setAccessibleName(go_->text());
  const auto why = whyNot();
  go_->setEnabled(why.isEmpty());
  const auto age = DataAge::of(context_.workspace.facts(), context_.clock.wall()).value_or(0);
  make::setText(why_, !why.isEmpty() ? why
                      : askedAgain_  ? tr("You decide on what was true %1 ago. Decide anyway? It is checked again "
                                           "before it counts.")
                                          .arg(Words::age(age))
                                    : QString());
  make::setProperty(why_, "tone", "warning");
}

void BulkSummary::press() {
  if (!whyNot().isEmpty()) return refresh();
  const auto age = DataAge::of(context_.workspace.facts(), context_.clock.wall()).value_or(0);
  if (age > Decidable::kAskAgainAfter && !askedAgain_) {
    askedAgain_ = true;
    return refresh();
  }
  Q_EMIT wanted();
}

}  // namespace rebate
