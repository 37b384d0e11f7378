// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with many rebates at once, and where the page goes after one.
#include <QPointer>
#include <QPushButton>
#include <QRandomGenerator>
#include <QShortcut>

#include "ui/rebates/bulk_dialog.h"
#include "ui/rebates/bulk_run.h"
#include "ui/rebates/decision_box.h"
#include "ui/rebates/pair_rates.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/rebates_page.h"
#include "ui/rebates/selection_bar.h"
#include "ui/rebates/table_marks.h"
#include "ui/style/words.h"

namespace rebate {

void RebatesPage::buildSelection() {
  bulk_ = new BulkRun(context_.workspace, this);
  connect(bulk_, &BulkRun::changed, this, &RebatesPage::showPending);
  connect(&model_, &RebateTableModel::selectionChanged, selection_, &SelectionBar::recount);
  connect(selection_, &SelectionBar::clearWanted, marks_, &TableMarks::clear);
  connect(selection_, &SelectionBar::failed, this,
          [this](const Error& why) { Q_EMIT said(Words::error(why), ToastKind::trouble); });
  connect(selection_, &SelectionBar::wanted, this,
          [this](const std::shared_ptr<const BulkPlan>& plan, Action action) { showBulk(*plan, action); });
  connect(table_, &WindowView::opened, this, [this] { drawer_->decision()->takeFocus(); });
  auto* approve =
      new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  approve->setWhatsThis(tr("Approve all chosen rebates"));
  connect(approve, &QShortcut::activated, this, [this] { selection_->decide(Action::approve); });
  auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), table_, nullptr, nullptr, Qt::WidgetShortcut);
  escape->setWhatsThis(tr("Choose none"));
  connect(escape, &QShortcut::activated, marks_, &TableMarks::clear);
}

void RebatesPage::showBulk(const BulkPlan& plan, Action action) {
  if (bulk_->keeping() || bulk_->waiting() > 0) return showBulkResults();  // one at a time
  noteOpened();
  std::set<std::string> opened;
  for (const auto& row : plan.rows)
    if (const auto found = opened_.find(row.id); found != opened_.end() && found->second == row.version)
      opened.insert(row.id);
  auto* dialog =
      new BulkDialog(context_, *bulk_, plan, std::move(opened), action, QRandomGenerator::global()->generate(), this);
  connect(dialog, &BulkDialog::begun, this, [this] {
    marks_->clear();
    results_->setVisible(true);
  });
  connect(dialog, &BulkDialog::rebateWanted, this, [this](const QString& id) { open(id.toStdString()); });
  connect(dialog, &QDialog::finished, table_, qOverload<>(&QWidget::setFocus));
  dialog->open();
}

void RebatesPage::showBulkResults() {
  auto* dialog = new BulkDialog(context_, *bulk_, this);
  connect(dialog, &BulkDialog::rebateWanted, this, [this](const QString& id) { open(id.toStdString()); });
  dialog->open();
}

void RebatesPage::showPairs() {
  PairRates::show(context_, this);
}

/// Below the rows that are here, then from the first row on; read away from the window's thread.
void RebatesPage::seekNextDecidable(bool fromTop) {
  auto* desk = context_.workspace.desk();
  if (!desk || model_.rowCount() == 0) return;
  if (!fromTop && model_.first() + model_.rowCount() >= model_.total()) return seekNextDecidable(true);
  constexpr int kPage = 100, kPages = 50;
  PageRequest request{.query = model_.query(), .limit = kPage};
  if (!fromTop) request.from = keyOf(model_.rows().back(), model_.query().order);
  const auto found = std::make_shared<std::optional<Rebate>>();
  const QPointer<RebatesPage> self(this);
  const auto read = [found, request, pending = model_.pending(), last = selected_](CacheReader& reader) mutable {
    for (int page = 0; page < kPages && !*found; ++page) {
      const auto rows = reader.page(request);
      if (!rows || rows->empty()) return;
      for (const auto& row : *rows)
        if (!*found && row.id != last && isDecidable(row, Action::reject) && !pending.contains(row.id)) *found = row;
      request.from = keyOf(rows->back(), request.query.order);
    }
  };
  const auto query = model_.query();
  const auto before = selected_;
  desk->ask(
      read,
      [self, found, query, before, fromTop] {
        if (!self || self->model_.query() != query || self->selected_ != before) return;  // gone elsewhere
        if (!*found) {
          if (!fromTop) self->seekNextDecidable(true);
          return;
        }
        self->table_->goTo(**found);
        self->chosen(qs((*found)->id));
        self->drawer_->decision()->movedOn();
      },
      RebateTableModel::kPatience);
}

}  // namespace rebate
