// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_cards.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/audit/audit_words.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

QVBoxLayout* cardLayout(QFrame* card) {
  card->setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(12, 11, 12, 12);
  layout->setSpacing(8);
  return layout;
}

const char* toneOf(Status status) {
  switch (status) {
    case Status::ok:
      return "ok";
    case Status::warning:
      return "warning";
    case Status::bad:
      return "bad";
    case Status::unknown:
      break;
  }
  return "";
}

constexpr int kSteps = 1'000;

}  // namespace

HeadsCard::HeadsCard(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  auto* layout = cardLayout(this);
  layout->addWidget(make::section(tr("Heads")));
  layout->addWidget(none_ = make::paragraph(tr("No region has told its newest record yet.")));
  lines_ = new QGridLayout;
  lines_->setHorizontalSpacing(8);
  lines_->setVerticalSpacing(8);
  lines_->setColumnStretch(3, 1);
  layout->addLayout(lines_);
  refresh();
}

void HeadsCard::refresh() {
  const auto& heads = context_.workspace.facts().auditHeads;
  none_->setVisible(heads.empty());
  bool alarming = false;
  for (const auto& head : heads) alarming = alarming || isAlarming(head.verdict);
  make::setProperty(this, "tone", alarming ? "bad" : "");
  if (heads == shown_) return;
  shown_ = heads;
  while (auto* item = lines_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  for (std::size_t i = 0; i < heads.size(); ++i) addRow(heads[i], static_cast<int>(i) * 2);
}

void HeadsCard::addRow(const AuditHeadView& head, int row) {
  auto* mark = new StatusMark(context_.look);
  mark->setStatus(AuditWords::status(head));
  auto* hash = make::mono(shortHash(head.hash));
  hash->setToolTip(qs(head.hash));
  auto* number = make::mono(count(head.seq));
  number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  auto* verdict = make::paragraph(AuditWords::verdict(head), nullptr);
  make::setProperty(verdict, "tone", toneOf(AuditWords::status(head)));
  verdict->setAccessibleName(tr("Region %1: %2").arg(qs(head.region), verdict->text()));
  lines_->addWidget(mark, row, 0, Qt::AlignVCenter);
  lines_->addWidget(make::label(qs(head.region)), row, 1);
  lines_->addWidget(number, row, 2);
  lines_->addWidget(hash, row, 3, Qt::AlignRight);
  lines_->addWidget(verdict, row + 1, 1, 1, 3);
}

ChainCard::ChainCard(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  auto* layout = cardLayout(this);
  layout->addWidget(make::section(tr("Verifying")));
  auto* choice = new QHBoxLayout;
  choice->addWidget(make::label(tr("Chain of"), "muted"));
  choice->addWidget(regions_ = new QComboBox, 1);
  regions_->setAccessibleName(tr("Region whose chain is verified"));
  layout->addLayout(choice);
  layout->addWidget(bar_ = new QProgressBar);
  bar_->setTextVisible(false);
  bar_->setRange(0, kSteps);
  bar_->setAccessibleName(tr("Records verified"));
  layout->addWidget(said_ = make::paragraph({}));
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  buttons->addWidget(again_ = make::button(tr("From the beginning")));
  buttons->addWidget(stop_ = make::button(tr("Stop")));
  stop_->setAccessibleName(tr("Stop verifying"));
  again_->setAccessibleName(tr("Verify from the first record on"));
  layout->addLayout(buttons);
  connect(stop_, &QPushButton::clicked, this, [this] { context_.workspace.stopVerifying(); });
  connect(again_, &QPushButton::clicked, this, [this] { start(true); });
  refresh();
}

void ChainCard::start(bool fromTheBeginning) {
  const auto region = regions_->currentText().toStdString();
  if (!region.empty()) context_.workspace.verifyAudit(region, fromTheBeginning);
}

void ChainCard::showRegions() {
  QStringList names;
  for (const auto& region : context_.workspace.facts().regions) names << qs(region.name);
  QStringList shown;
  for (int i = 0; i < regions_->count(); ++i) shown << regions_->itemText(i);
  if (names == shown) return;
  const bool first = regions_->count() == 0;
  const auto chosen = first ? qs(context_.workspace.facts().readingFrom) : regions_->currentText();
  regions_->clear();
  regions_->addItems(names);
  regions_->setCurrentIndex(std::max(0, regions_->findText(chosen)));
}

void ChainCard::refresh() {
  showRegions();
  const auto& check = context_.workspace.facts().chainCheck;
  const bool running = check && check->running;
  stop_->setVisible(running);
  again_->setVisible(!running && check && check->checked > 0);
  regions_->setEnabled(!running);
  bar_->setVisible(check.has_value());
  const auto whole = check ? std::max({check->of, check->checked, std::int64_t{1}}) : 1;
  bar_->setValue(check ? static_cast<int>(check->checked * kSteps / whole) : 0);
  make::setText(said_, check ? AuditWords::progress(*check)
                             : tr("Every record carries the hash of the one before. Verify chain reads them all and "
                                  "hashes them here."));
  make::setProperty(said_, "tone", check && check->brokenAt > 0 ? "bad" : "");
}

QString ChainCard::text() const {
  return said_->text();
}

AuditBanner::AuditBanner(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  setObjectName(QStringLiteral("auditBanner"));
  setProperty("look", QStringLiteral("banner"));
  setProperty("tone", QStringLiteral("bad"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 10, 14, 10);
  row->setSpacing(8);
  row->addWidget(make::label(tr("Audit"), "strong"), 0, Qt::AlignTop);
  row->addWidget(text_ = make::paragraph({}, nullptr), 1);
  refresh();
}

void AuditBanner::refresh() {
  const auto said = AuditWords::alarm(context_.workspace.facts());
  make::setText(text_, said);
  setAccessibleName(said);
  setVisible(!said.isEmpty());
}

QString AuditBanner::text() const {
  return text_->text();
}

}  // namespace rebate
