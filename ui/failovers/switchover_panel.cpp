// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failovers/switchover_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ports/record_desk.h"
#include "ui/failovers/preflight_list.h"
#include "ui/failovers/record_words.h"
#include "ui/style/make.h"

namespace rebate {

SwitchoverPanel::SwitchoverPanel(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(title_ = make::label({}, "title"));
  layout->addWidget(ask_ = buildAsk());
  layout->addWidget(order_ = buildOrder());
  layout->addWidget(last_ = make::paragraph({}));
  last_->setObjectName(QStringLiteral("lastOrder"));
  refresh();
}

QWidget* SwitchoverPanel::buildAsk() {
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  auto* head = new QHBoxLayout;
  head->addWidget(to_ = new QComboBox, 1);
  to_->setAccessibleName(tr("Region that is to lead"));
  auto* again = make::button(tr("Check again"));
  head->addWidget(again);
  layout->addLayout(head);
  layout->addWidget(checks_ = new PreflightList(context_.look));
  layout->addWidget(expected_ = make::paragraph({}));
  layout->addWidget(reason_ = new QLineEdit);
  reason_->setObjectName(QStringLiteral("switchoverReason"));
  reason_->setPlaceholderText(tr("Reason, for everybody to read"));
  reason_->setAccessibleName(tr("Reason for the switchover"));
  reason_->setMaxLength(160);
  auto* when = new QHBoxLayout;
  when->addWidget(later_ = new QCheckBox(tr("At")));
  later_->setAccessibleName(tr("At a moment of its own instead of at once"));
  when->addWidget(at_ = new QDateTimeEdit, 1);
  at_->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
  at_->setAccessibleName(tr("When to switch over"));
  at_->setDateTime(QDateTime::fromMSecsSinceEpoch(context_.clock.wall() + 3'600'000));
  at_->setEnabled(false);
  layout->addLayout(when);
  layout->addWidget(typeIt_ = make::paragraph({}));
  layout->addWidget(typed_ = new QLineEdit);
  typed_->setObjectName(QStringLiteral("typedRegion"));
  layout->addWidget(askButton_ = make::button(tr("Ask for approval"), "primary"));
  askButton_->setObjectName(QStringLiteral("askSwitchover"));
  layout->addWidget(why_ = make::paragraph({}));
  why_->setObjectName(QStringLiteral("whyNotSwitchover"));
  connect(to_, &QComboBox::currentTextChanged, this, [this] {
    typed_->clear();
    refresh();
    check();
  });
  connect(again, &QPushButton::clicked, this, &SwitchoverPanel::check);
  connect(later_, &QCheckBox::toggled, at_, &QWidget::setEnabled);
  connect(typed_, &QLineEdit::textChanged, this, &SwitchoverPanel::refresh);
  connect(reason_, &QLineEdit::textChanged, this, &SwitchoverPanel::refresh);
  connect(askButton_, &QPushButton::clicked, this, &SwitchoverPanel::askFor);
  return box;
}

QWidget* SwitchoverPanel::buildOrder() {
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(stands_ = make::paragraph({}, "plain"));
  stands_->setObjectName(QStringLiteral("orderStands"));
  layout->addWidget(verdictReason_ = new QLineEdit);
  verdictReason_->setPlaceholderText(tr("Reason (needed to reject)"));
  verdictReason_->setAccessibleName(tr("Reason for the decision"));
  verdictReason_->setMaxLength(160);
  auto* row = new QHBoxLayout;
  row->addWidget(approve_ = make::button(tr("Approve"), "primary"));
  row->addWidget(reject_ = make::button(tr("Reject")));
  row->addWidget(cancel_ = make::button(tr("Cancel the order"), "danger"));
  row->addStretch();
  approve_->setObjectName(QStringLiteral("approveSwitchover"));
  reject_->setObjectName(QStringLiteral("rejectSwitchover"));
  cancel_->setObjectName(QStringLiteral("cancelSwitchover"));
  layout->addLayout(row);
  layout->addWidget(orderWhy_ = make::paragraph({}));
  connect(approve_, &QPushButton::clicked, this, [this] { decide(SwitchoverVerdict::approve); });
  connect(reject_, &QPushButton::clicked, this, [this] { decide(SwitchoverVerdict::reject); });
  connect(cancel_, &QPushButton::clicked, this, [this] { decide(SwitchoverVerdict::cancel); });
  connect(verdictReason_, &QLineEdit::textChanged, this, &SwitchoverPanel::refresh);
  return box;
}

bool SwitchoverPanel::may(Permission permission) const {
  const auto& who = context_.workspace.facts().who;
  return who && allows(who->role, permission);
}

const Switchover* SwitchoverPanel::open() const {
  const Switchover* listed = nullptr;
  if (context_.records != nullptr)
    for (const auto& order : context_.records->facts().orders) {
      if (mine_ && order.id == mine_->id && order.version >= mine_->version)
        return isOpen(order.state) ? &order : nullptr;
      if (isOpen(order.state)) listed = &order;
    }
  if (mine_ && isOpen(mine_->state)) return &*mine_;
  return mine_ && listed && listed->id == mine_->id ? nullptr : listed;
}

std::string SwitchoverPanel::candidate() const {
  return to_->currentText().toStdString();
}

void SwitchoverPanel::refresh() {
  showCandidates();
  const auto* order = open();
  ask_->setVisible(order == nullptr);
  order_->setVisible(order != nullptr);
  if (order != nullptr)
    showOrder(*order);
  else
    showAsk();
  showLast();
}

void SwitchoverPanel::showCandidates() {
  const auto& facts = context_.workspace.facts();
  QStringList names;
  for (const auto& view : facts.regions)
    if (view.name != facts.target.region && view.name != view.address) names << qs(view.name);
  QStringList shown;
  for (int i = 0; i < to_->count(); ++i) shown << to_->itemText(i);
  if (names == shown) return;
  const auto before = to_->currentText();
  const QSignalBlocker quiet(to_);
  to_->clear();
  to_->addItems(names);
  to_->setCurrentText(before);
}

QString SwitchoverPanel::whyNotAsk() const {
  const auto& facts = context_.workspace.facts();
  if (!may(Permission::switchOver)) return tr("Only incident monitors may ask for a switchover.");
  if (facts.target.state != WriteState::writing) return tr("No region leads: there is nothing to hand over.");
  if (candidate().empty()) return tr("There is no other region.");
  if (trouble_) return tr("The preflight could not be read: %1").arg(Words::error(*trouble_));
  if (!preflight_ || preflight_->to != candidate()) return tr("The preflight is being read.");
  if (const auto* against = preflight_->against())
    return tr("The preflight forbids it: %1").arg(RecordWords::check(*against, *preflight_));
  if (reason_->text().trimmed().isEmpty()) return tr("Give a reason.");
  if (typed_->text() != qs(candidate())) return tr("Type the region's name to continue.");
  return {};
}

void SwitchoverPanel::showAsk() {
  make::setText(title_, candidate().empty() ? tr("Switch over") : tr("Switch over to %1").arg(qs(candidate())));
  const auto wanted = context_.workspace.facts().target.region + '>' + candidate();
  if (may(Permission::switchOver) && checked_ != wanted && isVisible()) check();
  const bool known = preflight_ && preflight_->to == candidate();
  expected_->setVisible(known);
  if (known)
    make::setText(expected_,
                  tr("Expected pause %1 to %2. A second person must approve.")
                      .arg(Words::seconds(preflight_->expectedEarliest), Words::seconds(preflight_->expectedLatest)));
  make::setText(typeIt_, tr("Type the region's name to continue:"));
  typed_->setAccessibleName(tr("Name of the region that is to lead: %1").arg(qs(candidate())));
  const auto why = whyNotAsk();
  make::setText(why_, why);
  why_->setVisible(!why.isEmpty());
  askButton_->setEnabled(why.isEmpty() && !busy_);
  for (auto* part : {static_cast<QWidget*>(to_), static_cast<QWidget*>(reason_), static_cast<QWidget*>(typed_),
                     static_cast<QWidget*>(later_)})
    part->setEnabled(may(Permission::switchOver));
}

QString SwitchoverPanel::stand(const Switchover& order) const {
  const auto now = context_.clock.wall() + context_.workspace.facts().clockAhead;
  auto said = tr("%1 asked at %2 to hand over from %3 to %4: %5")
                  .arg(qs(order.askedBy), clockTime(order.askedAt), qs(order.from), qs(order.to), qs(order.reason));
  said += QStringLiteral("\n");
  if (order.state == SwitchoverState::asked)
    return said +
           tr("Waits for a second person; lapses in %1.").arg(Words::age(std::max<Millis>(0, order.lapsesAt - now)));
  if (order.state == SwitchoverState::running) {
    const auto since = order.startedAt ? now - *order.startedAt : 0;
    const auto& failover = context_.workspace.facts().failover;
    const auto phase = failover ? Words::phase(failover->phase()) : tr("handing over");
    return said + tr("Running for %1: %2.").arg(Words::seconds(std::max<Millis>(0, since)), phase);
  }
  if (order.at && *order.at > now)
    return said + tr("Approved by %1; begins at %2, in %3.")
                      .arg(qs(order.decidedBy), dayTime(*order.at), Words::age(*order.at - now));
  return said + tr("Approved by %1; begins now.").arg(qs(order.decidedBy));
}

void SwitchoverPanel::showOrder(const Switchover& order) {
  make::setText(title_, tr("Switchover to %1 %2").arg(qs(order.to), RecordWords::order(order.state)));
  make::setText(stands_, stand(order));
  const auto& who = context_.workspace.facts().who;
  const bool asked = order.state == SwitchoverState::asked;
  const bool own = who && who->name == order.askedBy;
  const bool decides = may(Permission::decideSwitchovers);
  const bool leads = context_.workspace.facts().target.state == WriteState::writing && !busy_;
  approve_->setVisible(asked && decides && !own);
  reject_->setVisible(asked && decides && !own);
  verdictReason_->setVisible(asked && decides && !own);
  cancel_->setVisible(decides && order.state != SwitchoverState::running);
  approve_->setEnabled(leads);
  reject_->setEnabled(leads && !verdictReason_->text().trimmed().isEmpty());
  cancel_->setEnabled(leads);
  make::setText(orderWhy_, !decides       ? tr("Your role may watch this, not decide it.")
                           : asked && own ? tr("You asked for it: another person has to approve.")
                                          : QString());
  orderWhy_->setVisible(!orderWhy_->text().isEmpty());
}

void SwitchoverPanel::showLast() {
  const Switchover* last = nullptr;
  if (context_.records != nullptr)
    for (const auto& order : context_.records->facts().orders)
      if (!isOpen(order.state)) {
        last = &order;
        break;
      }
  last_->setVisible(last != nullptr);
  if (last == nullptr) return;
  const auto at = last->endedAt.value_or(last->decidedAt.value_or(last->askedAt));
  auto said =
      tr("Last: %1 → %2 %3 at %4").arg(qs(last->from), qs(last->to), RecordWords::order(last->state), dayTime(at));
  if (const auto took = last->duration()) said += tr(", took %1").arg(Words::seconds(*took));
  if (const auto refusal = RecordWords::refusal(last->check); !refusal.isEmpty())
    said += QStringLiteral(": ") + refusal;
  make::setText(last_, said);
}

}  // namespace rebate
