// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/alert_desk.h"
#include "ui/page.h"

namespace rebate {

class EmptyState;

/// What fires, who has it in hand, and what is kept from firing.
class IncidentsPage : public Page, private AlertListener {
  Q_OBJECT
 public:
  explicit IncidentsPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;

 private:
  void alertFactsChanged() override;

  Context context_;
  EmptyState* empty_;
  Subscription listening_;
};

}  // namespace rebate
