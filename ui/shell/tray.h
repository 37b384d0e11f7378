// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QObject>
#include <memory>

#include "ui/style/look.h"

class QSystemTrayIcon;

namespace rebate {

/// The program's place in the desktop's tray, where there is one: the state of everything as a shape on the icon, and
/// what is told to somebody who looks at another window. Never with a name of a person or an amount.
class Tray : public QObject {
  Q_OBJECT
 public:
  explicit Tray(const Look& look, QObject* parent = nullptr);
  ~Tray() override;

  void setStatus(Status status, const QString& words);
  Status status() const { return status_; }
  QString words() const { return words_; }
  void say(const QString& text);

 Q_SIGNALS:
  void told(const QString& text);  ///< also where the desktop has no tray
  void opened();                   ///< the person clicked on it

 private:
  void place();
  QIcon icon() const;

  const Look& look_;
  Status status_ = Status::unknown;
  QString words_;
  std::unique_ptr<QSystemTrayIcon> icon_;
};

}  // namespace rebate
