// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failovers/failovers_page.h"

#include <QVBoxLayout>

#include "ui/style/empty_state.h"

namespace rebate {

FailoversPage::FailoversPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(empty_ = new EmptyState(context.look));
  if (context_.records != nullptr) listening_ = context_.records->listen(*this);
  factsChanged();
}

void FailoversPage::factsChanged() {
  empty_->say(EmptyKind::nothing, tr("No failover was recorded yet"));
}

void FailoversPage::recordFactsChanged() {
  factsChanged();
}

}  // namespace rebate
