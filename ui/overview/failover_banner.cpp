// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/failover_banner.h"

#include <QHBoxLayout>
#include <QStringList>
#include <QVBoxLayout>

#include "ui/style/make.h"

namespace rebate {
namespace {

constexpr int kMostNamed = 3;  ///< more candidates are counted

}  // namespace

FailoverBanner::FailoverBanner(const Look& look, QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("failoverBanner"));
  setProperty("look", QStringLiteral("banner"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 9, 14, 11);
  layout->setSpacing(9);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(headline_ = make::label({}, "strong"), 0, Qt::AlignTop);
  head->addWidget(detail_ = make::paragraph({}), 1, Qt::AlignTop);
  head->addWidget(open_ = make::button(tr("Open failover")));
  head->addWidget(close_ = make::button(tr("Close")));
  connect(open_, &QPushButton::clicked, this, &FailoverBanner::openWanted);
  close_->setObjectName(QStringLiteral("closeFailover"));
  close_->setAccessibleName(tr("Close the failover message"));
  connect(close_, &QPushButton::clicked, this, &FailoverBanner::close);
  layout->addLayout(head);
  layout->addWidget(bar_ = new PhaseBar(look));
  setVisible(false);
}

void FailoverBanner::show(const WorkspaceFacts& facts, Millis now) {
  if (facts.failover && facts.failover->lostAt != closedLostAt_) {
    shown_ = facts.failover;
  } else if (shown_ && !facts.failover) {
    // The session forgets a finished one after a while; here it stays. One that never ended is on record only.
    for (const auto& past : facts.failovers)
      if (past.lostAt == shown_->lostAt) shown_ = past;
    if (shown_->phase() != FailoverPhase::done) shown_.reset();
  }
  setVisible(shown_.has_value());
  if (!shown_) return;
  const bool done = shown_->phase() == FailoverPhase::done;
  bar_->show(*shown_, now, facts.leaseTtl, facts.leaseRenew);
  make::setProperty(this, "tone", done ? "ok" : "warning");
  close_->setVisible(done && !past_);
  open_->setVisible(!past_);
  if (done)
    showDone();
  else
    showRunning(facts, now);
  setAccessibleName(headline_->text() + QLatin1Char(' ') + detail_->text());
}

void FailoverBanner::showRunning(const WorkspaceFacts& facts, Millis now) {
  QStringList others;
  for (const auto& view : facts.regions)
    if (view.name != shown_->lost && view.link == LinkState::live) others << qs(view.name);
  QString headline;
  switch (shown_->phase()) {
    case FailoverPhase::detect:
      headline = tr("%1 does not answer").arg(qs(shown_->lost));
      break;
    case FailoverPhase::elect:
      headline = others.size() > kMostNamed ? tr("Failover in progress: %1 lost, electing among %2 regions")
                                                  .arg(qs(shown_->lost), count(others.size()))
                 : others.isEmpty() ? tr("Failover in progress: %1 lost, nobody else answers").arg(qs(shown_->lost))
                                    : tr("Failover in progress: %1 lost, electing between %2")
                                          .arg(qs(shown_->lost), others.join(tr(" and ")));
      break;
    case FailoverPhase::promote:
      headline = tr("Failover in progress: a new leader claims epoch %1").arg(shown_->epochAfter);
      break;
    case FailoverPhase::reroute:
      headline = tr("Failover in progress: %1 leads, writes are being rerouted").arg(qs(shown_->successor));
      break;
    case FailoverPhase::done:
      break;
  }
  QStringList detail{tr("writes paused %1").arg(Words::seconds(std::max<Millis>(0, now - shown_->lostAt)))};
  if (!facts.readingFrom.empty()) detail << tr("reads served by %1").arg(qs(facts.readingFrom));
  make::setText(headline_, headline);
  make::setText(detail_, QStringLiteral("· ") + detail.join(QStringLiteral(" · ")));
}

void FailoverBanner::showDone() {
  const auto took = shown_->reroutedAt.value_or(shown_->lostAt) - shown_->lostAt;
  make::setText(headline_, tr("Recovered in %1: %2 leads after %3 was lost")
                               .arg(Words::seconds(took), qs(shown_->successor), qs(shown_->lost)));
  make::setText(detail_, tr("· epoch %1 → %2 · decisions made meanwhile waited in the outbox")
                             .arg(shown_->epochBefore)
                             .arg(shown_->epochAfter));
}

void FailoverBanner::setPast(bool past) {
  past_ = past;
  shown_.reset();
}

void FailoverBanner::close() {
  if (shown_) closedLostAt_ = shown_->lostAt;
  shown_.reset();
  setVisible(false);
}

}  // namespace rebate
