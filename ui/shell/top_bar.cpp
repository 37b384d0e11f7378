// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "ui/overview/part_words.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"

namespace rebate {

RegionPill::RegionPill(const Look& look, QWidget* parent) : QFrame(parent) {
  setProperty("look", QStringLiteral("pill"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(9, 4, 10, 4);
  layout->setSpacing(6);
  layout->addWidget(mark_ = new StatusMark(look));
  layout->addWidget(name_ = make::elided({}));
  layout->addWidget(said_ = make::elided({}, "muted"));
  setFixedHeight(30);
}

void RegionPill::show(const RegionFacts& facts) {
  mark_->setStatus(facts.status, facts.place != RegionPlace::leader);
  make::setText(name_, qs(facts.view.name));
  make::setText(said_, PartWords::pill(facts));
  setAccessibleName(PartWords::sentence(facts));
  setToolTip(PartWords::sentence(facts));
}

TopBar::TopBar(const Context& context, QMenu* operatorMenu, QWidget* parent) : QFrame(parent), context_(context) {
  setProperty("look", QStringLiteral("bar"));
  setFixedHeight(48);
  row_ = new QHBoxLayout(this);
  row_->setContentsMargins(14, 0, 14, 0);
  row_->setSpacing(10);
  auto* brand = make::label(QStringLiteral("Rebate Console"), "strong");
  brand->setFixedWidth(178);
  row_->addWidget(brand);
  row_->addStretch();
  operator_ = new QToolButton;
  operator_->setObjectName(QStringLiteral("operator"));
  operator_->setMenu(operatorMenu);
  operator_->setPopupMode(QToolButton::InstantPopup);
  operator_->setFocusPolicy(Qt::TabFocus);
  row_->addWidget(operator_, 0, Qt::AlignVCenter);
  refresh();
}

void TopBar::refresh() {
  const auto& facts = context_.workspace.facts();
  const auto regions = factsOf(facts.regions, context_.clock.wall());
  while (pills_.size() < regions.size()) {
    pills_.push_back(new RegionPill(context_.look));
    row_->insertWidget(static_cast<int>(pills_.size()), pills_.back(), 0, Qt::AlignVCenter);
  }
  while (pills_.size() > regions.size()) {
    delete pills_.back();
    pills_.pop_back();
  }
  for (std::size_t i = 0; i < regions.size(); ++i) pills_[i]->show(regions[i]);
  operator_->setVisible(facts.who.has_value());
  if (!facts.who) return;
  const auto name = facts.who->display.empty() ? facts.who->name : facts.who->display;
  operator_->setText(QStringLiteral("%1 · %2").arg(qs(name), Words::role(facts.who->role)));
  operator_->setAccessibleName(tr("Operator %1, menu").arg(operator_->text()));
}

}  // namespace rebate
