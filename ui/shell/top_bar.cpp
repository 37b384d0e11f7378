// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

#include "ui/overview/part_words.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"

namespace rebate {
namespace {

constexpr int kPillMargins = 9 + 10;
constexpr int kGap = 6;

}  // namespace

RegionPill::RegionPill(const Look& look, QWidget* parent) : QFrame(parent) {
  setProperty("look", QStringLiteral("pill"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(9, 4, 10, 4);
  layout->setSpacing(kGap);
  layout->addWidget(mark_ = new StatusMark(look));
  layout->addWidget(name_ = make::elided({}));
  layout->addWidget(said_ = make::elided({}, "muted"));
  setFixedHeight(scaled(30));
}

void RegionPill::show(const RegionFacts& facts) {
  mark_->setStatus(facts.status, facts.place != RegionPlace::leader);
  make::setText(name_, qs(facts.view.name));
  make::setText(said_, PartWords::pill(facts));
  setAccessibleName(PartWords::sentence(facts));
  setToolTip(PartWords::sentence(facts));
}

void RegionPill::setDetail(Detail detail) {
  name_->setVisible(detail != Detail::sign);
  said_->setVisible(detail == Detail::all);
}

int RegionPill::widthWith(Detail detail) const {
  int width = kPillMargins + mark_->width();
  if (detail != Detail::sign) width += kGap + name_->sizeHint().width();
  if (detail == Detail::all) width += kGap + said_->sizeHint().width();
  return width;
}

TopBar::TopBar(const Context& context, QMenu* operatorMenu, QWidget* parent) : QFrame(parent), context_(context) {
  setProperty("look", QStringLiteral("bar"));
  setFixedHeight(18 + scaled(30));
  row_ = new QHBoxLayout(this);
  row_->setContentsMargins(14, 0, 14, 0);
  row_->setSpacing(10);
  brand_ = make::label(QStringLiteral("Rebate Console"), "strong");
  brand_->setMinimumWidth(78 + scaled(100));
  row_->addWidget(brand_);
  row_->addStretch();
  search_ = make::button(tr("Find a person, an order, an action"), "search");
  search_->setObjectName(QStringLiteral("find"));
  search_->setToolTip(
      tr("%1 (%2)").arg(search_->text(), QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText)));
  auto* inside = new QHBoxLayout(search_);
  inside->setContentsMargins(0, 0, 7, 0);
  inside->addStretch();
  auto* keys = make::label(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText), "key");
  keys->setAttribute(Qt::WA_TransparentForMouseEvents);
  inside->addWidget(keys, 0, Qt::AlignVCenter);
  search_->setMinimumWidth(search_->sizeHint().width() + keys->sizeHint().width() + 14);
  connect(search_, &QPushButton::clicked, this, &TopBar::paletteWanted);
  row_->addWidget(search_, 0, Qt::AlignVCenter);
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
  if (!facts.who) return fitPills();
  const auto name = facts.who->display.empty() ? facts.who->name : facts.who->display;
  operator_->setText(QStringLiteral("%1 · %2").arg(qs(name), Words::role(facts.who->role)));
  operator_->setAccessibleName(tr("Operator %1, menu").arg(operator_->text()));
  fitPills();
}

/// All say as much: a row of words with some of them missing would be read as a difference between regions.
void TopBar::fitPills() {
  const int spacing = row_->spacing();
  const auto margins = row_->contentsMargins();
  const int others = brand_->sizeHint().expandedTo(brand_->minimumSize()).width() + search_->minimumWidth() +
                     operator_->sizeHint().width() + 3 * spacing + margins.left() + margins.right();
  auto detail = RegionPill::Detail::sign;
  for (const auto wanted : {RegionPill::Detail::all, RegionPill::Detail::name}) {
    int needed = others;
    for (const auto* pill : pills_) needed += pill->widthWith(wanted) + spacing;
    if (needed > width()) continue;
    detail = wanted;
    break;
  }
  for (auto* pill : pills_) pill->setDetail(detail);
}

void TopBar::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  fitPills();
}

}  // namespace rebate
