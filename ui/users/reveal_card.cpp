// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/reveal_card.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/style/clipboard.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/secret_label.h"
#include "ui/users/user_words.h"

namespace rebate {
namespace {

constexpr int kOften = 250;  // ms; the countdown counts seconds

}  // namespace

RevealCard::RevealCard(const Context& context, QWidget* parent) : QFrame(parent), context_(context) {
  setProperty("look", QStringLiteral("banner"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->setSpacing(4);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(countdown_ = make::label({}, "strong"));
  countdown_->setObjectName(QStringLiteral("countdown"));
  head->addWidget(copied_ = make::label({}, "muted"));
  head->addStretch();
  auto* hide = make::button(tr("Hide now"));
  hide->setObjectName(QStringLiteral("hide"));
  head->addWidget(hide);
  layout->addLayout(head);
  layout->addLayout(grid_ = new QGridLayout);
  grid_->setHorizontalSpacing(12);
  grid_->setColumnStretch(3, 1);
  layout->addWidget(
      make::paragraph(tr("Pictures and recordings of the screen would show this as well: this desktop "
                         "cannot keep them from it. Mind who looks over your shoulder.")));
  timer_ = new QTimer(this);
  timer_->setInterval(kOften);
  connect(timer_, &QTimer::timeout, this, &RevealCard::tick);
  connect(hide, &QPushButton::clicked, this, &RevealCard::forget);
  setVisible(false);
}

RevealCard::~RevealCard() {
  if (isShowing()) clipboard::clearSecret();
}

void RevealCard::show(const Revealed& revealed) {
  forget();
  expiresAt_ = revealed.expiresAt;
  if (left() <= 0) {
    expiresAt_ = 0;
    return;
  }
  int row = 0;
  for (const auto& [field, value] : revealed.values) addRow(row++, field, value);
  watched_ = window();
  watched_->installEventFilter(this);
  make::setText(copied_, {});
  tick();
  timer_->start();
  setVisible(true);
}

void RevealCard::addRow(int row, PersonalField field, const SecretText& value) {
  const auto name = UserWords::field(field);
  auto* shown = new SecretLabel(name);
  values_.push_back(shown);
  grid_->addWidget(make::label(name, "muted"), row, 0);
  grid_->addWidget(shown, row, 1);
  if (value.empty()) return grid_->addWidget(make::label(tr("none on record"), "muted"), row, 2);
  shown->show(value);
  auto* copies = make::button(tr("Copy"));
  copies->setAccessibleName(tr("Copy: %1").arg(name));
  grid_->addWidget(copies, row, 2);
  connect(copies, &QPushButton::clicked, shown, [this, shown] { copy(shown->secret()); });
}

void RevealCard::copy(const SecretText& value) {
  clipboard::putSecret(QString::fromStdString(value.text()));
  make::setText(copied_, tr("Copied; the clipboard is emptied when the time is up."));
}

Millis RevealCard::left() const {
  return expiresAt_ - (context_.clock.wall() + context_.workspace.facts().clockAhead);
}

void RevealCard::tick() {
  if (!isShowing()) return;
  if (left() <= 0) return forget();
  make::setText(countdown_, tr("Shown for %1 more").arg(Words::age(left() + 999)));
}

void RevealCard::forget() {
  if (watched_) watched_->removeEventFilter(this);
  watched_.clear();
  timer_->stop();
  for (auto* value : std::exchange(values_, {})) value->forget();
  while (auto* item = grid_->takeAt(0)) {
    if (item->widget()) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  if (std::exchange(expiresAt_, 0) == 0) return;
  clipboard::clearSecret();
  setVisible(false);
  Q_EMIT forgotten();
}

void RevealCard::hideEvent(QHideEvent* event) {
  forget();
  QFrame::hideEvent(event);
}

bool RevealCard::eventFilter(QObject* watched, QEvent* event) {
  if (watched == watched_ && event->type() == QEvent::WindowStateChange && watched_->isMinimized()) forget();
  return QFrame::eventFilter(watched, event);
}

}  // namespace rebate
