// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

namespace rebate {

class AdminPage : public Page {
  Q_OBJECT
 public:
  explicit AdminPage(const Context& context, QWidget* parent = nullptr);

 private:
  Context context_;
};

}  // namespace rebate
