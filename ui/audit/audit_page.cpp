// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>
#include <array>

#include "ui/audit/audit_cards.h"
#include "ui/audit/audit_drawer.h"
#include "ui/audit/audit_dress.h"
#include "ui/audit/audit_export.h"
#include "ui/audit/audit_search.h"
#include "ui/audit/audit_words.h"
#include "ui/delegates/cell_delegates.h"
#include "ui/export/export_button.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kPage = 100;
constexpr int kTypingPause = 250;  // ms
constexpr int kSide = 380;
constexpr int kNearTheEnd = 20;  // rows

}  // namespace

AuditPage::AuditPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  buildHead(layout);
  auto* below = new QHBoxLayout;
  below->setSpacing(12);
  layout->addLayout(below, 1);
  auto* card = make::frame("card");
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(7, 3, 7, 7);
  buildTable(inside);
  below->addWidget(card, 1);
  auto* side = new QVBoxLayout;
  side->setSpacing(12);
  side->addWidget(heads_ = new HeadsCard(context));
  side->addWidget(chain_ = new ChainCard(context));
  side->addWidget(drawer_ = new AuditDrawer, 1);
  side->addStretch();
  for (QWidget* part : {static_cast<QWidget*>(heads_), static_cast<QWidget*>(chain_), static_cast<QWidget*>(drawer_)})
    part->setFixedWidth(scaled(kSide));
  below->addLayout(side);
  drawer_->setVisible(false);
  connect(drawer_, &AuditDrawer::closeWanted, this, [this] {
    table_->clearSelection();
    table_->setCurrentIndex({});
    table_->setFocus();
  });
  connect(drawer_, &AuditDrawer::copied, this, [this] { Q_EMIT said(tr("Hash copied"), ToastKind::done); });
  factsChanged();
}

void AuditPage::buildHead(QVBoxLayout* layout) {
  auto* head = new QHBoxLayout;
  head->setSpacing(10);
  head->addWidget(make::label(tr("Audit"), "title"));
  head->addWidget(age_ = make::label({}, "muted"));
  head->addStretch(1);
  head->addWidget(search_ = new QLineEdit);
  search_->setMinimumWidth(scaled(330));
  search_->setPlaceholderText(tr("who:sun.yu what:revealed on:u-88210"));
  search_->setAccessibleName(tr("Search the audit"));
  search_->setToolTip(tr("who: a person or region, what: an action, on: an id or its beginning. Actions: %1")
                          .arg(AuditWords::knownWords().join(QStringLiteral(", "))));
  search_->setClearButtonEnabled(true);
  head->addWidget(
      export_ = new ExportButton(context_, [this] { return AuditExport::table(wish_, context_.workspace, this); }));
  head->addWidget(verify_ = make::button(tr("Verify chain"), "primary"));
  layout->addLayout(head);
  typing_ = new QTimer(this);
  typing_->setSingleShot(true);
  typing_->setInterval(kTypingPause);
  connect(typing_, &QTimer::timeout, this, &AuditPage::find);
  connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
  connect(search_, &QLineEdit::returnPressed, this, [this] {
    find();
    table_->setFocus();
  });
  connect(verify_, &QPushButton::clicked, this, [this] { chain_->start(false); });
  auto* toSearch = new QShortcut(QKeySequence(QStringLiteral("/")), this);  // while the page is there to be seen
  toSearch->setWhatsThis(tr("Search the records"));
  connect(toSearch, &QShortcut::activated, this, [this] {
    search_->setFocus();
    search_->selectAll();
  });
}

void AuditPage::buildTable(QVBoxLayout* layout) {
  layout->addWidget(table_ = new QTableView, 1);
  layout->addWidget(message_ = make::paragraph({}), 1);
  message_->setAlignment(Qt::AlignCenter);
  auto* dress = new AuditDress(model_, context_.look, this);
  dress->setSourceModel(&model_);
  table_->setModel(dress);
  table_->setAccessibleName(tr("Audit records"));
  setUpTable(table_);
  table_->setItemDelegate(new PlainDelegate(table_));
  table_->setItemDelegateForColumn(static_cast<int>(AuditTableModel::Column::what),
                                   new TagDelegate(context_.look, table_));
  auto* header = table_->horizontalHeader();
  constexpr std::array kWidths{84, 124, 100, 104, 220, 226, 90};
  setWidths(table_, kWidths);
  header->setStretchLastSection(true);
  rememberColumns(table_, context_.settings, QStringLiteral("audit"));
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AuditPage::showSelected);
  connect(table_->verticalScrollBar(), &QScrollBar::valueChanged, this, &AuditPage::fetchMore);
}

void AuditPage::find() {
  typing_->stop();
  const auto search = auditSearchOf(search_->text());
  if (!search.misunderstood.isEmpty()) {
    ++asked_;
    waiting_ = failed_ = false;
    return say(tr("“%1” is no action. Known ones: %2")
                   .arg(search.misunderstood, AuditWords::knownWords().join(QStringLiteral(", "))));
  }
  wish_ = search.wish;
  wish_.limit = kPage;
  ask(0);
}

void AuditPage::fetchMore() {
  const auto* bar = table_->verticalScrollBar();
  const int left = (bar->maximum() - bar->value()) / std::max(1, table_->verticalHeader()->defaultSectionSize());
  if (!waiting_ && next_ != 0 && left < kNearTheEnd) ask(next_);
}

void AuditPage::ask(std::int64_t before) {
  waiting_ = true;
  failed_ = false;
  auto wish = wish_;
  wish.after = before;
  if (before == 0 && model_.rowCount() == 0) say(tr("Reading the audit…"));
  rebate::ask(context_.workspace, wish,
              std::function([page = QPointer(this), number = ++asked_, before](Result<AuditSlice> slice) {
                if (page && number == page->asked_) page->came(slice, before == 0);
              }));
}

void AuditPage::came(const Result<AuditSlice>& slice, bool first) {
  waiting_ = false;
  if (!slice) {
    failed_ = slice.error().code == Errc::unavailable;
    if (first || model_.rowCount() == 0) say(Words::error(slice.error()), true);
    return;
  }
  found_ = true;
  next_ = slice->next;
  readAt_ = context_.clock.wall();
  if (first)
    model_.show(slice->entries);
  else
    model_.add(slice->entries);
  say(model_.rowCount() > 0 ? QString() : tr("No record fits. Leave a word out, or write less of it."));
  showSelected();
  showAge();
}

void AuditPage::say(const QString& text, bool bad) {
  make::setText(message_, text);
  make::setProperty(message_, "tone", bad ? "bad" : "");
  message_->setVisible(!text.isEmpty());
  table_->setVisible(text.isEmpty());
  export_->setEnabled(text.isEmpty());
  if (!text.isEmpty()) drawer_->setVisible(false);
}

void AuditPage::showSelected() {
  const auto* entry = model_.at(table_->currentIndex().row());
  drawer_->setVisible(entry != nullptr);
  if (entry) drawer_->show(*entry);
}

void AuditPage::factsChanged() {
  heads_->refresh();
  chain_->refresh();
  const auto& facts = context_.workspace.facts();
  verify_->setEnabled(!facts.readingFrom.empty() && !(facts.chainCheck && facts.chainCheck->running));
  // Nobody has to ask again by hand for what could not be read.
  const bool there = !facts.readingFrom.empty();
  if (there && !waiting_ && (failed_ || !found_) && isVisible()) find();
  if (!there && !found_) say(tr("The audit is read from a region, and none answers. It is shown as soon as one does."));
}

void AuditPage::showAge() {
  if (readAt_ == 0) return;
  make::setText(age_, tr("read %1 ago").arg(Words::age(context_.clock.wall() - readAt_)));
}

void AuditPage::tick() {
  showAge();
}

void AuditPage::open(const std::string& search) {
  search_->setText(qs(search));
  find();
}

void AuditPage::takeFocus() {
  // What came since is wanted, too, unless somebody reads something further down.
  const bool asLeft = table_->currentIndex().isValid() || table_->verticalScrollBar()->value() > 0;
  if (!waiting_ && !asLeft) find();
  search_->setFocus();
}

QString AuditPage::message() const {
  return message_->text();
}

}  // namespace rebate
