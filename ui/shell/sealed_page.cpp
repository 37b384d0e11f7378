// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sealed_page.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include "ui/shell/offline_words.h"
#include "ui/style/make.h"

namespace rebate {

SealedPage::SealedPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* outer = new QGridLayout(this);
  auto* card = make::frame("card");
  card->setFixedWidth(480);
  outer->addWidget(card, 1, 1);
  for (const int side : {0, 2}) {
    outer->setRowStretch(side, 1);
    outer->setColumnStretch(side, 1);
  }
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(26, 24, 26, 24);
  layout->setSpacing(10);
  layout->addWidget(head_ = make::paragraph({}, "brand"));
  layout->addWidget(text_ = make::paragraph({}));
  factsChanged();
}

void SealedPage::factsChanged() {
  const auto& facts = context_.workspace.facts();
  make::setText(head_, OfflineWords::sealedHead(facts));
  make::setText(text_, OfflineWords::sealedText(facts));
  setAccessibleName(head_->text() + QLatin1Char(' ') + text_->text());
}

}  // namespace rebate
