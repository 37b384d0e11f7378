// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/pair_rates.h"

#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QTableWidget>
#include <QVBoxLayout>
#include <map>
#include <memory>

#include "tables/opened_rates.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kTries = 20;  // an interrupt is meant for the table's reads, unless the copy is being closed

QTableWidgetItem* figure(const QString& text) {
  auto* item = new QTableWidgetItem(text);
  item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  return item;
}

void fill(QTableWidget* table, const std::vector<DeciderPair>& pairs) {
  std::map<std::string, std::int64_t> proposed;
  for (const auto& pair : pairs) proposed[pair.proposedBy] += pair.rebates;
  table->setRowCount(static_cast<int>(pairs.size()));
  int row = 0;
  for (const auto& pair : pairs) {
    table->setItem(row, 0, new QTableWidgetItem(Words::proposer(pair.proposedBy)));
    table->setItem(row, 1, new QTableWidgetItem(qs(pair.decidedBy)));
    table->setItem(row, 2, figure(count(pair.rebates)));
    const auto whole = proposed.at(pair.proposedBy);
    const auto share = static_cast<std::int32_t>(pair.rebates * 1000 / whole) * 10;
    table->setItem(row, 3, figure(percent({share})));
    table->setItem(row, 4, figure(money(pair.user)));
    table->setItem(row++, 5, figure(QString()));
  }
}

/// "12 of 340 · 3.53 %"; a dash where no decision says it.
void fillOpened(QTableWidget* table, const std::vector<DeciderPair>& pairs, const OpenedRates& rates) {
  for (int row = 0; row < table->rowCount() && row < static_cast<int>(pairs.size()); ++row) {
    const auto& pair = pairs[static_cast<std::size_t>(row)];
    const auto rate = rates.of(pair.proposedBy, pair.decidedBy);
    if (rate.said == 0) {
      table->item(row, 5)->setText(QStringLiteral("–"));
      continue;
    }
    const auto share = static_cast<std::int32_t>(rate.opened * 1000 / rate.said) * 10;
    table->item(row, 5)->setText(
        PairRates::tr("%1 of %2 · %3").arg(count(rate.opened), count(rate.said), percent({share})));
  }
}

}  // namespace

QStringList PairRates::headers() {
  return {tr("Proposed by"),       tr("Decided by"),   tr("Rebates"),
          tr("Of the proposer's"), tr("User parts ¥"), tr("Opened before deciding")};
}

/// The audit from its end, page by page: the copy does not know how somebody decided.
struct PairRates::Reading {
  Workspace& workspace;
  QPointer<QTableWidget> table;
  QPointer<QLabel> said;
  std::vector<DeciderPair> pairs;
  OpenedRates rates = {};
  int pages = 0;
};

void PairRates::readAudit(const std::shared_ptr<Reading>& reading, std::int64_t before) {
  constexpr int kPage = 500, kPages = 10;
  AuditRead wish;
  wish.after = before;
  wish.newestFirst = true;
  wish.action = OpenedRates::kActions;
  wish.limit = kPage;
  ask(reading->workspace, wish, std::function([reading](Result<AuditSlice> slice) {
        if (!reading->table) return;
        if (!slice)
          return reading->said->setText(
              tr("How many were opened is read from the audit: %1").arg(Words::error(slice.error())));
        for (const auto& entry : slice->entries) reading->rates.add(entry);
        fillOpened(reading->table, reading->pairs, reading->rates);
        const auto& rates = reading->rates;
        reading->said->setText(tr("Opened: one by one, before it was decided. Of the newest %1 decisions in the audit; "
                                  "%2 of them, made by "
                                  "consoles of an older version, do not say it.")
                                   .arg(count(rates.decisions()), count(rates.unsaid())));
        if (slice->next != 0 && ++reading->pages < kPages) readAudit(reading, slice->next);
      }));
}

void PairRates::show(const Context& context, QWidget* parent) {
  auto* desk = context.workspace.desk();
  if (!desk) return;
  auto* made = new QDialog(parent);
  made->setAttribute(Qt::WA_DeleteOnClose);
  made->setObjectName(QStringLiteral("pairRates"));
  made->setWindowTitle(tr("Who decides for whom"));
  auto* layout = new QVBoxLayout(made);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(make::label(tr("Who decides for whom"), "title"));
  auto* said = make::paragraph(tr("Counting…"));
  layout->addWidget(said);
  auto* table = new QTableWidget(0, 6);
  table->setHorizontalHeaderLabels(headers());
  table->setAccessibleName(made->windowTitle());
  setUpTable(table);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  layout->addWidget(table, 1);
  auto* opened = make::paragraph(tr("Reading the audit…"));
  opened->setObjectName(QStringLiteral("openedWords"));
  layout->addWidget(opened);
  auto* close = make::button(tr("Close"));
  QObject::connect(close, &QPushButton::clicked, made, &QDialog::accept);
  layout->addWidget(close, 0, Qt::AlignRight);
  made->resize(scaled(860), scaled(420));
  made->open();
  const auto pairs = std::make_shared<Result<std::vector<DeciderPair>>>(Error{Errc::cancelled, {}, {}});
  const QPointer<QDialog> open(made);
  desk->ask(
      [pairs](CacheReader& reader) {
        for (int i = 0; i < kTries && !*pairs && pairs->error().code == Errc::cancelled; ++i)
          *pairs = reader.deciderPairs();
      },
      [pairs, open, table, said, opened, &workspace = context.workspace] {
        if (!open) return;
        if (!*pairs) return said->setText(Words::error(pairs->error()));
        said->setText((*pairs)->empty() ? tr("Nobody has decided anything yet.")
                                        : tr("Of all rebates in this desktop's copy that somebody decided."));
        fill(table, **pairs);
        readAudit(std::make_shared<Reading>(Reading{workspace, table, opened, **pairs}), 0);
      },
      0);
}

}  // namespace rebate
