// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/explain_card.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

#include "domain/user_figures.h"
#include "ui/rebates/waterfall.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/timeline_facts.h"
#include "ui/users/user_words.h"

namespace rebate {

ExplainCard::ExplainCard(const Look& look, QWidget* parent) : QFrame(parent) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(why_ = make::section({}));
  why_->setObjectName(QStringLiteral("why"));
  layout->addWidget(order_ = make::mono({}));
  layout->addWidget(item_ = make::elided({}, "muted"));
  layout->addWidget(waterfall_ = new Waterfall(look));
  layout->addWidget(next_ = make::paragraph({}));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(open_ = make::button(tr("Open in Rebates")));
  auto* close = make::button(tr("Close"));
  row->addWidget(close);
  row->addStretch();
  row->addWidget(make::label(tr("Esc"), "key"), 0, Qt::AlignVCenter);
  layout->addLayout(row);
  connect(open_, &QPushButton::clicked, this, [this] { Q_EMIT rebateWanted(qs(id_)); });
  connect(close, &QPushButton::clicked, this, &ExplainCard::closed);
  auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  escape->setWhatsThis(tr("Close the explanation"));
  connect(escape, &QShortcut::activated, this, &ExplainCard::closed);
}

void ExplainCard::show(const Rebate& rebate, Millis now) {
  id_ = rebate.id;
  make::setText(why_, tr("Why %1").arg(yuan(rebate.split.user)).toUpper());
  make::setText(order_, rebate.line.empty() ? qs(rebate.id) : qs(rebate.line));
  make::setText(item_, QStringLiteral("%1 · %2").arg(qs(rebate.item), Words::platform(rebate.platform)));
  waterfall_->show(rebate);
  waterfall_->setVisible(true);
  open_->setEnabled(true);
  make::setText(next_, next(rebate, now));
  setAccessibleName(QStringLiteral("%1. %2. %3").arg(why_->text(), waterfall_->accessibleName(), next_->text()));
}

void ExplainCard::showMissing(const QString& rebateId) {
  id_ = rebateId.toStdString();
  make::setText(why_, tr("Why").toUpper());
  make::setText(order_, timeline_facts::lineOf(rebateId));
  make::setText(item_, {});
  waterfall_->setVisible(false);
  open_->setEnabled(false);
  make::setText(next_, tr("This order is not in this desktop's copy: it is older than what is kept here."));
  setAccessibleName(next_->text());
}

QString ExplainCard::next(const Rebate& rebate, Millis now) {
  const auto reason = Words::reason(rebate.reason);
  switch (rebate.state) {
    case RebateState::estimated:
      return tr("Paid, not received yet: this is an estimate and changes with the order.");
    case RebateState::waiting:
      return tr("Received. The platform settles it about %1; approved and credited it can be withdrawn about %2.")
          .arg(UserWords::day(std::max(settlesAbout(rebate.modifiedAt), now), now),
               UserWords::day(std::max(payableAbout(rebate.modifiedAt), now), now));
    case RebateState::awaitingApproval:
      return tr("Settled by the platform. Finance approves it next, then it is credited.");
    case RebateState::held:
      return reason.isEmpty() ? tr("Held until a person has looked at it.") : tr("Held: %1.").arg(reason);
    case RebateState::credited:
      return tr("Credited: it is part of the balance.");
    case RebateState::rejected:
      return rebate.note.empty() ? tr("Rejected by %1.").arg(qs(rebate.decidedBy))
                                 : tr("Rejected by %1: “%2”.").arg(qs(rebate.decidedBy), qs(rebate.note));
    case RebateState::voided:
      return reason.isEmpty() ? tr("Void: nothing is credited.") : tr("Void, nothing is credited: %1.").arg(reason);
    case RebateState::clawedBack:
      return tr("It was credited and taken back, because the platform closed the order.");
  }
  return {};
}

}  // namespace rebate
