// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/admin_page.h"

namespace rebate {

AdminPage::AdminPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {}

}  // namespace rebate
