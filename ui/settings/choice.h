// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QString>
#include <utility>
#include <vector>

namespace rebate {

/// One of a few values, each with its words.
template <class Value>
class Choice {
 public:
  Choice(const QString& name, std::vector<std::pair<Value, QString>> options) : options_(std::move(options)) {
    for (const auto& [value, words] : options_) box_->addItem(words);
    box_->setAccessibleName(name);
  }
  QComboBox* box() const { return box_; }
  Value value() const { return options_[static_cast<std::size_t>(std::max(0, box_->currentIndex()))].first; }
  /// A value that is none of them (set by another version) is added under `otherwise`, so that it is not lost unseen.
  void choose(Value wanted, const QString& otherwise) {
    for (std::size_t i = 0; i < options_.size(); ++i)
      if (options_[i].first == wanted) return box_->setCurrentIndex(static_cast<int>(i));
    options_.emplace_back(wanted, otherwise);
    box_->addItem(otherwise);
    box_->setCurrentIndex(box_->count() - 1);
  }

 private:
  std::vector<std::pair<Value, QString>> options_;
  QComboBox* box_ = new QComboBox;
};

}  // namespace rebate
