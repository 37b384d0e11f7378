// SPDX-License-Identifier: GPL-3.0-or-later
#include "users_gui.h"

#include <QApplication>

namespace rebate {
namespace {

constexpr Millis kAnHour = 3'600'000, kOneDay = 24 * kAnHour;
const char* const kRebate = "taobao:2035657313150181441:2";

void addPeople(FakeWorkspace& workspace, Role role) {
  workspace.state.who = Operator{"sun.yu", "孙雨", role};
  auto& store = workspace.store;
  for (const auto& user :
       {personOf("u-88210", "林**", {18'426}), personOf("u-88219", "王**", {0}), personOf("u-70001", "陈**", {-312})})
    store.people[user.id] = user;
  SampleRebates samples(3, workspace.clock.wall() - kOneDay);
  for (int i = 0; i < 40; ++i) {
    auto row = samples.next(i % 8 == 7   ? RebateState::voided
                            : i % 4 == 0 ? RebateState::waiting
                                         : RebateState::credited);
    row.userId = "u-88210";
    row.userMask = "林**";
    row.createdAt = row.modifiedAt = workspace.clock.wall() - (i + 2) * 9 * kOneDay;
    store.rows[row.id] = row;
  }
  auto nobodys = samples.next(RebateState::held);
  nobodys.line = "7777000011112222333";
  nobodys.id = lineKey(nobodys.platform, nobodys.line, nobodys.role);
  nobodys.userId.clear();
  nobodys.reason = Reason::unattributed;
  store.rows[nobodys.id] = nobodys;
  workspace.announceFacts();
}

TimelineItem item(Millis at, TimelineKind kind, const std::string& id, Facts body) {
  return {at, std::string(name(kind)) + ':' + id, kind, std::move(body)};
}

bool wanted(const TimelineRead& wish, const TimelineItem& item) {
  return wish.kinds.empty() || std::find(wish.kinds.begin(), wish.kinds.end(), item.kind) != wish.kinds.end();
}

}  // namespace

User personOf(const std::string& id, const std::string& mask, Fen balance) {
  User user;
  user.id = id;
  user.mask = mask;
  user.level = Level::silver;
  user.balance = balance;
  user.version = 7;
  return user;
}

std::vector<TimelineItem> sampleTimeline(Millis now) {
  using Kind = TimelineKind;
  std::vector<TimelineItem> items{
      item(now - 2 * kAnHour, Kind::decision, "d1",
           {{"rebate_id", kRebate}, {"person", "li.wei"}, {"state", "awaiting_approval"}, {"user_fen", "312"}}),
      item(now - kOneDay, Kind::note, "n1", {{"person", "sun.yu"}, {"text", "用户来电询问订单，已说明到账日 24 日"}}),
      item(now - 4 * kOneDay, Kind::reveal, "77",
           {{"person", "sun.yu"}, {"fields", "[\"phone\"]"}, {"reason", "callback"}}),
      item(now - 6 * kOneDay, Kind::withdrawal, "w1",
           {{"withdrawal", "w1"}, {"amount_fen", "20000"}, {"state", "paid"}, {"person", "sun.yu"}}),
      item(now - 8 * kOneDay, Kind::claim, "c1",
           {{"proposal", "c1"},
            {"state", "approved"},
            {"body", "{\"order\":\"2035000\"}"},
            {"person", "sun.yu"},
            {"decided_by", "chen.jing"},
            {"reason", ""}}),
      item(now - 12 * kOneDay, Kind::posting, "p1",
           {{"transaction_kind", "credit"},
            {"subject", "taobao:2035000:2"},
            {"account", "user_payable"},
            {"amount_fen", "6130"},
            {"person", "chen.jing"}})};
  for (int i = 0; i < 250; ++i)
    items.push_back(item(now - (20 + i) * kOneDay, i % 2 ? Kind::note : Kind::posting, std::to_string(1'000 + i),
                         i % 2 ? Facts{{"person", "li.na"}, {"text", "note " + std::to_string(i)}}
                               : Facts{{"transaction_kind", "credit"},
                                       {"subject", "taobao:203500" + std::to_string(i) + ":2"},
                                       {"account", "user_payable"},
                                       {"amount_fen", std::to_string(100 + i)}}));
  return items;
}

Result<RegionReading> FakeRegion::operator()(const RegionRead& wish) {
  asked.push_back(wish);
  if (failure) return *failure;
  return std::visit([this](const auto& read) { return answer(read); }, wish);
}

Result<RegionReading> FakeRegion::answer(const TimelineRead& wish) const {
  TimelineSlice slice;
  bool reached = wish.after.empty();
  for (const auto& one : timeline) {
    if (wish.userId != "u-88210" || !wanted(wish, one)) continue;
    if (!reached) {
      reached = one.id == wish.after;
      continue;
    }
    if (static_cast<int>(slice.items.size()) == wish.limit) {
      slice.next = slice.items.back().id;
      break;
    }
    slice.items.push_back(one);
  }
  return RegionReading{slice};
}

Result<RegionReading> FakeRegion::answer(const UserRead& wish) const {
  const auto found = people.find(wish.userId);
  if (found == people.end()) return Error{Errc::notFound, "id", "no such user"};
  return RegionReading{found->second};
}

Result<RegionReading> FakeRegion::answer(const UserSearch& wish) const {
  std::vector<UserProfile> found;
  for (const auto& [id, profile] : people)
    if (id.starts_with(wish.text) || wish.text == "13800138000") found.push_back(profile);
  return RegionReading{found};
}

Result<RegionReading> FakeRegion::answer(const RevealRead& wish) const {
  Revealed revealed{wish.userId, {}, now + 120'000};
  for (const auto field : wish.fields)
    revealed.values.emplace_back(field, field == PersonalField::phone ? "13800138000" : "values of nobody");
  return RegionReading{revealed};
}

UsersGui::UsersGui(Role role, bool offline, Tongue tongue, Theme theme)
    : GuiHarness(offline ? scenes::offline : scenes::live, tongue, theme), region(std::make_shared<FakeRegion>()) {
  region->timeline = sampleTimeline(workspace.clock.wall());
  region->people["u-88210"] = {personOf("u-88210", "林**", {18'426}), {"林**", "138****5521", "林**", "****6789"}};
  region->people["u-99001"] = {personOf("u-99001", "赵**", {500}), {}};
  addPeople(workspace, role);
  if (!offline)
    workspace.reading = [known = region](const RegionRead& wish, const std::string&) { return (*known)(wish); };
  workspace.signOut();  // a window is of one role
  window->tick();
  workspace.state.who = Operator{"sun.yu", "孙雨", role};
  workspace.state.signIn = offline ? SignIn::offline : SignIn::signedIn;
  workspace.announceFacts();
  window->go(PageId::users);
}

bool UsersGui::says(const QString& text) const {
  for (const auto* top : QApplication::topLevelWidgets())
    for (const auto* label : top->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(text)) return true;
  return false;
}

QStringList UsersGui::timelineWords() {
  QStringList words;
  const auto* model = person()->timeline()->table()->model();
  for (int row = 0; row < model->rowCount(); ++row)
    words << model->index(row, static_cast<int>(TimelineModel::Column::what)).data().toString();
  return words;
}

void UsersGui::loseRegions() {
  workspace.reading = nullptr;
  workspace.state.signIn = SignIn::offline;
  workspace.state.target.state = WriteState::offline;
  for (auto& view : workspace.state.regions) view.link = LinkState::lost;
  workspace.announceFacts();
}

void UsersGui::findRegions() {
  workspace.reading = [known = region](const RegionRead& wish, const std::string&) { return (*known)(wish); };
  workspace.state.signIn = SignIn::signedIn;
  workspace.state.target.state = WriteState::writing;
  for (auto& view : workspace.state.regions) view.link = LinkState::live;
  workspace.announceFacts();
}

}  // namespace rebate
