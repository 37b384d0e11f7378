// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/page.h"
#include "ui/settings/choice.h"

class QLabel;

namespace rebate {

/// What an operator chooses for this desktop; applies at once.
class PreferencesForm : public Page {
  Q_OBJECT
 public:
  explicit PreferencesForm(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  QComboBox* lockAfter() const { return lockAfter_->box(); }
  QComboBox* holdBack() const { return holdBack_->box(); }
  QComboBox* keepSettled() const { return keepSettled_->box(); }
  QComboBox* cacheLimit() const { return cacheLimit_->box(); }
  QString trouble() const;

 private:
  void build();
  void apply();

  Context context_;
  bool showing_ = false;  ///< a change of a box is ours
  std::unique_ptr<Choice<Millis>> lockAfter_;
  std::unique_ptr<Choice<Millis>> holdBack_;
  std::unique_ptr<Choice<int>> keepSettled_;
  std::unique_ptr<Choice<std::int64_t>> cacheLimit_;
  QLabel* trouble_;
};

}  // namespace rebate
