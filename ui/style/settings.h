// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>

#include "ui/style/language.h"
#include "ui/style/look.h"

namespace rebate {

/// What the window remembers, typed. Nothing of people or money is kept here: the file is not encrypted.
class Settings {
 public:
  explicit Settings(QSettings& store);

  Theme theme() const;
  void setTheme(Theme theme);
  Tongue tongue() const;
  void setTongue(Tongue tongue);
  int textSize() const;  ///< percent of the usual
  void setTextSize(int percent);
  QByteArray geometry() const;
  void setGeometry(const QByteArray& state);
  QByteArray columns(const QString& table) const;
  void setColumns(const QString& table, const QByteArray& state);
  QByteArray splitter() const;
  void setSplitter(const QByteArray& state);
  int page() const;  ///< in view when the window was last changed; -1: none yet
  void setPage(int page);
  void sync();  ///< to disk now, as a whole or not at all

 private:
  QSettings& store_;
};

}  // namespace rebate
