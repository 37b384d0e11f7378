// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/audit.h"
#include "domain/time.h"

namespace rebate {

/// What one desktop has seen of the regions' audit chains: of each store the newest record it is sure of, and of each
/// region its head. A region that cannot show the same record under the same number has another history, whatever it
/// says now. Without I/O: it is told what was heard, and says what has to be asked to be certain.
///
/// A store that was restored has another id, and is a history of its own.
class AuditWitness {
 public:
  void open(const std::string& kept);  ///< what was kept before
  /// Whether records may be asked for. Whoever may not still sees two heads of one number that differ, and believes a
  /// newer head to go on from the one before.
  void setMayAsk(bool may) { mayAsk_ = may; }
  void close();
  std::string kept() const;
  bool changed() const { return changed_; }  ///< since it was last kept
  void wasKept() { changed_ = false; }

  struct Heard {
    std::string region;
    std::string store;
    std::int64_t seq = 0;
    std::string hash;
    bool leads = false;
  };
  void heard(const Heard& said, Millis now);

  /// Which record of which region is to be read.
  struct Question {
    std::string region;
    std::string store;
    std::int64_t seq = 0;
  };
  /// At most one at a time, and one region every few seconds.
  std::optional<Question> question(Millis now);
  /// The hash of that record; empty: the region has no such record.
  void answered(const Question& question, const std::string& hash);

  std::vector<AuditHeadView> views() const;  ///< by region, in the order of their names

 private:
  struct Head {
    std::int64_t seq = 0;
    std::string hash;
    bool operator==(const Head&) const = default;
  };
  struct Store {
    Head newest;                                ///< witnessed, and shown to go on from everything witnessed before
    std::map<std::int64_t, std::string> known;  ///< records of that history, newest among them
    Millis touched = 0;
  };
  struct Region {
    std::string store;
    Head head;
    Head highest;       ///< of this store
    Millis fellAt = 0;  ///< since when it is below `highest`, or leads from below what was witnessed; 0: it is not
    std::int64_t forkedAt = 0;  ///< 0: not, as far as is known
    Millis askedAt = 0;
    AuditVerdict verdict = AuditVerdict::unknown;
  };

  void judge(Region& region);
  void compare(Region& region, Store& store, std::int64_t seq, const std::string& hash);
  void adopt(Store& store, const Head& head);
  void remember(Store& store, const Head& head);
  void forgetOldStores();

  std::map<std::string, Store> stores_;
  std::map<std::string, Region> regions_;
  Millis now_ = 0;
  bool mayAsk_ = false;
  bool changed_ = false;
};

}  // namespace rebate
