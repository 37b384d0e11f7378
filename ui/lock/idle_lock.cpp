// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/idle_lock.h"

#include <QCoreApplication>
#include <QEvent>
#include <utility>

namespace rebate {
namespace {

bool isByAPerson(const QEvent& event) {
  const auto type = event.type();
  return type == QEvent::KeyPress || type == QEvent::ShortcutOverride || type == QEvent::MouseButtonPress ||
         type == QEvent::MouseMove || type == QEvent::Wheel || type == QEvent::TouchBegin ||
         type == QEvent::TouchUpdate || type == QEvent::TabletPress || type == QEvent::TabletMove ||
         type == QEvent::InputMethod;
}

}  // namespace

IdleLock::IdleLock(const Workspace& workspace, const Clock& clock, std::function<void()> expired, QObject* parent)
    : QObject(parent),
      workspace_(workspace),
      clock_(clock),
      expired_(std::move(expired)),
      touchedAt_(clock.monotonic()) {
  QCoreApplication::instance()->installEventFilter(this);
}

void IdleLock::touch() {
  touchedAt_ = clock_.monotonic();
}

bool IdleLock::isOver() const {
  const auto& facts = workspace_.facts();
  const auto limit = facts.preferences.lockAfter;
  return isInside(facts.signIn) && limit > 0 && clock_.monotonic() - touchedAt_ >= limit;
}

void IdleLock::tick() {
  if (!isOver()) return;
  touch();  // told once: closing takes a moment
  expired_();
}

bool IdleLock::eventFilter(QObject* watched, QEvent* event) {
  if (!isByAPerson(*event)) return QObject::eventFilter(watched, event);
  const bool late = isOver();
  touch();
  if (late) expired_();
  return late;  // meant for what was in view before: it decides nothing
}

}  // namespace rebate
