// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QTranslator>

namespace rebate {

enum class Tongue { system, english, chinese };

/// Which language the application speaks. Whoever shows words builds them anew when it has changed.
class Language : public QObject {
  Q_OBJECT
 public:
  explicit Language(QObject* parent = nullptr);
  ~Language() override;

  void setTongue(Tongue tongue);
  Tongue tongue() const { return tongue_; }
  /// What is searched for is found whichever language it was learned in: the English words, and the Chinese ones.
  static QStringList inBoth(const char* context, const char* source);

 Q_SIGNALS:
  void changed();

 private:
  Tongue tongue_ = Tongue::system;
  QTranslator own_;
  QTranslator qt_;  ///< the words of Qt's own dialogs and menus
};

}  // namespace rebate
