// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/metrics_page.h"

#include <QVBoxLayout>

#include "ui/style/empty_state.h"

namespace rebate {

MetricsPage::MetricsPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(empty_ = new EmptyState(context.look));
  if (context_.metrics != nullptr) listening_ = context_.metrics->listen(*this);
  factsChanged();
}

void MetricsPage::factsChanged() {
  empty_->say(EmptyKind::nothing, tr("No figures yet"));
}

void MetricsPage::metricFactsChanged() {
  factsChanged();
}

}  // namespace rebate
