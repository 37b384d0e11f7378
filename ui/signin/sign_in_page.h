// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace rebate {

class SecretFields;
class StatusMark;
class VaultPanel;

/// The first page: which regions answer, who is there, where the key is kept.
class SignInPage : public Page {
  Q_OBJECT
 public:
  explicit SignInPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void tick() override;
  QLineEdit* name() const { return name_; }
  QLineEdit* password() const;
  QLineEdit* code() const;  ///< shown once a region has asked for it
  VaultPanel* vaultPanel() const { return panel_; }
  QPushButton* button() const { return signIn_; }
  QString message() const;
  /// Somebody else asked for this sign-in, and it failed.
  void refused(const QString& name, const Error& why);

 private:
  struct Line {
    StatusMark* mark;
    QLabel* address;
    QLabel* said;
  };
  void buildCard(QVBoxLayout* layout);
  void showRegions();
  void showVault();
  void signIn();
  void answered(const Outcome& outcome);
  void say(const QString& text);

  Context context_;
  QVBoxLayout* regionLines_;
  std::vector<Line> lines_;
  QLabel* noRegions_;
  QLabel* versions_;  ///< of regions that speak another version than this program
  QLineEdit* name_;
  SecretFields* secrets_;
  QLabel* message_;
  StatusMark* vaultMark_;
  QLabel* vault_;
  VaultPanel* panel_;
  QPushButton* signIn_;
  bool waiting_ = false;
};

}  // namespace rebate
