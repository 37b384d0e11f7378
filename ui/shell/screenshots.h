// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include "ui/shell/main_window.h"

class QTimer;

namespace rebate {

/// Waits until there is something to be seen, leaves a picture of every page in both themes and languages, and ends.
class Screenshots : public QObject {
  Q_OBJECT
 public:
  /// `signingIn`: somebody is about to be signed in, and their pages are wanted; else what is there now.
  Screenshots(MainWindow& window, QString folder, bool signingIn, QObject* parent = nullptr);
  void start();
  void setPatience(Millis patience) { patience_ = patience; }
  void setSettle(Millis settle) { settle_ = settle; }  ///< watched for this long before the first picture

 Q_SIGNALS:
  void finished(bool ok, const QString& said);  ///< how many there are and where, or why there are none

 private:
  void poll();
  void take();
  bool isReady() const;

  MainWindow& window_;
  QString folder_;
  bool signingIn_;
  Millis patience_ = 60'000;
  Millis settle_ = 0;
  QElapsedTimer waiting_;
  QTimer* timer_;
};

}  // namespace rebate
