// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/person_timeline.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <array>

#include "ui/delegates/cell_delegates.h"
#include "ui/export/export_button.h"
#include "ui/style/data_age.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"
#include "ui/users/timeline_export.h"
#include "ui/users/timeline_words.h"

namespace rebate {
namespace {

constexpr std::array kAllKinds{TimelineKind::order,      TimelineKind::decision,   TimelineKind::posting,
                               TimelineKind::withdrawal, TimelineKind::adjustment, TimelineKind::claim,
                               TimelineKind::note,       TimelineKind::reveal,     TimelineKind::level,
                               TimelineKind::state,      TimelineKind::erasure};
enum Group { kAll, kOrders, kMoney, kPeople };

std::set<TimelineKind> kindsOf(int group) {
  if (group == kOrders) return {TimelineKind::order, TimelineKind::decision, TimelineKind::claim};
  if (group == kMoney) return {TimelineKind::posting, TimelineKind::adjustment, TimelineKind::withdrawal};
  if (group == kPeople)
    return {TimelineKind::note, TimelineKind::reveal, TimelineKind::level, TimelineKind::state, TimelineKind::erasure};
  return {};
}

}  // namespace

PersonTimeline::PersonTimeline(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 8, 8, 8);
  layout->setSpacing(4);
  buildHead(layout);
  layout->addWidget(table_ = new QTableView, 1);
  layout->addWidget(empty_ = make::paragraph({}), 1);
  empty_->setAlignment(Qt::AlignCenter);
  layout->addWidget(note_ = make::paragraph({}));
  note_->setContentsMargins(8, 0, 8, 2);
  buildTable();
  rowsChanged();
}

void PersonTimeline::buildHead(QLayout* layout) {
  auto* row = new QWidget;
  auto* head = new QHBoxLayout(row);
  head->setContentsMargins(8, 0, 0, 0);
  head->setSpacing(4);
  head->addWidget(make::section(tr("Timeline")));
  head->addWidget(make::label(tr("everything that touched this person"), "muted"));
  head->addStretch();
  groups_ = new QButtonGroup(this);
  const std::pair<Group, QString> names[] = {
      {kAll, tr("All")}, {kOrders, tr("Orders")}, {kMoney, tr("Money")}, {kPeople, tr("People")}};
  for (const auto& [id, text] : names) {
    auto* chip = make::button(text, "chip");
    chip->setCheckable(true);
    groups_->addButton(chip, id);
    head->addWidget(chip);
  }
  groups_->button(kAll)->setChecked(true);
  kindsButton_ = new QToolButton;
  kindsButton_->setText(tr("Kinds…"));
  kindsButton_->setAccessibleName(tr("Kinds shown in the timeline"));
  kindsButton_->setPopupMode(QToolButton::InstantPopup);
  kindsButton_->setFocusPolicy(Qt::StrongFocus);
  head->addWidget(kindsButton_);
  head->addWidget(new ExportButton(context_, [this] {
    auto& workspace = context_.workspace;
    return DataAge::isOffline(workspace.facts()) ? TimelineExport::known(userId_, model_)
                                                 : TimelineExport::told(userId_, model_.kinds(), workspace, this);
  }));
  layout->addWidget(row);
  buildKinds();
  connect(groups_, &QButtonGroup::idClicked, this, &PersonTimeline::groupChosen);
}

void PersonTimeline::buildKinds() {
  kindsMenu_ = new QMenu(this);
  kindsButton_->setMenu(kindsMenu_);
  for (const auto kind : kAllKinds) {
    auto* action = kindsMenu_->addAction(TimelineWords::kind(kind));
    action->setCheckable(true);
    action->setChecked(true);
    action->setData(static_cast<int>(kind));
    connect(action, &QAction::triggered, this, &PersonTimeline::kindsToggled);
  }
}

void PersonTimeline::buildTable() {
  dress_ = new TimelineDress(model_, context_.clock, context_.look, this);
  dress_->setSourceModel(&model_);
  table_->setModel(dress_);
  table_->setObjectName(QStringLiteral("timeline"));
  table_->setAccessibleName(tr("Timeline"));
  setUpTable(table_);
  table_->setItemDelegate(new PlainDelegate(table_));
  table_->setItemDelegateForColumn(static_cast<int>(TimelineModel::Column::kind),
                                   new TagDelegate(context_.look, table_));
  auto* header = table_->horizontalHeader();
  header->resizeSection(0, scaled(138));
  header->resizeSection(1, scaled(104));
  header->setStretchLastSection(true);
  rememberColumns(table_, context_.settings, QStringLiteral("timeline"));
  connect(table_, &QTableView::activated, this, &PersonTimeline::activate);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PersonTimeline::nearEnd);
  connect(table_->verticalScrollBar(), &QScrollBar::valueChanged, this, &PersonTimeline::nearEnd);
  for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
    connect(&model_, change, this, &PersonTimeline::rowsChanged);
  connect(&model_, &QAbstractItemModel::modelReset, this, &PersonTimeline::rowsChanged);
}

void PersonTimeline::groupChosen(int id) {
  const auto kinds = kindsOf(id);
  for (auto* action : kindsMenu_->actions())
    action->setChecked(kinds.empty() || kinds.contains(static_cast<TimelineKind>(action->data().toInt())));
  setKinds(kinds);
}

/// None at all is as good as all: an empty timeline would say that nothing happened.
void PersonTimeline::kindsToggled() {
  std::set<TimelineKind> kinds;
  for (const auto* action : kindsMenu_->actions())
    if (action->isChecked()) kinds.insert(static_cast<TimelineKind>(action->data().toInt()));
  if (kinds.size() == kAllKinds.size()) kinds.clear();
  groups_->setExclusive(false);
  for (auto* chip : groups_->buttons()) chip->setChecked(kindsOf(groups_->id(chip)) == kinds);
  groups_->setExclusive(true);
  setKinds(std::move(kinds));
}

/// What is here is filtered at once; a region is asked for more of these kinds.
void PersonTimeline::setKinds(std::set<TimelineKind> kinds) {
  model_.setKinds(std::move(kinds));
  rowsChanged();
  readRegion(false);
}

void PersonTimeline::activate(const QModelIndex& index) {
  const auto rebate = index.data(TimelineModel::RebateIdRole).toString();
  const auto withdrawal = index.data(TimelineModel::WithdrawalIdRole).toString();
  if (!rebate.isEmpty()) Q_EMIT rebateChosen(rebate);
  if (!withdrawal.isEmpty()) Q_EMIT withdrawalChosen(withdrawal);
}

void PersonTimeline::takeFocus() {
  wantsFocus_ = true;
  rowsChanged();
}

bool PersonTimeline::has(const std::string& rebateId) const {
  return model_.rowOf("order:" + rebateId) >= 0;
}

void PersonTimeline::rowsChanged() {
  const bool none = model_.rowCount() == 0;
  table_->setVisible(!none);
  empty_->setVisible(none);
  if (!none && !table_->currentIndex().isValid()) table_->selectRow(0);
  if (!none && wantsFocus_) {
    wantsFocus_ = false;
    table_->setFocus();
  }
  showNote();
}

void PersonTimeline::tick() {
  dress_->dayPassed();
  showNote();
}

void PersonTimeline::showNote() {
  const auto& facts = context_.workspace.facts();
  const bool none = model_.rowCount() == 0;
  QString text;
  if (asking_ && !model_.hasRegion())
    text = tr("Asking a region…");
  else if (trouble_ && trouble_->code == Errc::unavailable && !model_.hasRegion())
    text =
        tr("No region answers. These are the orders and withdrawals in this desktop's copy; decisions, bookings, notes "
           "and reveals are kept by the regions.");
  else if (trouble_)
    text = model_.hasRegion() ? tr("%1 What was told %2 ago stays.")
                                    .arg(Words::error(*trouble_), Words::age(context_.clock.wall() - toldAt_))
                              : Words::error(*trouble_);
  else if (!model_.next().empty())
    text = asking_ ? tr("Reading older ones…") : tr("Older ones come as you go down.");
  else if (model_.hasRegion() && !none)
    text = tr("That is everything.");
  if (none && model_.hasRegion() && !asking_)
    text = model_.kinds().empty() ? tr("Nothing has touched this person yet.") : tr("Nothing of these kinds.");
  else if (none && !context_.workspace.cache() && DataAge::isOffline(facts))
    text = tr("The copy on this desktop is not open, and no region answers.");
  make::setText(none ? empty_ : note_, text);
  note_->setVisible(!none && !text.isEmpty());
}

}  // namespace rebate
