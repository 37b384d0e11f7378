// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/salvage_notice.h"

#include <QHBoxLayout>

#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

SalvageNotice::SalvageNotice(QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("salvageNotice"));
  setProperty("look", QStringLiteral("banner"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(14, 10, 12, 10);
  layout->setSpacing(12);
  layout->addWidget(text_ = make::paragraph({}, nullptr), 1);
  auto* known = make::button(tr("I have read this"));
  known->setObjectName(QStringLiteral("salvageRead"));
  layout->addWidget(known);
  connect(known, &QPushButton::clicked, this, &SalvageNotice::read);
  setVisible(false);
}

void SalvageNotice::show(const std::optional<Salvaged>& salvaged) {
  setVisible(salvaged.has_value());
  if (!salvaged) return;
  const auto saved = tr("%n decision(s) were saved from it.", nullptr, static_cast<int>(salvaged->saved));
  const auto lost = salvaged->damaged == 0 ? tr("None is known to be lost.")
                                           : tr("%n could not be read; later ones wait for you.", nullptr,
                                                static_cast<int>(salvaged->damaged));
  make::setText(text_, tr("The outbox on this desktop was damaged. %1 %2 The damaged file was kept: %3")
                           .arg(saved, lost, qs(salvaged->file)));
}

}  // namespace rebate
