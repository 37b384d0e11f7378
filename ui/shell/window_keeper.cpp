// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_keeper.h"

#include <QEvent>
#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>
#include <QTimer>
#include <utility>

namespace rebate {
namespace {

constexpr int kGrip = 120;  // so much of the title bar is enough to pull a window back by
constexpr int kTitle = 32;

bool canBeGrabbed(const QRect& window, const QRect& screen) {
  const QRect title(window.left(), window.top(), window.width(), kTitle);
  const auto seen = title & screen;
  return seen.width() >= std::min(kGrip, window.width()) && seen.height() >= kTitle / 2;
}

}  // namespace

QRect withinScreens(QRect window, const QList<QRect>& screens) {
  if (screens.isEmpty()) return window;
  for (const auto& screen : screens)
    if (canBeGrabbed(window, screen)) return window;
  const auto& first = screens.front();
  window.setSize(window.size().boundedTo(first.size()));
  window.moveCenter(first.center());
  return window;
}

WindowKeeper::WindowKeeper(QMainWindow* window, Settings& settings, std::function<void()> others, QObject* parent)
    : QObject(parent), window_(window), settings_(settings), others_(std::move(others)), soon_(new QTimer(this)) {
  soon_->setSingleShot(true);
  soon_->setInterval(kSoon);
  connect(soon_, &QTimer::timeout, this, &WindowKeeper::keep);
  window_->installEventFilter(this);
}

void WindowKeeper::restore() {
  if (const auto state = settings_.geometry(); !state.isEmpty()) window_->restoreGeometry(state);
  QList<QRect> screens;
  for (const auto* screen : QGuiApplication::screens()) screens << screen->availableGeometry();
  if (window_->isMaximized() || window_->isFullScreen()) return;
  const auto place = withinScreens(window_->geometry(), screens);
  if (place != window_->geometry()) window_->setGeometry(place);
}

void WindowKeeper::touch() {
  soon_->start();
}

void WindowKeeper::keep() {
  soon_->stop();
  settings_.setGeometry(window_->saveGeometry());
  others_();
  settings_.sync();
}

bool WindowKeeper::eventFilter(QObject* watched, QEvent* event) {
  const auto type = event->type();
  const bool moved = type == QEvent::Resize || type == QEvent::Move || type == QEvent::WindowStateChange;
  if (watched == window_ && moved && window_->isVisible()) touch();
  return QObject::eventFilter(watched, event);
}

}  // namespace rebate
