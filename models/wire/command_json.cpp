// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/command_json.h"

#include "wire/reader.h"
#include "wire/rules_json.h"

namespace rebate::wire {
namespace {

// Each kind's one list of members: written and read by it.

template <class Visit>
void eachMember(AddNote& c, Visit& visit) {
  visit("user_id", c.userId);
  visit("text", c.text);
}
template <class Visit>
void eachMember(ChangeUser& c, Visit& visit) {
  visit("user_id", c.userId);
  visit("version", c.version);
  visit("level", c.level);
  visit("state", c.state);
  visit("reason", c.reason);
}
template <class Visit>
void eachMember(ProposeAdjustment& c, Visit& visit) {
  visit("user_id", c.userId);
  visit("amount_fen", c.amount);
  visit("reason", c.reason);
}
template <class Visit>
void eachMember(ProposeClaim& c, Visit& visit) {
  visit("user_id", c.userId);
  visit("platform", c.platform);
  visit("order", c.order);
  visit("evidence", c.evidence);
}
template <class Visit>
void eachMember(ProposeErasure& c, Visit& visit) {
  visit("user_id", c.userId);
  visit("reason", c.reason);
}
template <class Visit>
void eachMember(ProposeRules& c, Visit& visit) {
  visit("base_version", c.baseVersion);
  visit("version", c.rules.version);
  visit("from", c.rules.from);
  visit("rules", c.rules);
  visit("reason", c.reason);
}
template <class Visit>
void eachMember(ProposeOperator& c, Visit& visit) {
  visit("change", c.change);
  visit("name", c.who.name);
  visit("display", c.who.display);
  visit("role", c.who.role);
  visit("reason", c.reason);
}
template <class Visit>
void eachMember(DecideProposal& c, Visit& visit) {
  visit("proposal_id", c.proposalId);
  visit("proposal_kind", c.kind);
  visit("verdict", c.verdict);
  visit("version", c.version);
  visit("reason", c.reason);
}
template <class Visit>
void eachMember(RequestWithdrawal& c, Visit& visit) {
  visit("user_id", c.userId);
  visit("amount_fen", c.amount);
}
template <class Visit>
void eachMember(ReviewWithdrawal& c, Visit& visit) {
  visit("withdrawal_id", c.withdrawalId);
  visit("user_id", c.userId);
  visit("amount_fen", c.amount);
  visit("verdict", c.verdict);
  visit("version", c.version);
  visit("content_hash", c.contentHash);
  visit("reason", c.reason);
}
template <class Visit>
void eachMember(QueryWithdrawal& c, Visit& visit) {
  visit("withdrawal_id", c.withdrawalId);
}
template <class Visit>
void eachMember(BuildPayout& c, Visit& visit) {
  visit("ids", c.withdrawalIds);
  visit("total_fen", c.total);
}
template <class Visit>
void eachMember(RereadFeed& c, Visit& visit) {
  visit("platform", c.platform);
  visit("query_type", c.queryType);
  visit("from", c.from);
  visit("to", c.to);
}
template <class Visit>
void eachMember(EnterBill& c, Visit& visit) {
  visit("platform", c.platform);
  visit("month", c.month);
  visit("total_fen", c.total);
  visit("lines", c.lines);
}
template <class Visit>
void eachMember(ConfirmBill& c, Visit& visit) {
  visit("bill_id", c.billId);
  visit("ours_fen", c.ours);
  visit("reason", c.reason);
}
template <class Visit>
void eachMember(AddIncidentNote& c, Visit& visit) {
  visit("fingerprint", c.fingerprint);
  visit("alert", c.alert);
  visit("region", c.region);
  visit("text", c.text);
}

struct Writer {
  json::object& into;

  void operator()(const char* member, const std::string& text) { into[member] = text; }
  void operator()(const char* member, std::int64_t number) { into[member] = number; }
  void operator()(const char* member, Fen amount) { into[member] = amount.value; }
  void operator()(const char* member, const RuleSet& rules) { into[member] = toJson(rules); }
  void operator()(const char* member, const std::vector<std::string>& texts) {
    into[member] = json::array(texts.begin(), texts.end());
  }
  template <class Named>
  requires std::is_enum_v<Named>
  void operator()(const char* member, Named value) { into[member] = name(value); }
  void operator()(const char* member, const std::optional<int>& number) {
    if (number) into[member] = *number;
  }
  template <class Named>
  requires std::is_enum_v<Named>
  void operator()(const char* member, const std::optional<Named>& value) {
    if (value) into[member] = name(*value);
  }
};

/// How the names of an enum are read back.
template <class Named>
struct From;
template <>
struct From<Platform> {
  static constexpr auto parse = platformFrom;
};
template <>
struct From<Level> {
  static constexpr auto parse = levelFrom;
};
template <>
struct From<UserState> {
  static constexpr auto parse = userStateFrom;
};
template <>
struct From<Role> {
  static constexpr auto parse = roleFrom;
};
template <>
struct From<StaffChange> {
  static constexpr auto parse = staffChangeFrom;
};
template <>
struct From<ProposalKind> {
  static constexpr auto parse = proposalKindFrom;
};
template <>
struct From<ProposalVerdict> {
  static constexpr auto parse = proposalVerdictFrom;
};
template <>
struct From<ReviewVerdict> {
  static constexpr auto parse = reviewVerdictFrom;
};

struct Filler {
  Reader& in;

  void operator()(const char* member, std::string& text) { text = in.text(member); }
  void operator()(const char* member, std::int64_t& number) { number = in.integer(member); }
  void operator()(const char* member, Fen& amount) { amount.value = in.integer(member); }
  void operator()(const char* member, RuleSet& rules) {
    const auto* given = in.optional(member);
    auto read = in.nested(member, rulesFrom(given ? *given : json::value(), rules));
    if (read) rules = *std::move(read);
  }
  void operator()(const char* member, std::vector<std::string>& texts) {
    const auto* list = in.optional(member);
    if (!list || !list->is_array()) return in.fail(invalid(member, "a list is expected"));
    for (const auto& text : list->get_array()) {
      if (!text.is_string()) return in.fail(invalid(member, "a list of texts is expected"));
      texts.emplace_back(text.get_string());
    }
  }
  template <class Named>
  requires std::is_enum_v<Named>
  void operator()(const char* member, Named& value) { value = in.named<Named>(member, From<Named>::parse); }
  void operator()(const char* member, std::optional<int>& number) {
    if (in.optional(member)) number = in.integer32(member);
  }
  template <class Named>
  requires std::is_enum_v<Named>
  void operator()(const char* member, std::optional<Named>& value) {
    if (in.optional(member)) value = in.named<Named>(member, From<Named>::parse);
  }
};

/// An empty command of that kind, when there is one.
template <std::size_t Index = 0>
std::optional<Command> emptyOf(std::string_view kind) {
  if constexpr (Index < std::variant_size_v<Command>) {
    Command command(std::in_place_index<Index>);
    if (kindOf(command) == kind) return command;
    return emptyOf<Index + 1>(kind);
  } else {
    return std::nullopt;
  }
}

}  // namespace

json::object toJson(const Command& command) {
  json::object object{{"kind", kindOf(command)}};
  Writer write{object};
  std::visit([&](auto copy) { eachMember(copy, write); }, command);
  return object;
}

Result<Command> commandFrom(const json::value& value) {
  Reader in(value);
  auto command = emptyOf(in.text("kind"));
  if (!command) {
    in.fail(invalid("kind", "not one of the known kinds"));
    return in.finish(Command{});
  }
  Filler fill{in};
  std::visit([&](auto& wish) { eachMember(wish, fill); }, *command);
  return in.finish(*std::move(command));
}

Facts factsFrom(const json::object& object) {
  Facts facts;
  for (const auto& [key, value] : object) {
    if (value.is_null()) continue;
    facts[std::string(key)] = value.is_string() ? std::string(value.get_string()) : json::serialize(value);
  }
  return facts;
}

json::object toJson(const Facts& facts) {
  json::object object;
  for (const auto& [member, text] : facts) object[member] = text;
  return object;
}

}  // namespace rebate::wire
