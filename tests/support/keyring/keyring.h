// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <memory>

class QProcess;

namespace rebate::fixtures {

/// The gnome-keyring of this D-Bus session, which with-keyring started. False, or an empty answer: it did not do it.
class Keyring {
 public:
  Keyring();
  ~Keyring();

  bool lock();
  bool unlock();
  void pause();  ///< SIGSTOP
  void go();     ///< SIGCONT
  bool stop();   ///< SIGTERM, and until its name is gone from the bus
  bool start();  ///< another one over the files there are, unlocked where that is possible
  bool asks();   ///< from now on, whoever it would ask for a password says nothing
  void asksNobody();
  int entries();            ///< in all of it, open or locked
  static QString folder();  ///< of its files

 private:
  bool isThere() const;
  std::unique_ptr<QProcess> started_;  ///< in place of the first one
  qint64 pid_;
  std::unique_ptr<QObject> prompter_;
};

}  // namespace rebate::fixtures
