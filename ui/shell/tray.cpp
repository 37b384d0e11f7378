// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tray.h"

#include <QPainter>
#include <QPixmap>
#include <QSystemTrayIcon>

#include "ui/style/shapes.h"

namespace rebate {
namespace {

constexpr int kSize = 64;

}  // namespace

Tray::Tray(const Look& look, QObject* parent) : QObject(parent), look_(look) {
  connect(&look_, &Look::changed, this, &Tray::place);
  place();
}

Tray::~Tray() = default;

/// The shape stands in a corner of the program's own icon, on a ground of its own: trays are of any colour.
QIcon Tray::icon() const {
  QPixmap picture(kSize, kSize);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  QIcon(QStringLiteral(":/icons/rebate-console.svg")).paint(&painter, QRect(0, 0, kSize, kSize));
  const QRectF ground(kSize * 0.44, kSize * 0.44, kSize * 0.56, kSize * 0.56);
  painter.setPen(Qt::NoPen);
  painter.setBrush(look_.tokens().panel);
  painter.drawEllipse(ground);
  paintStatus(painter, ground.adjusted(7, 7, -7, -7), status_, false, look_.tokens());
  return QIcon(picture);
}

void Tray::place() {
  if (!icon_ && QSystemTrayIcon::isSystemTrayAvailable()) {
    icon_ = std::make_unique<QSystemTrayIcon>();
    connect(icon_.get(), &QSystemTrayIcon::messageClicked, this, &Tray::opened);
    connect(icon_.get(), &QSystemTrayIcon::activated, this, &Tray::opened);
  }
  if (!icon_) return;
  icon_->setIcon(icon());
  icon_->setToolTip(words_.isEmpty() ? QStringLiteral("Rebate Console") : QStringLiteral("Rebate Console\n") + words_);
  icon_->show();
}

void Tray::setStatus(Status status, const QString& words) {
  if (status == status_ && words == words_) return;
  status_ = status;
  words_ = words;
  place();
}

void Tray::say(const QString& text) {
  place();
  if (icon_) icon_->showMessage(QStringLiteral("Rebate Console"), text, icon_->icon());
  Q_EMIT told(text);
}

}  // namespace rebate
