// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <map>
#include <string>
#include <vector>

#include "ui/page.h"

class QMainWindow;

namespace rebate {

class UsersPage;

/// People in windows of their own, so that several can be had side by side. They go when the workbench goes.
class PersonWindows : public QObject {
  Q_OBJECT
 public:
  explicit PersonWindows(const Context& context, QObject* parent = nullptr);
  ~PersonWindows() override;

  void open(const std::string& userId);  ///< raises the one that is there
  void factsChanged();
  void rebatesChanged(const std::vector<std::string>& ids);
  void withdrawalsChanged(const std::vector<std::string>& ids);
  void outboxChanged();
  void tick();
  std::vector<QMainWindow*> windows() const;
  std::vector<std::string> ids() const;  ///< of whom, in the order they were opened

  static constexpr int kMost = 8;  ///< beyond that the one opened first makes room

 Q_SIGNALS:
  void wanted(const Destination& where);
  void said(const QString& text, ToastKind kind);

 private:
  struct Entry {
    std::string userId;
    QPointer<QMainWindow> window;
    UsersPage* page;
  };
  void forget();  ///< those that were closed

  Context context_;
  std::vector<Entry> entries_;
};

}  // namespace rebate
