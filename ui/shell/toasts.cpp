// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toasts.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"

namespace rebate {
namespace {

constexpr int kMargin = 16;
constexpr int kWidest = 380;

Status statusOf(ToastKind kind) {
  switch (kind) {
    case ToastKind::done:
      return Status::ok;
    case ToastKind::note:
      return Status::unknown;
    case ToastKind::trouble:
      return Status::bad;
  }
  return Status::unknown;
}

void announce(QObject* about) {
  QAccessibleEvent event(about, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
}

}  // namespace

Toast::Toast(const Look& look, const QString& text, ToastKind kind, int lifetime, QWidget* parent)
    : QFrame(parent), kind_(kind), lifetime_(lifetime), timer_(new QTimer(this)) {
  setProperty("look", QStringLiteral("toast"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 8, 8, 8);
  row->setSpacing(8);
  auto* mark = new StatusMark(look);
  mark->setStatus(statusOf(kind));
  row->addWidget(mark, 0, Qt::AlignVCenter);
  row->addWidget(text_ = make::paragraph(text, nullptr), 1);
  const int room = scaled(kWidest);
  const int natural = text_->fontMetrics().horizontalAdvance(text) + 4;
  text_->setMinimumWidth(std::min(room, natural));
  text_->setMaximumWidth(room);
  row->addWidget(dismiss_ = new QToolButton, 0, Qt::AlignTop);
  dismiss_->setText(QStringLiteral("×"));
  dismiss_->setProperty("look", QStringLiteral("flat"));
  dismiss_->setAccessibleName(tr("Dismiss: %1").arg(text));
  dismiss_->setToolTip(tr("Dismiss"));
  dismiss_->setFocusPolicy(Qt::TabFocus);
  setAccessibleName(text);
  setFocusPolicy(Qt::NoFocus);
  timer_->setSingleShot(true);
  connect(timer_, &QTimer::timeout, this, &Toast::over);
  connect(dismiss_, &QToolButton::clicked, this, &Toast::over);
  again();
}

QString Toast::text() const {
  return text_->text();
}

void Toast::again() {
  if (kind_ != ToastKind::trouble && !underMouse()) timer_->start(lifetime_);
}

void Toast::enterEvent(QEnterEvent* event) {
  timer_->stop();
  QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event) {
  if (kind_ != ToastKind::trouble) timer_->start(lifetime_);
  QFrame::leaveEvent(event);
}

Toasts::Toasts(const Look& look, QWidget* over) : QWidget(over), look_(look), column_(new QVBoxLayout(this)) {
  setObjectName(QStringLiteral("toasts"));
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(8);
  over->installEventFilter(this);
  hide();
}

void Toasts::say(const QString& text, ToastKind kind) {
  if (text.isEmpty()) return;
  for (auto* toast : shown_)
    if (toast->text() == text && toast->kind() == kind) return toast->again();
  if (std::find(waiting_.begin(), waiting_.end(), std::pair(text, kind)) != waiting_.end()) return;
  waiting_.emplace_back(text, kind);
  if (waiting_.size() > kMostWaiting) {
    const auto unimportant = std::find_if(waiting_.begin(), waiting_.end(),
                                          [](const auto& said) { return said.second != ToastKind::trouble; });
    waiting_.erase(unimportant == waiting_.end() ? waiting_.begin() : unimportant);
  }
  showNext();
}

void Toasts::showNext() {
  while (!waiting_.empty() && shown_.size() < kMostShown) {
    const auto [text, kind] = std::move(waiting_.front());
    waiting_.pop_front();
    add(text, kind);
  }
  setVisible(!shown_.empty());
  place();
}

void Toasts::add(const QString& text, ToastKind kind) {
  auto* toast = new Toast(look_, text, kind, lifetime_);
  column_->addWidget(toast, 0, Qt::AlignHCenter);
  shown_.push_back(toast);
  connect(toast, &Toast::over, this, [this, toast] {
    // What had the focus gives it back to the page, not to the next toast.
    if (toast->dismissButton()->hasFocus()) parentWidget()->setFocus();
    std::erase(shown_, toast);
    column_->removeWidget(toast);
    toast->hide();
    toast->deleteLater();
    showNext();
  });
  announce(toast);
  Q_EMIT announced(toast);
}

void Toasts::place() {
  if (shown_.empty()) return;
  layout()->activate();
  resize(sizeHint());
  // In the middle: on the right are the buttons that decide.
  move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - kMargin);
  raise();
}

bool Toasts::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize) place();
  return QWidget::eventFilter(watched, event);
}

}  // namespace rebate
