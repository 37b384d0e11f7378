// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <optional>

#include "ports/region_book.h"

class QFrame;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace rebate {

/// Adds a region by its address: asks who answers there, shows the certificate, and trusts it when a person says so.
/// Over a region that is known already it shows what changed.
class RegionDialog : public QDialog {
  Q_OBJECT
 public:
  enum class Purpose { look, move };  ///< what is done with a known one: its address can be changed with `move` only

  RegionDialog(RegionBook& book, const std::optional<RegionEntry>& known, QWidget* parent = nullptr,
               Purpose purpose = Purpose::look);
  /// In fours on two lines, so that two people can read it to each other.
  static QString fingerprint(const std::string& hex);

  QLineEdit* address() const { return address_; }
  QPushButton* checkButton() const { return check_; }
  QPushButton* trustButton() const { return trust_; }
  QString message() const;
  QString shown() const;  ///< what the card says, for tests and screen readers

 Q_SIGNALS:
  void kept(const QString& name);

 private:
  void check();
  void answered(const Result<RegionProbe>& probe);
  void showProbe(const RegionProbe& probe);
  void line(int row, const QString& name, const QString& value, bool mono = false);
  void keep();
  void forget();
  void say(const QString& text, const char* tone);
  static QString trouble(const Error& why);
  static QString titleOf(bool known, Purpose purpose);

  RegionBook& book_;
  std::optional<RegionEntry> known_;
  Purpose purpose_;
  std::optional<RegionProbe> probe_;
  Subscription asking_;
  QLineEdit* address_;
  QPushButton* check_;
  QFrame* card_;
  QGridLayout* facts_;
  QLabel* message_;
  QPushButton* close_;
  QPushButton* trust_;
};

}  // namespace rebate
