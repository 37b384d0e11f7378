// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/bulk_dialog.h"

#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "ui/rebates/bulk_results.h"
#include "ui/rebates/bulk_run.h"
#include "ui/rebates/bulk_summary.h"
#include "ui/rebates/bulk_words.h"

namespace rebate {

BulkDialog::BulkDialog(const Context& context, BulkRun& run, BulkPlan plan, std::set<std::string> opened, Action action,
                       std::uint32_t seed, QWidget* parent)
    : QDialog(parent), run_(run), plan_(std::move(plan)), openedBefore_(std::move(opened)), action_(action) {
  build(context);
  setWindowTitle(BulkWords::title(action, static_cast<std::int64_t>(plan_.rows.size())));
  pages_->addWidget(summary_ = new BulkSummary(context, plan_, action, seed));
  pages_->setCurrentWidget(summary_);
  connect(summary_, &BulkSummary::cancelled, this, &BulkDialog::reject);
  connect(summary_, &BulkSummary::wanted, this, &BulkDialog::begin);
}

BulkDialog::BulkDialog(const Context& context, BulkRun& run, QWidget* parent) : QDialog(parent), run_(run) {
  build(context);
  setWindowTitle(BulkWords::title(run.action(), run.results().rowCount()));
}

void BulkDialog::build(const Context& context) {
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("bulkDialog"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(pages_ = new QStackedWidget);
  pages_->addWidget(results_ = new BulkResults(context, run_));
  connect(results_, &BulkResults::closed, this, &BulkDialog::accept);
  connect(results_, &BulkResults::rebateWanted, this, &BulkDialog::rebateWanted);
  resize(980, 640);
}

void BulkDialog::begin() {
  pages_->setCurrentWidget(results_);
  auto opened = summary_->opened();
  opened.insert(openedBefore_.begin(), openedBefore_.end());
  run_.start(plan_.rows, opened, action_, summary_->reason().toStdString());
  Q_EMIT begun();
}

void BulkDialog::reject() {
  if (run_.keeping() && pages_->currentWidget() == results_) return run_.stop();
  QDialog::reject();
}

}  // namespace rebate
