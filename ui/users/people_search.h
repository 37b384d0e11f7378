// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <string>
#include <vector>

#include "tables/people_model.h"
#include "ui/page.h"

class QTimer;

namespace rebate {

/// Search as one types: the copy at once, a region when one answers and the text says enough. Whoever was opened
/// lately, by id and in memory alone, while nothing is searched for.
class PeopleSearch : public QObject {
  Q_OBJECT
 public:
  static constexpr int kMost = 20;
  static constexpr std::size_t kMostRecent = 12;

  explicit PeopleSearch(const Context& context, QObject* parent = nullptr);

  void search(const QString& text);
  void again();  ///< the copy or the regions are others
  void remember(const std::string& userId);
  const std::vector<std::string>& recent() const { return recent_; }
  PeopleModel& model() { return model_; }
  const std::string& text() const { return text_; }
  bool copyAnswered() const { return !readingCopy_; }
  bool regionAnswered() const { return !asking_; }
  const std::optional<Error>& trouble() const { return trouble_; }  ///< of the region that was asked last

 Q_SIGNALS:
  void changed();  ///< rows, or what is known of them

 private:
  void readCopy();
  void readRecent();
  void askRegion();

  Context context_;
  PeopleModel model_;
  QTimer* pause_;
  std::string text_;
  std::vector<std::string> recent_;  ///< the last one first
  std::optional<Error> trouble_;
  int number_ = 0;  ///< of the search: an answer to an older one is nobody's
  bool readingCopy_ = false;
  bool asking_ = false;
};

}  // namespace rebate
