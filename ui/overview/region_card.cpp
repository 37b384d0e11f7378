// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/region_card.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/style/make.h"
#include "ui/style/shapes.h"

namespace rebate {
namespace {

constexpr int kHeight = 178;

const char* toneOf(Status status) {
  switch (status) {
    case Status::ok:
      return "plain";
    case Status::warning:
      return "warning";
    case Status::bad:
      return "bad";
    case Status::unknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace

RegionCard::RegionCard(const Look& look, QWidget* parent) : QFrame(parent), look_(look) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 11, 12, 10);
  layout->setSpacing(8);
  auto* head = new QHBoxLayout;
  head->setSpacing(7);
  head->addWidget(mark_ = new StatusMark(look));
  head->addWidget(name_ = make::elided({}, "title"));
  head->addWidget(city_ = make::elided({}, "muted"));
  head->addStretch();
  head->addWidget(place_ = make::label({}, "tag"));
  layout->addLayout(head);
  grid_ = new QGridLayout;
  grid_->setHorizontalSpacing(7);
  grid_->setVerticalSpacing(7);
  grid_->setColumnStretch(2, 1);
  layout->addLayout(grid_);
  layout->addWidget(noParts_ = make::paragraph(tr("It has not said yet what it is made of.")));
  layout->addWidget(well_ = make::elided({}, "muted"));
  well_->hide();
  layout->addWidget(api_ = make::paragraph({}));
  layout->addStretch();
  auto* foot = new QHBoxLayout;
  foot->addWidget(link_ = make::elided({}, "muted"));
  foot->addStretch();
  foot->addWidget(heard_ = make::label({}, "muted"));
  layout->addLayout(foot);
}

void RegionCard::show(const RegionFacts& facts, bool isReadFrom) {
  const bool repaint = facts.silent != facts_.silent;
  facts_ = facts;
  // A region that follows is a ring, the one that leads a disc.
  mark_->setStatus(facts.status, facts.place != RegionPlace::leader);
  make::setText(name_, qs(facts.view.name));
  make::setText(city_, qs(facts.view.city));
  make::setText(place_, Words::place(facts.place));
  place_->setVisible(facts.place != RegionPlace::unknown);
  make::setText(link_, PartWords::link(facts, isReadFrom));
  make::setText(heard_, PartWords::heard(facts));
  make::setText(api_, PartWords::api(facts.view));
  api_->setVisible(!api_->text().isEmpty());
  make::setProperty(heard_, "tone", facts.silent && facts.status == Status::bad ? "bad" : "unknown");
  showParts();
  setAccessibleName(PartWords::sentence(facts));
  if (repaint) update();
}

void RegionCard::setCompact(bool compact) {
  if (std::exchange(compact_, compact) != compact) updateGeometry();
}

/// Cards of few parts are as tall as those beside them; one of many needs what its parts need.
QSize RegionCard::minimumSizeHint() const {
  const auto needed = QFrame::minimumSizeHint();
  return compact_ ? needed : needed.expandedTo({0, kHeight});
}

void RegionCard::showParts() {
  auto parts = facts_.parts;
  const auto isWell = [](const PartFacts& part) { return part.status == Status::ok; };
  const auto well = std::count_if(parts.begin(), parts.end(), isWell);
  if (compact_) std::erase_if(parts, isWell);
  setRows(parts.size());
  noParts_->setVisible(facts_.parts.empty());
  well_->setVisible(compact_ && well > 0);
  make::setText(well_, tr("%1 of %2 parts ok").arg(well).arg(facts_.parts.size()));
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto& part = parts[i];
    rows_[i].mark->setStatus(part.status);
    make::setText(rows_[i].name, Words::part(part.part.kind));
    make::setText(rows_[i].value, PartWords::part(part, facts_));
    make::setProperty(rows_[i].value, "look", part.status == Status::ok ? "muted" : "plain");
    make::setProperty(rows_[i].value, "tone", toneOf(part.status));
  }
}

void RegionCard::setRows(std::size_t count) {
  while (rows_.size() < count) {
    const int line = static_cast<int>(rows_.size());
    Row row{new StatusMark(look_), make::label({}), make::elided({}, "muted")};
    row.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid_->addWidget(row.mark, line, 0);
    grid_->addWidget(row.name, line, 1);
    grid_->addWidget(row.value, line, 2);
    rows_.push_back(row);
  }
  while (rows_.size() > count) {
    const auto row = rows_.back();
    rows_.pop_back();
    delete row.mark;
    delete row.name;
    delete row.value;
  }
}

void RegionCard::paintEvent(QPaintEvent* event) {
  QFrame::paintEvent(event);
  if (!facts_.silent) return;
  QPainter painter(this);
  paintHatch(painter, QRectF(rect()).adjusted(1, 1, -1, -1), 7, look_.tokens());
}

}  // namespace rebate
