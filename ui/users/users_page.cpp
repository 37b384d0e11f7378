// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/users_page.h"

namespace rebate {

UsersPage::UsersPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {}

}  // namespace rebate
