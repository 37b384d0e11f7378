// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failovers/preflight_list.h"

#include <QGridLayout>
#include <QLabel>

#include "ui/failovers/record_words.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"

namespace rebate {

PreflightList::PreflightList(const Look& look, QWidget* parent)
    : QWidget(parent), look_(look), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(8);
  grid_->setVerticalSpacing(4);
  grid_->setColumnStretch(1, 1);
}

void PreflightList::clear() {
  while (auto* item = grid_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
}

void PreflightList::show(const Preflight& preflight) {
  clear();
  for (std::size_t i = 0; i < preflight.checks.size(); ++i) {
    const auto& check = preflight.checks[i];
    auto* mark = new StatusMark(look_);
    mark->setStatus(check.status);
    auto* words = make::paragraph(RecordWords::check(check, preflight), "plain");
    words->setAccessibleName(Words::status(check.status) + QStringLiteral(": ") + words->text());
    grid_->addWidget(mark, static_cast<int>(i), 0, Qt::AlignTop);
    grid_->addWidget(words, static_cast<int>(i), 1);
  }
}

}  // namespace rebate
