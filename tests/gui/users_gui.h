// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "fake_workspace/sample_rebates.h"
#include "gui_harness.h"
#include "ui/users/person_head.h"
#include "ui/users/person_timeline.h"
#include "ui/users/person_view.h"
#include "ui/users/users_page.h"

namespace rebate {

/// A region that knows a few people, and everything that touched one of them. Answers as FakeWorkspace::reading.
struct FakeRegion {
  std::map<std::string, UserProfile> people;
  std::vector<TimelineItem> timeline;  ///< of u-88210, newest first
  std::vector<RegionRead> asked;
  std::optional<Error> failure;
  Millis now = FakeClock::kStart;

  Result<RegionReading> operator()(const RegionRead& wish);
  Result<RegionReading> answer(const TimelineRead& wish) const;
  Result<RegionReading> answer(const UserRead& wish) const;
  Result<RegionReading> answer(const UserSearch& wish) const;
  Result<RegionReading> answer(const RevealRead& wish) const;
  Result<RegionReading> answer(const RulesRead&) const {
    return RegionReading{std::vector<RuleVersion>{RuleVersion{}}};
  }
  template <class Other>
  Result<RegionReading> answer(const Other&) const {
    return Error{Errc::unavailable, "", "not of this test"};
  }
  template <class Read>
  int count() const {
    return static_cast<int>(
        std::count_if(asked.begin(), asked.end(), [](const auto& wish) { return std::holds_alternative<Read>(wish); }));
  }
};

User personOf(const std::string& id, const std::string& mask, Fen balance);
std::vector<TimelineItem> sampleTimeline(Millis now);

/// The users' page with somebody of a role in front of it; people in the copy, and a region that knows one more.
struct UsersGui : GuiHarness {
  explicit UsersGui(Role role = Role::support, bool offline = false, Tongue tongue = Tongue::english,
                    Theme theme = Theme::dark);

  UsersPage* page() { return window->workbench()->users(); }
  PersonView* person() { return page()->person(); }
  PersonView* openPerson(const char* id = "u-88210") {
    page()->open(id);
    return page()->person();
  }
  QPushButton* button(UserAct act) { return person()->head()->button(act); }
  bool says(const QString& text) const;  ///< in a label that can be seen
  QStringList timelineWords();
  void loseRegions();
  void findRegions();

  std::shared_ptr<FakeRegion> region;
};

}  // namespace rebate
