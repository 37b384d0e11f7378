// SPDX-License-Identifier: GPL-3.0-or-later
// How the rebates' table is set up: columns, delegates, sorting, keys.
#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QTimer>
#include <array>

#include "ui/delegates/cell_delegates.h"
#include "ui/rebates/columns_dialog.h"
#include "ui/rebates/decision_box.h"
#include "ui/rebates/filter_chips.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/rebate_dress.h"
#include "ui/rebates/rebates_page.h"
#include "ui/rebates/state_chips.h"
#include "ui/rebates/table_marks.h"
#include "ui/rebates/undo_line.h"
#include "ui/rebates/views_menu.h"
#include "ui/style/fonts.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

using Column = RebateTableModel::Column;
const QString kTable = QStringLiteral("rebates.3");  // the columns' third set

int at(Column column) {
  return static_cast<int>(column);
}

}  // namespace

void RebatesPage::buildTable() {
  dress_ = new RebateDress(context_.clock, context_.look, this);
  dress_->setSourceModel(&model_);
  table_->setHorizontalHeader(new MarkHeader(model_, context_.look, table_));
  table_->setModel(dress_);
  table_->setAccessibleName(tr("Rebates"));
  setUpTable(table_);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);  // several are marked, over rows that are not here
  table_->setItemDelegate(new PlainDelegate(table_));
  table_->setItemDelegateForColumn(at(Column::order), new PlainDelegate(table_, Qt::ElideMiddle));
  for (const auto column : {Column::paid, Column::commission, Column::rebate, Column::age})
    table_->setItemDelegateForColumn(at(column), new TabularDelegate(table_));
  table_->setItemDelegateForColumn(at(Column::state), new StateDelegate(context_.look, table_));
  table_->setItemDelegateForColumn(at(Column::chosen), new MarkDelegate(context_.look, table_));
  marks_ = new TableMarks(model_, table_);
  auto* header = table_->horizontalHeader();
  header->setMinimumSectionSize(scaled(26));
  constexpr std::array kWidths{122, 114, 62, 110, 68, 68, 68, 90, 66, 50};
  setWidths(table_, kWidths,
            {{at(Column::age), Words::age(23 * 3'600'000)},
             {at(Column::paid), QStringLiteral("99,999.99")},
             {at(Column::commission), QStringLiteral("9,999.99")},
             {at(Column::rebate), QStringLiteral("9,999.99")}});
  header->resizeSection(at(Column::chosen), scaled(26));
  header->setSectionResizeMode(at(Column::item), QHeaderView::Stretch);
  header->moveSection(at(Column::chosen), 0);
  header->setSectionResizeMode(at(Column::chosen), QHeaderView::Fixed);
  header->setSectionsMovable(true);
  header->setSectionsClickable(true);
  header->setSortIndicatorShown(true);
  rememberColumns(table_, context_.settings, kTable);
  connect(header, &QHeaderView::sectionClicked, this, &RebatesPage::sortBy);
  connect(table_, &WindowView::chosen, this, &RebatesPage::chosen);
}

void RebatesPage::buildKeys() {
  searchDelay_ = new QTimer(this);
  searchDelay_->setSingleShot(true);
  searchDelay_->setInterval(120);  // a query per pause, not per letter
  connect(searchDelay_, &QTimer::timeout, this, &RebatesPage::query);
  connect(search_, &QLineEdit::textChanged, searchDelay_, qOverload<>(&QTimer::start));
  const auto key = [this](const QKeySequence& keys, Action action) {
    auto* shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    shortcut->setWhatsThis(tr("%1 the selected rebate").arg(Words::action(action)));
    shortcut->setAutoRepeat(false);  // a key held down decides one rebate, not one after the other
    connect(shortcut, &QShortcut::activated, this, [this, action] { drawer_->decision()->choose(action); });
  };
  key(QKeySequence(Qt::Key_A), Action::approve);
  key(QKeySequence(Qt::Key_H), Action::hold);
  key(QKeySequence(Qt::Key_R), Action::reject);
  auto* undo =
      new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  undo->setWhatsThis(tr("Undo the last decision while it is held back"));
  connect(undo, &QShortcut::activated, undo_, &UndoLine::undo);
  auto* find = new QShortcut(QKeySequence::Find, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  find->setWhatsThis(tr("Find a rebate"));
  connect(find, &QShortcut::activated, search_, [this] { search_->setFocus(Qt::ShortcutFocusReason); });
}

void RebatesPage::buildFilters() {
  connect(chips_, &StateChips::chosenChanged, this, &RebatesPage::query);
  connect(filters_, &FilterChips::changed, this, &RebatesPage::query);
  connect(views_, &ViewsMenu::chosen, this, &RebatesPage::setFilter);
  connect(views_, &ViewsMenu::failed, this, [this](const QString& why) { Q_EMIT said(why, ToastKind::trouble); });
  for (const auto& view : views_->views())
    if (view.isDefault) {
      order_ = view.filter.order;
      ascending_ = view.filter.ascending;
      search_->setText(QString::fromStdString(view.filter.text));
      filters_->set(view.filter);
      chips_->show(view.filter.state);
    }
}

void RebatesPage::showColumns() {
  auto* dialog = new ColumnsDialog(table_, at(Column::chosen), this);
  dialog->open();
}

/// The cache keeps two orders, each to be read both ways; a click on any other header changes nothing.
void RebatesPage::sortBy(int column) {
  if (column == at(Column::chosen)) return showSortIndicator();  // the marks' business
  if (column != at(Column::rebate) && column != at(Column::age)) return showSortIndicator();
  const auto order = column == at(Column::rebate) ? RebateOrder::amount : RebateOrder::newest;
  ascending_ = order == order_ && !ascending_;
  order_ = order;
  query();
}

/// An age grows as the time of creation falls.
void RebatesPage::showSortIndicator() {
  const bool amount = order_ == RebateOrder::amount;
  table_->horizontalHeader()->setSortIndicator(at(amount ? Column::rebate : Column::age),
                                               amount == ascending_ ? Qt::AscendingOrder : Qt::DescendingOrder);
}

}  // namespace rebate
