// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/shell/offline_words.h"
#include "ui/style/data_age.h"
#include "ui/style/make.h"

namespace rebate {
namespace {

void beBanner(QFrame* frame, const char* name) {
  frame->setObjectName(QLatin1String(name));
  frame->setProperty("look", QStringLiteral("banner"));
}

QHBoxLayout* bannerRow(QFrame* frame) {
  auto* row = new QHBoxLayout(frame);
  row->setContentsMargins(14, 10, 14, 10);
  row->setSpacing(6);
  return row;
}

}  // namespace

OfflineBanner::OfflineBanner(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  beBanner(this, "offlineBanner");
  auto* row = bannerRow(this);
  row->addWidget(head_ = make::label({}, "strong"), 0, Qt::AlignTop);
  row->addWidget(text_ = make::paragraph({}), 1);
  refresh();
}

void OfflineBanner::refresh() {
  const auto& facts = context_.workspace.facts();
  const auto now = context_.clock.wall();
  const bool offline = DataAge::isOffline(facts);
  setVisible(offline);
  if (!offline) return;
  make::setText(head_, OfflineWords::since(facts, now));
  make::setText(text_, OfflineWords::advice(facts, now));
  make::setProperty(this, "tone", facts.sealed || OfflineWords::endsSoon(facts, now) ? "bad" : "warning");
  setAccessibleName(head_->text() + QLatin1Char(' ') + text_->text());
}

ReadOnlyBanner::ReadOnlyBanner(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  beBanner(this, "readOnlyBanner");
  auto* row = bannerRow(this);
  auto* head = make::label(tr("Read-only session."), "strong");
  auto* text = make::paragraph(
      tr("Nothing is kept on this computer, and decisions are not possible. Sign out to try the keyring again."));
  row->addWidget(head, 0, Qt::AlignTop);
  row->addWidget(text, 1);
  setAccessibleName(head->text() + QLatin1Char(' ') + text->text());
  refresh();
}

void ReadOnlyBanner::refresh() {
  setVisible(context_.workspace.facts().readOnly);
}

NewsCard::NewsCard(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  beBanner(this, "newsCard");
  auto* row = bannerRow(this);
  row->setSpacing(8);
  auto* lines = new QVBoxLayout;
  lines->setSpacing(4);
  lines->addWidget(back_ = make::paragraph({}, "strong"));
  lines->addWidget(salvaged_ = make::paragraph({}, nullptr));
  row->addLayout(lines, 1);
  row->addWidget(show_ = make::button(tr("Show")), 0, Qt::AlignTop);
  row->addWidget(dismiss_ = make::button(tr("Dismiss")), 0, Qt::AlignTop);
  show_->setAccessibleName(tr("Show the outbox"));
  dismiss_->setAccessibleName(tr("Dismiss this message"));
  connect(show_, &QPushButton::clicked, this, &NewsCard::outboxWanted);
  connect(dismiss_, &QPushButton::clicked, this, [this] { context_.workspace.acknowledge(); });
  refresh();
}

void NewsCard::refresh(bool outboxInView) {
  const auto& facts = context_.workspace.facts();
  const bool salvaged = facts.salvaged.has_value();
  setVisible(facts.wayBack || salvaged);
  back_->setVisible(facts.wayBack.has_value());
  salvaged_->setVisible(salvaged);
  show_->setVisible(!outboxInView);
  if (facts.wayBack) make::setText(back_, OfflineWords::wayBack(*facts.wayBack, facts));
  if (facts.salvaged) make::setText(salvaged_, OfflineWords::salvaged(*facts.salvaged));
  const bool trouble = salvaged || (facts.wayBack && facts.wayBack->refused > 0);
  make::setProperty(this, "tone", trouble ? "warning" : "ok");
  setAccessibleName(text());
}

QString NewsCard::text() const {
  QStringList said;
  if (back_->isVisibleTo(this)) said << back_->text();
  if (salvaged_->isVisibleTo(this)) said << salvaged_->text();
  return said.join(QLatin1Char(' '));
}

}  // namespace rebate
