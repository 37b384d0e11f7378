// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

class QLabel;

namespace rebate {

/// In place of the rebates once the copy may not be shown without a region any more.
class SealedPage : public Page {
  Q_OBJECT
 public:
  explicit SealedPage(const Context& context, QWidget* parent = nullptr);
  void factsChanged() override;

 private:
  Context context_;
  QLabel* head_;
  QLabel* text_;
};

}  // namespace rebate
