// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>

#include <deque>
#include <map>
#include <memory>
#include <vector>

#include "order_feed/life.h"

namespace rebate::order_feed {

enum class DetailKind { Refund, Punishment };

/// One version of an after-sales case or of a punishment.
struct Detail {
  std::shared_ptr<const Line> line;
  std::uint64_t sequence = 0;
  DetailKind kind = DetailKind::Refund;
  std::string number;  ///< refund_suit_id, violation_type
  int status = 0;      ///< refund_status, punish_status
  Fen amount = 0;
  Fen commission = 0;
  Time due{};         ///< when it appears
  Second modified{};  ///< what it says: older than due for one that arrives late
};

struct DetailRates {
  int refundsPermille = 0;  ///< of Taobao's settled lines
  int punishmentsPermille = 0;
};

/// What happens to a settled line later; drawn from dice of its own, so that the lines are the same without it.
std::vector<Detail> planDetails(const std::shared_ptr<const Line>& line, std::uint64_t seed, const DetailRates& rates);

/// A row of taobao.tbk.order.refund.get or of taobao.tbk.dg.punish.order.get, in the feed's loose typing.
boost::json::object detailRow(const Detail& detail);

/// Details by the time they appear.
class Details {
 public:
  void plan(std::vector<Detail> details);
  /// Those that appear up to now, in turn.
  std::vector<const Detail*> advance(Time now);

  /// Refunds that appeared in the window, after this sequence and up to that one.
  std::vector<const Detail*> refunds(Second start, Second end, std::uint64_t after, std::uint64_t newest,
                                     std::size_t limit) const;
  /// How each punishment of the lines created in the window stands.
  std::vector<const Detail*> punishments(Second start, Second end) const;
  std::uint64_t newestSequence() const { return shown_.size(); }

 private:
  std::multimap<Time, Detail> pending_;
  std::deque<Detail> shown_;
};

/// What the details of a line come to.
struct DetailTruth {
  std::map<std::pair<DetailKind, std::string>, Detail> newest;
  void add(const Detail& detail);
  bool refunds() const;
  bool refundOpen() const;
  bool punished() const;
  Fen refunded() const;
};

}  // namespace rebate::order_feed
