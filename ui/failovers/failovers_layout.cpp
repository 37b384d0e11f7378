// SPDX-License-Identifier: GPL-3.0-or-later
// FailoversPage: what it is made of.
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/charts/moment_charts.h"
#include "ui/delegates/cell_delegates.h"
#include "ui/failovers/failover_dress.h"
#include "ui/failovers/failovers_page.h"
#include "ui/failovers/pause_panel.h"
#include "ui/failovers/switchover_panel.h"
#include "ui/style/empty_state.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"
#include "ui/style/table_setup.h"

namespace rebate {
namespace {

constexpr int kRowHeight = 30;
constexpr int kTallestCharts = 240;
constexpr int kFewestClaims = 3, kMostClaims = 6;  ///< rows on show; more are scrolled to

QVBoxLayout* cardLayout(QFrame* card) {
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  return layout;
}

}  // namespace

FailoversPage::FailoversPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addWidget(buildHead());
  layout->addWidget(buildTable());
  auto* below = new QHBoxLayout;
  below->setSpacing(12);
  auto* left = new QVBoxLayout;
  left->setSpacing(12);
  left->addWidget(buildClaims());
  left->addWidget(charts_ = new MomentCharts(context.look), 1);
  charts_->setMaximumHeight(scaled(kTallestCharts));
  left->addStretch();
  below->addLayout(left, 3);
  auto* right = new QVBoxLayout;
  right->setSpacing(12);
  right->addWidget(switchover_ = new SwitchoverPanel(context));
  right->addWidget(pause_ = new PausePanel(context));
  right->addStretch();
  below->addLayout(right, 1);
  layout->addLayout(below, 1);
  connect(switchover_, &SwitchoverPanel::said, this, &Page::said);
  connect(pause_, &PausePanel::said, this, &Page::said);
  if (context.records != nullptr) listening_ = context.records->listen(*this);
  showRecords();
  factsChanged();
}

QWidget* FailoversPage::buildHead() {
  auto* head = new QWidget;
  auto* layout = new QHBoxLayout(head);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(make::label(tr("Failovers"), "title"));
  layout->addWidget(trouble_ = make::elided({}, "plain"));
  make::setProperty(trouble_, "tone", "bad");
  layout->addStretch();
  layout->addWidget(make::label(tr("Budget"), "muted"));
  layout->addWidget(budget_ = new QSpinBox);
  budget_->setRange(1, 3'600);
  budget_->setSuffix(tr(" s"));
  budget_->setKeyboardTracking(false);
  budget_->setAccessibleName(tr("What a recovery may take at most, in seconds"));
  layout->addWidget(replay_ = make::button(tr("Replay")));
  replay_->setObjectName(QStringLiteral("replay"));
  layout->addWidget(export_ = make::button(tr("Export handover…")));
  export_->setObjectName(QStringLiteral("exportHandover"));
  connect(replay_, &QPushButton::clicked, this, &FailoversPage::replay);
  connect(export_, &QPushButton::clicked, this, &FailoversPage::exportHandover);
  connect(budget_, &QSpinBox::valueChanged, this, [this](int seconds) {
    if (context_.records != nullptr) context_.records->setBudget(seconds * 1'000LL, [](const Outcome&) {});
  });
  return head;
}

QWidget* FailoversPage::buildTable() {
  auto* card = make::frame("card");
  auto* layout = cardLayout(card);
  layout->addWidget(stack_ = new QStackedWidget);
  stack_->addWidget(empty_ = new EmptyState(context_.look));
  table_ = new QTableView;
  auto* dress = new FailoverDress(records_, context_.look, table_);
  dress->setSourceModel(&records_);
  table_->setModel(dress);
  setUpTable(table_);
  table_->setAccessibleName(tr("Failovers on record"));
  table_->setItemDelegate(new TabularDelegate(table_));
  static constexpr int kWidths[] = {150, 110, 200, 100, 270, 120, 200};
  setWidths(table_, kWidths);
  table_->horizontalHeader()->setStretchLastSection(true);
  rememberColumns(table_, context_.settings, QStringLiteral("failovers"));
  stack_->addWidget(table_);
  stack_->setFixedHeight(scaled(kRowHeight) * 5 + 4);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FailoversPage::showChosen);
  auto* row = new QHBoxLayout;
  row->addWidget(note_ = new QLineEdit, 1);
  note_->setObjectName(QStringLiteral("failoverNote"));
  note_->setPlaceholderText(tr("Note on the chosen one, kept on this desktop"));
  note_->setAccessibleName(tr("Note on the chosen failover"));
  note_->setMaxLength(160);
  row->addWidget(keepNote_ = make::button(tr("Keep note")));
  connect(note_, &QLineEdit::textEdited, this, [this] { keepNote_->setEnabled(true); });
  connect(note_, &QLineEdit::returnPressed, this, &FailoversPage::keepNote);
  connect(keepNote_, &QPushButton::clicked, this, &FailoversPage::keepNote);
  layout->addLayout(row);
  return card;
}

QWidget* FailoversPage::buildClaims() {
  auto* card = make::frame("card");
  card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  auto* layout = cardLayout(card);
  auto* head = new QHBoxLayout;
  head->addWidget(make::section(tr("Who says who leads")));
  head->addStretch();
  head->addWidget(agreementMark_ = new StatusMark(context_.look));
  head->addWidget(agreement_ = make::label({}));
  agreement_->setObjectName(QStringLiteral("agreement"));
  layout->addLayout(head);
  claimTable_ = new QTableView;
  auto* dress = new ClaimsDress(claims_, context_.look, claimTable_);
  dress->setSourceModel(&claims_);
  claimTable_->setModel(dress);
  setUpTable(claimTable_);
  claimTable_->setAccessibleName(tr("Who says who leads"));
  claimTable_->setItemDelegate(new TabularDelegate(claimTable_));
  static constexpr int kWidths[] = {220, 140, 130, 110, 220};
  setWidths(claimTable_, kWidths);
  claimTable_->horizontalHeader()->setStretchLastSection(true);
  rememberColumns(claimTable_, context_.settings, QStringLiteral("claims"));
  layout->addWidget(claimTable_);
  connect(&claims_, &QAbstractItemModel::modelReset, this, &FailoversPage::fitClaims);
  connect(&claims_, &QAbstractItemModel::rowsInserted, this, &FailoversPage::fitClaims);
  connect(&claims_, &QAbstractItemModel::rowsRemoved, this, &FailoversPage::fitClaims);
  fitClaims();
  return card;
}

void FailoversPage::fitClaims() {
  const int rows = std::clamp(claims_.rowCount(), kFewestClaims, kMostClaims);
  const int head = claimTable_->horizontalHeader()->sizeHint().height();
  claimTable_->setFixedHeight(head + rows * claimTable_->verticalHeader()->defaultSectionSize() + 2);
}

}  // namespace rebate
