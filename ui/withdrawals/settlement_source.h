// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "ui/page.h"

namespace rebate {

/// The newest forecast of the copy, kept so that it is there at once. It is summed up away from this thread, again at
/// most every few seconds while rows change, and not at all while nobody looks.
class SettlementSource : public QObject {
  Q_OBJECT
 public:
  static constexpr int kRest = 3'000;  ///< ms between two answers at least

  explicit SettlementSource(const Context& context, QObject* parent = nullptr);

  const std::optional<Settlement>& settlement() const { return settlement_; }
  Millis asOf() const { return asOf_; }  ///< regions' clock; 0: none yet
  const std::optional<Error>& trouble() const { return trouble_; }
  void setWatched(bool watched);  ///< somebody looks at it
  void rowsChanged();             ///< it may say something else now
  void deskChanged();             ///< there is another copy, or none

 Q_SIGNALS:
  void changed();

 private:
  void askSoon();
  void ask();
  void take(Result<Settlement> answer, Millis now);

  Context context_;
  std::optional<Settlement> settlement_;
  std::optional<Error> trouble_;
  Millis asOf_ = 0;
  CacheDesk* desk_ = nullptr;
  int number_ = 0;
  bool asking_ = false;
  bool stale_ = true;
  bool watched_ = false;
  QTimer rest_;
};

}  // namespace rebate
