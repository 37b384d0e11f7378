// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidents_page.h"

#include <QVBoxLayout>

#include "ui/style/empty_state.h"

namespace rebate {

IncidentsPage::IncidentsPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(empty_ = new EmptyState(context.look));
  if (context_.alerts != nullptr) listening_ = context_.alerts->listen(*this);
  factsChanged();
}

void IncidentsPage::factsChanged() {
  empty_->say(EmptyKind::nothing, tr("No region has named where its alerts are"));
}

void IncidentsPage::alertFactsChanged() {
  factsChanged();
}

}  // namespace rebate
