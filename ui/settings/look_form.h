// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/page.h"
#include "ui/settings/choice.h"

namespace rebate {

/// Theme, language and size of text. The window applies them, and builds itself anew where it must.
class LookForm : public Page {
  Q_OBJECT
 public:
  explicit LookForm(const Context& context, QWidget* parent = nullptr);
  QComboBox* theme() const { return theme_->box(); }
  QComboBox* tongue() const { return tongue_->box(); }
  QComboBox* textSize() const { return textSize_->box(); }
  void show(const Settings& settings);  ///< they were chosen elsewhere; asks for nothing

 Q_SIGNALS:
  void themeWanted(Theme theme);
  void tongueWanted(Tongue tongue);
  void textSizeWanted(int percent);

 private:
  std::unique_ptr<Choice<Theme>> theme_;
  std::unique_ptr<Choice<Tongue>> tongue_;
  std::unique_ptr<Choice<int>> textSize_;
};

}  // namespace rebate
