// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_page.h"

namespace rebate {

AuditPage::AuditPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {}

}  // namespace rebate
