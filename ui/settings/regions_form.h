// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace rebate {

/// The regions this computer knows: address, the key that was trusted, the last contact. They are changed on the
/// sign-in page, while nobody is inside; the way there is here.
class RegionsForm : public Page {
  Q_OBJECT
 public:
  explicit RegionsForm(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  QPushButton* changeButton() const { return change_; }
  QString said() const;  ///< all regions, line by line

 private:
  struct Line {
    QLabel* name;
    QLabel* address;
    QLabel* key;
    QLabel* contact;
  };
  Line addLine();
  void showLine(const Line& line, const RegionView& view);
  QString contactOf(const RegionView& view) const;

  Context context_;
  QVBoxLayout* layout_;
  std::vector<Line> lines_;
  QLabel* none_;
  QLabel* why_;
  QPushButton* change_;
};

}  // namespace rebate
