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
const char* const kOrder =
    R"({"id":"s-1","from":"north","to":"east","reason":"r","asked_by":"zhao.lei","asked_at":"2026-06-20T10:00:00.000Z",)"
    R"("lapses_at":"2026-06-20T10:15:00.000Z","decided_by":"wu.min","decided_at":"2026-06-20T10:01:00.000Z",)"
    R"("state":"done","check":"","result":"","epoch_before":4,"epoch_after":5,"started_at":"2026-06-20T10:01:01.000Z",)"
    R"("ended_at":"2026-06-20T10:01:01.250Z","duration_ms":250,"version":4})";
const char* const kBoard =
    R"({"pause":{"owner":"zhao.lei","reason":"disk","since":"2026-06-20T10:00:00.000Z",)"
    R"("until":"2026-06-20T12:00:00.000Z"},"windows":[{"id":"m-1","region":"east","part":"instance-1","owner":"li",)"
    R"("reason":"kernel","from":"2026-06-20T10:00:00.000Z","until":"2026-06-20T12:00:00.000Z"}]})";

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
      {AuditRead{}, "/v1/audit?limit=100", R"({"records":[]})", {"/records"}},
      {FailoversRead{9, 2},
       "/v1/failovers?after=9&limit=2",
       R"({"failovers":[{"seq":8,"epoch":3,"from":"a","to":"b","at":"2026-06-20T10:00:00.000Z","reason":"expired",)"
       R"("phases":{"ran_on_ms":2000,"free_ms":31}}],"next":8})",
       {"/failovers", "/failovers/0/seq", "/failovers/0/epoch", "/failovers/0/at", "/failovers/0/reason"}},
      {SwitchoversRead{"s-9", 5},
       "/v1/switchovers?after=s-9&limit=5",
       list("switchovers", kOrder),
       {"/switchovers", "/switchovers/0/state", "/switchovers/0/asked_by", "/switchovers/0/epoch_before"}},
      {PreflightRead{"cn east"},
       "/v1/switchovers/preflight?to=cn%20east",
       R"({"from":"north","to":"cn east","epoch":4,"observed_at":"2026-06-20T10:00:00.000Z","checks":[)"
       R"({"check":"lag","status":"bad","text":"","value":9,"limit":5},{"check":"moon","status":"full"}],)"
       R"("expected_earliest_ms":20,"expected_latest_ms":1000})",
       {"/checks", "/checks/0/check", "/checks/0/status", "/expected_latest_ms", "/epoch"}},
      {AskSwitchover{{"s-1", "east", "r", {}}}, "/v1/switchovers", kOrder, {"/id", "/to", "/state", "/version"}},
      {DecideSwitchover{"s-1", SwitchoverVerdict::approve, "", "k-2"},
       "/v1/switchovers/s-1/decision",
       kOrder,
       {"/id", "/to", "/state", "/asked_at"}},
      {SetPause{"disk", 1'781'956'800'000, "k-3"}, "/v1/pause", kBoard, {"/windows", "/pause/owner", "/pause/reason"}},
      {EndPause{"k-4"}, "/v1/pause", R"({"windows":[]})", {"/windows"}},
      {PlanMaintenance{{"m-1", "east", "instance-1", "", "kernel", 1'781'949'600'000, 1'781'956'800'000}},
       "/v1/maintenance",
       kBoard,
       {"/windows", "/windows/0/id", "/windows/0/until"}},
      {EndMaintenance{"m-1", "k-5"}, "/v1/maintenance/m-1", kBoard, {"/windows", "/windows/0/owner"}},
      {IncidentNotesRead{3, "a b", 10},
       "/v1/incidents/notes?after=3&fingerprint=a%20b&limit=10",
       R"({"notes":[{"seq":4,"id":"n-1","fingerprint":"a b","alert":"Lag","region":"east","text":"looking",)"
       R"("author":"zhao.lei","at":"2026-06-20T10:00:00.000Z"}],"next":4})",
       {"/notes", "/notes/0/seq", "/notes/0/text", "/notes/0/author", "/notes/0/at"}}};
  return all;
}

}  // namespace rebate::link
