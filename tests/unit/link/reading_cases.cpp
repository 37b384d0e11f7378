// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading_cases.h"

#include <memory>
#include <string>

namespace rebate::link {
namespace {

const char* const kUser =
    R"({"id":"u-1","mask":"林**","level":"gold","balance_fen":-312,"frozen_fen":5,"state":"frozen","inviter_id":"",)"
    R"("version":4,"personal":{"nickname":"林**","phone":"138****8000"}})";
const char* const kWithdrawal =
    R"({"id":"w-1","user_id":"u-1","amount_fen":500,"state":"in_payout","reviewers":2,"requested_by":"a",)"
    R"("first_reviewer":"b","reviewer":"c","payer":"d","payout_id":"p-1","note":"",)"
    R"("requested_at":"2026-06-20T10:00:00.000Z","updated_at":"2026-06-20T10:00:00.000Z","version":3,)"
    R"("content_hash":"ff"})";
const char* const kPayout =
    R"({"id":"p-1","created_by":"d","created_at":"2026-06-20T10:00:00.000Z","items":2,"total_fen":700,)"
    R"("states":[{"state":"paid","items":1,"total_fen":500}]})";

const std::string& kept(std::string text) {  // the table holds pointers
  static std::vector<std::unique_ptr<std::string>> all;
  return *all.emplace_back(std::make_unique<std::string>(std::move(text)));
}

}  // namespace

const std::vector<Case>& cases() {
  const auto list = [](const char* name, const std::string& one) {
    return kept("{\"" + std::string(name) + "\":[" + one + "]}").c_str();
  };
  static const std::vector<Case> all{
      {TimelineRead{"u 1", {TimelineKind::note, TimelineKind::reveal}, "17_x:1", 20},
       "/v1/users/u%201/timeline?kinds=note%2Creveal&after=17_x%3A1&limit=20",
       R"({"items":[{"at":"2026-06-20T10:00:00.000Z","id":"note:1","kind":"note","body":{"text":"x","n":3,"o":{"a":1}}},)"
       R"({"at":"2026-06-20T09:00:00.000Z","id":"moon:1","kind":"moonlight","body":{}}],"next":"1_2"})",
       {"/items", "/items/0/at", "/items/0/id", "/items/0/body"}},
      {UserRead{"u-1"}, "/v1/users/u-1", kUser, {"/id", "/level", "/balance_fen", "/version"}},
      {UserSearch{"+86 138&x", 20}, "/v1/users?q=%2B86%20138%26x&limit=20", list("users", kUser), {"/users"}},
      {RevealRead{"u-1", {PersonalField::phone}, "callback", "k-1"},
       "/v1/users/u-1/reveal",
       R"({"user_id":"u-1","fields":{"phone":"13800138000"},"expires_at":"2026-06-20T10:00:00.000Z"})",
       {"/user_id", "/fields", "/fields/phone", "/expires_at"}},
      {ProposalsRead{ProposalState::open, ProposalKind::staff, "", 7},
       "/v1/proposals?order=newest&state=open&kind=operator&limit=7",
       R"({"proposals":[{"id":"1","kind":"operator","subject":"li.na","body":{"change":"role"},"reason":"r",)"
       R"("proposed_by":"wu.min","proposed_at":"2026-06-20T10:00:00.000Z","state":"open","decided_by":"",)"
       R"("decision_reason":"","version":1}]})",
       {"/proposals", "/proposals/0/body", "/proposals/0/state"}},
      {RulesRead{},
       "/v1/rules",
       R"({"versions":[{"version":2,"in_force_from":"2026-06-20T10:00:00.000Z","rules":{"second_decider_above_fen":7},)"
       R"("proposal":"1","proposed_by":"a","decided_by":"b","at":"2026-06-20T10:00:00.000Z"},)"
       R"({"version":1,"in_force_from":"1970-01-01T00:00:00.000Z","rules":{},"proposal":"","proposed_by":"",)"
       R"("decided_by":"","at":"1970-01-01T00:00:00.000Z"}]})",
       {"/versions", "/versions/0/rules", "/versions/0/in_force_from"}},
      {OperatorsRead{},
       "/v1/operators",
       R"({"operators":[{"name":"li.na","display":"李娜","role":"support","disabled":false,"password":true,)"
       R"("code":false,"locked":true}]})",
       {"/operators", "/operators/0/role", "/operators/0/locked"}},
      {CoverageRead{},
       "/v1/feeds/coverage",
       R"({"feeds":[{"platform":"jd","query_type":3,"since":"2026-06-20T10:00:00.000Z","holes":)"
       R"([{"from":"2026-06-20T10:00:00.000Z","to":"2026-06-20T11:00:00.000Z"}],"windows":)"
       R"([{"start":"2026-06-20T10:00:00.000Z","end":"2026-06-20T11:00:00.000Z","read_at":"2026-06-20T11:00:00.000Z",)"
       R"("rows":3,"rejected":1,"reread":false}],"rereads":[{"id":7,"from":"2026-06-20T10:00:00.000Z",)"
       R"("to":"2026-06-20T11:00:00.000Z","read_until":"2026-06-20T10:30:00.000Z","wanted_by":"wu.min",)"
       R"("wanted_at":"2026-06-20T11:00:00.000Z"}]}]})",
       {"/feeds", "/feeds/0/holes", "/feeds/0/windows/0/rows", "/feeds/0/rereads/0/id"}},
      {PayoutsRead{"p-9", 0},
       "/v1/payouts?order=newest&after=p-9",
       list("payouts", kPayout),
       {"/payouts", "/payouts/0/states", "/payouts/0/total_fen"}},
      {PayoutRead{"p-1"},
       "/v1/payouts/p-1",
       kept(R"({"payout":)" + std::string(kPayout) + R"(,"withdrawals":[)" + kWithdrawal + "]}").c_str(),
       {"/payout", "/withdrawals", "/withdrawals/0/amount_fen"}},
      {BillsRead{},
       "/v1/bills?limit=100",
       R"({"bills":[{"id":"b","platform":"pdd","month":"2026-05","total_fen":9,"lines":2,"state":"open",)"
       R"("entered_by":"a","entered_at":"2026-06-20T10:00:00.000Z","reason":"","ours_fen":8,"our_lines":1,)"
       R"("difference_fen":1,"lines_missing":1,"candidates":["pdd:1:2"]}],"next":"b"})",
       {"/bills", "/bills/0/state", "/bills/0/candidates"}},
      {AuditRead{77, true, "sun.yu", "user.revealed", "u-", 50},
       "/v1/audit?order=newest&before=77&actor=sun.yu&action=user.revealed&entity=u-&limit=50",
       R"({"records":[{"seq":7,"hash":"ab","record":"{\"at\":\"2026-06-20T10:00:00.000Z\",\"actor\":\"sun.yu\",)"
       R"(\"action\":\"user.revealed\",\"entity\":\"u-1\",\"epoch\":4,\"detail\":{\"reason\":\"callback\"}}"}],"next":7})",
       {"/records", "/records/0/seq", "/records/0/hash", "/records/0/record"}},
      {AuditRead{}, "/v1/audit?limit=100", R"({"records":[]})", {"/records"}}};
  return all;
}

}  // namespace rebate::link
