// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/admin_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/delegates/cell_delegates.h"
#include "ui/export/export_button.h"
#include "ui/outbox/command_words.h"
#include "ui/style/empty_state.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"

namespace rebate {

AdminPanel::AdminPanel(const Context& context, const QString& title, QWidget* parent)
    : QWidget(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addLayout(head_ = new QHBoxLayout);
  head_->setSpacing(8);
  head_->addWidget(make::label(title, "title"));
  head_->addWidget(age_ = make::label({}, "muted"));
  head_->addWidget(trouble_ = make::label({}), 1);
  trouble_->setObjectName(QStringLiteral("trouble"));
  make::setProperty(trouble_, "tone", "bad");
  head_->addWidget(again_ = make::button(tr("Refresh")));
  again_->setObjectName(QStringLiteral("refresh"));
  layout->addWidget(stack_ = new QStackedWidget, 1);
  auto* rows = new QWidget;
  body_ = new QVBoxLayout(rows);
  body_->setContentsMargins(0, 0, 0, 0);
  body_->setSpacing(12);
  stack_->addWidget(rows);
  stack_->addWidget(empty_ = new EmptyState(context.look));
  stack_->setCurrentWidget(empty_);
  more_ = make::button(tr("Show more"));
  more_->setObjectName(QStringLiteral("more"));
  more_->setVisible(false);
  moreWords_ = make::label({}, "muted");
  moreWords_->setVisible(false);
  head_->insertWidget(head_->count() - 1, moreWords_);
  head_->insertWidget(head_->count() - 1, more_);
  connect(more_, &QPushButton::clicked, this, [this] {
    more_->setEnabled(false);  // until its answer is here
    readMore();
  });
  connect(again_, &QPushButton::clicked, this, [this] { refresh(); });
  connect(empty_, &EmptyState::wanted, this, [this] { refresh(); });
}

void AdminPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (stale_) refresh();
}

void AdminPanel::outboxChanged() {
  stale_ = true;
  if (isVisible()) refresh();
}

void AdminPanel::factsChanged() {
  const bool back = failed_ && context_.workspace.facts().signIn == SignIn::signedIn;
  if (back && isVisible()) refresh();
}

bool AdminPanel::may(Permission permission) const {
  const auto& who = context_.workspace.facts().who;
  return who && allows(who->role, permission);
}

void AdminPanel::waits() {
  stale_ = false;
  failed_ = false;
  if (!read_) empty_->say(EmptyKind::loading, tr("Asking a region…"));
}

void AdminPanel::came() {
  read_ = true;
  complain({});
  more_->setEnabled(true);
  const auto& facts = context_.workspace.facts();
  make::setText(age_, tr("as of %1 · %2").arg(clockTime(context_.clock.wall()), qs(facts.readingFrom)));
  showRows();
}

void AdminPanel::failed(const Error& why) {
  failed_ = true;
  more_->setEnabled(true);
  const bool nobody = why.code == Errc::unavailable || why.code == Errc::unanswered;
  if (read_) return complain(nobody ? tr("No region answers: this is how it was.") : CommandWords::error(why));
  if (nobody)
    empty_->say(EmptyKind::offline, tr("No region answers."),
                tr("This is not kept on this desktop. It is read as soon as one is back."), tr("Try again"));
  else
    empty_->say(EmptyKind::trouble, CommandWords::error(why), {}, tr("Try again"));
  stack_->setCurrentWidget(empty_);
}

void AdminPanel::showEmpty(const QString& head, const QString& advice) {
  empty_->say(EmptyKind::nothing, head, advice);
  stack_->setCurrentWidget(empty_);
}

void AdminPanel::showRows() {
  stack_->setCurrentIndex(0);
}

void AdminPanel::offerMore(QTableView* table, bool more, const QString& said) {
  if (paged_ != table) {
    paged_ = table;
    connect(table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
      constexpr int kRowsAhead = 8;
      const int left = paged_->verticalScrollBar()->maximum() - value;
      if (more_->isEnabled() && left < kRowsAhead * paged_->verticalHeader()->defaultSectionSize()) more_->click();
    });
  }
  more_->setEnabled(more);
  more_->setVisible(more);
  make::setText(moreWords_, said);
  moreWords_->setVisible(!said.isEmpty());
}

void AdminPanel::complain(const QString& text) {
  make::setText(trouble_, text);
}

void AdminPanel::keep(const Command& wish, const Facts& seen, std::function<void()> kept) {
  const QPointer<AdminPanel> self(this);
  const auto what = CommandWords::action(wish);
  context_.workspace.command(wish, seen, [self, what, kept = std::move(kept)](const Result<OutboxItem>& item) {
    if (!self) return;
    self->complain(item ? QString() : CommandWords::error(item.error()));
    if (!item) return;
    Q_EMIT self->said(tr("%1: kept in the outbox, being sent").arg(what), ToastKind::done);
    if (kept) kept();
  });
}

void AdminPanel::offerExport(std::function<ExportTable()> describe) {
  head_->insertWidget(head_->indexOf(again_), new ExportButton(context_, std::move(describe)));
}

QTableView* AdminPanel::addTable(const QString& name, const QStringList& columns, const QString& settings) {
  auto* card = make::frame("card");
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(7, 3, 7, 7);
  auto* table = new QTableView;
  auto* model = new QStandardItemModel(0, static_cast<int>(columns.size()), table);
  model->setHorizontalHeaderLabels(columns);
  table->setModel(model);
  table->setAccessibleName(name);
  setUpTable(table);
  table->setItemDelegate(new PlainDelegate(table));
  table->horizontalHeader()->setStretchLastSection(true);
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignVCenter | Qt::AlignLeft);
  rememberColumns(table, context_.settings, settings);
  inside->addWidget(table);
  body_->addWidget(card, 1);
  return table;
}

/// In place, so that a selection and the scroll bar stay where they are.
void AdminPanel::fillTable(QTableView* table, const std::vector<QStringList>& rows, const QList<int>& rightAligned) {
  auto* model = qobject_cast<QStandardItemModel*>(table->model());
  const bool first = model->rowCount() == 0;
  model->setRowCount(static_cast<int>(rows.size()));
  for (int row = 0; row < model->rowCount(); ++row) {
    const auto& cells = rows[static_cast<std::size_t>(row)];
    for (int column = 0; column < model->columnCount(); ++column) {
      const auto text = cells.value(column);
      auto* item = model->item(row, column);
      if (item == nullptr) model->setItem(row, column, item = new QStandardItem);
      if (item->text() != text) item->setText(text);
      item->setToolTip(text);
      const auto side = rightAligned.contains(column) ? Qt::AlignRight : Qt::AlignLeft;
      item->setTextAlignment(side | Qt::AlignVCenter);
    }
  }
  if (first && !rows.empty()) {
    auto* header = table->horizontalHeader();
    header->setStretchLastSection(false);
    table->resizeColumnsToContents();
    header->setStretchLastSection(true);
  }
  if (!table->currentIndex().isValid() && !rows.empty()) table->selectRow(0);
}

}  // namespace rebate
