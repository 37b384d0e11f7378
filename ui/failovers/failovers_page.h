// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/record_desk.h"
#include "ui/page.h"

namespace rebate {

class EmptyState;

/// Every failover with its measured phases, who says who leads, and the guarded way to another leader.
class FailoversPage : public Page, private RecordListener {
  Q_OBJECT
 public:
  explicit FailoversPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;

 private:
  void recordFactsChanged() override;

  Context context_;
  EmptyState* empty_;
  Subscription listening_;
};

}  // namespace rebate
