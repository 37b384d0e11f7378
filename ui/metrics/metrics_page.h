// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/metric_desk.h"
#include "ui/page.h"

namespace rebate {

class EmptyState;

/// Charts of the regions: the same times, the same marks, one crosshair.
class MetricsPage : public Page, private MetricListener {
  Q_OBJECT
 public:
  explicit MetricsPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;

 private:
  void metricFactsChanged() override;

  Context context_;
  EmptyState* empty_;
  Subscription listening_;
};

}  // namespace rebate
