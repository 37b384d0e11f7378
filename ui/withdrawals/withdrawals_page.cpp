// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/withdrawals_page.h"

namespace rebate {

WithdrawalsPage::WithdrawalsPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {}

}  // namespace rebate
