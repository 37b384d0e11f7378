// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/pair_rates.h"

#include <QDialog>
#include <QHeaderView>
#include <QPointer>
#include <QTableWidget>
#include <QVBoxLayout>
#include <map>
#include <memory>

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
    table->setItem(row++, 4, figure(money(pair.user)));
  }
}

}  // namespace

QStringList PairRates::headers() {
  return {tr("Proposed by"), tr("Decided by"), tr("Rebates"), tr("Of the proposer's"), tr("User parts ¥")};
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
  auto* table = new QTableWidget(0, 5);
  table->setHorizontalHeaderLabels(headers());
  table->setAccessibleName(made->windowTitle());
  setUpTable(table);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  layout->addWidget(table, 1);
  auto* close = make::button(tr("Close"));
  QObject::connect(close, &QPushButton::clicked, made, &QDialog::accept);
  layout->addWidget(close, 0, Qt::AlignRight);
  made->resize(760, 420);
  made->open();
  const auto pairs = std::make_shared<Result<std::vector<DeciderPair>>>(Error{Errc::cancelled, {}, {}});
  const QPointer<QDialog> open(made);
  desk->ask(
      [pairs](CacheReader& reader) {
        for (int i = 0; i < kTries && !*pairs && pairs->error().code == Errc::cancelled; ++i)
          *pairs = reader.deciderPairs();
      },
      [pairs, open, table, said] {
        if (!open) return;
        if (!*pairs) return said->setText(Words::error(pairs->error()));
        said->setText((*pairs)->empty() ? tr("Nobody has decided anything yet.")
                                        : tr("Of all rebates in this desktop's copy that somebody decided."));
        fill(table, **pairs);
      },
      0);
}

}  // namespace rebate
