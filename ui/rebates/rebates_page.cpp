// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/rebates_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QScrollBar>
#include <QShowEvent>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include "tables/bulk_plan.h"
#include "tables/outbox_table_model.h"
#include "ui/export/export_button.h"
#include "ui/rebates/bulk_run.h"
#include "ui/rebates/decision_box.h"
#include "ui/rebates/filter_chips.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/rebate_dress.h"
#include "ui/rebates/rebate_export.h"
#include "ui/rebates/selection_bar.h"
#include "ui/rebates/state_chips.h"
#include "ui/rebates/table_marks.h"
#include "ui/rebates/undo_line.h"
#include "ui/rebates/views_menu.h"
#include "ui/style/data_age.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kOutboxLooked = 200;  // open decisions are few; more than this many would be looked at by nobody

}  // namespace

RebatesPage::RebatesPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addLayout(buildHead());
  layout->addWidget(chips_ = new StateChips);
  chips_->addFilters(filters_ = new FilterChips);
  split_ = new QSplitter;
  split_->setHandleWidth(12);
  split_->setChildrenCollapsible(false);
  auto* card = make::frame("card");
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(7, 3, 7, 7);
  auto* rows = new QHBoxLayout;
  rows->setSpacing(0);
  rows->addWidget(table_ = new WindowView(model_, context.look), 1);
  rows->addWidget(table_->bar());
  inside->addLayout(rows, 1);
  inside->addWidget(empty_ = make::paragraph({}), 1);
  empty_->setAlignment(Qt::AlignCenter);
  auto* right = new QWidget;
  auto* rightLayout = new QVBoxLayout(right);
  rightLayout->setContentsMargins(0, 0, 0, 0);
  rightLayout->setSpacing(8);
  rightLayout->addWidget(drawer_ = new RebateDrawer(context), 1);
  rightLayout->addWidget(undo_ = new UndoLine(context));
  split_->addWidget(card);
  split_->addWidget(right);
  split_->setStretchFactor(0, 1);
  split_->setStretchFactor(1, 0);
  split_->setSizes({1000, 384});
  layout->addWidget(split_, 1);
  buildTable();
  buildKeys();
  buildFilters();
  buildSelection();
  connect(drawer_, &RebateDrawer::userWanted, this, [this](const QString& id) {
    Q_EMIT wanted({PageId::users, id.toStdString()});
  });
  connect(drawer_->decision(), &DecisionBox::decided, this, &RebatesPage::decided);
  connect(undo_, &UndoLine::focusGivenUp, table_, qOverload<>(&QWidget::setFocus));
  connect(drawer_->decision(), &DecisionBox::abandoned, table_, qOverload<>(&QWidget::setFocus));
  if (const auto state = context.settings.splitter(); !state.isEmpty()) split_->restoreState(state);
  connect(&model_, &RebateTableModel::windowChanged, this, &RebatesPage::windowChanged);
  query();
  factsChanged();
  outboxChanged();
}

QHBoxLayout* RebatesPage::buildHead() {
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  head->addWidget(make::label(tr("Rebates"), "title"));
  head->addWidget(count_ = make::label({}, "muted"));
  head->addWidget(age_ = make::label({}, "muted"));
  head->addStretch();
  search_ = new QLineEdit;
  search_->setPlaceholderText(tr("Find an order number, a user id or an item"));
  search_->setAccessibleName(tr("Find rebates"));
  search_->setClearButtonEnabled(true);
  search_->setMinimumWidth(160);
  search_->setMaximumWidth(330);
  head->addWidget(search_, 1);
  head->addWidget(views_ = new ViewsMenu(context_));
  auto* columns = make::button(tr("Columns"));
  columns->setObjectName(QStringLiteral("columns"));
  connect(columns, &QPushButton::clicked, this, &RebatesPage::showColumns);
  head->addWidget(columns);
  head->addWidget(new ExportButton(context_, [this] {
    const auto total = model_.counted() ? model_.total() : 0;
    return RebateExport::table(model_.query(), model_.selection(), total, context_.workspace.desk());
  }));
  head->addWidget(pairs_ = make::button(tr("Who decides for whom")));
  pairs_->setObjectName(QStringLiteral("pairs"));
  connect(pairs_, &QPushButton::clicked, this, &RebatesPage::showPairs);
  head->addWidget(results_ = make::button(tr("Results")));
  results_->setObjectName(QStringLiteral("bulkResults"));
  results_->setVisible(false);
  connect(results_, &QPushButton::clicked, this, &RebatesPage::showBulkResults);
  head->addWidget(selection_ = new SelectionBar(context_, model_));
  return head;
}

RebateFilter RebatesPage::filter() const {
  RebateFilter filter;
  filter.state = chips_->chosen();
  filter.text = search_->text().trimmed().toStdString();
  filters_->addTo(filter);
  filter.order = order_;
  filter.ascending = ascending_;
  return filter;
}

void RebatesPage::setFilter(const RebateFilter& filter) {
  const QSignalBlocker quiet(search_);  // one query for all of it, now
  search_->setText(qs(filter.text));
  order_ = filter.order;
  ascending_ = filter.ascending;
  filters_->set(filter);
  chips_->show(filter.state);
  query();
}

void RebatesPage::query() {
  auto wanted = queryOf(filter(), context_.clock.wall());
  views_->setCurrent(filter());
  auto unsorted = model_.query();
  unsorted.order = wanted.order;
  unsorted.ascending = wanted.ascending;
  if (wanted != unsorted) {
    table_->forgetSelection();  // sorting keeps it, and what is chosen
    selectFirst_ = true;
    marks_->clear();
  } else if (wanted != model_.query() && model_.selection().everythingOf()) {
    marks_->clear();  // "all of it" is of one order
  }
  model_.setQuery(wanted);
  showSortIndicator();
  showEmpty();
}

void RebatesPage::factsChanged() {
  selectFirst_ = selectFirst_ || model_.rowCount() == 0;
  model_.setDesk(context_.workspace.desk());
  const auto& facts = context_.workspace.facts();
  chips_->setCounts(facts.cached);
  pairs_->setVisible(facts.who && facts.who->role == Role::auditor);
  selection_->recount();
  drawer_->factsChanged();
  DataAge::show(age_, context_.workspace.facts(), context_.clock.wall());
  showEmpty();
  showCount();
}

/// Rows came or went; the first ones of a new filter have none selected yet.
void RebatesPage::windowChanged() {
  if (const int row = toSelect_.empty() ? -1 : model_.rowOf(toSelect_); row >= 0) {
    toSelect_.clear();
    selectFirst_ = false;
    table_->selectRow(row);
  }
  if (selectFirst_ && toSelect_.empty() && model_.rowCount() > 0) {
    selectFirst_ = false;
    if (!table_->currentIndex().isValid()) table_->selectRow(0);
  }
  const auto shown = drawer_->shown();
  const int row = shown ? model_.rowOf(shown->id) : -1;
  if (row >= 0 && !(*model_.at(row) == *shown)) showDrawer();
  selection_->recount();
  showEmpty();
  showCount();
}

void RebatesPage::rebatesChanged(const std::vector<std::string>& ids) {
  model_.applyChanges(ids);
  const bool mine =
      drawer_->shown() && (ids.empty() || std::find(ids.begin(), ids.end(), drawer_->shown()->id) != ids.end());
  if (mine) showDrawer();
}

void RebatesPage::outboxChanged() {
  const QPointer<RebatesPage> self(this);
  context_.workspace.outboxItems(kOutboxLooked, [self](Result<std::vector<OutboxItem>> items) {
    if (!self || !items) return;
    OutboxTableModel waiting;
    waiting.setItems(*items);
    self->open_ = waiting.openRebates();
    self->showPending();
    self->undo_->show(*items);
  });
  bulk_->outboxChanged();
}

void RebatesPage::showPending() {
  auto pending = bulk_->pending();
  pending.insert(open_.begin(), open_.end());
  model_.setPending(std::move(pending));
  if (drawer_->shown()) showDrawer();
}

void RebatesPage::chosen(const QString& rebateId) {
  noteOpened();
  shownAt_ = context_.clock.monotonic();
  selected_ = rebateId.toStdString();
  showDrawer();
}

/// What was only passed by on the way to another row was not looked at.
void RebatesPage::noteOpened() {
  constexpr Millis kToBeRead = 1'000;
  constexpr std::size_t kMost = BulkPlan::kMostAtOnce;
  const auto& shown = drawer_->shown();
  if (!shown || context_.clock.monotonic() - shownAt_ < kToBeRead) return;
  if (opened_.size() >= kMost) opened_.clear();
  opened_[shown->id] = shown->version;
}

/// From the cache, not from the table: a rebate that left the filter stays in view until another is chosen.
void RebatesPage::showDrawer() {
  auto* cache = context_.workspace.cache();
  if (selected_.empty() || !cache) return drawer_->clear();
  const auto row = cache->rebate(selected_);
  if (!row || !*row) return drawer_->clear();
  drawer_->show(**row, model_.isPending(selected_));
}

void RebatesPage::decided(const QString& decisionId) {
  undo_->follow(decisionId.toStdString());
  const int row = model_.rowOf(selected_);
  outboxChanged();
  if (!selectNextDecidable(row < 0 ? 0 : row + 1)) seekNextDecidable(false);
  if (!search_->hasFocus()) table_->setFocus();
}

/// Among the rows that are here.
bool RebatesPage::selectNextDecidable(int from) {
  for (int row = from; row < model_.rowCount(); ++row) {
    const auto& candidate = *model_.at(row);
    if (!isDecidable(candidate, Action::reject) || model_.isPending(candidate.id)) continue;
    table_->selectRow(row);
    table_->scrollTo(table_->currentIndex());
    drawer_->decision()->movedOn();
    return true;
  }
  return false;
}

QString RebatesPage::lastDecision() const {
  return undo_->text();
}

void RebatesPage::open(const std::string& rebateId) {
  auto* cache = context_.workspace.cache();
  const auto row = cache ? cache->rebate(rebateId) : Result<std::optional<Rebate>>(std::nullopt);
  if (!row || !*row) return;
  RebateFilter only;
  only.state.reset();
  only.text = (*row)->line;
  setFilter(only);
  const int at = model_.rowOf(rebateId);
  if (at >= 0) table_->selectRow(at);
  selected_ = rebateId;
  showDrawer();
  table_->setFocus();
}

void RebatesPage::restore(const RebateQuery& wanted, const std::string& selected) {
  setFilter(filterOf(wanted, context_.clock.wall()));
  auto* cache = context_.workspace.cache();
  if (const auto row = cache ? cache->rebate(selected) : Result<std::optional<Rebate>>(std::nullopt); row && *row) {
    selectFirst_ = false;
    table_->goTo(**row);
  }
  toSelect_ = selected_ = selected;
  windowChanged();
  showDrawer();
}

void RebatesPage::showEmpty() {
  const bool none = model_.rowCount() == 0 && !model_.reading();
  table_->setVisible(!none);
  empty_->setVisible(none);
  if (!none) return;
  const auto& facts = context_.workspace.facts();
  QString text = tr("No rebate in this state. When one comes, it appears here.");
  if (!context_.workspace.cache())
    text = tr("The copy on this desktop is not open yet.");
  else if (model_.trouble())
    text = Words::error(*model_.trouble());
  else if (facts.snapshotOf > 0)
    text = tr("Fetching the first copy: %1 of %2 rows.").arg(count(facts.snapshotRows), count(facts.snapshotOf));
  else if (!search_->text().trimmed().isEmpty())
    text = tr("Nothing matches “%1” here. Order numbers and user ids match from their beginning.")
               .arg(search_->text().trimmed());
  else if (filters_->narrows())
    text = tr("No rebate passes this filter. Take a filter back to see more.");
  make::setText(empty_, text);
}

/// While a text is still being counted, what is known so far.
void RebatesPage::showCount() {
  const auto here = count(model_.total());
  const auto all = count(context_.workspace.facts().cached.total());
  const bool open = context_.workspace.desk() != nullptr;
  make::setText(count_, !open              ? QString()
                        : model_.counted() ? tr("%1 of %2").arg(here, all)
                                           : tr("at least %1 of %2").arg(here, all));
  filters_->setCount(open && model_.counted() ? std::optional(model_.total()) : std::nullopt);
}

void RebatesPage::tick() {
  dress_->ageColumn();
  DataAge::show(age_, context_.workspace.facts(), context_.clock.wall());
  showEmpty();
  drawer_->factsChanged();
}

void RebatesPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (event->spontaneous() || model_.rowCount() == 0) return;
  if (!table_->currentIndex().isValid())
    table_->selectRow(0);
  else
    table_->scrollTo(table_->currentIndex());  // what the drawer shows can be seen in the table, too
}

void RebatesPage::takeFocus() {
  if (table_->isVisible()) table_->setFocus();
}

void RebatesPage::saveState() {
  context_.settings.setSplitter(split_->saveState());
}

}  // namespace rebate
