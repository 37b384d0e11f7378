// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidents_page.h"

#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/delegates/cell_delegates.h"
#include "ui/export/export_button.h"
#include "ui/incidents/alert_calls.h"
#include "ui/incidents/alert_dress.h"
#include "ui/incidents/alert_words.h"
#include "ui/incidents/incidents_export.h"
#include "ui/incidents/notes_card.h"
#include "ui/incidents/suppressed_card.h"
#include "ui/style/data_age.h"
#include "ui/style/empty_state.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"

namespace rebate {

using Column = AlertTableModel::Column;

IncidentsPage::IncidentsPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  buildHead(head);
  layout->addLayout(head);
  layout->addWidget(blind_ = make::paragraph({}));
  make::setProperty(blind_, "tone", "warning");
  auto* card = make::frame("card");
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(7, 3, 7, 7);
  inside->addWidget(table_ = new QTableView, 1);
  inside->addWidget(empty_ = new EmptyState(context.look), 1);
  layout->addWidget(card, 3);
  auto* below = new QHBoxLayout;
  below->setSpacing(12);
  below->addWidget(suppressed_ = new SuppressedCard(context), 1);
  below->addWidget(notes_ = new NotesCard(context), 1);
  for (auto* one : {static_cast<QWidget*>(suppressed_), static_cast<QWidget*>(notes_)}) {
    one->setMinimumWidth(scaled(320));
    one->setMinimumHeight(scaled(190));
  }
  layout->addLayout(below, 2);
  buildTable();
  buildActions();
  connect(suppressed_, &SuppressedCard::said, this, &Page::said);
  connect(notes_, &NotesCard::said, this, &Page::said);
  if (context_.alerts) listening_ = context_.alerts->listen(*this);
  alertFactsChanged();
  outboxChanged();
}

void IncidentsPage::buildHead(QHBoxLayout* head) {
  head->addWidget(make::label(tr("Incidents"), "title"));
  head->addWidget(age_ = make::label({}, "muted"));
  head->addStretch();
  chips_ = new QButtonGroup(this);
  for (const auto show : {AlertShow::firing, AlertShow::acknowledged, AlertShow::suppressed}) {
    auto* chip = make::button(IncidentsExport::show(show), "chip");
    chip->setCheckable(true);
    chip->setChecked(show == filter_.show);
    chips_->addButton(chip, static_cast<int>(show));
    head->addWidget(chip);
  }
  head->addWidget(region_ = new QComboBox);
  region_->setObjectName(QStringLiteral("region"));
  region_->setAccessibleName(tr("Region shown"));
  region_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  head->addWidget(grouping_ = new QComboBox);
  grouping_->setObjectName(QStringLiteral("grouping"));
  grouping_->setAccessibleName(tr("Grouped by"));
  for (const auto& words :
       {tr("Not grouped"), tr("By region"), tr("By severity"), tr("By alert"), tr("As Alertmanager groups")})
    grouping_->addItem(words);
  head->addWidget(export_ = new ExportButton(context_, [this] {
                    const auto now = context_.clock.wall() + alerts().clockAhead;
                    return IncidentsExport::table(alerts(), filter_, now);
                  }));
  head->addWidget(sound_ = make::button({}));
  sound_->setObjectName(QStringLiteral("sound"));
  connect(chips_, &QButtonGroup::idClicked, this, [this](int id) { show(static_cast<AlertShow>(id)); });
  connect(region_, &QComboBox::currentIndexChanged, this, [this](int index) {
    if (showing_) return;
    filter_.region = index > 0 ? region_->itemText(index).toStdString() : std::string{};
    fill();
  });
  connect(grouping_, &QComboBox::currentIndexChanged, this, [this](int index) {
    filter_.by = static_cast<AlertGrouping>(index);
    dress_->setGrouping(filter_.by);
    fill();
  });
  connect(sound_, &QPushButton::clicked, this, [this] {
    auto calls = alertCallsIn(context_.workspace.facts().preferences);
    calls.sound = !calls.sound;
    keepAlertCalls(context_.workspace, calls);
    showSound();
  });
  showSound();
}

void IncidentsPage::buildTable() {
  dress_ = new AlertDress(model_, context_.alerts, context_.clock, context_.look, this);
  dress_->setSourceModel(&model_);
  table_->setModel(dress_);
  table_->setAccessibleName(tr("Alerts"));
  setUpTable(table_);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setMouseTracking(true);
  table_->setItemDelegate(new PlainDelegate(table_));
  table_->setItemDelegateForColumn(static_cast<int>(Column::severity), new SeverityDelegate(context_.look, table_));
  table_->setItemDelegateForColumn(static_cast<int>(Column::firing), new TabularDelegate(table_));
  auto* acts = new AlertActsDelegate(context_.look, table_);
  table_->setItemDelegateForColumn(static_cast<int>(Column::acts), acts);
  const int actsWidth = acts->sizeHint({}, {}).width();
  const std::array widths{180, 200, 120, 200, 90, 230};
  setWidths(table_, widths, {{static_cast<int>(Column::firing), QStringLiteral("59 m 59 s")}});
  auto* header = table_->horizontalHeader();
  header->setStretchLastSection(false);
  header->setSectionResizeMode(static_cast<int>(Column::what), QHeaderView::Stretch);  // what is left
  header->resizeSection(static_cast<int>(Column::acts), actsWidth);
  header->setMinimumSectionSize(scaled(60));
  rememberColumns(table_, context_.settings, QStringLiteral("alerts"));
  connect(acts, &AlertActsDelegate::acknowledgeWanted, this,
          [this](const QString& id) { acknowledge(id.toStdString()); });
  connect(acts, &AlertActsDelegate::silenceWanted, this, [this](const QString& id) { silence(id.toStdString()); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &IncidentsPage::showSelected);
  connect(dress_, &QAbstractItemModel::rowsInserted, this,
          [this](const QModelIndex&, int first, int last) { slideIn(first, last); });
}

/// What the row's buttons do, for the keyboard: by its key, and in the menu of the menu key.
void IncidentsPage::buildActions() {
  const auto add = [this](const QString& text, const QKeySequence& keys, auto call) {
    auto* action = new QAction(text, table_);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, call] {
      if (const auto id = selected(); !id.empty()) call(id);
    });
    table_->addAction(action);
  };
  add(tr("Acknowledge…"), QKeySequence(Qt::Key_A), [this](const std::string& id) { acknowledge(id); });
  add(tr("Silence…"), QKeySequence(Qt::Key_S), [this](const std::string& id) { silence(id); });
  add(tr("Write a note"), QKeySequence(Qt::Key_N), [this](const std::string&) { notes_->input()->setFocus(); });
  add(tr("Open the runbook"), QKeySequence(Qt::Key_R), [this](const std::string&) { notes_->openRunbook(); });
  table_->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void IncidentsPage::factsChanged() {
  suppressed_->refresh();
  showEmpty();
  tick();
}

void IncidentsPage::outboxChanged() {
  notes_->refresh();
}

void IncidentsPage::alertFactsChanged() {
  showChips();
  showRegions();
  fill();
  suppressed_->refresh();
  filled_ = filled_ || alerts().watching;
}

void IncidentsPage::tick() {
  DataAge::show(age_, context_.workspace.facts(), context_.clock.wall());
  dress_->wordsChanged();
  suppressed_->refresh();
  notes_->tick();
  showSound();
}

void IncidentsPage::open(const std::string& fingerprint) {
  const auto* view = viewOf(fingerprint);
  if (!view) return;
  if (model_.rowOf(fingerprint) < 0) {  // whatever was shown
    region_->setCurrentIndex(0);
    show(view->standing == Standing::suppressed ? AlertShow::suppressed : AlertShow::firing);
  }
  if (const int row = model_.rowOf(fingerprint); row >= 0) table_->selectRow(row);
}

void IncidentsPage::takeFocus() {
  if (table_->isVisible()) table_->setFocus();
}

}  // namespace rebate
